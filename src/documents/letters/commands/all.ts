import type { AnyCommand } from '../../../platform/command.ts'
import { confirmPrintBatch, copyLetter, createPrintBatch, recordPrintBatch } from './batches.ts'

/** The commands of letters, for the registry. */
export const letterCommands: readonly AnyCommand[] = [
  createPrintBatch,
  recordPrintBatch,
  confirmPrintBatch,
  copyLetter,
]
