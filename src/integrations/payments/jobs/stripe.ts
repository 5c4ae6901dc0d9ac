import Stripe from 'stripe'
import { RefusalError } from '../../../kernel/result.ts'
import type {
  KeptMeans,
  PaymentOrder,
  PaymentProvider,
  ProviderNews,
  ProviderPayout,
  ProviderView,
} from '../../../receivables/payments/provider.ts'
import { factsOfIntent, factsOfSession, idOf, keptBy, newsOf, READ_TYPES } from '../stripe-facts.ts'
import { asked } from './stripe-asked.ts'
import { findRefund, refund } from './stripe-refunds.ts'

/** What the adapter needs: key, webhook secrets, the clock, and where Stripe is if not at its place. */
export type StripeSettings = {
  readonly apiKey: string
  readonly secrets: readonly string[]
  readonly now: () => Temporal.Instant
  readonly address: string | null
  /** Where people find us, for the way back from Stripe's page. */
  readonly publicUrl: string
}

const TIMEOUT_MS = 20_000
const TOLERANCE_S = 300

/** Stripe by its official library: kept cards are charged, others are typed on Stripe's own page. */
export function stripeProvider(settings: StripeSettings): PaymentProvider {
  const stripe = open(settings)
  return {
    pay: order => pay(stripe, settings, order),
    find: (order, reference) => find(stripe, order, reference),
    kept: reference => kept(stripe, reference),
    refund: order => refund(stripe, settings.now, order),
    findRefund: order => findRefund(stripe, order),
    read: async (body, headers) => {
      const event = verified(stripe, settings, body, headers['stripe-signature'] ?? '')
      return { news: newsOf(event), hasPayout: event.type === 'payout.paid' }
    },
    missed: (from, to) => missed(stripe, from, to),
    payouts: (from, to) => payouts(stripe, from, to),
  }
}

function open({ apiKey, address }: StripeSettings): Stripe {
  const place = address === null ? undefined : new URL(address)
  return new Stripe(apiKey, {
    // A lost answer is asked about by the sweep, which everybody can see.
    maxNetworkRetries: 0,
    timeout: TIMEOUT_MS,
    telemetry: false,
    ...(place === undefined
      ? {}
      : {
          host: place.hostname,
          port: place.port === '' ? 443 : place.port,
          protocol: place.protocol === 'http:' ? 'http' : 'https',
        }),
  })
}

async function pay(
  stripe: Stripe,
  { publicUrl }: StripeSettings,
  order: PaymentOrder,
): Promise<ProviderView> {
  const { means, currency, paymentId, description } = order
  const amount = Number(order.amountMinor)
  const metadata = { payment_id: paymentId }
  const once = { idempotencyKey: paymentId }
  if (means === null) {
    const back = `${publicUrl}${order.returnTo}`
    const session = await asked(() =>
      stripe.checkout.sessions.create(
        {
          mode: 'payment',
          line_items: [
            {
              quantity: 1,
              price_data: {
                currency: currency.toLowerCase(),
                unit_amount: amount,
                product_data: { name: description },
              },
            },
          ],
          payment_intent_data: {
            ...{ metadata, description },
            ...(order.keeps ? { setup_future_usage: 'off_session' } : {}),
          },
          ...(order.keeps ? { customer_creation: 'always' } : {}),
          client_reference_id: paymentId,
          success_url: back,
          cancel_url: back,
          metadata,
        },
        once,
      ),
    )
    return { reference: session.id, facts: factsOfSession(session) }
  }
  return charged(order, () =>
    stripe.paymentIntents.create(
      {
        ...{ amount, currency: currency.toLowerCase(), description, metadata },
        ...(means.customerToken === null ? {} : { customer: means.customerToken }),
        ...{ payment_method: means.token, confirm: true, off_session: true },
      },
      once,
    ),
  )
}

/** A declined card is an answer: Stripe throws it with the payment intent, or without one. */
async function charged(
  order: PaymentOrder,
  create: () => Promise<Stripe.PaymentIntent>,
): Promise<ProviderView> {
  try {
    const intent = await asked(create)
    return { reference: intent.id, facts: factsOfIntent(intent) }
  } catch (error) {
    const isAnswer =
      error instanceof Stripe.errors.StripeCardError ||
      error instanceof Stripe.errors.StripeInvalidRequestError
    if (!isAnswer) throw error
    const intent = error.payment_intent
    const reason = error.decline_code ?? error.code ?? 'invalid_account'
    const reference = intent?.id ?? `none ${order.paymentId}`
    const at = Temporal.Instant.fromEpochMilliseconds((intent?.created ?? 0) * 1000)
    return {
      reference,
      facts: [{ eventId: `answer ${reference} ${reason}`, at, fact: { kind: 'failed', reason } }],
    }
  }
}

