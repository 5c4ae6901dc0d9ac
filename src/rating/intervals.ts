import { Decimal } from '../kernel/decimal.ts'
import { dayNumber, daysIn, type Period } from '../kernel/period.ts'
import type { MeasuredUsage } from './usage.ts'

/** What an interval meter measured on one local day. */
export type DayTotal = { readonly date: Temporal.PlainDate; readonly quantity: Decimal }

/** The sum of a period's days, and the days for which there was no data. */
export type IntervalUsage = {
  readonly usage: MeasuredUsage
  readonly missing: readonly Temporal.PlainDate[]
  /** False when too many days are missing to fill them: the sum is of the known days only. */
  readonly complete: boolean
}

const DECIMALS = 3
/** At most one day in ten is filled; beyond that a person decides. */
const FILLED_AT_MOST = 10

/**
 * Sums the days of a period. Missing days are filled with the average of the same weekday in the
 * period (of all days where there is none) if at most 10 % are missing, and the usage is flagged as
 * estimated; otherwise nothing is filled and `complete` is false. Days outside the period do not
 * count. Two totals of one date add up (two channels of a meter).
 */
export function intervalUsage(
  meter: string,
  days: readonly DayTotal[],
  period: Period,
): IntervalUsage {
  const known = totalsByDay(days, period)
  const missing = missingDays(known, period)
  const complete = missing.length * FILLED_AT_MOST <= daysIn(period)
  let quantity = sumOf([...known.values()])
  if (complete) {
    for (const date of missing) quantity = quantity.plus(typicalDay(known, dayNumber(date)))
  }
  return {
    missing,
    complete,
    usage: {
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
          count: known.size,
          source: 'intervals',
        },
      ],
    },
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
