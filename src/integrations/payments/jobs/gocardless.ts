import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { RefusalError } from '../../../kernel/result.ts'
import {
  OutcomeUnknown,
  type PaymentOrder,
  type PaymentProvider,
  type ProviderEvent,
  type ProviderNews,
  type ProviderView,
} from '../../../receivables/payments/provider.ts'
import {
  factsOfPayment,
  type GcEvent,
  type GcPayment,
  gcEvent,
  gcPayment,
  gcWebhook,
  newsOf,
} from '../gocardless-facts.ts'
import { type Answer, ask, refusal } from './gocardless-asked.ts'
import { payouts } from './gocardless-payouts.ts'
import { findRefund, newsOfRefund, refund } from './gocardless-refunds.ts'
import type { StripeSettings } from './stripe.ts'

/**
 * GoCardless by its interface (see docs/decisions/0014): debits under mandates that it keeps; the token
 * of the means is the mandate, `MD…`.
 */
export function gocardlessProvider(settings: StripeSettings): PaymentProvider {
  return {
    pay: async order => viewOf(await create(settings, order)),
    find: async (_, reference) => {
      if (reference === null || reference.startsWith('none ')) return undefined
      const answer = await ask(settings, 'GET', `/payments/${encodeURIComponent(reference)}`)
      return answer.status === 404 ? undefined : viewOf(paymentIn(answer))
    },
    refund: order => refund(settings, order),
    findRefund: order => findRefund(settings, order),
    read: (body, headers) => read(settings, body, headers['webhook-signature'] ?? ''),
    readEvent: event => newsOfRefund(settings, gcEvent.parse(event)),
    payouts: (from, to) => payouts(settings, from, to),
  }
}

const created = z.object({ payments: gcPayment })
function paymentIn({ body, status }: Answer): GcPayment {
  const parsed = created.safeParse(body)
  if (!parsed.success) throw new OutcomeUnknown(`GoCardless answered ${status} without a payment`)
  return parsed.data.payments
}

async function create(settings: StripeSettings, order: PaymentOrder): Promise<GcPayment> {
  const { means, amountMinor, currency, paymentId, description } = order
  const payment = {
    amount: Number(amountMinor),
    currency,
    description: description.slice(0, 100),
    metadata: { payment_id: paymentId },
    links: { mandate: means?.token ?? '' },
  }
  const sent = { body: { payments: payment }, key: paymentId }
  const answer = await ask(settings, 'POST', '/payments', sent)
  if (answer.status < 300) return paymentIn(answer)
  const [first] = refusal.safeParse(answer.body).data?.error.errors ?? []
  // The key was used before: the payment that it made is the answer.
  const before = first?.links?.conflicting_resource_id
  if (before !== undefined) {
    return paymentIn(await ask(settings, 'GET', `/payments/${encodeURIComponent(before)}`))
  }
  const status = first?.reason?.includes('mandate') === true ? 'mandate' : 'failed'
  const now = settings.now().toString()
  return { id: `none ${paymentId}`, amount: payment.amount, status, created_at: now }
}

function viewOf(payment: GcPayment): ProviderView {
  if (payment.status !== 'mandate') return { reference: payment.id, facts: factsOfPayment(payment) }
  const fact = { kind: 'failed', reason: 'mandate_cancelled' } as const
  const at = Temporal.Instant.from(payment.created_at)
  return { reference: payment.id, facts: [{ eventId: `answer ${payment.id}`, at, fact }] }
}

async function read(settings: StripeSettings, body: Buffer, signature: string) {
  const isGenuine = settings.secrets.some(secret => {
    const wanted = Buffer.from(createHmac('sha256', secret).update(body).digest('hex'))
    const given = Buffer.from(signature)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  })
  if (!isGenuine) throw new RefusalError('webhook_unsigned', {})
  const parsed = gcWebhook.safeParse(parsedJson(body))
  if (!parsed.success) throw new RefusalError('webhook_unreadable', {})
  const news = parsed.data.events.flatMap(event => newsOf(event) ?? [])
  const told = await newsOfRefunds(settings, parsed.data.events)
  const hasPayout = parsed.data.events.some(event => event.resource_type === 'payouts')
  return { news: [...news, ...told.news], hasPayout, unread: told.unread }
}

/**
 * What events say of refunds. They name the refund alone, so that GoCardless is asked whose it is; once
 * it did not answer, the rest is put aside as well: it waits a few seconds for us and then sends all again.
 */
async function newsOfRefunds(settings: StripeSettings, events: readonly GcEvent[]) {
  const news: ProviderNews[] = []
  const unread: ProviderEvent[] = []
  for (const event of events.filter(each => each.resource_type === 'refunds')) {
    try {
      if (unread.length === 0) news.push(...(await newsOfRefund(settings, event)))
      else unread.push({ eventId: event.id, event })
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) throw error
      unread.push({ eventId: event.id, event })
    }
  }
  return { news, unread }
}

function parsedJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}
