import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { RefusalError } from '../../../kernel/result.ts'
import {
  OutcomeUnknown,
  type PaymentOrder,
  type PaymentProvider,
  type ProviderPayout,
  type ProviderView,
} from '../../../receivables/payments/provider.ts'
import {
  factsOfPayment,
  type GcPayment,
  gcPayment,
  gcWebhook,
  newsOf,
} from '../gocardless-facts.ts'
import type { StripeSettings } from './stripe.ts'

const LIVE = 'https://api.gocardless.com'
const VERSION = '2015-07-06'
const TIMEOUT_MS = 20_000

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
    refund: (reference, refundId, amountMinor) =>
      refund(settings, reference, refundId, amountMinor),
    read: (body, headers) => read(settings, body, headers['webhook-signature'] ?? ''),
    payouts: (from, to) => payouts(settings, from, to),
  }
}

type Answer = { readonly status: number; readonly body: unknown }

/** Asks; what was not answered, or by a failure of theirs, is not known. */
async function ask(
  { apiKey, address }: StripeSettings,
  method: 'GET' | 'POST',
  path: string,
  sent?: { readonly body: object; readonly key: string },
): Promise<Answer> {
  try {
    const response = await fetch(`${address ?? LIVE}${path}`, {
      method,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        authorization: `Bearer ${apiKey}`,
        'gocardless-version': VERSION,
        accept: 'application/json',
        ...(sent === undefined
          ? {}
          : { 'content-type': 'application/json', 'idempotency-key': sent.key }),
      },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent.body) }),
    })
    const body: unknown = await response.json()
    if (response.status < 500 && response.status !== 429) return { status: response.status, body }
    throw new OutcomeUnknown(`GoCardless answered ${response.status}`)
  } catch (error) {
    if (error instanceof OutcomeUnknown) throw error
    throw new OutcomeUnknown(error instanceof Error ? error.message : 'no answer')
  }
}

const created = z.object({ payments: gcPayment })
const refusal = z.object({
  error: z.object({
    errors: z
      .array(
        z.object({
          reason: z.string().optional(),
          links: z.object({ conflicting_resource_id: z.string().optional() }).optional(),
        }),
      )
      .default([]),
  }),
})

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

async function refund(
  settings: StripeSettings,
  reference: string,
  refundId: string,
  amountMinor: bigint,
) {
  const refunds = { amount: Number(amountMinor), links: { payment: reference } }
  const sent = { body: { refunds }, key: refundId }
  const answer = await ask(settings, 'POST', '/refunds', sent)
  if (answer.status >= 300) throw new RefusalError('provider_refused', { status: answer.status })
  const fact = { kind: 'refunded', refundId, amountMinor } as const
  return [{ eventId: `answer ${refundId}`, at: settings.now(), fact }]
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
  const hasPayout = parsed.data.events.some(event => event.resource_type === 'payouts')
  return { news, hasPayout }
}

function parsedJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

const page = z.object({
  payouts: z.array(
    z.object({
      id: z.string(),
      amount: z.number().int(),
      currency: z.string(),
      arrival_date: z.string().nullable(),
    }),
  ),
})
const items = z.object({
  payout_items: z.array(
    z.object({
      amount: z.string(),
      type: z.string(),
      links: z.object({ payment: z.string().optional() }).partial().default({}),
    }),
  ),
  meta: z
    .object({ cursors: z.object({ after: z.string().nullable() }).partial() })
    .partial()
    .optional(),
})

/** The payouts that arrive in a span; GoCardless is asked for those made since three weeks before. */
async function payouts(
  settings: StripeSettings,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<ProviderPayout[]> {
  const since = `${from.subtract({ days: 21 })}T00:00:00Z`
  const query = `status=paid&limit=500&created_at%5Bgte%5D=${encodeURIComponent(since)}`
  const answer = await ask(settings, 'GET', `/payouts?${query}`)
  const found: ProviderPayout[] = []
  for (const payout of page.parse(answer.body).payouts) {
    if (payout.arrival_date === null) continue
    const arrivesOn = Temporal.PlainDate.from(payout.arrival_date)
    const isIn =
      Temporal.PlainDate.compare(arrivesOn, from) >= 0 &&
      Temporal.PlainDate.compare(arrivesOn, to) <= 0
    if (!isIn) continue
    const lines = await linesOf(settings, payout.id)
    const { id: payoutId, currency, amount } = payout
    found.push({ payoutId, currency, arrivesOn, netMinor: BigInt(amount), lines })
  }
  return found
}

async function linesOf(settings: StripeSettings, payout: string): Promise<ProviderPayout['lines']> {
  const lines: ProviderPayout['lines'][number][] = []
  for (let after: string | null = null; ; ) {
    const more: string = after === null ? '' : `&after=${encodeURIComponent(after)}`
    const path = `/payout_items?limit=500&payout=${encodeURIComponent(payout)}${more}`
    const answer = items.parse((await ask(settings, 'GET', path)).body)
    for (const item of answer.payout_items) lines.push(lineOf(payout, lines.length, item))
    after = answer.meta?.cursors?.after ?? null
    if (after === null) return lines
  }
}

/** Amounts of items are minor units with a decimal point: `45.0`. Fees are negative. */
function lineOf(
  payout: string,
  index: number,
  { amount, type, links }: z.output<typeof items>['payout_items'][number],
): ProviderPayout['lines'][number] {
  const minor = BigInt(amount.replace(/\.\d*$/, ''))
  const isFee = /fee|tax|surcharge/.test(type)
  const kind = isFee ? 'fee' : type.includes('refund') ? 'refund' : 'payment'
  return {
    lineId: `${payout} ${index + 1}`,
    kind,
    reference: links.payment ?? null,
    grossMinor: isFee ? 0n : minor,
    feeMinor: isFee ? -minor : 0n,
  }
}
