import { dayNumber } from '../kernel/period.ts'

/** From which day an item's age counts: the day on which it is due, or the date of its document. */
export type AgedFrom = 'due' | 'document'

/**
 * The columns of an ageing, by the last day of each: `[0, 30, 60]` is "up to 0 days", 1–30, 31–60 and
 * "more than 60". Rising, from 0 on.
 */
export type AgeBounds = readonly number[]

/** Current (not yet due, or due today), 1–30, 31–60, 61–90, 91–120, more than 120 days overdue. */
export const DUE_BOUNDS: AgeBounds = [0, 30, 60, 90, 120]

/** 0–30, 31–60, 61–90, 91–120, more than 120 days since the date of the document. */
export const DOCUMENT_BOUNDS: AgeBounds = [30, 60, 90, 120]

/** The columns that an ageing has where nobody chose others. */
export function boundsOf(from: AgedFrom): AgeBounds {
  return from === 'due' ? DUE_BOUNDS : DOCUMENT_BOUNDS
}

/** What of an open item an ageing looks at. */
export type AgedItem = {
  /** Null: payable at once, aged from the document's date. */
  readonly dueOn: Temporal.PlainDate | null
  readonly documentOn: Temporal.PlainDate
  /** What is open on the day asked for: above zero the customer owes it, below it is a credit. */
  readonly openMinor: bigint
}

/** One row of an ageing, in minor units of one currency. */
export type Ageing = {
  /** What is owed, by age; one amount more than there are bounds. */
  readonly buckets: readonly bigint[]
  /** Credit notes and money that is not applied to anything: never above zero, in no age's column. */
  readonly creditMinor: bigint
  /** All columns together: what the receivable and its counterparts come to. */
  readonly totalMinor: bigint
}

/** The age of an item in days on a date; below zero when it is due later. */
export function ageInDays(
  item: Pick<AgedItem, 'dueOn' | 'documentOn'>,
  asOf: Temporal.PlainDate,
  from: AgedFrom,
): number {
  const start = from === 'due' ? (item.dueOn ?? item.documentOn) : item.documentOn
  return dayNumber(asOf) - dayNumber(start)
}

/** The column of an age: the first whose last day is not passed, or the one after all bounds. */
export function bucketOf(days: number, bounds: AgeBounds): number {
  const found = bounds.findIndex(last => days <= last)
  return found === -1 ? bounds.length : found
}

/** The names of the columns, as they are printed: `0`, `1-30`, `31-60`, `>60`. */
export function bucketNames(bounds: AgeBounds): string[] {
  const names = bounds.map((last, i) => {
    const before = bounds[i - 1]
    return before === undefined ? `<=${last}` : `${before + 1}-${last}`
  })
  return [...names, `>${bounds.at(-1) ?? 0}`]
}

/**
 * Ages items of one currency as of a date. Credits and money not applied stand in a column of their
 * own and are never dropped, so that the total equals the control account (rules: allocation, ageing).
 */
export function ageItems(
  items: readonly AgedItem[],
  asOf: Temporal.PlainDate,
  from: AgedFrom,
  bounds: AgeBounds = boundsOf(from),
): Ageing {
  const buckets = Array<bigint>(bounds.length + 1).fill(0n)
  let creditMinor = 0n
  for (const item of items) {
    if (item.openMinor < 0n) creditMinor += item.openMinor
    else {
      const bucket = bucketOf(ageInDays(item, asOf, from), bounds)
      buckets[bucket] = (buckets[bucket] ?? 0n) + item.openMinor
    }
  }
  const owed = buckets.reduce((sum, amount) => sum + amount, 0n)
  return { buckets, creditMinor, totalMinor: owed + creditMinor }
}
