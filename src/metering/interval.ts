import { Decimal, powerOfTen } from '../kernel/decimal.ts'

/** One day of an interval series: whole numbers of 10^-scale units, null where one is missing. */
export type IntervalValues = {
  readonly scale: number
  readonly quantities: readonly (bigint | null)[]
  readonly total: Decimal
  readonly missing: number
}

/** The most decimals of an interval value; the bigints then still hold 9,000,000,000 units. */
export const INTERVAL_SCALE = 9

const hoursByDay = new Map<string, number>()

/**
 * How many values of so many minutes a local day has: 96 quarters of an hour, 92 on the day that
 * summer time begins, 100 on the day that it ends.
 */
export function intervalsInDay(day: Temporal.PlainDate, timeZone: string, minutes: number): number {
  const key = `${timeZone} ${day}`
  let hours = hoursByDay.get(key)
  if (hours === undefined) {
    hours = day.toZonedDateTime(timeZone).hoursInDay
    if (hoursByDay.size > 20_000) hoursByDay.clear()
    hoursByDay.set(key, hours)
  }
  return Math.ceil((hours * 60) / minutes)
}

/**
 * Reads values as decimals (`0.25`), `-` or null for a missing one. Gives the text that is no value
 * where there is one.
 */
export function readIntervals(values: readonly (string | null)[]): IntervalValues | string {
  const decimals: (Decimal | null)[] = []
  let scale = 0
  for (const value of values) {
    if (value === null || value === '-') {
      decimals.push(null)
      continue
    }
    const decimal = /^-?\d{1,9}(\.\d{1,9})?$/.test(value) ? Decimal.tryParse(value) : undefined
    if (decimal === undefined) return value
    scale = Math.max(scale, decimal.scale)
    decimals.push(decimal)
  }
  const quantities = decimals.map(decimal =>
    decimal === null ? null : decimal.coefficient * powerOfTen(scale - decimal.scale),
  )
  const sum = quantities.reduce<bigint>((all, quantity) => all + (quantity ?? 0n), 0n)
  const missing = quantities.filter(quantity => quantity === null).length
  return { scale, quantities, total: new Decimal(sum, scale), missing }
}
