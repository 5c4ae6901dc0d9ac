import { assert, type Refusal } from '../kernel/result.ts'
import { type DayQuality, dayQuality, isEstimate, lettersOf } from './day-quality.ts'
import { type IntervalDay, readDay, valuesOf } from './interval-text.ts'

/*
 * What a day of values that comes means beside the revision that stands.
 */

/** The values of a day, of intervals so long, and how they came about. */
export type DayValues = IntervalDay & DayQuality & { readonly minutes: number }

/** What of a stored day is compared. */
export type StandingDay = Omit<DayValues, 'total' | 'missing' | 'estimatedTotal'>

/**
 * The part of a day that comes, filled up with what stands: files of the market cut days at its own
 * midnight, so that a local day may come in two pieces, in either order. A value keeps its quality.
 */
export function joinedDay<Day extends DayValues>(
  part: Day,
  before: StandingDay,
  day: Temporal.PlainDate,
): Day | Refusal {
  if (part.missing === 0 && (!part.estimated || part.minutes !== before.minutes)) return part
  if (part.minutes !== before.minutes) {
    const facts = { day: day.toString(), minutes: part.minutes, stored: before.minutes }
    return { code: 'interval_lengths_mixed', facts }
  }
  const [stands, stood] = [valuesOf(before), lettersOf(before)]
  const [comes, told] = [valuesOf(part), lettersOf(part)]
  const values = comes.map((value, i) => value ?? stands[i] ?? null)
  const whole = readDay(values, values.length)
  assert('total' in whole, 'stored values can be read')
  // A value that comes again stays as good as it was.
  const stays = (value: string | null, i: number) =>
    value === null || (value === stands[i] && stood[i] === 'A')
  const letters = comes.map((value, i) => (stays(value, i) ? stood[i] : told[i])).join('')
  return { ...part, ...whole, ...dayQuality(whole, letters) }
}

/** Whether an estimate would take the place of a measured value; it may fill a gap beside it. */
export function replacesMeasured(before: StandingDay, proposed: DayValues): boolean {
  if (!proposed.estimated) return false
  if (before.minutes !== proposed.minutes) return lettersOf(before).includes('A')
  const [stood, letters] = [lettersOf(before), lettersOf(proposed)]
  return valuesOf(proposed).some(
    (value, i) => stood[i] === 'A' && value !== null && isEstimate(letters[i] ?? 'N'),
  )
}

/** Whether the day that comes says what stands already. */
export function isSameDay(before: StandingDay, proposed: DayValues): boolean {
  if (before.minutes !== proposed.minutes || before.estimated !== proposed.estimated) return false
  if (before.qualities !== proposed.qualities) return false
  if (before.scale === proposed.scale) return before.quantities === proposed.quantities
  const [stood, values] = [valuesOf(before), valuesOf(proposed)]
  return stood.length === values.length && stood.every((value, i) => value === values[i])
}
