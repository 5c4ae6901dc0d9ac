import { z } from 'zod'
import type { Fact } from '../../../receivables/payments/fact.ts'
import {
  OutcomeUnknown,
  type ProviderFact,
  type ProviderNews,
  type RefundOrder,
} from '../../../receivables/payments/provider.ts'
import type { GcEvent } from '../gocardless-facts.ts'
import { type Answer, ask, refusal } from './gocardless-asked.ts'
import type { StripeSettings } from './stripe.ts'

const gcRefund = z.object({
  id: z.string(),
  amount: z.number().int(),
  status: z.string().nullish(),
  created_at: z.string(),
  metadata: z.record(z.string(), z.string()).nullish(),
  links: z.object({ payment: z.string().optional() }).partial().default({}),
})
type GcRefund = z.output<typeof gcRefund>

const one = z.object({ refunds: gcRefund })
const page = z.object({
  refunds: z.array(gcRefund),
  meta: z
    .object({ cursors: z.object({ after: z.string().nullable() }).partial() })
    .partial()
    .optional(),
})
const refundedPayment = z.object({
  payments: z.object({ amount_refunded: z.number().int().default(0) }),
})

/**
 * Asks for a refund by our id. GoCardless wants to hear what all refunds of the payment come to with
 * this one, so that two who do not know of each other do not both refund.
 */
export async function refund(
  settings: StripeSettings,
  order: RefundOrder,
): Promise<readonly ProviderFact[]> {
  const { reference, refundId } = order
  const path = `/payments/${encodeURIComponent(reference)}`
  const payment = refundedPayment.safeParse((await ask(settings, 'GET', path)).body)
  if (!payment.success) throw new OutcomeUnknown('GoCardless does not tell the payment')
  const amount = Number(order.amountMinor)
  const refunds = {
    amount,
    total_amount_confirmation: payment.data.payments.amount_refunded + amount,
    metadata: { refund_id: refundId },
    links: { payment: reference },
  }
  const answer = await ask(settings, 'POST', '/refunds', { body: { refunds }, key: refundId })
  if (answer.status < 300) return factsOf(refundIn(answer))
  const [first] = refusal.safeParse(answer.body).data?.error.errors ?? []
  // The key was used before: the refund that it made is the answer.
  const before = first?.links?.conflicting_resource_id
  if (before !== undefined) {
    return factsOf(refundIn(await ask(settings, 'GET', `/refunds/${encodeURIComponent(before)}`)))
  }
  // Another refund of the payment was made in between: asked again, the sum is right.
  const raced = first?.reason === 'total_amount_confirmation_invalid'
  const declined = answer.status === 400 || answer.status === 422
  if (!declined || raced) throw new OutcomeUnknown(`GoCardless answered ${answer.status}`)
  const name = `none ${refundId}`
  const reason = first?.reason ?? 'refused'
  const fact = { kind: 'refund_failed', refundId: name, key: refundId, reason } as const
  return [{ eventId: `answer ${name}`, at: settings.now(), fact }]
}

/** Looks for a refund by its name, else through those of its payment by our id. */
export async function findRefund(
  settings: StripeSettings,
  { refundId, reference, providerRefundId }: RefundOrder,
): Promise<readonly ProviderFact[] | undefined> {
  if (providerRefundId !== null && !providerRefundId.startsWith('none ')) {
    const path = `/refunds/${encodeURIComponent(providerRefundId)}`
    return factsOf(refundIn(await ask(settings, 'GET', path)))
  }
  for (let after: string | null = null; ; ) {
    const more: string = after === null ? '' : `&after=${encodeURIComponent(after)}`
    const path = `/refunds?limit=100&payment=${encodeURIComponent(reference)}${more}`
    const answer = page.safeParse((await ask(settings, 'GET', path)).body)
    if (!answer.success) throw new OutcomeUnknown('GoCardless does not tell the refunds')
    const own = answer.data.refunds.filter(each => each.metadata?.refund_id === refundId)
    if (own.length > 0) return own.flatMap(factsOf)
    after = answer.data.meta?.cursors?.after ?? null
    if (after === null) return undefined
  }
}

/**
 * What an event says of a refund. It names the refund alone, so that GoCardless is asked whose it is.
 * Throws `OutcomeUnknown` where it does not answer.
 */
export async function newsOfRefund(
  settings: StripeSettings,
  event: GcEvent,
): Promise<readonly ProviderNews[]> {
  const id = event.links.refund
  if (event.resource_type !== 'refunds' || id === undefined) return []
  const answer = await ask(settings, 'GET', `/refunds/${encodeURIComponent(id)}`)
  if (answer.status === 404) return []
  const told = refundIn(answer)
  const reference = told.links.payment
  if (reference === undefined) return []
  const fact = factOf(told, stateOfAction(event.action))
  return [{ eventId: event.id, at: Temporal.Instant.from(event.created_at), reference, fact }]
}

function refundIn({ body, status }: Answer): GcRefund {
  const parsed = one.safeParse(body)
  if (!parsed.success) throw new OutcomeUnknown(`GoCardless answered ${status} without a refund`)
  return parsed.data.refunds
}

/** The answer about a refund: told once for each status that it reaches. */
function factsOf(told: GcRefund): ProviderFact[] {
  const eventId = `answer ${told.id} ${told.status ?? 'created'}`
  const at = Temporal.Instant.from(told.created_at)
  return [{ eventId, at, fact: factOf(told, stateOfStatus(told.status ?? 'created')) }]
}

type State = 'refund_pending' | 'refunded' | 'refund_failed'

function factOf({ id, amount, metadata, status }: GcRefund, kind: State): Fact {
  const ours = metadata?.refund_id
  const named = { refundId: id, ...(ours === undefined ? {} : { key: ours }) }
  return kind === 'refund_failed'
    ? { kind, ...named, reason: status ?? 'failed' }
    : { kind, ...named, amountMinor: BigInt(amount) }
}

function stateOfStatus(status: string): State {
  if (status === 'paid') return 'refunded'
  return /^(bounced|cancelled|failed|funds_returned)$/.test(status)
    ? 'refund_failed'
    : 'refund_pending'
}

function stateOfAction(action: string): State {
  if (action === 'paid') return 'refunded'
  return /^(failed|bounced|cancelled|funds_returned)$/.test(action)
    ? 'refund_failed'
    : 'refund_pending'
}
