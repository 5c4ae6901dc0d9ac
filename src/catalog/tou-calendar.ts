/**
 * A time-of-use calendar says for every minute of every day which band it belongs to (peak, off
 * peak). Its rules are tried in their order and the first that matches decides, so that an
 * exception stands before what it is an exception from.
 */
export type TouCalendar = {
  readonly code: string
  readonly rules: readonly TouRule[]
  /** Dated when the calendar was defined: rating asks no library, and old bills stay as they were. */
  readonly holidays: Holidays | null
}

/** A band in certain months, on certain kinds of days, between two times of the local clock. */
export type TouRule = {
  readonly band: string
  /** 1 to 12; empty = every month. */
  readonly months: readonly number[]
  /** 1 (Monday) to 7 (Sunday) and `HOLIDAY`; empty = every day, holidays too. */
  readonly days: readonly number[]
  /** Minutes since midnight by the clock, multiples of 5; `to` (at most 1440) is excluded. */
  readonly from: number
  readonly to: number
}

/** The holidays of a place between two dates (`to` excluded). */
export type Holidays = {
  /** Country and region as ISO 3166 writes them: `US`, `DE-BY`. */
  readonly region: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly dates: readonly Holiday[]
}

export type Holiday = { readonly date: Temporal.PlainDate; readonly name: string }

/** A holiday is a day of its own kind, whatever weekday it falls on. */
export const HOLIDAY = 8

/** Bands change on multiples of so many minutes, the shortest interval that meters record. */
export const SLOT_MINUTES = 5
export const SLOTS_IN_DAY = (24 * 60) / SLOT_MINUTES

/** The bands of a calendar, in the order in which its rules name them. */
export function bandsOf({ rules }: Pick<TouCalendar, 'rules'>): string[] {
  return [...new Set(rules.map(rule => rule.band))]
}

/**
 * Which rule decides each five minutes of the clock on a kind of day (1 to 7, `HOLIDAY`) in a
 * month: its place among the rules, or -1 where none matches.
 */
export function decidingRules(
  rules: readonly TouRule[],
  month: number,
  kindOfDay: number,
): readonly number[] {
  const slots = new Array<number>(SLOTS_IN_DAY).fill(-1)
  rules.forEach(({ months, days, from, to }, place) => {
    if (months.length > 0 && !months.includes(month)) return
    if (days.length > 0 && !days.includes(kindOfDay)) return
    for (let slot = from / SLOT_MINUTES; slot < to / SLOT_MINUTES; slot += 1) {
      if (slots[slot] === -1) slots[slot] = place
    }
  })
  return slots
}
