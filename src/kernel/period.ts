/**
 * A half-open span of local dates `[start, end)` in the account's time zone: the end day belongs to
 * the next period, so adjoining periods share a date and no day is billed twice.
 */
export type Period = { readonly start: Temporal.PlainDate; readonly end: Temporal.PlainDate }

/** Builds a period; throws a RangeError when it would end before it starts. */
export function period(start: Temporal.PlainDate, end: Temporal.PlainDate): Period {
  if (isBefore(end, start)) throw new RangeError(`a period cannot run from ${start} to ${end}`)
  return { start, end }
}

/** Reads `2026-01-31..2026-02-28` (end excluded). */
export function parsePeriod(text: string): Period {
  const [start, end, ...rest] = text.split('..')
  if (start === undefined || end === undefined || rest.length > 0) {
    throw new RangeError(`not a period: ${text}`)
  }
  return period(Temporal.PlainDate.from(start), Temporal.PlainDate.from(end))
}

export function formatPeriod(p: Period): string {
  return `${p.start}..${p.end}`
}

/**
 * Days since 1 January 1970: the number by which days are counted and dates compared. Plain
 * arithmetic on the proleptic Gregorian calendar (H. Hinnant, days_from_civil), because rating asks
 * it several times a line: 40 ns against 560 ns of `PlainDate.compare` and 880 ns of `until`.
 */
export function dayNumber(date: Temporal.PlainDate): number {
  const month = date.month
  const year = month > 2 ? date.year : date.year - 1
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date.day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468
}

const TEXTS = new Map<number, string>()

/** The date as text, `2026-01-31`. The same few dates are printed on every line: 40 ns against 130. */
export function dateText(date: Temporal.PlainDate): string {
  const day = dayNumber(date)
  let text = TEXTS.get(day)
  if (text === undefined) {
    text = date.toString()
    TEXTS.set(day, text)
  }
  return text
}

export function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return dayNumber(a) < dayNumber(b)
}

export function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(b, a) ? b : a
}

export function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(a, b) ? b : a
}

/** Whole days in the period; a day counts one whether it has 23, 24 or 25 hours. */
export function daysIn(p: Period): number {
  return dayNumber(p.end) - dayNumber(p.start)
}

export function isEmpty(p: Period): boolean {
  return dayNumber(p.start) === dayNumber(p.end)
}

export function containsDate(p: Period, date: Temporal.PlainDate): boolean {
  return !isBefore(date, p.start) && isBefore(date, p.end)
}

/** The days that two periods share, or undefined when they share none. */
export function overlap(a: Period, b: Period): Period | undefined {
  const start = later(a.start, b.start)
  const end = earlier(a.end, b.end)
  return isBefore(start, end) ? { start, end } : undefined
}

/** Cuts a period at the dates that lie strictly inside it; the pieces adjoin and cover it. */
export function splitAt(p: Period, dates: readonly Temporal.PlainDate[]): Period[] {
  const inside = dates
    .filter(date => isBefore(p.start, date) && isBefore(date, p.end))
    .sort((a, b) => dayNumber(a) - dayNumber(b))
  const pieces: Period[] = []
  let start = p.start
  for (const date of inside) {
    if (!isBefore(start, date)) continue
    pieces.push({ start, end: date })
    start = date
  }
  pieces.push({ start, end: p.end })
  return pieces
}
