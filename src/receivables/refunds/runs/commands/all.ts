import type { AnyCommand } from '../../../../platform/command.ts'
import { replaceRefundFile } from './replacing.ts'
import { approveRefundRun, cancelRefundRun, startRefundRun } from './runs.ts'
import { openRefundFile, recordRefundFile } from './sending.ts'

/** Every command about files of refunds. */
export const refundRunCommands: readonly AnyCommand[] = [
  startRefundRun,
  approveRefundRun,
  cancelRefundRun,
  recordRefundFile,
  openRefundFile,
  replaceRefundFile,
]
