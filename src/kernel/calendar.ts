import { isBefore, type Period } from './period.ts'

/**
 * A billing rhythm: every `months` months on day `anchorDay`, counted from the month of `from`.
 * Day n of the rhythm is always taken from the anchor, never from the date before, so that
 * 31 January is followed by 28 (or 29) February and then by 31 March.
 */
export type Rhythm = {
  readonly from: Temporal.PlainYearMonth
  readonly anchorDay: number
  readonly months: number
}

/** The rhythm of a subscription that started on `start`: the period that holds it is number 0. */
export function rhythmFrom(start: Temporal.PlainDate, anchorDay: number, months: number): Rhythm {
  const month = start.toPlainYearMonth()
  const from = isBefore(start, dateInMonth(month, anchorDay))
    ? month.subtract({ months: 1 })
    : month
  return { from, anchorDay, months }
}

/** Day `anchorDay` of a month, or the month's last day where it is shorter. */
export function dateInMonth(month: Temporal.PlainYearMonth, anchorDay: number): Temporal.PlainDate {
  if (!Number.isInteger(anchorDay) || anchorDay < 1 || anchorDay > 31) {
    throw new RangeError(`an anchor day is 1 to 31, not ${anchorDay}`)
  }
  return lastUpTo(month.year, month.month, anchorDay)
}

function lastUpTo(year: number, month: number, day: number): Temporal.PlainDate {
  return new Temporal.PlainDate(year, month, Math.min(day, daysInMonth(year, month)))
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** The start of period `n` (n may be negative); its end is the start of period n + 1. */
export function rhythmDate(rhythm: Rhythm, n: number): Temporal.PlainDate {
  const { from, anchorDay, months } = rhythm
  // Counted in whole numbers: adding to a PlainYearMonth took a fifth of a bill run's own time.
  const month = from.year * 12 + from.month - 1 + n * months
  return lastUpTo(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, anchorDay)
}

/** The whole nominal period number `n`, however little of it a subscription was alive. */
export function rhythmPeriod(rhythm: Rhythm, n: number): Period {
  return { start: rhythmDate(rhythm, n), end: rhythmDate(rhythm, n + 1) }
}

/** The number of the period that holds `date`. */
export function periodNumberAt(rhythm: Rhythm, date: Temporal.PlainDate): number {
  const months = (date.year - rhythm.from.year) * 12 + date.month - rhythm.from.month
  const n = Math.floor(months / rhythm.months)
  return isBefore(date, rhythmDate(rhythm, n)) ? n - 1 : n
}

/** The one function that turns an instant into a date of the account. */
export function dateOf(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate()
}

/** The instant at which a date of the account begins (also where midnight is skipped by DST). */
export function startOfDay(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.toZonedDateTime(timeZone).toInstant()
}
