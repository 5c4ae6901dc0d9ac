import type { AnyCommand } from '../../../platform/command.ts'
import {
  claimUnclaimedProperty,
  holdUnclaimedProperty,
  reportUnclaimedProperty,
} from './hand-over.ts'
import { setUnclaimedRule } from './rules.ts'
import { workUnclaimedProperty } from './work.ts'

/** The commands of unclaimed property. */
export const unclaimedCommands: readonly AnyCommand[] = [
  setUnclaimedRule,
  workUnclaimedProperty,
  holdUnclaimedProperty,
  reportUnclaimedProperty,
  claimUnclaimedProperty,
]
