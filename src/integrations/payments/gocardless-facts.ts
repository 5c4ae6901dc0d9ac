import { z } from 'zod'
import type { Fact } from '../../receivables/payments/fact.ts'
import type { ProviderFact, ProviderNews } from '../../receivables/payments/provider.ts'

/*
 * What GoCardless says, in our words. Its amounts are in minor units like ours.
 */

/** A payment as its interface gives it; members that we do not use are left out. */
export const gcPayment = z.object({
  id: z.string(),
  amount: z.number().int(),
  status: z.string(),
  created_at: z.string(),
})
export type GcPayment = z.output<typeof gcPayment>

/** An event of a webhook. */
export const gcEvent = z.object({
  id: z.string().max(200),
  created_at: z.string(),
  resource_type: z.string(),
  action: z.string(),
  links: z.record(z.string(), z.string()),
  details: z.object({ cause: z.string(), reason_code: z.string().nullish() }).partial().optional(),
})
export type GcEvent = z.output<typeof gcEvent>

/** The body of a webhook. */
export const gcWebhook = z.object({ events: z.array(gcEvent) })

/** The answer about a payment: told once for each status that it reaches. */
export function factsOfPayment(payment: GcPayment): ProviderFact[] {
  const at = Temporal.Instant.from(payment.created_at)
  return factsOfStatus(payment).map((fact, i) => ({
    eventId: `answer ${payment.id} ${payment.status} ${i}`,
    at,
    fact,
  }))
}

function factsOfStatus({ status, amount }: GcPayment): Fact[] {
  const succeeded: Fact = { kind: 'succeeded', amountMinor: BigInt(amount) }
  switch (status) {
    case 'confirmed':
    case 'paid_out':
      return [succeeded]
    case 'cancelled':
    case 'customer_approval_denied':
      return [{ kind: 'cancelled' }]
    case 'failed':
      return [{ kind: 'failed', reason: 'generic_decline' }]
    case 'charged_back':
      return [succeeded, { kind: 'returned', reason: 'refund_requested' }]
    default:
      return [{ kind: 'pending' }]
  }
}

/** What an event says of a payment; undefined for what is not of one, or changes nothing. */
export function newsOf(event: GcEvent): ProviderNews | undefined {
  const reference = event.links.payment
  if (event.resource_type !== 'payments' || reference === undefined) return undefined
  const fact = factOfAction(event)
  if (fact === undefined) return undefined
  return { eventId: event.id, at: Temporal.Instant.from(event.created_at), reference, fact }
}

function factOfAction({ action, details }: GcEvent): Fact | undefined {
  const reason = details?.reason_code ?? details?.cause ?? 'generic_decline'
  switch (action) {
    case 'confirmed':
      return { kind: 'confirmed' }
    case 'failed':
      return { kind: 'failed', reason }
    case 'cancelled':
      return { kind: 'cancelled' }
    case 'submitted':
    case 'created':
      return { kind: 'pending' }
    case 'charged_back':
    case 'late_failure_settled':
      return { kind: 'returned', reason }
    default:
      return undefined
  }
}
