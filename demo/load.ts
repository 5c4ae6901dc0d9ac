import type { Customer } from './customers.ts'
import { type Random, randomFor } from './random.ts'
import { type Day, monthStart, seasonOf, type Timeline, weekdayOf } from './timeline.ts'
import { drawOn, workOn } from './trades.ts'
import { isHoliday, usualCelsius, type Weather } from './weather.ts'

/**
 * The kWh that a customer draws on each day from `from` (the first day of the world) to its end; 0
 * outside the contract. Weather is shared by a region; habits, absences and noise are one's own.
 */
export function dailyLoad(
  seed: number,
  customer: Customer,
  weather: Weather,
  timeline: Timeline,
): Float64Array {
  const from = timeline.businessStart
  const load = new Float64Array(timeline.end + 16 - from)
  if (customer.yearlyKwh === 0) return load
  const random = randomFor(seed, 'load', customer.index)
  const shape =
    customer.segment === 'household' ? householdShape(customer, random) : businessShape(customer)
  const perDay = customer.yearlyKwh / usualYear(customer, shape)
  const away = absences(customer, timeline, random)
  const unrest = customer.segment === 'household' ? 0.15 : 0.05
  const growth = growthFrom(customer, timeline, random)
  let drift = 0
  for (let i = 0; i < load.length; i += 1) {
    const day = from + i
    drift = 0.6 * drift + 0.8 * random.normal()
    const noise = Math.max(0.5, 1 + unrest * drift)
    const sky = weather.at(customer.climate, day)
    if (day < customer.start || day >= (customer.end ?? Number.POSITIVE_INFINITY)) continue
    const presence = (away.has(day) ? 0.32 : 1) * (day < growth.from ? 1 : growth.factor)
    load[i] =
      perDay *
      shape(day, sky.celsius) *
      noise *
      presence *
      gridShare(customer, day, sky.sun, timeline)
  }
  tell(customer, load, from, timeline)
  return load
}

type Shape = (day: Day, celsius: number) => number

function householdShape(customer: Customer, random: Random): Shape {
  const atHome = random.chance(0.35) ? 1.03 : random.between(1.1, 1.28)
  const heating =
    customer.country === 'DE' ? random.between(0.004, 0.02) : random.between(0.02, 0.05)
  const cooling = customer.country === 'DE' ? random.between(0, 0.03) : random.between(0.1, 0.17)
  const comfort = customer.country === 'DE' ? 24 : 18.5
  return (day, celsius) => {
    const dark = 0.16 * Math.cos(2 * Math.PI * (seasonOf(day) + 0.03))
    const weekend = weekdayOf(day) >= 5 || isHoliday(day, customer.country) ? atHome : 1
    const heat = heating * Math.max(0, 15 - celsius)
    const cool = cooling * Math.max(0, celsius - comfort)
    return (1 + (customer.country === 'DE' ? dark : dark / 3)) * weekend + heat + cool
  }
}

function businessShape(customer: Customer): Shape {
  const { trade, country } = customer
  const cooling = trade === 'coldstore' ? 0.022 : country === 'US' ? 0.03 : 0.006
  return (day, celsius) => {
    const comfort = 0.006 * Math.max(0, 14 - celsius) + cooling * Math.max(0, celsius - 16)
    return drawOn(trade, workOn(trade, day, country)) * (1 + comfort)
  }
}

/** The mean of a shape over a year of usual weather, per day. */
function usualYear(customer: Customer, shape: Shape): number {
  let sum = 0
  const first = 20_454 // 2026-01-01, a year that the shape's weekdays and holidays are known for
  for (let day = first; day < first + 365; day += 1) {
    sum += shape(day, usualCelsius(customer.climate, seasonOf(day)))
  }
  return sum
}

/** What is left to be drawn from the grid where panels on the roof cover a part of the day. */
function gridShare(customer: Customer, day: Day, sun: number, timeline: Timeline): number {
  if (customer.panels === 0) return 1
  if (customer.story === 'installation' && day < monthStart(timeline.months[0]!, 4) + 14) return 1
  const most = customer.segment === 'household' ? 0.62 : 0.35
  return 1 - most * Math.min(1, 1.25 * sun) ** 0.8
}

/** Holidays away from home: a fortnight in summer, some days round Christmas or Thanksgiving. */
function absences(customer: Customer, timeline: Timeline, random: Random): Set<Day> {
  const days = new Set<Day>()
  if (customer.segment !== 'household') return days
  for (const month of timeline.months) {
    const season = +month.slice(5)
    const likely =
      season === 7 || season === 8 ? 0.38 : season === 12 || season === 10 ? 0.16 : 0.05
    if (!random.chance(likely)) continue
    const first = monthStart(month) + random.whole(0, 24)
    for (let i = random.whole(4, season === 7 || season === 8 ? 17 : 8); i > 0; i -= 1)
      days.add(first + i)
  }
  return days
}

/** A new electric car, a heat pump, another oven: some customers draw more from a day on. */
function growthFrom(customer: Customer, timeline: Timeline, random: Random) {
  const grows = random.chance(0.05) && customer.story === undefined
  const from = timeline.householdStart + random.whole(20, 340)
  return { from: grows ? from : timeline.end + 99, factor: random.between(1.15, 1.5) }
}

/** The course of a story, in the kWh of its days. */
function tell(customer: Customer, load: Float64Array, from: Day, timeline: Timeline): void {
  const first = timeline.months[0]!
  const scale = (fromMonth: number, toMonth: number, factor: number) => {
    const to = monthStart(first, toMonth)
    for (let day = monthStart(first, fromMonth); day < to; day += 1) {
      const i = day - from
      if (i < load.length) load[i] = load[i]! * factor
    }
  }
  if (customer.story === 'vacant') scale(2, 5, 0)
  if (customer.story === 'spike') scale(5, 6, 6)
}
