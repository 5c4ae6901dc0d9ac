import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TouCalendar, TouRule } from '../../src/catalog/tou-calendar.ts'
import { Decimal } from '../../src/kernel/decimal.ts'
import type { Period } from '../../src/kernel/period.ts'
import type { WholeDay } from '../../src/rating/interval-series.ts'

/*
 * Worked bills of NREL's SAM simulation core (SSC), REopt's demand ratchet and tariffs in the form of
 * the Utility Rate Database stand beside the repository; without them the suites are left out.
 */

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const folder = join(dirname(repository), 'shared/standards/tariffs')
export const present = existsSync(folder)

export type UrdbTier = { max?: number | null; rate: number; sell?: number; unit?: string }
export type Schedule = readonly (readonly number[])[]
export type UrdbTariff = {
  fixedmonthlycharge: number
  yearEndSellRate?: number
  energyratestructure: UrdbTier[][]
  energyweekdayschedule: Schedule
  energyweekendschedule: Schedule
  demandratestructure?: UrdbTier[][]
  demandweekdayschedule?: Schedule
  demandweekendschedule?: Schedule
  flatdemandstructure?: UrdbTier[][]
  flatdemandmonths?: number[]
}
export type Scenario = {
  load: string
  /** What the solar system gives. */
  gen?: string
  tariff: UrdbTariff
  expected: { billWithoutSystemYear1?: number; billWithSystemYear1?: number }
  tolerance: number
  recomputed: { billWithoutSystemYear1: number; billWithoutSystemByMonth: number[] }
}

export function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}

/** A month of 24 numbers each, for weekdays and weekends, as ordered rules; bands are numbers. */
export function calendarOf(code: string, weekdays: Schedule, weekends: Schedule): TouCalendar {
  const rules: TouRule[] = []
  for (let month = 1; month <= 12; month += 1) {
    for (const [schedule, days] of [
      [weekdays, [1, 2, 3, 4, 5]],
      [weekends, [6, 7]],
    ] as const) {
      const hours = schedule[month - 1]!
      let first = 0
      for (let hour = 1; hour <= 24; hour += 1) {
        if (hours[hour] === hours[first]) continue
        const band = String(hours[first])
        rules.push({ band, months: [month], days: [...days], from: first * 60, to: hour * 60 })
        first = hour
      }
    }
  }
  return { code, rules, holidays: null }
}

export const energyCalendar = (tariff: UrdbTariff) =>
  calendarOf('ENERGY', tariff.energyweekdayschedule, tariff.energyweekendschedule)

export const demandCalendar = (tariff: UrdbTariff) =>
  calendarOf('DEMAND', tariff.demandweekdayschedule!, tariff.demandweekendschedule!)

/** 2018 began on a Monday, as the year of the scenarios does; every day of UTC has 24 hours. */
export const JANUARY = Temporal.PlainDate.from('2018-01-01')
export const TIME_ZONE = 'UTC'
export const MONTHS = Array.from({ length: 12 }, (_, i): Period => {
  const start = JANUARY.add({ months: i })
  return { start, end: start.add({ months: 1 }) }
})

/** Floats of the files as decimals of the 9 places that interval data have. */
export const decimal = (value: number) => Decimal.parse(value.toFixed(9))

export function daysOf(hours: readonly number[]): WholeDay[] {
  return Array.from({ length: hours.length / 24 }, (_, n) => ({
    day: JANUARY.add({ days: n }),
    minutes: 60,
    scale: 9,
    quantities: hours.slice(n * 24, n * 24 + 24).map(value => decimal(value).atScale(9)),
    estimated: false,
    filled: false,
  }))
}

/** The hours of a load or a generation file. */
export function hoursOf(file: string): number[] {
  const lines = readFileSync(join(folder, 'ssc', file), 'utf8')
    .trim()
    .split('\n')
  return lines.slice(1).map(Number)
}
