import type { z } from 'zod'
import { dateOf } from '../../../../kernel/calendar.ts'
import { formatAmount } from '../../../../kernel/money.ts'
import { ok, RefusalError, refuse } from '../../../../kernel/result.ts'
import { CODE } from '../../../../ledger/chart.ts'
import { loadLegalEntity } from '../../../../ledger/load.ts'
import { matchItems } from '../../../../ledger/open-items/commands/match-items.ts'
import type { OpenItem } from '../../../../ledger/open-items/item.ts'
import { lockItems } from '../../../../ledger/open-items/load.ts'
import { receivablePosting } from '../../../../ledger/receivable-rules.ts'
import { type Context, defineCommand } from '../../../../platform/command.ts'
import type { Tx } from '../../../../platform/database/database.ts'
import { isReason } from '../../../load/receipts.ts'
import { accountOf } from '../../../payments/commands/providers.ts'
import { standingOf } from '../../../payments/fact.ts'
import { loadFacts, lockPayments, type StoredPayment } from '../../../payments/load/payments.ts'
import { positiveMinor } from '../../../positive-amount.ts'
import { insertRefund } from '../../save.ts'
import { refundPaymentInput } from '../api.ts'
import { loadPaidBy, loadRefundsOf, type ProviderRefund } from '../load.ts'
import { LIVE_REFUNDS, type RefundState } from '../refunding.ts'
import { insertProviderRefund } from '../save.ts'

/** The job that asks a provider for a refund. */
export function makeRefundJob(accountId: string, refundId: string) {
  return { task: 'makeRefund', payload: { accountId, refundId }, key: `make-refund ${refundId}` }
}

type Input = z.output<typeof refundPaymentInput>

type Answer = {
  readonly refundId: string
  readonly state: RefundState
  readonly amount: string
  readonly currency: string
  readonly to: string
  readonly result: 'created' | 'unchanged'
}

/**
 * Gives a credit back to the card or account that a payment came from, through the provider that took
 * it: never more than is left of the credit, nor, with all refunds of the payment, than was captured.
 * The credit is used up at once, so that nothing else is; a refund that fails gives it back. What is
 * asked for twice while it is under way is one refund.
 */
export const refundPayment = defineCommand({
  name: 'refundPayment',
  summary: 'Give a credit back to the card or account that a payment came from',
  permission: 'receipts.refund',
  input: refundPaymentInput,
  run: async (tx, input, ctx) => {
    const { paymentId } = input
    const accountId = await accountOf(tx, input.accountNumber)
    const [payment] = await lockPayments(tx, [{ accountId, paymentId }])
    if (payment === undefined) return refuse('unknown_payment', { payment: paymentId })
    const { provider, receiptId, state, currency } = payment
    if (provider === null) return refuse('refund_without_provider', { payment: paymentId })
    if (receiptId === null || !['succeeded', 'refunded'].includes(state)) {
      return refuse('payment_not_refundable', { payment: paymentId, state })
    }
    if (!(await isReason(tx, input.reason, 'refund'))) {
      return refuse('unknown_reason', { reason: input.reason, use: 'refund' })
    }
    const itemId = input.item ?? receiptId
    const known = await loadRefundsOf(tx, [payment])
    const to = await loadPaidBy(tx, payment)
    const same = known.find(each => isSame(each, itemId, input))
    if (same !== undefined) return ok(answer(same, to, 'unchanged'))
    const [item] = await lockItems(tx, [{ accountId, itemId }])
    if (item === undefined) return refuse('unknown_item', { item: itemId })
    if (item.legalEntityId !== payment.legalEntityId || item.currency !== currency) {
      return refuse('items_apart', { item: itemId, from: item.currency, to: currency })
    }
    const amountMinor = await amountOf(tx, { payment, item, known }, input)
    const refund = await planRefund(tx, { payment, item, amountMinor, to }, input, ctx)
    await ctx.enqueue(tx, makeRefundJob(accountId, refund.refundId))
    return ok(answer(refund, to, 'created'))
  },
  stakes: async (_tx, value, input) => ({
    amounts: [{ minor: positiveMinor(value.amount, value.currency), currency: value.currency }],
    facts: {
      ...{ account: input.accountNumber, amount: value.amount, currency: value.currency },
      ...{ way: 'provider', to: value.to, reason: input.reason },
    },
  }),
})