/** Without a name for it the payment is asked for again by the same key, which Stripe knows for a day. */
async function find(
  stripe: Stripe,
  _: PaymentOrder,
  reference: string | null,
): Promise<ProviderView | undefined> {
  if (reference === null || reference.startsWith('none ')) return undefined
  if (reference.startsWith('cs_')) {
    const session = await asked(() => stripe.checkout.sessions.retrieve(reference))
    const alias = idOf(session.payment_intent)
    const facts = factsOfSession(session)
    return alias === null ? { reference, facts } : { reference, facts, alias }
  }
  const intent = await asked(() => stripe.paymentIntents.retrieve(reference))
  return { reference, facts: factsOfIntent(intent) }
}

/** The card that a customer filled in on Stripe's page and let us keep. */
async function kept(stripe: Stripe, reference: string): Promise<KeptMeans | undefined> {
  if (!reference.startsWith('cs_')) return undefined
  const expand = ['payment_intent.payment_method']
  const session = await asked(() => stripe.checkout.sessions.retrieve(reference, { expand }))
  return keptBy(session)
}

function verified(
  stripe: Stripe,
  { secrets, now }: StripeSettings,
  body: Buffer,
  signature: string,
): Stripe.Event {
  const receivedAt = now().epochMilliseconds
  for (const secret of secrets) {
    try {
      const { webhooks } = stripe
      return webhooks.constructEvent(body, signature, secret, TOLERANCE_S, undefined, receivedAt)
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error
    }
  }
  throw new RefusalError('webhook_unsigned', {})
}

/** Stripe keeps its events for thirty days: those that our webhook reads, oldest last. */
async function missed(
  stripe: Stripe,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<ProviderNews[]> {
  const events = stripe.events.list({ created: spanOf(from, to), types: READ_TYPES, limit: 100 })
  const news: ProviderNews[] = []
  for await (const event of events) news.push(...newsOf(event))
  return news
}

/** Seconds of the days, the last one whole. */
function spanOf(from: Temporal.PlainDate, to: Temporal.PlainDate): { gte: number; lt: number } {
  const second = (date: Temporal.PlainDate): number =>
    date.toZonedDateTime('UTC').epochMilliseconds / 1000
  return { gte: second(from), lt: second(to.add({ days: 1 })) }
}

async function payouts(
  stripe: Stripe,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<ProviderPayout[]> {
  const span = spanOf(from, to)
  const found: ProviderPayout[] = []
  const paid = stripe.payouts.list({ arrival_date: span, status: 'paid', limit: 100 })
  for await (const payout of paid) {
    found.push({
      payoutId: payout.id,
      currency: payout.currency.toUpperCase(),
      arrivesOn: Temporal.Instant.fromEpochMilliseconds(payout.arrival_date * 1000)
        .toZonedDateTimeISO('UTC')
        .toPlainDate(),
      netMinor: BigInt(payout.amount),
      lines: await linesOf(stripe, payout.id),
    })
  }
  return found
}

async function linesOf(stripe: Stripe, payout: string): Promise<ProviderPayout['lines']> {
  const lines: ProviderPayout['lines'][number][] = []
  const listed = stripe.balanceTransactions.list({ payout, limit: 100, expand: ['data.source'] })
  for await (const each of listed) {
    if (each.type === 'payout') continue
    const isFee = each.type === 'stripe_fee' || each.type === 'network_cost'
    lines.push({
      lineId: each.id,
      kind: kindOf(each.type),
      reference: intentOf(each.source),
      grossMinor: isFee ? 0n : BigInt(each.amount),
      feeMinor: isFee ? BigInt(-each.amount) : BigInt(each.fee),
    })
  }
  return lines
}

function kindOf(type: string): ProviderPayout['lines'][number]['kind'] {
  if (type === 'charge' || type === 'payment') return 'payment'
  if (/^(refund|refund_failure|payment_refund|payment_failure_refund)$/.test(type)) return 'refund'
  if (type === 'stripe_fee' || type === 'network_cost') return 'fee'
  return type === 'adjustment' ? 'dispute' : 'adjustment'
}

function intentOf(source: Stripe.BalanceTransaction['source']): string | null {
  if (source === null || typeof source === 'string' || !('payment_intent' in source)) return null
  return idOf(source.payment_intent as string | { readonly id: string } | null)
}
