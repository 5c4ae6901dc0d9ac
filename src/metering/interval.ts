import { Decimal, powerOfTen } from '../kernel/decimal.ts'
import { dayNumber } from '../kernel/period.ts'

/** One day of an interval series: whole numbers of 10^-scale units, null where one is missing. */
export type IntervalValues = {
  readonly scale: number
  readonly quantities: readonly (bigint | null)[]
  readonly total: Decimal
  readonly missing: number
}

/** The most decimals of an interval value; the bigints then still hold 9,000,000,000 units. */
export const INTERVAL_SCALE = 9

/** Lengths of an interval that a series may have, in minutes; 1440 is a local day of any length. */
export const INTERVAL_MINUTES = [5, 10, 15, 30, 60, 1440] as const

/** The length of one value a local day, whether that has 23, 24 or 25 hours. */
export const DAILY = 1440

/** Seconds as one of the lengths that can be stored; null where they are none. */
export function intervalMinutes(seconds: number): number | null {
  // A day on which clocks change.
  if (seconds === 82_800 || seconds === 90_000) return DAILY
  return INTERVAL_MINUTES.find(minutes => minutes * 60 === seconds) ?? null
}

/** Hours of days that were asked about, by time zone and the number of the day. */
const hoursByDay = new Map<string, Map<number, number>>()

/** Ten years of days of a time zone. */
const MOST_DAYS = 3660

/**
 * How many values of so many minutes a local day has: 96 quarters of an hour, 92 on the day that
 * summer time begins, 100 on the day that it ends; of daily values one on every day.
 */
export function intervalsInDay(day: Temporal.PlainDate, timeZone: string, minutes: number): number {
  if (minutes === DAILY) return 1
  let ofZone = hoursByDay.get(timeZone)
  if (ofZone === undefined || ofZone.size > MOST_DAYS) {
    ofZone = new Map()
    hoursByDay.set(timeZone, ofZone)
  }
  const number = dayNumber(day)
  let hours = ofZone.get(number)
  if (hours === undefined) {
    hours = day.toZonedDateTime(timeZone).hoursInDay
    ofZone.set(number, hours)
  }
  return Math.ceil((hours * 60) / minutes)
}

/**
 * Reads values as decimals (`0.25`), `-` or null for a missing one. Gives the text that is no value
 * where there is one.
 */
export function readIntervals(values: readonly (string | null)[]): IntervalValues | string {
  const scale = scaleOf(values)
  if (typeof scale === 'string') return scale
  const quantities: (bigint | null)[] = []
  let sum = 0n
  let missing = 0
  for (const value of values) {
    if (value === null || value === '-') {
      quantities.push(null)
      missing += 1
      continue
    }
    const quantity = unitsOf(value, scale)
    quantities.push(quantity)
    sum += quantity
  }
  return { scale, quantities, total: new Decimal(sum, scale), missing }
}

const VALUE = /^-?\d{1,9}(?:\.\d{1,9})?$/

/** The most decimals among the values, or the first text that is no value. */
function scaleOf(values: readonly (string | null)[]): number | string {
  let scale = 0
  for (const value of values) {
    if (value === null || value === '-') continue
    if (!VALUE.test(value)) return value
    const point = value.indexOf('.')
    if (point !== -1) scale = Math.max(scale, value.length - point - 1)
  }
  return scale
}

/** Digits that a binary float holds exactly whatever they are. */
const EXACT_DIGITS = 15

/** A value in units of 10^-scale: of its digits, which make no detour by an object. */
function unitsOf(value: string, scale: number): bigint {
  const point = value.indexOf('.')
  const digits = point === -1 ? value : value.slice(0, point) + value.slice(point + 1)
  const decimals = point === -1 ? 0 : value.length - point - 1
  const units = digits.length <= EXACT_DIGITS ? BigInt(Number(digits)) : BigInt(digits)
  return decimals === scale ? units : units * powerOfTen(scale - decimals)
}
