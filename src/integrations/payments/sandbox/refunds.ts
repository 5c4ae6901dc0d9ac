import type { Fact } from '../../../receivables/payments/fact.ts'
import type { ProviderFact, RefundOrder } from '../../../receivables/payments/provider.ts'
import type { SandboxPayment } from './load.ts'
import type { Line } from './script.ts'

/*
 * What becomes of a refund of the sandbox, by the means that the payment was made with.
 */

/** How the line behaves when a refund is asked for. */
export function refundLine(means: string): Line {
  if (means === 'card_refund_lost_answer') return 'loses_answer'
  return means === 'card_refund_not_sent' ? 'fails_before' : 'answers'
}

/** What was said of the refund that we call so. */
export function factsOfRefund(
  facts: readonly ProviderFact[],
  refundId: string,
): readonly ProviderFact[] {
  return facts.filter(({ fact }) => 'key' in fact && fact.key === refundId)
}

const NOW = { seconds: 0 }

/** The life of a refund: facts with when they happen. More than is left of the payment is declined. */
export function refundScript(
  payment: SandboxPayment,
  { refundId, amountMinor }: RefundOrder,
  now: Temporal.Instant,
): ProviderFact[] {
  const name = `re_${refundId.replaceAll('-', '')}`
  const named = { refundId: name, key: refundId }
  const declined = (reason: string): Step => ({
    after: NOW,
    fact: { kind: 'refund_failed', ...named, reason },
  })
  const refunded = (after: Temporal.DurationLike): Step => ({
    after,
    fact: { kind: 'refunded', ...named, amountMinor },
  })
  const pending: Step = { after: NOW, fact: { kind: 'refund_pending', ...named, amountMinor } }
  const steps = (): Step[] => {
    if (amountMinor > leftOf(payment, now)) return [declined('amount_too_large')]
    switch (payment.means) {
      case 'card_refund_declined':
        return [declined('card_closed')]
      case 'card_refund_slow':
        return [pending, refunded({ hours: 48 })]
      case 'card_refund_comes_back': {
        const back: Fact = { kind: 'refund_failed', ...named, reason: 'card_closed' }
        return [refunded(NOW), { after: { hours: 72 }, fact: back }]
      }
      default:
        return [refunded(NOW)]
    }
  }
  return steps().map(({ after, fact }, i) => ({
    eventId: `evt_${name}_${i + 1}`,
    at: now.add(after),
    fact,
  }))
}

type Step = { readonly after: Temporal.DurationLike; readonly fact: Fact }

/** What was taken by now, less what was given back or promised. */
function leftOf({ facts }: SandboxPayment, now: Temporal.Instant): bigint {
  const failed = new Set<string>()
  const given = new Map<string, bigint>()
  let taken = 0n
  for (const { at, fact } of facts) {
    const isPast = Temporal.Instant.compare(at, now) <= 0
    if (fact.kind === 'succeeded' && isPast) taken = fact.amountMinor
    if (fact.kind === 'refund_failed' && isPast) failed.add(fact.refundId)
    if (fact.kind === 'refunded' || fact.kind === 'refund_pending') {
      given.set(fact.refundId, fact.amountMinor)
    }
  }
  for (const [name, minor] of given) if (!failed.has(name)) taken -= minor
  return taken
}
