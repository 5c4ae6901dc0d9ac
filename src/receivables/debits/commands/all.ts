import type { AnyCommand } from '../../../platform/command.ts'
import { recordBankAnswer } from './answers.ts'
import { replaceDebitFile } from './replacing.ts'
import { approveDebitRun, cancelDebitRun, startDebitRun } from './runs.ts'
import { openDebitFile, recordDebitFile, settleDebits } from './sending.ts'

/** Every command about debit files. */
export const debitCommands: readonly AnyCommand[] = [
  startDebitRun,
  approveDebitRun,
  cancelDebitRun,
  recordDebitFile,
  openDebitFile,
  replaceDebitFile,
  settleDebits,
  recordBankAnswer,
]
