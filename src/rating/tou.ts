import { decidingRules, HOLIDAY, SLOT_MINUTES, type TouCalendar } from '../catalog/tou-calendar.ts'
import { Decimal, powerOfTen } from '../kernel/decimal.ts'
import { containsDate, formatPeriod, type Period } from '../kernel/period.ts'
import { DAILY } from '../metering/interval.ts'
import { clockMinutes, type WholeDay } from './interval-series.ts'
import { RatingError } from './rating-error.ts'

/*
 * Which band of a tariff a use of energy falls in, and what was used in each band. An interval
 * belongs to the band in which it begins, by the clock of the account.
 */

/** A calendar with the clock that its times are told by. */
export type LocalCalendar = { readonly calendar: TouCalendar; readonly timeZone: string }

type Schedules = {
  readonly holidays: ReadonlySet<string>
  readonly bands: Map<number, readonly (string | undefined)[]>
}

/** Calendars never change, so what a kind of day looks like is worked out once for each. */
const schedules = new WeakMap<TouCalendar, Schedules>()

/**
 * The band of each interval of a day. Throws `holidays_unknown` for a day for which the calendar's
 * holidays have not been listed, and `no_band` where no rule covers the time.
 */
export function bandsOfDay(
  day: WholeDay,
  { calendar, timeZone }: LocalCalendar,
): readonly string[] {
  const bands = bandsByClock(calendar, day.day)
  if (day.minutes === DAILY) return [bandOfWholeDay(bands, calendar.code, day.day)]
  const clock = clockMinutes(day, timeZone)
  // All days of one kind with the same clock have the same bands: worked out once.
  const known = bandsByClocks.get(bands)?.get(clock)
  if (known !== undefined) return known
  const found = clock.map(minute => {
    const band = bands[Math.floor(minute / SLOT_MINUTES)]
    if (band !== undefined) return band
    throw new RatingError('no_band', { calendar: calendar.code, day: day.day.toString(), minute })
  })
  const byClock = bandsByClocks.get(bands) ?? new WeakMap()
  byClock.set(clock, found)
  bandsByClocks.set(bands, byClock)
  return found
}

const bandsByClocks = new WeakMap<object, WeakMap<readonly number[], readonly string[]>>()

/** A value a day tells nothing of its hours: only where one band holds all day is it known. */
function bandOfWholeDay(
  bands: readonly (string | undefined)[],
  calendar: string,
  day: Temporal.PlainDate,
): string {
  const [band] = bands
  if (band !== undefined && bands.every(other => other === band)) return band
  throw new RatingError('band_needs_hours', { calendar, day: day.toString() })
}

function bandsByClock(
  calendar: TouCalendar,
  day: Temporal.PlainDate,
): readonly (string | undefined)[] {
  let known = schedules.get(calendar)
  if (known === undefined) {
    const holidays = new Set(calendar.holidays?.dates.map(({ date }) => date.toString()))
    known = { holidays, bands: new Map() }
    schedules.set(calendar, known)
  }
  const kind = kindOfDay(calendar, day, known.holidays)
  const key = day.month * 10 + kind
  let bands = known.bands.get(key)
  if (bands === undefined) {
    const { rules } = calendar
    bands = decidingRules(rules, day.month, kind).map(place => rules[place]?.band)
    known.bands.set(key, bands)
  }
  return bands
}

function kindOfDay(
  { code, holidays }: TouCalendar,
  day: Temporal.PlainDate,
  dates: ReadonlySet<string>,
): number {
  if (holidays === null) return day.dayOfWeek
  if (!containsDate({ start: holidays.from, end: holidays.to }, day)) {
    throw new RatingError('holidays_unknown', {
      calendar: code,
      region: holidays.region,
      day: day.toString(),
    })
  }
  return dates.has(day.toString()) ? HOLIDAY : day.dayOfWeek
}

/** Totals by the days and calendar that they are of: the bands of a tariff ask for the same. */
const totalsOfDays = new WeakMap<
  readonly WholeDay[],
  { readonly key: string; readonly totals: ReadonlyMap<string, Decimal> }[]
>()

/**
 * What was used in each band of a period, exact. Bands without use are left out; the bands together
 * come to the sum of the period.
 */
export function bandTotals(
  days: readonly WholeDay[],
  local: LocalCalendar,
  period: Period,
): ReadonlyMap<string, Decimal> {
  const known = totalsOfDays.get(days) ?? []
  const key = `${local.calendar.code} ${local.timeZone} ${formatPeriod(period)}`
  const found = known.find(each => each.key === key)
  if (found !== undefined) return found.totals
  const totals = bandSums(days, local, period)
  totalsOfDays.set(days, [...known, { key, totals }])
  return totals
}

function bandSums(
  days: readonly WholeDay[],
  local: LocalCalendar,
  period: Period,
): ReadonlyMap<string, Decimal> {
  const scale = Math.max(0, ...days.map(day => day.scale))
  const totals = new Map<string, bigint>()
  for (const day of days) {
    if (!containsDate(period, day.day)) continue
    const factor = powerOfTen(scale - day.scale)
    const ofDay = new Map<string, bigint>()
    const bands = bandsOfDay(day, local)
    // Intervals of one band follow one another: each run of them is added up first.
    for (let i = 0; i < bands.length; ) {
      const band = bands[i]!
      let sum = 0n
      for (; bands[i] === band; i += 1) sum += day.quantities[i]!
      ofDay.set(band, (ofDay.get(band) ?? 0n) + sum)
    }
    for (const [band, sum] of ofDay) totals.set(band, (totals.get(band) ?? 0n) + sum * factor)
  }
  return new Map([...totals].map(([band, sum]) => [band, new Decimal(sum, scale)]))
}
