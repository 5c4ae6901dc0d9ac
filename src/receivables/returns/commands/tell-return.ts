import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { lesser } from '../../../kernel/money.ts'
import { dayNumber } from '../../../kernel/period.ts'
import { type Booking, itemKeyText, type NewItem } from '../../../ledger/open-items/item.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { frozenAmounts } from '../../freezes/load.ts'
import type { ReceiptFacts } from '../../load/receipts.ts'
import { loadReasonAsTold, loadReopened } from '../load.ts'

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
  const items = await reopenedItems(tx, receipt, booking)
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
        ...(items.length === 0 ? {} : { items }),
        ...(of.fee === null ? {} : { fee: { minor: of.fee.amountMinor, currency } }),
      },
      about: [{ kind: 'receipt', id: receiptId }],
      key: `returned:${receiptId}`,
    },
  ])
}

/**
 * The table of what is open again. Of what is disputed or promised nothing is asked for, nor can it be
 * read from the difference: the whole amount stands there only where all of it is asked for.
 */
async function reopenedItems(tx: Tx, receipt: ReceiptFacts, { on, at }: Booking) {
  const found = await loadReopened(tx, receipt, at)
  const frozen = new Map(
    (await frozenAmounts(tx, found, on)).map(each => [itemKeyText(each), each.frozenMinor]),
  )
  return found.flatMap(item => {
    const { kind, label, documentOn, dueOn, amountMinor, openMinor, paidMinor } = item
    const { currency } = receipt
    const free = lesser(openMinor - (frozen.get(itemKeyText(item)) ?? 0n), paidMinor)
    if (free <= 0n) return []
    return [
      {
        document: { itemKind: kind, label },
        issuedOn: documentOn,
        dueOn,
        overdueDays: Math.max(dayNumber(on) - dayNumber(dueOn), 0),
        amount: free === openMinor ? { minor: amountMinor, currency } : null,
        open: { minor: free, currency },
      },
    ]
  })
}
