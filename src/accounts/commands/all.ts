import type { AnyCommand } from '../../platform/command.ts'
import { assignmentCommands } from '../assignments/commands.ts'
import { careCommands } from '../care/commands.ts'
import { addInteractionFile, finishFollowUp, recordInteraction } from '../interactions/commands.ts'
import { taskCommands } from '../tasks/commands.ts'
import { defineBillingCycles } from './define-billing-cycles.ts'
import { openTaxId } from './open-tax-id.ts'

/** The commands of accounts that touch no bill; the others are `contracts/commands/account-changes.ts`. */
export const accountCommands: readonly AnyCommand[] = [
  defineBillingCycles,
  openTaxId,
  recordInteraction,
  addInteractionFile,
  finishFollowUp,
  ...assignmentCommands,
  ...careCommands,
  ...taskCommands,
]
