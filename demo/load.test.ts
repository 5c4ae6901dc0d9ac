import { describe, expect, test } from 'vitest'
import { type Customer, customerAt } from './customers.ts'
import { hoursOf } from './intervals.ts'
import { dailyLoad } from './load.ts'
import { STORIES } from './stories.ts'
import { type Day, dayOf, monthStart, timelineOf, weekdayOf } from './timeline.ts'
import { isHoliday, Weather } from './weather.ts'

const SEED = 20_251_101
const timeline = timelineOf(12, '2026-10')
const weather = new Weather(SEED, timeline.businessStart, timeline.end + 16)

type Year = { readonly customer: Customer; readonly days: Float64Array }

/** The last twelve months of customers who stayed all the time and have no story. */
const years: Year[] = Array.from({ length: 600 }, (_, i) =>
  customerAt(SEED, STORIES.length + i, timeline),
)
  .filter(c => c.start <= timeline.householdStart && c.end === undefined && c.yearlyKwh > 0)
  .map(customer => ({ customer, days: dailyLoad(SEED, customer, weather, timeline) }))

const germanHomes = years.filter(
  y => y.customer.country === 'DE' && y.customer.segment === 'household',
)
const withoutSolar = germanHomes.filter(y => y.customer.panels === 0)
const texanHomes = years.filter(
  y => y.customer.country === 'US' && y.customer.segment === 'household' && y.customer.panels === 0,
)

function sumOf(
  { days }: Year,
  from: Day = timeline.householdStart,
  to: Day = timeline.end,
): number {
  let sum = 0
  for (let day = from; day < to; day += 1) sum += days[day - timeline.businessStart]!
  return sum
}

function monthOf(all: readonly Year[], month: string): number {
  return (
    all.reduce((sum, year) => sum + sumOf(year, monthStart(month), monthStart(month, 1)), 0) /
    all.length
  )
}

function meanOn(all: readonly Year[], wanted: (day: Day) => boolean): number {
  const days: number[] = []
  for (let day = timeline.householdStart; day < timeline.end; day += 1) {
    if (wanted(day))
      days.push(all.reduce((sum, y) => sum + y.days[day - timeline.businessStart]!, 0))
  }
  return days.reduce((a, b) => a + b, 0) / days.length / all.length
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1]!
}

describe('meter profiles', () => {
  test('give German homes 2,500 to 4,500 kWh a year, a few more after a new car', () => {
    const sums = withoutSolar.map(y => sumOf(y)).sort((a, b) => a - b)
    expect(sums[0]).toBeGreaterThan(2300)
    expect(sums[Math.floor(sums.length * 0.95)]).toBeLessThan(4500)
    expect(median(sums)).toBeGreaterThan(3200)
    expect(median(sums)).toBeLessThan(3800)
  })

  test('give Texan homes with air conditioning about three times that', () => {
    const middle = median(texanHomes.map(y => sumOf(y)))
    expect(middle).toBeGreaterThan(9500)
    expect(middle).toBeLessThan(13_000)
  })

  test('peak in winter in Germany, in summer in Texas', () => {
    expect(monthOf(withoutSolar, '2026-01') / monthOf(withoutSolar, '2026-07')).toBeGreaterThan(
      1.25,
    )
    expect(monthOf(texanHomes, '2026-08') / monthOf(texanHomes, '2026-02')).toBeGreaterThan(1.6)
  })

  test('rise at home on weekends and holidays, and fall in offices', () => {
    const rest = (day: Day) => weekdayOf(day) === 6 || isHoliday(day, 'DE')
    const work = (day: Day) => weekdayOf(day) < 5 && !isHoliday(day, 'DE')
    expect(meanOn(withoutSolar, rest) / meanOn(withoutSolar, work)).toBeGreaterThan(1.05)
    const offices = years.filter(
      y => y.customer.trade === 'office' && y.customer.segment === 'trade',
    )
    expect(meanOn(offices, rest) / meanOn(offices, work)).toBeLessThan(0.55)
  })

  test('draw less from the grid under solar panels, most of all in summer', () => {
    const solar = germanHomes.filter(y => y.customer.panels > 0)
    expect(monthOf(solar, '2026-06') / monthOf(withoutSolar, '2026-06')).toBeLessThan(0.7)
    expect(monthOf(solar, '2026-01') / monthOf(withoutSolar, '2026-01')).toBeGreaterThan(0.75)
  })

  test('follow the same hot and cold days across a region', () => {
    const houston = texanHomes.filter(y => y.customer.climate === 'TX-H')
    const half = houston.length >> 1
    const summer = (all: Year[]) =>
      Array.from({ length: 92 }, (_, i) => {
        const day = dayOf('2026-03-01') + i
        return all.reduce((sum, y) => sum + y.days[day - timeline.businessStart]!, 0)
      })
    expect(
      correlation(summer(houston.slice(0, half)), summer(houston.slice(half))),
    ).toBeGreaterThan(0.6)
  })

  test('have 23 hours on the day on which the clock is put forward, 25 when it is put back', () => {
    expect(hoursOf(dayOf('2026-03-29'), 'DE')).toHaveLength(23)
    expect(hoursOf(dayOf('2025-10-26'), 'DE')).toHaveLength(25)
    expect(hoursOf(dayOf('2026-03-08'), 'US')).toHaveLength(23)
    expect(hoursOf(dayOf('2026-07-01'), 'US')).toHaveLength(24)
  })
})

function correlation(a: number[], b: number[]): number {
  const mean = (x: number[]) => x.reduce((s, v) => s + v, 0) / x.length
  const [ma, mb] = [mean(a), mean(b)]
  const cov = a.reduce((s, v, i) => s + (v - ma) * (b[i]! - mb), 0)
  const spread = (x: number[], m: number) => Math.sqrt(x.reduce((s, v) => s + (v - m) ** 2, 0))
  return cov / spread(a, ma) / spread(b, mb)
}
