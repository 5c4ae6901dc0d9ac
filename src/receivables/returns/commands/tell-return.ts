import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import type { Booking, NewItem } from '../../../ledger/open-items/item.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { ReceiptFacts } from '../../load/receipts.ts'
import { loadReasonAsTold } from '../load.ts'

/** What writing to a customer takes. */
export type Telling = Pick<Context, 'actor' | 'clock' | 'newId' | 'enqueue'>

/**
 * Writes to a customer whose payment came back: what, why, and the fee. Nobody is written to where it
 * was not known whose money it was. Asked for twice, it is one message.
 */
export async function tellReturn(
  tx: Tx,
  ctx: Telling,
  receipt: ReceiptFacts,
  of: { readonly reasonCode: string; readonly fee: NewItem | null },
  booking: Booking,
): Promise<void> {
  const { accountId, receiptId, legalEntityId, currency, amountMinor, valueOn } = receipt
  const reason = await loadReasonAsTold(tx, accountId, of.reasonCode)
  if (reason === undefined) return
  await queueMessages(tx, ctx, [
    {
      accountId,
      legalEntityId,
      templateCode: 'returned_payment',
      facts: {
        amount: { minor: amountMinor, currency },
        paidOn: valueOn,
        reason,
        payBy: of.fee?.dueOn ?? booking.on.add({ days: 14 }),
        ...(of.fee === null ? {} : { fee: { minor: of.fee.amountMinor, currency } }),
      },
      about: [{ kind: 'receipt', id: receiptId }],
      key: `returned:${receiptId}`,
    },
  ])
}
