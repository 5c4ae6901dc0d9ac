import { Decimal } from '../kernel/decimal.ts'
import type { Refusal } from '../kernel/result.ts'
import { qualityRuns } from './day-quality.ts'
import { DAILY, intervalsInDay } from './interval.ts'

/** Values one after another from an instant on, as a file has them. */
export type ValueRun = {
  /** Where it stands in the file. */
  readonly line: number
  /** Seconds since 1970. */
  readonly start: number
  readonly minutes: number
  readonly values: readonly (Decimal | null)[]
  /** How each of them came about, a letter a value (`day-quality.ts`). */
  readonly qualities: string
}

/** One local day of a series, as `recordIntervals` takes it. */
export type LocalDay = {
  readonly series: string
  readonly line: number
  /** All lines that tell of it. */
  readonly lines: readonly number[]
  readonly day: Temporal.PlainDate
  readonly minutes: number
  readonly values: readonly (string | null)[]
  /** Runs of letters, `A40E8`. */
  readonly qualities: string
}

type Slot = {
  readonly minutes: number
  readonly value: Decimal | null
  readonly quality: string
}

type OpenDay = {
  readonly series: string
  readonly timeZone: string
  readonly line: number
  readonly lines: number[]
  readonly bounds: Bounds
  /** By the seconds since the day began. */
  readonly slots: Map<number, Slot>
}

type Bounds = { readonly day: Temporal.PlainDate; readonly start: number; readonly end: number }

/** Days that may be open at once: some megabytes. Beyond that the oldest is given as it is. */
const MOST_OPEN = 2000

/** Whatever is longer than an hour is a whole day. */
const LONGEST_PART = 60

/**
 * Cuts series of any origin (days of market time, single readings in any order) into local days of
 * the account's time zone, 23 or 25 hours when clocks change. A day is given once all its time is
 * covered; `rest` gives the days that stayed incomplete, their gaps as missing values. Intervals of
 * several lengths within a day are added up to the longest.
 */
export class LocalDays {
  readonly #open = new Map<string, OpenDay>()
  readonly #bounds = new Map<string, Bounds>()
  readonly #most: number
  #complete: LocalDay[] = []

  constructor(most = MOST_OPEN) {
    this.#most = most
  }

  /** Adds values; refuses those that do not begin at a multiple of their length after midnight. */
  add(series: string, timeZone: string, run: ValueRun): Refusal | null {
    let bounds: Bounds | undefined
    let at = run.start
    for (const [i, value] of run.values.entries()) {
      if (bounds === undefined || at >= bounds.end) bounds = this.#boundsAt(at, timeZone)
      // A value a day is for the whole of it, however long it is.
      const length = run.minutes === DAILY ? bounds.end - bounds.start : run.minutes * 60
      const offset = at - bounds.start
      if (offset % length !== 0 || at + length > bounds.end) {
        const start = Temporal.Instant.fromEpochMilliseconds(at * 1000).toString()
        return {
          code: 'interval_misaligned',
          facts: { start, minutes: run.minutes, zone: timeZone },
        }
      }
      const slot = { minutes: length / 60, value, quality: run.qualities[i] ?? 'A' }
      this.#put(series, timeZone, bounds, run.line, offset, slot)
      at += length
    }
    return null
  }

  /** The days that are complete since this was last asked. */
  take(): LocalDay[] {
    const complete = this.#complete
    this.#complete = []
    return complete
  }

  /** All days that are left, complete or not, in order of the file. */
  rest(): LocalDay[] {
    for (const key of [...this.#open.keys()]) this.#finish(key)
    return this.take()
  }

  #put(
    series: string,
    timeZone: string,
    bounds: Bounds,
    line: number,
    offset: number,
    slot: Slot,
  ): void {
    const key = `${series}\n${bounds.start}`
    let open = this.#open.get(key)
    if (open === undefined) {
      open = { series, timeZone, line, lines: [], bounds, slots: new Map() }
      this.#open.set(key, open)
      const [oldest] = this.#open.keys()
      if (this.#open.size > this.#most) this.#finish(oldest as string)
    }
    if (open.lines.at(-1) !== line) open.lines.push(line)
    open.slots.set(offset, slot)
    const last = offset + slot.minutes * 60 === bounds.end - bounds.start
    // Looked at only where it can be: nearly all files are in order of time, or its reverse.
    if ((last || offset === 0) && coveredSeconds(open) >= bounds.end - bounds.start) {
      this.#finish(key)
    }
  }

  #finish(key: string): void {
    const open = this.#open.get(key) as OpenDay
    this.#open.delete(key)
    const { series, line, lines, bounds, slots } = open
    const longest = Math.max(...[...slots.values()].map(slot => slot.minutes))
    const minutes = longest > LONGEST_PART ? DAILY : longest
    const count = intervalsInDay(bounds.day, open.timeZone, minutes)
    this.#complete.push({
      series,
      line,
      lines,
      day: bounds.day,
      minutes,
      values: valuesOf(slots, longest, count),
      qualities: qualityRuns(lettersOf(slots, longest, count)),
    })
  }

  #boundsAt(epochSeconds: number, timeZone: string): Bounds {
    const day = Temporal.Instant.fromEpochMilliseconds(epochSeconds * 1000)
      .toZonedDateTimeISO(timeZone)
      .toPlainDate()
    const key = `${timeZone} ${day}`
    const known = this.#bounds.get(key)
    if (known !== undefined) return known
    const secondOf = (date: Temporal.PlainDate): number =>
      date.toZonedDateTime(timeZone).epochMilliseconds / 1000
    const bounds = { day, start: secondOf(day), end: secondOf(day.add({ days: 1 })) }
    if (this.#bounds.size > 5000) this.#bounds.clear()
    this.#bounds.set(key, bounds)
    return bounds
  }
}

function coveredSeconds({ slots }: OpenDay): number {
  let seconds = 0
  for (const { minutes } of slots.values()) seconds += minutes * 60
  return seconds
}

/** Values of the longest length; one is missing where any of its parts is. */
function valuesOf(
  slots: ReadonlyMap<number, Slot>,
  minutes: number,
  count: number,
): (string | null)[] {
  const sums = new Array<Decimal | null>(count).fill(null)
  const covered = new Array<number>(count).fill(0)
  for (const [offset, slot] of slots) {
    const place = Math.floor(offset / (minutes * 60))
    if (slot.value === null) continue
    sums[place] = (sums[place] ?? Decimal.zero).plus(slot.value)
    covered[place] = (covered[place] ?? 0) + slot.minutes
  }
  return sums.map((sum, i) => (sum === null || covered[i] !== minutes ? null : sum.toString()))
}

/** From the best known to the least: of values that are added up the least known tells. */
const BEST_FIRST = 'AFSE'

/** A letter a value of the longest length. */
function lettersOf(slots: ReadonlyMap<number, Slot>, minutes: number, count: number): string {
  const letters = new Array<string>(count).fill('N')
  for (const [offset, { value, quality }] of slots) {
    const place = Math.floor(offset / (minutes * 60))
    const before = letters[place] ?? 'N'
    if (value === null) continue
    if (before === 'N' || BEST_FIRST.indexOf(quality) > BEST_FIRST.indexOf(before)) {
      letters[place] = quality
    }
  }
  return letters.join('')
}
