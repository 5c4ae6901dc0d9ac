import {
  approveBillRun,
  cancelBillRun,
  decideExceptions,
  issueBillRun,
  refreshBillRun,
  resumeBillRun,
  startBillRun,
} from '../invoicing/commands/bill-run.ts'
import { splitBillRunChunk, workBillRunChunk } from '../invoicing/commands/chunk.ts'
import { type Registry, registry } from '../platform/command.ts'

/** Every command there is: `quittance run`, the HTTP routes and approvals find them here by name. */
export const commands: Registry = registry([
  startBillRun,
  workBillRunChunk,
  splitBillRunChunk,
  decideExceptions,
  refreshBillRun,
  approveBillRun,
  issueBillRun,
  cancelBillRun,
  resumeBillRun,
])
