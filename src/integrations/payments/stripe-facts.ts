import type Stripe from 'stripe'
import type { Fact } from '../../receivables/payments/fact.ts'
import type { KeptMeans, ProviderFact, ProviderNews } from '../../receivables/payments/provider.ts'

/*
 * What Stripe says, in our words. Its amounts are in minor units like ours.
 */

type Intent = Stripe.PaymentIntent
type Session = Stripe.Checkout.Session

const instant = (seconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000)

/** What a payment intent has come to. */
export function factOfIntent(intent: Intent): Fact | undefined {
  switch (intent.status) {
    case 'succeeded':
      return { kind: 'succeeded', amountMinor: BigInt(intent.amount_received) }
    case 'processing':
      return { kind: 'pending' }
    case 'canceled':
      return { kind: 'cancelled' }
    case 'requires_payment_method': {
      const error = intent.last_payment_error
      if (error === null || error === undefined) return undefined
      return { kind: 'failed', reason: error.decline_code ?? error.code ?? 'generic_decline' }
    }
    case 'requires_action':
      return { kind: 'needs_customer', page: intent.next_action?.redirect_to_url?.url ?? null }
    default:
      return undefined
  }
}

/** The answer about a payment intent: told once for each status that it reaches. */
export function factsOfIntent(intent: Intent): ProviderFact[] {
  const fact = factOfIntent(intent)
  if (fact === undefined) return []
  const detail = fact.kind === 'failed' ? ` ${fact.reason}` : ''
  const eventId = `answer ${intent.id} ${intent.status}${detail}`
  return [{ eventId, at: instant(intent.created), fact }]
}

/** The answer about a page of Stripe (Checkout): while it is open the customer has to fill it in. */
export function factsOfSession(session: Session): ProviderFact[] {
  const fact = factOfSession(session)
  const eventId = `answer ${session.id} ${session.status} ${session.payment_status}`
  return [{ eventId, at: instant(session.created), fact }]
}

function factOfSession(session: Session): Fact {
  if (session.status === 'expired') return { kind: 'cancelled' }
  if (session.status === 'open') return { kind: 'needs_customer', page: session.url }
  return session.payment_status === 'unpaid'
    ? { kind: 'pending' }
    : { kind: 'succeeded', amountMinor: BigInt(session.amount_total ?? 0) }
}

/** The card of a page's payment, where Stripe was told to keep it; asked for with the payment method. */
export function keptBy(session: Session): KeptMeans | undefined {
  const intent = session.payment_intent
  if (intent === null || typeof intent === 'string') return undefined
  const method = intent.payment_method
  const customerToken = idOf(session.customer)
  if (method === null || typeof method === 'string' || customerToken === null) return undefined
  const { card } = method
  if (intent.setup_future_usage == null || card == null) return undefined
  const brand = `${card.brand.slice(0, 1).toUpperCase()}${card.brand.slice(1)}`
  const month = new Temporal.PlainYearMonth(card.exp_year, card.exp_month)
  return {
    ...{ kind: 'card', token: method.id, customerToken },
    shown: `${brand} •••• ${card.last4}`,
    expiresOn: month.toPlainDate({ day: month.daysInMonth }),
  }
}

/** The id of something that Stripe gives whole or by its id. */
export function idOf(thing: string | { readonly id: string } | null | undefined): string | null {
  return typeof thing === 'string' ? thing : (thing?.id ?? null)
}

/** What a webhook says; none where it is about something that we do not follow. */
export function newsOf(event: Stripe.Event): ProviderNews[] {
  const told = toldBy(event)
  if (told === undefined || told.reference === null) return []
  const { reference, fact, alias } = told
  const news = { eventId: event.id, at: instant(event.created), reference, fact }
  return [alias == null ? news : { ...news, alias }]
}

/** The events that `newsOf` reads. */
export const READ_TYPES: Stripe.EventListParams['types'] & object = [
  'payment_intent.succeeded',
  'payment_intent.processing',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'payment_intent.requires_action',
  'checkout.session.completed',
  'checkout.session.expired',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.closed',
]

type Told = {
  readonly reference: string | null
  readonly fact: Fact
  readonly alias?: string | null
}

function toldBy(event: Stripe.Event): Told | undefined {
  switch (event.type) {
    case 'payment_intent.succeeded':
    case 'payment_intent.processing':
    case 'payment_intent.payment_failed':
    case 'payment_intent.canceled':
    case 'payment_intent.requires_action': {
      const intent = event.data.object
      const fact = factOfIntent(intent)
      return fact && { reference: intent.id, fact }
    }
    case 'checkout.session.completed':
    case 'checkout.session.expired':
    case 'checkout.session.async_payment_succeeded': {
      const session = event.data.object
      const alias = idOf(session.payment_intent)
      return { reference: session.id, fact: factOfSession(session), alias }
    }
    case 'checkout.session.async_payment_failed': {
      const { id, payment_intent } = event.data.object
      const fact: Fact = { kind: 'failed', reason: 'generic_decline' }
      return { reference: id, fact, alias: idOf(payment_intent) }
    }
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
      return toldByRefund(event.data.object)
    case 'charge.dispute.created':
    case 'charge.dispute.closed':
      return toldByDispute(event.data.object, event.type === 'charge.dispute.created')
    default:
      return undefined
  }
}

function toldByRefund(refund: Stripe.Refund): Told {
  return { reference: idOf(refund.payment_intent), fact: factOfRefund(refund) }
}

/** What a refund has come to; one that we asked for carries our id in its metadata. */
function factOfRefund({ id, status, amount, metadata, failure_reason }: Stripe.Refund): Fact {
  const ours = metadata?.refund_id
  const named = { refundId: id, ...(ours === undefined ? {} : { key: ours }) }
  if (status === 'failed' || status === 'canceled') {
    return { kind: 'refund_failed', ...named, reason: failure_reason ?? status }
  }
  const kind = status === 'succeeded' ? 'refunded' : 'refund_pending'
  return { kind, ...named, amountMinor: BigInt(amount) }
}

/** The answer about a refund: told once for each status that it reaches. */
export function factsOfRefund(refund: Stripe.Refund): ProviderFact[] {
  const eventId = `answer ${refund.id} ${refund.status}`
  return [{ eventId, at: instant(refund.created), fact: factOfRefund(refund) }]
}

function toldByDispute(dispute: Stripe.Dispute, isNew: boolean): Told {
  const reference = idOf(dispute.payment_intent)
  const disputeId = dispute.id
  if (isNew)
    return { reference, fact: { kind: 'dispute_opened', disputeId, reason: dispute.reason } }
  return dispute.status === 'lost'
    ? { reference, fact: { kind: 'dispute_lost', disputeId } }
    : { reference, fact: { kind: 'dispute_won', disputeId } }
}
