import type { AnyCommand } from '../../../platform/command.ts'
import { holdCommands } from '../../holds/commands.ts'
import { lateChargeCommands } from '../../late-charges/commands/all.ts'
import { policyCommands } from '../../policies/commands.ts'
import { splitDunningChunk, workDunningChunk } from './chunk.ts'
import {
  approveDunningRun,
  cancelDunningRun,
  resumeDunningRun,
  sendDunningRun,
  startDunningRun,
} from './runs.ts'

/** The commands of reminders, late fees and interest. */
export const dunningCommands: readonly AnyCommand[] = [
  ...policyCommands,
  ...holdCommands,
  ...lateChargeCommands,
  startDunningRun,
  approveDunningRun,
  sendDunningRun,
  cancelDunningRun,
  resumeDunningRun,
  workDunningChunk,
  splitDunningChunk,
]
