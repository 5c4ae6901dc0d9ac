import type { Booking } from '../../../ledger/open-items/item.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { closeDeductionsOf } from '../../bank/save/deductions.ts'
import { loadMatchOfReceipt } from '../load/remittances.ts'
import { undoMatch } from '../save.ts'

/**
 * Transaction step: a receipt went back, or was entered by mistake. The remittance that it was of is
 * not carried out any more: its lines wait for their money again, or were returned with it.
 */
export async function releaseRemittance(
  tx: Tx,
  receipt: { readonly accountId: string; readonly receiptId: string },
  kind: 'returned' | 'mistake' | 'chargeback',
  by: Omit<Booking, 'on'>,
): Promise<void> {
  const match = await loadMatchOfReceipt(tx, receipt)
  if (match === undefined) return
  await undoMatch(tx, match, kind === 'mistake' ? 'waiting' : 'returned', by)
  await closeDeductionsOf(tx, match.remittanceId, by.at)
}
