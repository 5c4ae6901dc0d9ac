import type { Customer } from './customers.ts'
import type { Sink } from './files.ts'
import { type Random, randomFor } from './random.ts'
import { type Day, folderAt, isoOf, monthStart, type Timeline } from './timeline.ts'
import { drawAt, workOn } from './trades.ts'

/**
 * Writes the interval series of a customer, a row a local day: 23 or 25 hours where the clock
 * changes, '-' where a value was lost on its way, zeros while a storm cut the supply.
 */
export function writeIntervals(
  sink: Sink,
  seed: number,
  customer: Customer,
  serial: string,
  load: Float64Array,
  timeline: Timeline,
): void {
  const random = randomFor(seed, 'intervals', customer.index)
  const lateFrom = monthStart(timeline.months[0]!, 3) + 5
  const end = Math.min(customer.end ?? timeline.end, timeline.end)
  const lostDays: Day[] = []
  for (let day = customer.start; day < end; day += 1) {
    const isLate = customer.story === 'quarter-hourly' && (day === lateFrom || day === lateFrom + 1)
    const folder = folderAt(timeline, day + (isLate ? 32 : 1))
    const mayLose = lostDays.filter(lost => lost > day - 31).length < LOST_DAYS_A_MONTH
    const values = dayValues(
      seed,
      customer,
      day,
      load[day - timeline.businessStart]!,
      random,
      mayLose,
    )
    if (values.includes('-')) lostDays.push(day)
    if (folder === undefined) continue
    sink.write(folder, 'intervals', {
      account_number: customer.number,
      serial,
      register: '1',
      day: isoOf(day),
      minutes: customer.minutes,
      values: values.join(' '),
    })
  }
}

/** More would leave a month with too little to bill from, and nobody in this world to see to it. */
const LOST_DAYS_A_MONTH = 1

function dayValues(
  seed: number,
  customer: Customer,
  day: Day,
  kwh: number,
  random: Random,
  mayLose: boolean,
): string[] {
  const { trade, country } = customer
  const work = workOn(trade, day, country)
  const perHour = 60 / customer.minutes
  let drift = 0
  const weights = hoursOf(day, country).flatMap(hour =>
    Array.from({ length: perHour }, (_, q) => {
      drift = 0.5 * drift + 0.06 * random.normal()
      return drawAt(trade, work, hour + q / perHour) * Math.max(0.4, 1 + drift)
    }),
  )
  const sum = weights.reduce((a, b) => a + b, 0)
  const lost = lostSpan(weights.length, random)
  const cut = stormCut(seed, customer, day, perHour)
  return weights.map((weight, i) => {
    if (mayLose && i >= lost.from && i < lost.to) return '-'
    if (i >= cut.from && i < cut.to) return '0'
    return ((kwh * weight) / sum).toFixed(3)
  })
}

const lengths = { DE: new Map<Day, number>(), US: new Map<Day, number>() }

/** The wall-clock hours of a local day: one is missing in spring, one comes twice in autumn. */
export function hoursOf(day: Day, country: 'DE' | 'US'): number[] {
  let length = lengths[country].get(day)
  if (length === undefined) {
    const zone = country === 'DE' ? 'Europe/Berlin' : 'America/Chicago'
    length = Temporal.PlainDate.from(isoOf(day)).toZonedDateTime(zone).hoursInDay
    lengths[country].set(day, length)
  }
  const hours = Array.from({ length: 24 }, (_, h) => h)
  if (length === 23) hours.splice(2, 1)
  if (length === 25) hours.splice(2, 0, country === 'DE' ? 2 : 1)
  return hours
}

/** One day in sixty loses some values to a broken connection. */
function lostSpan(length: number, random: Random): { from: number; to: number } {
  if (!random.chance(1 / 60)) return { from: 0, to: 0 }
  const from = random.whole(0, length - 2)
  return { from, to: from + random.whole(1, Math.ceil(length / 6)) }
}

/** About four storms a year cut the supply of a whole region for some hours of an afternoon. */
function stormCut(
  seed: number,
  customer: Customer,
  day: Day,
  perHour: number,
): { from: number; to: number } {
  const random = randomFor(seed, 'storm', customer.climate, day)
  if (!random.chance(0.011)) return { from: 0, to: 0 }
  const from = random.whole(12, 17) * perHour
  return { from, to: from + random.whole(1, 4) * perHour }
}
