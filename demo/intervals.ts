import type { Customer } from './customers.ts'
import type { Sink } from './files.ts'
import type { Trade } from './people.ts'
import { type Random, randomFor } from './random.ts'
import { type Day, folderAt, isoOf, monthStart, type Timeline, weekdayOf } from './timeline.ts'
import { isRestDay } from './weather.ts'

/** Relative draw of each hour of a work day and of a rest day. */
const HOURS: Record<Trade, readonly [work: string, rest: string]> = {
  office: ['222223579bbbaabba8654333', '222222222233333333332222'],
  bakery: ['58bddddcba99887765433333', '48acccba9876554433333333'],
  shop: ['333333457899999999986433', '333333333334444433333333'],
  workshop: ['22222359ccca8cccb7432222', '222222222222222222222222'],
  coldstore: ['888888899abbcccccbba9998', '77777777889aaaaaa9988777'],
  hotel: ['654445689887777789bccba8', '655445579a98777789bccba8'],
  gym: ['3333357876667778bddda643', '3333334689aaaaa998765433'],
}

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
  for (let day = customer.start; day < end; day += 1) {
    const isLate = customer.story === 'quarter-hourly' && (day === lateFrom || day === lateFrom + 1)
    const folder = folderAt(timeline, day + (isLate ? 32 : 1))
    const values = dayValues(seed, customer, day, load[day - timeline.businessStart]!, random)
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

function dayValues(
  seed: number,
  customer: Customer,
  day: Day,
  kwh: number,
  random: Random,
): string[] {
  const [work, rest] = HOURS[customer.trade]
  const isRest =
    isRestDay(day, customer.country) || (weekdayOf(day) === 5 && customer.trade === 'office')
  const profile = isRest ? rest : work
  const perHour = 60 / customer.minutes
  const weights = hoursOf(day, customer.country).flatMap(hour =>
    Array.from(
      { length: perHour },
      (_, q) => weightAt(profile, hour + q / perHour) * (1 + 0.09 * random.normal()),
    ),
  )
  const sum = weights.reduce((a, b) => a + b, 0)
  const lost = lostSpan(weights.length, random)
  const cut = stormCut(seed, customer, day, perHour)
  return weights.map((weight, i) => {
    if (i >= lost.from && i < lost.to) return '-'
    if (i >= cut.from && i < cut.to) return '0'
    return ((kwh * weight) / sum).toFixed(3)
  })
}

/** The weight at a time of day, between the hours in proportion. */
function weightAt(profile: string, hour: number): number {
  const at = (h: number) => Number.parseInt(profile[h % 24]!, 16)
  const whole = Math.floor(hour)
  const rest = hour - whole
  return at(whole) * (1 - rest) + at(whole + 1) * rest
}

/** The wall-clock hours of a local day: one is missing in spring, one comes twice in autumn. */
export function hoursOf(day: Day, country: 'DE' | 'US'): number[] {
  const zone = country === 'DE' ? 'Europe/Berlin' : 'America/Chicago'
  const length = Temporal.PlainDate.from(isoOf(day)).toZonedDateTime(zone).hoursInDay
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
