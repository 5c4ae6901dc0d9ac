import { Decimal, divideRounded, powerOfTen } from '../kernel/decimal.ts'
import { dayNumber, daysIn, isBefore, later, type Period } from '../kernel/period.ts'

/** A yearly rate and the first day on which it holds: the ECB's, or one agreed in the contract. */
export type DatedRate = { readonly from: Temporal.PlainDate; readonly annualPercent: Decimal }

/** What of an item bears interest from a day on: open, and not in dispute. */
export type PrincipalStep = { readonly from: Temporal.PlainDate; readonly principalMinor: bigint }

export type InterestTerms = {
  readonly rates: readonly DatedRate[]
  /** Added to each rate: 8 points over the reference rate between businesses (Directive 2011/7/EU art. 2). */
  readonly pointsAbove: Decimal
  /** The law's or the contract's ceiling on the yearly rate, points included; null = none. */
  readonly mostPercent: Decimal | null
  /** Days of a year: 365, 360, or those of the calendar year that a day lies in. */
  readonly dayBasis: 365 | 360 | 'actual'
}

/** One row of the calculation: the same principal at the same rate over some days. */
export type InterestSegment = {
  readonly days: Period
  readonly principalMinor: bigint
  readonly annualPercent: Decimal
  /** Days of the year that the rate is spread over. */
  readonly dayBasis: number
}

export type Interest = { readonly segments: readonly InterestSegment[]; readonly minor: bigint }

/**
 * Simple interest on one overdue item for `[period.start, period.end)`: principal × rate × days ÷ days
 * of the year, over the stretches in which principal, rate and year stay the same, rounded once for the
 * item, half up. The day after the due date is the first that bears interest; the day on which money
 * arrived (its value date) is the first that does not. Steps and rates in order of their days; before the
 * first of either nothing accrues. Never interest on interest or fees: the caller gives principal alone.
 */
export function interestOn(
  steps: readonly PrincipalStep[],
  period: Period,
  terms: InterestTerms,
): Interest {
  const segments: InterestSegment[] = []
  for (const days of stretches(steps, period, terms)) {
    const principalMinor =
      steps.findLast(step => !isBefore(days.start, step.from))?.principalMinor ?? 0n
    const annualPercent = rateOn(terms, days.start)
    if (principalMinor <= 0n || annualPercent === undefined || annualPercent.sign <= 0) continue
    const dayBasis = terms.dayBasis === 'actual' ? days.start.daysInYear : terms.dayBasis
    segments.push({ days, principalMinor, annualPercent, dayBasis })
  }
  return { segments, minor: roundedSum(segments) }
}

/** The yearly rate of a day: reference rate plus points, held under the ceiling; undefined before the first. */
export function rateOn(terms: InterestTerms, date: Temporal.PlainDate): Decimal | undefined {
  const rate = terms.rates.findLast(({ from }) => !isBefore(date, from))
  if (rate === undefined) return undefined
  const percent = rate.annualPercent.plus(terms.pointsAbove)
  const most = terms.mostPercent
  return most !== null && percent.isAbove(most) ? most : percent
}

/**
 * The days that are still to be charged of an item: from the day after it was due, or the first that no
 * earlier run has charged, up to and without the day of the run. Undefined when there are none, so that a
 * second run on the same day charges nothing.
 */
export function daysToCharge(
  dueOn: Temporal.PlainDate,
  chargedThrough: Temporal.PlainDate | null,
  runOn: Temporal.PlainDate,
): Period | undefined {
  const first = dueOn.add({ days: 1 })
  const start = chargedThrough === null ? first : later(first, chargedThrough.add({ days: 1 }))
  return isBefore(start, runOn) ? { start, end: runOn } : undefined
}

/** The period cut wherever principal, rate or (where it counts) the year changes. */
function stretches(
  steps: readonly PrincipalStep[],
  period: Period,
  terms: InterestTerms,
): Period[] {
  const cuts = new Map<number, Temporal.PlainDate>()
  const cut = (date: Temporal.PlainDate) => {
    if (isBefore(period.start, date) && isBefore(date, period.end)) cuts.set(dayNumber(date), date)
  }
  for (const { from } of steps) cut(from)
  for (const { from } of terms.rates) cut(from)
  if (terms.dayBasis === 'actual') {
    for (let year = period.start.year + 1; year <= period.end.year; year += 1) {
      cut(Temporal.PlainDate.from({ year, month: 1, day: 1 }))
    }
  }
  const days = [...cuts.entries()].sort(([a], [b]) => a - b).map(([, date]) => date)
  const starts = [period.start, ...days]
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? period.end }))
}

/** Every day basis divides it, so that segments of common and leap years are added exactly. */
const ALL_BASES = 360 * 365 * 366

/** The one rounding: the exact sum of all segments, half up to whole minor units. */
function roundedSum(segments: readonly InterestSegment[]): bigint {
  const sum = segments.reduce((total, { principalMinor, annualPercent, days, dayBasis }) => {
    const weight = BigInt(daysIn(days)) * BigInt(ALL_BASES / dayBasis)
    return total.plus(annualPercent.times(Decimal.of(principalMinor * weight)))
  }, Decimal.zero)
  return divideRounded(sum.coefficient, 100n * BigInt(ALL_BASES) * powerOfTen(sum.scale), 'half_up')
}
