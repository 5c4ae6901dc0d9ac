/**
 * The days of the demo as whole numbers (0 = 1970-01-01): a year of daily loads for every account
 * is arithmetic on numbers, and dates are written only where a row is.
 */
export type Day = number

/** A day's number. */
export function dayOf(iso: string): Day {
  return Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / 86_400_000
}

const texts = new Map<Day, string>()

/** A day as ISO date. */
export function isoOf(day: Day): string {
  let text = texts.get(day)
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10)
    texts.set(day, text)
  }
  return text
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7
}

const seasons = new Map<Day, number>()

/** Day of the year as a fraction of it, 0 = 1 January. */
export function seasonOf(day: Day): number {
  let season = seasons.get(day)
  if (season === undefined) {
    season = (day - dayOf(`${isoOf(day).slice(0, 4)}-01-01`)) / 365.25
    seasons.set(day, season)
  }
  return season
}

/** The first day of a month n months after the month (`2025-11`). */
export function monthStart(month: string, n = 0): Day {
  return Date.UTC(+month.slice(0, 4), +month.slice(5, 7) - 1 + n, 1) / 86_400_000
}

/** One delivery of files and the bill runs that follow it. */
export type Batch = {
  readonly folder: string
  readonly month: string
  /** Everything that arrived up to this day is in the folder; the clock of its import. */
  readonly importOn: Day
  readonly cycle: 'business' | 'household'
  readonly throughOn: Day
  readonly readOn: Day
  readonly issueOn: Day
}

/**
 * The course of the demo: per month one delivery before the mid-month run of the businesses and one
 * before the run of the households on the first of the next month.
 */
export type Timeline = {
  readonly months: readonly string[]
  readonly setupOn: Day
  /** Cut-over from the old billing system: the first day that is billed here. */
  readonly householdStart: Day
  readonly businessStart: Day
  /** First day without usage. */
  readonly end: Day
  readonly batches: readonly Batch[]
}

/** `months` whole months, the last of which is `until` (`2026-10`). */
export function timelineOf(months: number, until: string): Timeline {
  const list = Array.from({ length: months }, (_, i) =>
    isoOf(monthStart(until, i - months + 1)).slice(0, 7),
  )
  const first = list[0]!
  return {
    months: list,
    setupOn: monthStart(first, -1) + 9,
    householdStart: monthStart(first),
    businessStart: monthStart(first, -1) + 15,
    end: monthStart(until, 1),
    batches: list.flatMap(batchesOf),
  }
}

/** The two deliveries of a month (`2026-10`), each before its bill runs. */
export function batchesOf(month: string): readonly Batch[] {
  return [businessBatch(month), householdBatch(month)]
}

function businessBatch(month: string): Batch {
  const throughOn = monthStart(month) + 15
  const days = { throughOn, readOn: throughOn, importOn: throughOn + 1, issueOn: throughOn + 3 }
  return { folder: `${month}/1-business`, month, cycle: 'business', ...days }
}

function householdBatch(month: string): Batch {
  const throughOn = monthStart(month, 1)
  const days = { throughOn, readOn: throughOn, importOn: throughOn + 2, issueOn: throughOn + 4 }
  return { folder: `${month}/2-household`, month, cycle: 'household', ...days }
}

/**
 * The folder in which something that arrives on a day is delivered; undefined after the last one.
 */
export function folderAt(timeline: Timeline, arrivedOn: Day): string | undefined {
  if (arrivedOn <= timeline.setupOn) return 'setup'
  return timeline.batches.find(batch => arrivedOn <= batch.importOn)?.folder
}
