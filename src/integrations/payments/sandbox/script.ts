import type { Fact } from '../../../receivables/payments/fact.ts'
import type { ProviderFact } from '../../../receivables/payments/provider.ts'

/*
 * What becomes of a payment of the sandbox, by the name of the means that it is made with.
 */

/** How the line behaves when the payment is made. */
export type Line = 'answers' | 'loses_answer' | 'fails_before'

/** The life of a payment: facts with when they happen, and how the line behaves at first. */
export type Script = { readonly line: Line; readonly facts: readonly ProviderFact[] }

type Step = { readonly after: Temporal.DurationLike; readonly fact: Fact }

/** Everything that the sandbox can play, for people who choose. */
export const SANDBOX_MEANS = [
  'card_ok',
  'card_3ds',
  'card_slow',
  'card_declined_insufficient_funds',
  'card_declined_expired_card',
  'card_chargeback',
  'card_chargeback_won',
  'card_lost_answer',
  'card_not_sent',
  'card_refund_slow',
  'card_refund_lost_answer',
  'card_refund_not_sent',
  'card_refund_declined',
  'card_refund_comes_back',
  'bank_ok',
  'bank_declined_AC04',
  'bank_returned_AM04',
] as const

/**
 * The life of a payment made with means of the sandbox. A name that it does not know is declined as
 * `invalid_account`, as a provider does with a card that does not exist.
 */
export function scriptOf(
  means: string,
  payment: { readonly reference: string; readonly amountMinor: bigint },
  now: Temporal.Instant,
): Script {
  const steps = stepsOf(means, payment)
  const line =
    means === 'card_lost_answer'
      ? 'loses_answer'
      : means === 'card_not_sent'
        ? 'fails_before'
        : 'answers'
  return {
    line,
    facts: steps.map(({ after, fact }, i) => ({
      eventId: `evt_${payment.reference}_${i + 1}`,
      at: now.add(after),
      fact,
    })),
  }
}

const NOW = { seconds: 0 }

function stepsOf(
  means: string,
  { reference, amountMinor }: { readonly reference: string; readonly amountMinor: bigint },
): Step[] {
  const succeeded = (after: Temporal.DurationLike): Step => ({
    after,
    fact: { kind: 'succeeded', amountMinor },
  })
  const pending: Step = { after: NOW, fact: { kind: 'pending' } }
  const disputeId = `dp_${reference}`
  const opened: Fact = { kind: 'dispute_opened', disputeId, reason: 'fraudulent' }
  const [, way, reason] = /^(?:card|bank)_(declined|returned)_(\w+)$/.exec(means) ?? []
  if (way === 'declined')
    return [pending, { after: NOW, fact: { kind: 'failed', reason: reason! } }]
  if (way === 'returned') {
    const back: Fact = { kind: 'returned', reason: reason as string }
    return [pending, succeeded({ hours: 48 }), { after: { hours: 120 }, fact: back }]
  }
  switch (means) {
    case 'card_ok':
    case 'card_lost_answer':
    case 'card_not_sent':
    case 'card_refund_slow':
    case 'card_refund_lost_answer':
    case 'card_refund_not_sent':
    case 'card_refund_declined':
    case 'card_refund_comes_back':
      return [pending, succeeded(NOW)]
    case 'card_3ds':
      // Confirmed on the page: the sandbox then adds what follows.
      return [{ after: NOW, fact: { kind: 'needs_customer', page: pageOf(reference) } }]
    case 'card_slow':
      return [pending, succeeded({ minutes: 30 })]
    case 'card_chargeback':
      return [
        pending,
        succeeded(NOW),
        { after: { hours: 72 }, fact: opened },
        { after: { hours: 240 }, fact: { kind: 'dispute_lost', disputeId } },
      ]
    case 'card_chargeback_won':
      return [
        pending,
        succeeded(NOW),
        { after: { hours: 72 }, fact: opened },
        { after: { hours: 240 }, fact: { kind: 'dispute_won', disputeId } },
      ]
    case 'bank_ok':
      return [pending, succeeded({ hours: 48 })]
    default:
      return [{ after: NOW, fact: { kind: 'failed', reason: 'invalid_account' } }]
  }
}

/** The page on which a customer confirms a payment of the sandbox, or fills it in. */
export function pageOf(reference: string): string {
  return `/sandbox/${reference}`
}
