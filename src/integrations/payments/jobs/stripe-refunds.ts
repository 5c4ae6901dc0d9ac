import Stripe from 'stripe'
import {
  OutcomeUnknown,
  type ProviderFact,
  type RefundOrder,
} from '../../../receivables/payments/provider.ts'
import { factsOfRefund, idOf } from '../stripe-facts.ts'
import { asked } from './stripe-asked.ts'

/** Refunds of one payment that Stripe is asked for in one go; a payment rarely has two. */
const PAGE = 100

/** Asks for a refund, by our id: for a day Stripe makes one by it, later it is found by its metadata. */
export async function refund(
  stripe: Stripe,
  now: () => Temporal.Instant,
  order: RefundOrder,
): Promise<ProviderFact[]> {
  const { refundId, amountMinor } = order
  const payment_intent = await intentOf(stripe, order.reference)
  try {
    const made = await asked(() =>
      stripe.refunds.create(
        { payment_intent, amount: Number(amountMinor), metadata: { refund_id: refundId } },
        { idempotencyKey: refundId },
      ),
    )
    return factsOfRefund(made)
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
    const reason = error.code ?? 'refused'
    const name = `none ${refundId}`
    const fact = { kind: 'refund_failed', refundId: name, key: refundId, reason } as const
    return [{ eventId: `answer ${name}`, at: now(), fact }]
  }
}

/** Looks for a refund by its name, else through those of its payment by our id. */
export async function findRefund(
  stripe: Stripe,
  order: RefundOrder,
): Promise<ProviderFact[] | undefined> {
  const { refundId, providerRefundId } = order
  if (providerRefundId !== null && !providerRefundId.startsWith('none ')) {
    return factsOfRefund(await asked(() => stripe.refunds.retrieve(providerRefundId)))
  }
  const payment_intent = await intentOf(stripe, order.reference)
  for (let after: string | undefined; ; ) {
    const more = after === undefined ? {} : { starting_after: after }
    const page = await asked(() => stripe.refunds.list({ payment_intent, limit: PAGE, ...more }))
    const own = page.data.filter(each => each.metadata?.refund_id === refundId)
    if (own.length > 0) return own.flatMap(factsOfRefund)
    after = page.data.at(-1)?.id
    if (!page.has_more || after === undefined) return undefined
  }
}

/** The payment that came of Stripe's page is refunded by its own name. */
async function intentOf(stripe: Stripe, reference: string): Promise<string> {
  if (!reference.startsWith('cs_')) return reference
  const session = await asked(() => stripe.checkout.sessions.retrieve(reference))
  const intent = idOf(session.payment_intent)
  if (intent === null) throw new OutcomeUnknown('Stripe knows no payment of this page')
  return intent
}
