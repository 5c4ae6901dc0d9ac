import { Decimal, type RoundingMode } from '../kernel/decimal.ts'
import { formatAmount, majorAmount, prorateToMinor } from '../kernel/money.ts'
import { daysIn, type Period } from '../kernel/period.ts'
import type { Component, TraceStep } from './component.ts'
import { isWhole, type Share, WHOLE } from './proration.ts'

/** What a customer has agreed to spend in a term. */
export type CommittedTerm = {
  /** For a whole term, in major units, without tax. */
  readonly amount: Decimal
  readonly term: Period
  /** The part of it that was served; the whole unless the customer left early. */
  readonly service: Period
  /** What of the commitment an early exit leaves: the share of its days, or all of it. */
  readonly earlyExit: 'pro_rata' | 'full'
  readonly currency: string
  readonly roundingMode: RoundingMode
}

/** What the charges of one code came to in the term, discounts off, without tax. */
export type CountedAmount = { readonly charge: string; readonly amountMinor: bigint }

/**
 * The shortfall to a commitment as a line of its own, or undefined when there is none: the
 * commitment, less what the counted charges came to after their discounts, minimums and maximums,
 * before tax and before credits. Prorated by days where the term was cut short, rounded once.
 */
export function commitmentComponent(
  committed: CommittedTerm,
  counted: readonly CountedAmount[],
): Component | undefined {
  const { amount, term, service, currency, roundingMode: mode } = committed
  const share = shareOfTerm(committed)
  const owed = prorateToMinor(amount, share.days, share.of, currency, mode)
  const reached = counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  if (reached >= owed) return undefined
  const shortfallMinor = owed - reached
  const shortfall = formatAmount(shortfallMinor, currency)
  const trace: TraceStep[] = counted.map(({ charge, amountMinor }) => ({
    step: 'counted',
    charge,
    amount: formatAmount(amountMinor, currency),
  }))
  trace.push({
    step: 'commitment',
    from: term.start.toString(),
    to: term.end.toString(),
    commitment: amount.toString(),
    reached: formatAmount(reached, currency),
  })
  if (!isWhole(share)) {
    const [days, of] = [share.days.toString(), share.of.toString()]
    trace.push({ step: 'proration', rule: 'actual_days', days, of })
  }
  trace.push({ step: 'amount', exact: shortfall, rounded: shortfall, mode })
  return {
    key: `commitment@${term.start}`,
    period: service,
    quantity: Decimal.one,
    unitPrice: majorAmount(shortfallMinor, currency),
    priceMinor: shortfallMinor,
    allowanceMinor: 0n,
    amountMinor: shortfallMinor,
    estimated: false,
    trace,
  }
}

function shareOfTerm({ term, service, earlyExit }: CommittedTerm): Share {
  const [days, of] = [daysIn(service), daysIn(term)]
  if (days >= of || earlyExit === 'full') return WHOLE
  return { days: BigInt(days), of: BigInt(of) }
}
