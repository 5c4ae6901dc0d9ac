import type { Trade } from './people.ts'
import { type Day, weekdayOf } from './timeline.ts'
import { isRestDay } from './weather.ts'

/** Relative draw of the hours of a work day and of a rest day (hexadecimal digits, 0 to 15). */
const HOURS: Record<Trade, readonly [work: string, rest: string]> = {
  office: ['222223579bbbaabba8654333', '222222222233333333332222'],
  bakery: ['58bddddcba99887765433333', '48acccba9876554433333333'],
  shop: ['333333457899999999986433', '333333333334444433333333'],
  workshop: ['22222359ccca8cccb7432222', '222222222222222222222222'],
  coldstore: ['99999999aabbcccccbbba999', '888888889999aaaaaa999888'],
  hotel: ['654445689887777789bccba8', '655445579a98777789bccba8'],
  gym: ['3333357876667778bddda643', '3333334689aaaaa998765433'],
}

/** How far a Saturday is a work day. */
const SATURDAY: Record<Trade, number> = {
  office: 0.08,
  bakery: 1.15,
  shop: 0.85,
  workshop: 0.4,
  coldstore: 0.7,
  hotel: 1.1,
  gym: 0.9,
}

const WEIGHTS = new Map(
  (Object.entries(HOURS) as [Trade, readonly [string, string]][]).map(([trade, profiles]) => {
    const [work, rest] = profiles.map(digits => Array.from(digits, d => Number.parseInt(d, 16)))
    const total = work!.reduce((a, b) => a + b, 0)
    return [trade, { work: work!.map(w => w / total), rest: rest!.map(w => w / total) }] as const
  }),
)

/** How far a day is a work day for a trade: 1 on weekdays, 0 on Sundays and holidays. */
export function workOn(trade: Trade, day: Day, country: 'DE' | 'US'): number {
  if (isRestDay(day, country)) return 0
  return weekdayOf(day) === 5 ? SATURDAY[trade] : 1
}

/**
 * What a trade draws at a time of day, where a work day comes to 1; between hours in proportion.
 */
export function drawAt(trade: Trade, work: number, hour: number): number {
  const { work: busy, rest } = WEIGHTS.get(trade)!
  const at = (h: number) => rest[h % 24]! + work * (busy[h % 24]! - rest[h % 24]!)
  const whole = Math.floor(hour)
  return at(whole) * (1 - hour + whole) + at(whole + 1) * (hour - whole)
}

/** What a trade draws on a whole day, a work day being 1. */
export function drawOn(trade: Trade, work: number): number {
  const { rest } = WEIGHTS.get(trade)!
  const idle = rest.reduce((a, b) => a + b, 0)
  return idle + work * (1 - idle)
}
