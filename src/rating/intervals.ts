import { Decimal } from '../kernel/decimal.ts'
import { containsDate, dayNumber, daysIn, type Period } from '../kernel/period.ts'
import { notMeasuredSteps } from './not-measured.ts'
import type { MeasuredUsage } from './usage.ts'

/** What an interval meter measured on one local day. */
export type DayTotal = {
  readonly date: Temporal.PlainDate
  readonly quantity: Decimal
  /** What of it was estimated or substituted; left out: nothing. */
  readonly estimated?: Decimal
}

/** The sums of the periods of an interval series, and the days for which there was no data. */
export type IntervalUsage = {
  /** One a period, in their order. */
  readonly usages: readonly MeasuredUsage[]
  readonly missing: readonly Temporal.PlainDate[]
  /** False when no day at all is known, so that there is nothing to fill the others with. */
  readonly complete: boolean
}

const DECIMALS = 3
/** At most one day in ten is filled; beyond that a person decides. */
const FILLED_AT_MOST = 10

/**
 * Whether so few days of a charge's service period are missing that they are filled: at most 10 %.
 * Judged on the whole of it, because a price that changes in mid-period would otherwise leave a
 * piece of a few days in which two missing ones are too many.
 */
export function mayBeFilled(missingDays: number, service: Period): boolean {
  return missingDays * FILLED_AT_MOST <= daysIn(service)
}

/**
 * Sums the days of each period, which are the pieces into which prices cut one series. Missing days
 * are filled with the average of the same weekday in all the periods (of all their days where there
 * is none), and such a usage is flagged as estimated; whether so many may be filled is asked of
 * `mayBeFilled`. Days outside the periods do not count. Two totals of one date add up.
 */
export function intervalUsage(
  meter: string,
  days: readonly DayTotal[],
  periods: readonly Period[],
): IntervalUsage {
  const totals = periods.map(period => totalsByDay(days, period))
  const known = new Map(totals.flatMap(each => [...each]))
  const missing = periods.map((period, i) => missingDays(totals[i]!, period))
  return {
    missing: missing.flat(),
    complete: known.size > 0,
    usages: periods.map((period, i) => {
      const estimated = estimatedIn(days, period)
      return usageOf({ meter, period, totals: totals[i]!, missing: missing[i]!, known, estimated })
    }),
  }
}

type Counted = {
  readonly meter: string
  readonly period: Period
  readonly totals: ReadonlyMap<number, Decimal>
  readonly missing: readonly Temporal.PlainDate[]
  readonly known: ReadonlyMap<number, Decimal>
  readonly estimated: Decimal
}

function usageOf({ meter, period, totals, missing, known, estimated }: Counted): MeasuredUsage {
  const measured = sumOf([...totals.values()])
  const filled =
    known.size === 0 ? Decimal.zero : sumOf(missing.map(date => typicalDay(known, dayNumber(date))))
  const quantity = measured.plus(filled)
  return {
    period,
    quantity,
    estimated: missing.length > 0 || estimated.sign !== 0,
    evidence: [
      {
        step: 'usage',
        meter,
        from: period.start.toString(),
        to: period.end.toString(),
        quantity: quantity.toString(),
        count: totals.size,
        source: 'intervals',
      },
      ...notMeasuredSteps({ meter, estimated, filledDays: missing.length, filled }),
    ],
  }
}

/** What the days of a period came as estimates or substitutes. */
function estimatedIn(days: readonly DayTotal[], period: Period): Decimal {
  const doubtful = days.filter(({ estimated }) => estimated !== undefined && estimated.sign !== 0)
  const within = doubtful.filter(({ date }) => containsDate(period, date))
  return sumOf(within.map(({ estimated = Decimal.zero }) => estimated))
}

function totalsByDay(days: readonly DayTotal[], period: Period): Map<number, Decimal> {
  const [from, to] = [dayNumber(period.start), dayNumber(period.end)]
  const totals = new Map<number, Decimal>()
  for (const { date, quantity } of days) {
    const day = dayNumber(date)
    if (day < from || day >= to) continue
    totals.set(day, totals.get(day)?.plus(quantity) ?? quantity)
  }
  return totals
}

function missingDays(known: ReadonlyMap<number, Decimal>, period: Period): Temporal.PlainDate[] {
  const from = dayNumber(period.start)
  return Array.from({ length: daysIn(period) }, (_, i) => i)
    .filter(i => !known.has(from + i))
    .map(days => period.start.add({ days }))
}

/** Average of the same weekday, rounded to 3 decimals; of all days where that weekday has none. */
function typicalDay(known: ReadonlyMap<number, Decimal>, day: number): Decimal {
  const alike = [...known].filter(([other]) => (other - day) % 7 === 0)
  const days = (alike.length > 0 ? alike : [...known]).map(([, quantity]) => quantity)
  return sumOf(days).dividedBy(Decimal.of(days.length), DECIMALS)
}

function sumOf(quantities: readonly Decimal[]): Decimal {
  return quantities.reduce((sum, quantity) => sum.plus(quantity), Decimal.zero)
}
