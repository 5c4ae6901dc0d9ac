import type { Booking } from '../../../../ledger/open-items/item.ts'
import type { Context } from '../../../../platform/command.ts'
import type { Tx } from '../../../../platform/database/database.ts'
import { newId } from '../../../../platform/ids.ts'
import { announce } from '../../../../platform/outbox.ts'
import { askAfter } from '../../../payments/ask-after.ts'
import type { DatedFact } from '../../../payments/fact.ts'
import type { StoredPayment } from '../../../payments/load/payments.ts'
import { loadRefundsOf, type ProviderRefund } from '../load.ts'
import { assignRefunds, type RefundTold, refundsTold } from '../refunding.ts'
import { insertProviderRefund, updateProviderRefund } from '../save.ts'
import { bookBack, bookOut } from './money.ts'

/** A payment under its lock, with what was said of it. */
export type RefundCase = {
  readonly payment: StoredPayment
  readonly facts: readonly DatedFact[]
  readonly receiptId: string | null
  readonly today: Temporal.PlainDate
}

type By = Pick<Context, 'clock' | 'actor'>

/**
 * Brings the books to what providers say of refunds: ours are done or failed, those that a provider made
 * alone are booked, and what did not arrive is taken back. It books the difference, so that it may be
 * called after any news, any number of times.
 */
export async function bookRefunds(tx: Tx, cases: readonly RefundCase[], ctx: By): Promise<void> {
  const taken = cases.filter(each => each.receiptId !== null && each.payment.provider !== null)
  const told = new Map(taken.map(each => [each, refundsTold(each.facts)]))
  const named = taken.filter(each => (told.get(each) ?? []).length > 0)
  if (named.length === 0) return
  const known = await loadRefundsOf(
    tx,
    named.map(each => each.payment),
  )
  const byPayment = Map.groupBy(known, each => each.paymentId)
  for (const each of named) {
    await bookCase(tx, each, told.get(each) ?? [], byPayment.get(each.payment.paymentId) ?? [], ctx)
  }
}

async function bookCase(
  tx: Tx,
  each: RefundCase,
  told: readonly RefundTold[],
  known: readonly ProviderRefund[],
  ctx: By,
): Promise<void> {
  const booking = { on: each.today, at: ctx.clock.now(), by: ctx.actor }
  const ours = known.filter(({ madeBy }) => madeBy === 'us')
  const assigned = assignRefunds(told, ours)
  for (const refund of ours) {
    const news = assigned.ours.get(refund.refundId)
    if (news !== undefined) await follow(tx, each.payment, refund, news, booking)
  }
  const outside = new Map(assigned.outside.map(news => [news.providerRefundId, news]))
  for (const refund of known.filter(({ madeBy }) => madeBy === 'provider')) {
    const name = refund.providerRefundId as string
    const failed = told.find(({ providerRefundId }) => providerRefundId === name)
    const news = outside.get(name)
    outside.delete(name)
    const gone = { ...(failed as RefundTold), state: 'failed' as const }
    await follow(tx, each.payment, refund, news ?? gone, booking)
  }
  for (const news of outside.values()) await bookOutside(tx, each, news, booking)
}

/** A refund follows what its provider says; the books follow the refund. */
async function follow(
  tx: Tx,
  payment: StoredPayment,
  refund: ProviderRefund,
  news: RefundTold,
  booking: Booking,
): Promise<void> {
  const { state, providerRefundId, reason } = news
  const isSame =
    refund.state === state &&
    refund.providerRefundId === providerRefundId &&
    refund.reason === reason
  if (isSame) return
  const isBooked = refund.state !== 'failed'
  const next = { ...refund, state, providerRefundId, reason }
  const booked =
    isBooked && state === 'failed'
      ? await bookBack(tx, next, payment, booking)
      : !isBooked && state !== 'failed'
        ? await bookOut(tx, { ...refund, payment }, booking)
        : {}
  const askAt = state === 'pending' ? askAfter(booking.at, refund.asked) : null
  await updateProviderRefund(tx, { ...next, ...booked, askAt }, booking.at)
  if (refund.madeBy === 'us' && state === 'done') {
    const { accountId, refundId } = refund
    await announce(tx, [{ type: 'refund.paid', accountId, subjectId: refundId }], booking.at)
  }
}

/** A refund that was made on the provider's own pages. */
async function bookOutside(
  tx: Tx,
  { payment, receiptId }: RefundCase,
  { providerRefundId, amountMinor }: RefundTold,
  booking: Booking,
): Promise<void> {
  const { accountId, paymentId, currency } = payment
  const amount = amountMinor as bigint
  const itemId = receiptId as string
  const booked = await bookOut(tx, { payment, itemId, amountMinor: amount }, booking)
  const name = { accountId, refundId: newId(), paymentId, provider: payment.provider as string }
  const state = { madeBy: 'provider' as const, state: 'done' as const, reason: null }
  const asked = { askAt: null, asked: 0, amountMinor: amount }
  const refund = { ...name, ...state, currency, providerRefundId, itemId, ...booked, ...asked }
  await insertProviderRefund(tx, refund, booking)
}
