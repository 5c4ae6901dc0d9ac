import { Decimal } from '../kernel/decimal.ts'
import { dayNumber, daysIn, type Period } from '../kernel/period.ts'
import type { MeasuredUsage } from './usage.ts'

/** What an interval meter measured on one local day. */
export type DayTotal = { readonly date: Temporal.PlainDate; readonly quantity: Decimal }

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
    usages: periods.map((period, i) => usageOf(meter, period, totals[i]!, missing[i]!, known)),
  }
}

function usageOf(
  meter: string,
  period: Period,
  totals: ReadonlyMap<number, Decimal>,
  missing: readonly Temporal.PlainDate[],
  known: ReadonlyMap<number, Decimal>,
): MeasuredUsage {
  let quantity = sumOf([...totals.values()])
  if (known.size > 0) {
    for (const date of missing) quantity = quantity.plus(typicalDay(known, dayNumber(date)))
  }
  return {
    period,
    quantity,
    estimated: missing.length > 0,
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
    ],
  }
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
