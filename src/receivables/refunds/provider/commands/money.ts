import { CODE } from '../../../../ledger/chart.ts'
import { postTransfers } from '../../../../ledger/commands/post-transfers.ts'
import { matchItems } from '../../../../ledger/open-items/commands/match-items.ts'
import { openItems } from '../../../../ledger/open-items/commands/open-items.ts'
import type { Booking, ItemKey } from '../../../../ledger/open-items/item.ts'
import { lockItems } from '../../../../ledger/open-items/load.ts'
import { receivablePosting } from '../../../../ledger/receivable-rules.ts'
import type { Tx } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import { allocate } from '../../../commands/allocate-steps.ts'
import { recordReceipts } from '../../../commands/receipt-steps.ts'
import type { StoredPayment } from '../../../payments/load/payments.ts'
import { creditAgain } from '../../commands/credit-again.ts'
import type { ProviderRefund } from '../load.ts'

/** What a refund is in the books. */
export type Booked = Pick<ProviderRefund, 'allocationId' | 'owedItemId' | 'owedMinor'>

/**
 * Books money that a provider gives back to a customer: off what of the credit is not used; what was
 * used is owed by the customer again, as an item of its own.
 */
export async function bookOut(
  tx: Tx,
  refund: {
    readonly payment: StoredPayment
    readonly itemId: string
    readonly amountMinor: bigint
  },
  booking: Booking,
): Promise<Booked> {
  const { payment, itemId, amountMinor } = refund
  const { accountId, legalEntityId, currency } = payment
  const key = { accountId, itemId }
  const [credit] = await lockItems(tx, [key])
  if (credit === undefined) throw new Error('defect: a refund without its credit')
  const unused = -credit.openMinor
  const fromCredit = unused < amountMinor ? unused : amountMinor
  let allocationId: string | null = null
  if (fromCredit > 0n) {
    const places = { source: credit.control, cash: CODE.clearing }
    const postings = [receivablePosting('refunded', fromCredit, places)]
    const settled = { kind: 'refunded', item: key, amountMinor: fromCredit, postings } as const
    const { rows } = await matchItems(tx, [settled], booking)
    allocationId = rows[0]?.allocationId ?? null
  }
  const owedMinor = amountMinor - fromCredit
  if (owedMinor <= 0n) return { allocationId, owedItemId: null, owedMinor: 0n }
  const owedItemId = newId()
  const item = { accountId, itemId: owedItemId, legalEntityId, currency, kind: 'returned' as const }
  const dates = { documentOn: booking.on, dueOn: booking.on, reference: payment.reference }
  const amount = { control: CODE.receivable, amountMinor: owedMinor, origin: key }
  await openItems(tx, [{ ...item, ...dates, ...amount }], booking.at)
  const posting = receivablePosting('returned_and_owed', owedMinor, { cash: CODE.clearing })
  const where = { accountId, legalEntityId, currency, effectiveOn: booking.on }
  await postTransfers(tx, [{ ...posting, ...where, documentId: owedItemId }], booking.at)
  return { allocationId, owedItemId, owedMinor }
}

/**
 * Takes a refund back that did not reach the customer: what came off a credit is a credit again; what
 * was owed again is money that came in, and pays that as far as it is open still.
 */
export async function bookBack(
  tx: Tx,
  refund: ProviderRefund,
  payment: StoredPayment,
  booking: Booking,
): Promise<Booked> {
  const { accountId, itemId, allocationId, amountMinor, owedItemId, reason } = refund
  const why = { reasonCode: null, note: reason ?? 'refund failed' }
  if (allocationId !== null)
    await creditAgain(tx, { accountId, itemId, allocationId }, booking, why)
  const cameIn = allocationId === null ? amountMinor : refund.owedMinor
  if (cameIn > 0n) {
    const owed = owedItemId === null ? null : { accountId, itemId: owedItemId }
    await moneyBack(tx, { refund, payment, owed, amountMinor: cameIn }, booking)
  }
  return { allocationId, owedItemId: null, owedMinor: 0n }
}

async function moneyBack(
  tx: Tx,
  back: {
    readonly refund: ProviderRefund
    readonly payment: StoredPayment
    readonly owed: ItemKey | null
    readonly amountMinor: bigint
  },
  booking: Booking,
): Promise<void> {
  const { refund, payment, owed, amountMinor } = back
  const { accountId, legalEntityId, currency, reference } = payment
  const receipt = {
    ...{ accountId, legalEntityId, currency, amountMinor, reference },
    ...{ method: 'card' as const, valueOn: booking.on, bookedOn: booking.on },
    ...{ cashAccount: CODE.clearing, note: refund.reason },
    key: `refund_failed:${refund.refundId}:${owed?.itemId ?? 'whole'}`,
  }
  const [recorded] = await recordReceipts(tx, [receipt], booking)
  if (recorded === undefined || owed === null) return
  const [item] = await lockItems(tx, [owed])
  const open = item?.openMinor ?? 0n
  const paid = open < amountMinor ? open : amountMinor
  if (paid <= 0n) return
  const from = { accountId, itemId: recorded.receiptId }
  await allocate(tx, [{ from, to: owed, amountMinor: paid }], booking)
}
