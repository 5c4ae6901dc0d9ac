import { Decimal } from '../../kernel/decimal.ts'
import { majorAmount } from '../../kernel/money.ts'
import { dayNumber, daysIn } from '../../kernel/period.ts'
import { type DatedRate, type InterestSegment, rateOn } from '../interest.ts'
import { lateCharges } from './charge.ts'
import { capsOf, inCurrency, minorOf, type StoredCap, type StoredLatePolicy } from './terms.ts'

/** Something owed that is made up, to see what a policy would charge on it. */
export type LateExample = {
  readonly amountMinor: bigint
  readonly currency: string
  readonly dueOn: Temporal.PlainDate
  /** The day of the run; where the policy bills at payment, the day on which all is paid. */
  readonly on: Temporal.PlainDate
  /** A part that was paid before, and on which day that counts. */
  readonly paid: { readonly minor: bigint; readonly on: Temporal.PlainDate } | null
  readonly customer: {
    readonly kind: 'business' | 'person'
    readonly country: string
    readonly region: string | null
  }
}

/** A row of the example: days with the same principal and rate. */
export type ExampleSegment = {
  readonly from: Temporal.PlainDate
  readonly through: Temporal.PlainDate
  readonly days: number
  readonly principalMinor: bigint
  readonly percent: Decimal
  /** The rate before the ceiling of policy or law took some off; null where none did. */
  readonly uncapped: Decimal | null
  readonly dayBasis: number
  /** In units of the currency, before the one rounding of the item: to four places. */
  readonly exact: Decimal
}

/** What comes of an example, or why nothing. */
export type WorkedExample = {
  readonly outcome: 'charged' | 'other_customers' | 'in_grace' | 'nothing_due' | 'below_minimum'
  readonly segments: readonly ExampleSegment[]
  readonly interestMinor: bigint
  readonly flatMinor: bigint
  /** What comes to less waits for the next time. */
  readonly minimumMinor: bigint
}

/**
 * What the versions of a policy charge on something that is made up, by the same calculation as a run:
 * the days in rows of the same principal and rate, the flat sum, and what stands against it. The one
 * rounding, half up, is of the interest as a whole.
 */
export function workedExample(
  example: LateExample,
  versions: readonly StoredLatePolicy[],
  rates: ReadonlyMap<string, readonly DatedRate[]>,
  allCaps: readonly StoredCap[],
): WorkedExample {
  const { currency, dueOn, on, customer } = example
  const policy = versions.findLast(({ fromOn }) => Temporal.PlainDate.compare(fromOn, on) <= 0)
  const nothing = { segments: [], interestMinor: 0n, flatMinor: 0n, minimumMinor: 0n }
  if (policy === undefined) return { ...nothing, outcome: 'nothing_due' }
  if (policy.customers !== 'all' && policy.customers !== customer.kind) {
    return { ...nothing, outcome: 'other_customers' }
  }
  if (dayNumber(on) - dayNumber(dueOn) <= policy.graceDays) {
    return { ...nothing, outcome: 'in_grace' }
  }
  const terms = versions.map(version => inCurrency(version, currency, rates))
  const charges = lateCharges(itemOf(example, policy), terms, capsOf(allCaps, customer), on)
  const interest = charges.find(({ kind }) => kind === 'interest')
  const flatMinor = charges.find(({ kind }) => kind === 'flat')?.minor ?? 0n
  const interestMinor = interest?.minor ?? 0n
  const minimumMinor = minorOf(policy.minimums, currency)
  const total = interestMinor + flatMinor
  return {
    outcome: total === 0n ? 'nothing_due' : total < minimumMinor ? 'below_minimum' : 'charged',
    segments: (interest?.kind === 'interest' ? interest.segments : []).map(segment =>
      rowOf(segment, versions, currency, rates),
    ),
    ...{ interestMinor, flatMinor, minimumMinor },
  }
}

function itemOf({ amountMinor, dueOn, on, paid }: LateExample, { billed }: StoredLatePolicy) {
  const part = paid === null ? [] : [{ on: paid.on, minor: paid.minor }]
  const rest = { on, minor: amountMinor - (paid?.minor ?? 0n) }
  return {
    ...{ itemId: 'example', dueOn, amountMinor, spared: [], charged: [], isFlatCharged: false },
    reductions: billed === 'at_payment' ? [...part, rest] : part,
  }
}

function rowOf(
  segment: InterestSegment,
  versions: readonly StoredLatePolicy[],
  currency: string,
  rates: ReadonlyMap<string, readonly DatedRate[]>,
): ExampleSegment {
  const { days, principalMinor, annualPercent, dayBasis } = segment
  const version = versions.findLast(
    ({ fromOn }) => Temporal.PlainDate.compare(fromOn, days.start) <= 0,
  )
  const terms = version === undefined ? null : inCurrency(version, currency, rates).interest
  const free = terms === null ? undefined : rateOn({ ...terms, mostPercent: null }, days.start)
  const count = daysIn(days)
  return {
    ...{ from: days.start, through: days.end.subtract({ days: 1 }), days: count },
    ...{ principalMinor, percent: annualPercent, dayBasis },
    uncapped: free?.isAbove(annualPercent) === true ? free : null,
    exact: annualPercent
      .times(majorAmount(principalMinor, currency))
      .times(Decimal.of(count))
      .dividedBy(Decimal.of(100 * dayBasis), 4, 'half_up'),
  }
}
