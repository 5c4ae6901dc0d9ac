import { dateOf, periodNumberAt, rhythmPeriod } from '../kernel/calendar.ts'
import { later } from '../kernel/period.ts'
import { type Anchor, anchoredRhythm } from './alignment.ts'

/**
 * When a change takes effect: on a date, `now` (the day it is in the account's time zone), or at the
 * end of the billing period that is under way then.
 */
export type When = 'now' | 'period_end' | Temporal.PlainDate

/** What the words stand for: the subscription's rhythm and where it is. */
export type WhenTerms = {
  readonly startOn: Temporal.PlainDate
  readonly anchor: Anchor
  /** Where its billing periods are counted from; left out: its start. */
  readonly periodsFrom?: Temporal.PlainDate
  readonly timeZone: string
}

/** Whether a change names its day, or leaves it to the moment at which it is made. */
export function isWord(when: When): when is 'now' | 'period_end' {
  return when === 'now' || when === 'period_end'
}

/**
 * The date of a change that is made at `now`. `months` is the length of the period whose end is
 * meant; before a subscription starts it is the end of its first one.
 */
export function dateOfWhen(
  when: When,
  terms: WhenTerms,
  months: number,
  now: Temporal.Instant,
): Temporal.PlainDate {
  if (!isWord(when)) return when
  const today = dateOf(now, terms.timeZone)
  return when === 'now' ? today : periodEnd(terms, months, today)
}

/** The first day after the billing period that holds a day, or after the first period before it. */
export function periodEnd(
  { startOn, anchor, periodsFrom }: Omit<WhenTerms, 'timeZone'>,
  months: number,
  date: Temporal.PlainDate,
): Temporal.PlainDate {
  const rhythm = anchoredRhythm(periodsFrom ?? startOn, anchor, months)
  return rhythmPeriod(rhythm, periodNumberAt(rhythm, later(date, startOn))).end
}

/** The period that a change of a whole subscription waits for: the longest that it is billed for. */
export function longestPeriod(charges: readonly { readonly months: number }[]): number {
  return Math.max(1, ...charges.map(({ months }) => months))
}
