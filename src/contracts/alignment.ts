import { type Rhythm, rhythmFrom } from '../kernel/calendar.ts'

/** The days on which periods start: a day of the month, and for periods of several months a month. */
export type Anchor = {
  readonly day: number
  /** A month in which a period starts; null = counted from the start of the subscription. */
  readonly month: number | null
}

/** What the periods of a subscription are aligned to. */
export type AlignTo = 'subscription' | 'contract' | 'account' | 'calendar'

/** The dates and days that an alignment takes its anchor from. */
export type AlignmentTerms = {
  readonly startOn: Temporal.PlainDate
  readonly contractStartOn: Temporal.PlainDate
  /** The account's day of the month; null = it has none. */
  readonly billingDay: number | null
}

/**
 * The anchor of an alignment: the subscription's own start (or `ownDay`), the anniversary of its
 * contract, the account's billing day, or the calendar's months, quarters and years. Undefined where
 * the account has no billing day.
 */
export function anchorOf(
  alignTo: AlignTo,
  terms: AlignmentTerms,
  ownDay: number | null = null,
): Anchor | undefined {
  switch (alignTo) {
    case 'subscription':
      return { day: ownDay ?? terms.startOn.day, month: null }
    case 'contract':
      return { day: terms.contractStartOn.day, month: terms.contractStartOn.month }
    case 'account':
      return terms.billingDay === null ? undefined : { day: terms.billingDay, month: null }
    case 'calendar':
      return { day: 1, month: 1 }
  }
}

/** The rhythm of periods of `months` from an anchor; of a subscription that started on `start`. */
export function anchoredRhythm(
  start: Temporal.PlainDate,
  { day, month }: Anchor,
  months: number,
): Rhythm {
  if (month === null) return rhythmFrom(start, day, months)
  return { from: new Temporal.PlainYearMonth(start.year, month), anchorDay: day, months }
}