function answer(refund: ProviderRefund, to: string, result: Answer['result']): Answer {
  const { refundId, state, amountMinor, currency } = refund
  return { refundId, state, amount: formatAmount(amountMinor, currency), currency, to, result }
}

/** The same refund under way: of the same credit, and of that amount or of all there was. */
function isSame(refund: ProviderRefund, itemId: string, { amount }: Input): boolean {
  return (
    refund.madeBy === 'us' &&
    refund.itemId === itemId &&
    LIVE_REFUNDS.includes(refund.state) &&
    (amount === null || positiveMinor(amount, refund.currency) === refund.amountMinor)
  )
}

/** What is to be refunded. Throws `refund_exceeds_captured`; the credit's own bound is checked by its match. */
async function amountOf(
  tx: Tx,
  of: {
    readonly payment: StoredPayment
    readonly item: OpenItem
    readonly known: readonly ProviderRefund[]
  },
  { amount }: Input,
): Promise<bigint> {
  const { payment, item, known } = of
  const { capturedMinor, left } = await captured(tx, payment, known)
  const credit = -item.openMinor
  const asked =
    amount === null
      ? credit < left || left <= 0n
        ? credit
        : left
      : positiveMinor(amount, payment.currency)
  if (asked <= left) return asked
  const { currency } = payment
  throw new RefusalError('refund_exceeds_captured', {
    ...{ asked: formatAmount(asked, currency), captured: formatAmount(capturedMinor, currency) },
    ...{ left: formatAmount(left < 0n ? 0n : left, currency), currency },
  })
}

/** What of a payment was captured, and what of that its refunds leave. */
async function captured(tx: Tx, payment: StoredPayment, known: readonly ProviderRefund[]) {
  const facts = (await loadFacts(tx, [payment])).get(payment.paymentId) ?? []
  const { capturedMinor } = standingOf(facts, payment.amountMinor)
  const gone = known
    .filter(each => each.state !== 'failed')
    .reduce((sum, each) => sum + each.amountMinor, 0n)
  return { capturedMinor, left: capturedMinor - gone }
}

/** What can still be refunded of a payment, which is locked; zero or less where nothing can. */
export async function leftOf(tx: Tx, payment: StoredPayment): Promise<bigint> {
  return (await captured(tx, payment, await loadRefundsOf(tx, [payment]))).left
}

/**
 * Takes it off the credit, and writes it down as a refund that is to be asked for; the payment is
 * locked, and the amount at most what is left of it (`leftOf`).
 */
export async function planRefund(
  tx: Tx,
  of: {
    readonly payment: StoredPayment
    readonly item: OpenItem
    readonly amountMinor: bigint
    readonly to: string
  },
  input: Pick<Input, 'reason' | 'note'>,
  ctx: Context,
): Promise<ProviderRefund> {
  const { payment, item, amountMinor, to } = of
  const { accountId, paymentId, legalEntityId, currency } = payment
  const entity = await loadLegalEntity(tx, legalEntityId)
  const on = dateOf(ctx.clock.now(), entity?.timeZone ?? 'UTC')
  const booking = { on, at: ctx.clock.now(), by: ctx.actor }
  const places = { source: item.control, cash: CODE.clearing }
  const postings = [receivablePosting('refunded', amountMinor, places)]
  const why = { reasonCode: input.reason, note: input.note }
  const settled = { kind: 'refunded', item, amountMinor, postings, ...why } as const
  const { rows } = await matchItems(tx, [settled], booking)
  const refundId = ctx.newId()
  const allocationId = rows[0]?.allocationId ?? ''
  const { itemId } = item
  const amount = { legalEntityId, currency, amountMinor }
  const way = { way: 'provider' as const, cashAccount: CODE.clearing }
  const who = { ...way, payee: to, payeeAccount: null, payeeAccountShown: null }
  const row = { accountId, refundId, itemId, allocationId, ...amount, ...who, checkNumber: null }
  await insertRefund(tx, { ...row, ...why, ...booking })
  const refund: ProviderRefund = {
    ...{ accountId, refundId, paymentId, provider: payment.provider as string, madeBy: 'us' },
    ...{ currency, amountMinor, state: 'planned', reason: null, providerRefundId: null, itemId },
    ...{ allocationId, owedItemId: null, owedMinor: 0n, askAt: null, asked: 0 },
  }
  await insertProviderRefund(tx, refund, booking)
  return refund
}
