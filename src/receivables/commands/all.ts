import type { AnyCommand } from '../../platform/command.ts'
import { allocateReceipt, unapplyAllocation } from './allocations.ts'
import { recordReceipt, recordReceipts, reverseReceipt } from './receipts.ts'

/** The commands of money received. */
export const receivableCommands: readonly AnyCommand[] = [
  recordReceipt,
  recordReceipts,
  reverseReceipt,
  allocateReceipt,
  unapplyAllocation,
]
