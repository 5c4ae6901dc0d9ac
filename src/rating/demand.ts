import { Decimal } from '../kernel/decimal.ts'
import { containsDate, type Period } from '../kernel/period.ts'
import { clockMinutes, type WholeDay } from './interval-series.ts'
import { RatingError } from './rating-error.ts'
import { bandsOfDay, type LocalCalendar } from './tou.ts'

/** The highest average power of a period: units of the meter an hour (kW of a meter in kWh). */
export type Peak = {
  readonly power: Decimal
  /** Local time at which the window began; null when nothing was used. */
  readonly at: Temporal.PlainDateTime | null
}

/** In which windows a peak counts. */
export type DemandWindow = {
  /** Length of the windows, which follow one another from midnight on: 5, 10, 15, 30, 60. */
  readonly minutes: number
  /** Only windows that begin in this band of the calendar; null = all of them. */
  readonly band: string | null
}

const HOUR = 60

/**
 * The highest average power in any window of a period, with its time; of equal ones the first. What
 * is fed in is no demand: a peak is never below 0. A day that had to be filled sets no peak, because
 * nobody measured it. Throws `demand_window_wrong` when the intervals do not fit in the window.
 */
export function peakDemand(
  days: readonly WholeDay[],
  local: LocalCalendar,
  { minutes, band }: DemandWindow,
  period: Period,
): Peak {
  let peak: Peak = { power: Decimal.zero, at: null }
  for (const day of days) {
    if (day.filled || !containsDate(period, day.day)) continue
    const found = peakOfDay(day, minutes, band === null ? null : bandsOfDay(day, local), band)
    if (found === undefined) continue
    const power = new Decimal(found.sum * BigInt(HOUR / minutes), day.scale)
    if (power.isAbove(peak.power)) peak = { power, at: timeOf(day, found.first, local.timeZone) }
  }
  return peak
}

function peakOfDay(
  day: WholeDay,
  minutes: number,
  bands: readonly string[] | null,
  band: string | null,
): { sum: bigint; first: number } | undefined {
  const { quantities } = day
  const count = minutes / day.minutes
  if (!Number.isInteger(count) || HOUR % minutes !== 0) {
    const facts = { day: day.day.toString(), minutes: day.minutes, window: minutes }
    throw new RatingError('demand_window_wrong', facts)
  }
  let highest: { sum: bigint; first: number } | undefined
  for (let first = 0; first + count <= quantities.length; first += count) {
    if (bands !== null && bands[first] !== band) continue
    let sum = 0n
    for (let i = first; i < first + count; i += 1) sum += quantities[i]!
    if (highest === undefined || sum > highest.sum) highest = { sum, first }
  }
  return highest
}

function timeOf(day: WholeDay, interval: number, timeZone: string): Temporal.PlainDateTime {
  const minute = clockMinutes(day, timeZone)[interval] ?? 0
  return day.day.toPlainDateTime({ hour: Math.floor(minute / HOUR), minute: minute % HOUR })
}

/** A share of an earlier peak that is billed at least. */
export type Ratchet = {
  /** Per cent of the highest peak looked back at. */
  readonly percent: Decimal
  /** Months of the year (1 to 12) whose peaks count; empty = all. */
  readonly months: readonly number[]
}

export type MonthPeak = { readonly month: Temporal.PlainYearMonth; readonly power: Decimal }

export type RatchetedDemand = {
  /** What is billed: the period's own peak, or the share of an earlier one if that is more. */
  readonly billed: Decimal
  /** The month whose peak counts; null when the period's own is no less. */
  readonly from: MonthPeak | null
}

/**
 * The demand that is billed: max(the period's peak, percent × the highest peak of the named months
 * among those looked back at). Exact; of equal peaks the one given first.
 */
export function ratchetedDemand(
  power: Decimal,
  { percent, months }: Ratchet,
  lookBack: readonly MonthPeak[],
): RatchetedDemand {
  const named = lookBack.filter(({ month }) => months.length === 0 || months.includes(month.month))
  const highest = named.reduce<MonthPeak | null>(
    (best, each) => (best === null || each.power.isAbove(best.power) ? each : best),
    null,
  )
  if (highest === null) return { billed: power, from: null }
  const share = new Decimal(
    highest.power.coefficient * percent.coefficient,
    highest.power.scale + percent.scale + 2,
  )
  return share.isAbove(power) ? { billed: share, from: highest } : { billed: power, from: null }
}
