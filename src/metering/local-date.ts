/** All time zones in use change their offset on a quarter of an hour. */
const QUARTER_MS = 900_000
const dates = new Map<string, Temporal.PlainDate>()

/**
 * The date of an instant in a time zone. As `dateOf` of the calendar, but remembered by the quarter
 * of an hour: a batch of usage asks for few distinct ones many times.
 */
export function localDateOf(epochMs: number, timeZone: string): Temporal.PlainDate {
  const quarter = Math.floor(epochMs / QUARTER_MS)
  const key = `${timeZone} ${quarter}`
  let date = dates.get(key)
  if (date === undefined) {
    date = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
    if (dates.size > 50_000) dates.clear()
    dates.set(key, date)
  }
  return date
}
