import type { Fact } from '../../../receivables/payments/fact.ts'
import type { ProviderPayout } from '../../../receivables/payments/provider.ts'
import type { SandboxPayment } from './load.ts'

/** What the sandbox keeps of a payment: 1.4 % rounded half up and 25 minor units; 15.00 a dispute. */
const FEE_BPS = 140n
const FEE_FIXED = 25n
const DISPUTE_FEE = 1500n

/** Days from a fact to the payout that it is part of. */
const AFTER_DAYS = 2

type Line = ProviderPayout['lines'][number] & {
  readonly on: Temporal.PlainDate
  readonly currency: string
}

/** The sandbox's payouts that arrive in a span of days, both included: one a day and currency. */
export function sandboxPayouts(
  payments: readonly SandboxPayment[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): ProviderPayout[] {
  const lines = payments.flatMap(linesOf)
  const inSpan = lines.filter(
    ({ on }) =>
      Temporal.PlainDate.compare(on, from) >= 0 && Temporal.PlainDate.compare(on, to) <= 0,
  )
  const groups = Map.groupBy(inSpan, ({ on, currency }) => `${on} ${currency}`)
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, own]) => {
      const [first] = own as [Line]
      return {
        payoutId: `po_${day.replace(' ', '_').toLowerCase()}`,
        currency: first.currency,
        arrivesOn: first.on,
        netMinor: own.reduce((sum, line) => sum + line.grossMinor - line.feeMinor, 0n),
        lines: own.map(({ on: _, currency: __, ...line }) => line),
      }
    })
}

function linesOf({ reference, currency, amountMinor, facts }: SandboxPayment): Line[] {
  return facts.flatMap(({ eventId, at, fact }) => {
    const moved = moveOf(fact, amountMinor, facts)
    if (moved === undefined) return []
    const on = at.toZonedDateTimeISO('UTC').toPlainDate().add({ days: AFTER_DAYS })
    return [{ lineId: eventId, reference, on, currency, ...moved }]
  })
}

function moveOf(
  fact: Fact,
  amountMinor: bigint,
  all: SandboxPayment['facts'],
): Pick<Line, 'kind' | 'grossMinor' | 'feeMinor'> | undefined {
  switch (fact.kind) {
    case 'succeeded': {
      const feeMinor = (fact.amountMinor * FEE_BPS + 5000n) / 10_000n + FEE_FIXED
      return { kind: 'payment', grossMinor: fact.amountMinor, feeMinor }
    }
    case 'refunded':
      return { kind: 'refund', grossMinor: -fact.amountMinor, feeMinor: 0n }
    case 'refund_failed': {
      const gone = all.flatMap(({ fact: each }) =>
        each.kind === 'refunded' && each.refundId === fact.refundId ? [each.amountMinor] : [],
      )
      const [back] = gone
      return back === undefined ? undefined : { kind: 'refund', grossMinor: back, feeMinor: 0n }
    }
    case 'returned':
      return { kind: 'payment', grossMinor: -amountMinor, feeMinor: 0n }
    case 'dispute_opened':
      return { kind: 'dispute', grossMinor: -amountMinor, feeMinor: DISPUTE_FEE }
    case 'dispute_won':
      return { kind: 'dispute', grossMinor: amountMinor, feeMinor: 0n }
    default:
      return undefined
  }
}
