import { Decimal, divideRounded, powerOfTen } from '../kernel/decimal.ts'
import { containsDate, dayNumber, daysIn, type Period } from '../kernel/period.ts'
import { DAILY, intervalsInDay } from '../metering/interval.ts'
import { RatingError } from './rating-error.ts'

/**
 * One local day of an interval series: what was used in each interval of `minutes`, in whole numbers
 * of 10^-scale units, in the order of time from midnight on. A day on which clocks change has 23 or
 * 25 hours of them. Null where a value is missing.
 */
export type IntervalDay = {
  readonly day: Temporal.PlainDate
  readonly minutes: number
  readonly scale: number
  readonly quantities: readonly (bigint | null)[]
  readonly estimated: boolean
  /** Runs of letters (`metering/day-quality.ts`); null or left out: all are as `estimated` says. */
  readonly qualities?: string | null
}

/** A day all of whose values are there; a filled one was not measured. */
export type WholeDay = Omit<IntervalDay, 'quantities'> & {
  readonly quantities: readonly bigint[]
  readonly filled: boolean
}

/** Decimals by which an average of intervals is finer than the intervals. */
const FINER = 3
const HOURS_24 = 24 * 60

/**
 * The minute of the clock at which each interval of a day begins. Where clocks go forward an hour is
 * skipped, where they go back it is there twice.
 */
export function clockMinutes(
  { day, minutes, quantities }: Pick<IntervalDay, 'day' | 'minutes' | 'quantities'>,
  timeZone: string,
): readonly number[] {
  const count = quantities.length
  if (minutes === DAILY) return [0]
  if (count * minutes === HOURS_24) return plainClock(minutes)
  const midnight = day.toZonedDateTime(timeZone)
  return Array.from({ length: count }, (_, i) => {
    const time = midnight.add({ minutes: i * minutes })
    return time.hour * 60 + time.minute
  })
}

const plainClocks = new Map<number, readonly number[]>()

/** The clock of a day of 24 hours. */
function plainClock(minutes: number): readonly number[] {
  let clock = plainClocks.get(minutes)
  if (clock === undefined) {
    clock = Array.from({ length: HOURS_24 / minutes }, (_, i) => i * minutes)
    plainClocks.set(minutes, clock)
  }
  return clock
}

/** Days of a register in the units of its meter. */
export function multiplied(
  days: readonly IntervalDay[],
  multiplier: Decimal,
): readonly IntervalDay[] {
  if (multiplier.equals(Decimal.one)) return days
  const factor = multiplier.coefficient
  return days.map(each => ({
    ...each,
    scale: each.scale + multiplier.scale,
    quantities: each.quantities.map(quantity => quantity && quantity * factor),
  }))
}

/** A period's days in order with none missing, and which of them had to be filled. */
export type FilledSeries = {
  readonly days: readonly WholeDay[]
  readonly missing: readonly Temporal.PlainDate[]
  /** False when no day is known: then `days` is empty. */
  readonly complete: boolean
}

/**
 * Fills the days of a period of which values are missing with the average of the same weekday in the
 * period, each time of the clock for itself (of all days where that weekday has none), rounded to 3
 * more decimals than the values have. How many days may be filled is asked of `mayBeFilled`.
 */
export function filledSeries(
  days: readonly IntervalDay[],
  period: Period,
  timeZone: string,
): FilledSeries {
  const known = new Map<number, WholeDay>()
  for (const each of days) {
    if (!containsDate(period, each.day) || !isWhole(each)) continue
    known.set(dayNumber(each.day), { ...each, filled: false })
  }
  const dates = Array.from({ length: daysIn(period) }, (_, n) => period.start.add({ days: n }))
  const missing = dates.filter(date => !known.has(dayNumber(date)))
  if (known.size === 0) return { days: [], missing, complete: false }
  const all = dates.map(date => known.get(dayNumber(date)) ?? typicalDay(known, date, timeZone))
  return { days: all, missing, complete: true }
}

function isWhole(day: IntervalDay): day is IntervalDay & { quantities: readonly bigint[] } {
  return day.quantities.every(quantity => quantity !== null)
}

function typicalDay(
  known: ReadonlyMap<number, WholeDay>,
  date: Temporal.PlainDate,
  timeZone: string,
): WholeDay {
  const number = dayNumber(date)
  const alike = [...known].filter(([other]) => (other - number) % 7 === 0).map(([, day]) => day)
  const days = alike.length > 0 ? alike : [...known.values()]
  const { minutes } = days[0]!
  const scale = Math.max(...days.map(day => day.scale)) + FINER
  const byMinute = new Map<number, { sum: bigint; count: bigint }>()
  for (const day of days) {
    sameMinutes(day, minutes)
    const factor = powerOfTen(scale - day.scale)
    clockMinutes(day, timeZone).forEach((minute, i) => {
      const { sum, count } = byMinute.get(minute) ?? { sum: 0n, count: 0n }
      byMinute.set(minute, { sum: sum + day.quantities[i]! * factor, count: count + 1n })
    })
  }
  const length = intervalsInDay(date, timeZone, minutes)
  const empty = { day: date, minutes, scale, quantities: new Array<bigint>(length).fill(0n) }
  const quantities = clockMinutes(empty, timeZone).map(minute => {
    // The hour that a day of summer time has skipped is taken from the hour before.
    const found = byMinute.get(minute) ?? byMinute.get(minute - 60)
    return found === undefined ? 0n : divideRounded(found.sum, found.count, 'half_up')
  })
  return { ...empty, quantities, estimated: true, filled: true }
}

/**
 * Several registers of one meter as one series: values of the same time add up. Throws
 * `interval_lengths_differ` where two of them for one day have intervals of different length.
 */
export function combined(series: readonly (readonly WholeDay[])[]): readonly WholeDay[] {
  if (series.length === 1) return series[0]!
  const days = new Map<number, WholeDay>()
  for (const day of series.flat()) {
    const before = days.get(dayNumber(day.day))
    days.set(dayNumber(day.day), before === undefined ? day : sumOfDays(before, day))
  }
  return [...days].sort(([a], [b]) => a - b).map(([, day]) => day)
}

function sumOfDays(a: WholeDay, b: WholeDay): WholeDay {
  sameMinutes(b, a.minutes)
  const scale = Math.max(a.scale, b.scale)
  const [forA, forB] = [powerOfTen(scale - a.scale), powerOfTen(scale - b.scale)]
  return {
    ...a,
    scale,
    quantities: a.quantities.map((quantity, i) => quantity * forA + b.quantities[i]! * forB),
    estimated: a.estimated || b.estimated,
    filled: a.filled || b.filled,
  }
}

function sameMinutes({ day, minutes }: WholeDay, expected: number): void {
  if (minutes === expected) return
  throw new RatingError('interval_lengths_differ', { day: day.toString(), minutes, expected })
}
