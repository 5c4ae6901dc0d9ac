import type { AnyCommand } from '../../platform/command.ts'
import { usageImportCommands } from '../imports/commands.ts'
import { correctMoveReads, moveIn, moveOut, transferService } from '../moves/commands/moves.ts'
import { recordMoves } from '../moves/commands/record-moves.ts'
import { defineChannels } from './channels.ts'
import { recordIntervals } from './intervals.ts'
import { recordReads } from './reads.ts'
import { discardRejectedUsage, fixRejectedUsage, replayRejectedUsage } from './rejected-usage.ts'
import { recordUsageEvents } from './usage-events.ts'
import { replaceUsageEvent, voidUsageEvents } from './void-events.ts'
import { voidReads } from './void-reads.ts'

/** The commands of metering, for the registry. */
export const meteringCommands: readonly AnyCommand[] = [
  defineChannels,
  recordReads,
  recordIntervals,
  recordUsageEvents,
  fixRejectedUsage,
  replayRejectedUsage,
  discardRejectedUsage,
  voidUsageEvents,
  replaceUsageEvent,
  voidReads,
  moveOut,
  moveIn,
  transferService,
  correctMoveReads,
  recordMoves,
  ...usageImportCommands,
]
