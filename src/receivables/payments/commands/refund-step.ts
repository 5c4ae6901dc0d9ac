import { CODE } from '../../../ledger/chart.ts'
import { postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import { openItems } from '../../../ledger/open-items/commands/open-items.ts'
import type { ItemKey } from '../../../ledger/open-items/item.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { StoredPayment } from '../load/payments.ts'

/**
 * Books money that a provider gave back to a customer: off what of the receipt is not used; what was
 * used is owed by the customer again, as an item of its own.
 */
export async function refundOutside(
  tx: Tx,
  refund: {
    readonly payment: StoredPayment
    readonly item: ItemKey
    readonly amountMinor: bigint
    readonly today: Temporal.PlainDate
  },
  ctx: Pick<Context, 'clock' | 'actor' | 'newId'>,
): Promise<void> {
  const { payment, amountMinor, today } = refund
  const [credit] = await lockItems(tx, [refund.item])
  if (credit === undefined) throw new Error('defect: a payment without its receipt')
  const unused = -credit.openMinor
  const fromCredit = unused < amountMinor ? unused : amountMinor
  const at = ctx.clock.now()
  if (fromCredit > 0n) {
    const places = { source: credit.control, cash: CODE.clearing }
    const posting = receivablePosting('money_returned', fromCredit, places)
    await matchItems(
      tx,
      [{ kind: 'refunded', item: refund.item, amountMinor: fromCredit, postings: [posting] }],
      { on: today, at, by: ctx.actor },
    )
  }
  const owed = amountMinor - fromCredit
  if (owed <= 0n) return
  const { accountId, legalEntityId, currency } = payment
  const itemId = ctx.newId()
  const item = { accountId, itemId, legalEntityId, currency, kind: 'returned' as const }
  const dates = { documentOn: today, dueOn: today, reference: payment.reference }
  const amount = { control: CODE.receivable, amountMinor: owed, origin: refund.item }
  await openItems(tx, [{ ...item, ...dates, ...amount }], at)
  const posting = receivablePosting('returned_and_owed', owed, { cash: CODE.clearing })
  const where = { accountId, legalEntityId, currency, effectiveOn: today, documentId: itemId }
  await postTransfers(tx, [{ ...posting, ...where }], at)
}
