import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Charge, Price } from '../../src/catalog/charge.ts'
import { bandsOf, type TouCalendar, type TouRule } from '../../src/catalog/tou-calendar.ts'
import { touFindings } from '../../src/catalog/tou-rules.ts'
import { Decimal } from '../../src/kernel/decimal.ts'
import type { Period } from '../../src/kernel/period.ts'
import { type MonthPeak, peakDemand, ratchetedDemand } from '../../src/rating/demand.ts'
import type { WholeDay } from '../../src/rating/interval-series.ts'
import { rateCharge } from '../../src/rating/rate-charge.ts'
import { bandTotals } from '../../src/rating/tou.ts'

/**
 * Worked bills of NREL's SAM simulation core (SSC), REopt's demand ratchet and tariffs in the form of
 * the Utility Rate Database stand beside the repository; without them this suite is left out.
 */
const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const folder = join(dirname(repository), 'shared/standards/tariffs')
const present = existsSync(folder)

type UrdbTier = { max?: number | null; rate: number; unit?: string }
type Schedule = readonly (readonly number[])[]
type UrdbTariff = {
  fixedmonthlycharge: number
  energyratestructure: UrdbTier[][]
  energyweekdayschedule: Schedule
  energyweekendschedule: Schedule
  demandratestructure?: UrdbTier[][]
  demandweekdayschedule?: Schedule
  demandweekendschedule?: Schedule
  flatdemandstructure?: UrdbTier[][]
  flatdemandmonths?: number[]
}
type Scenario = {
  load: string
  tariff: UrdbTariff
  expected: { billWithoutSystemYear1?: number }
  tolerance: number
  recomputed: { billWithoutSystemYear1: number; billWithoutSystemByMonth: number[] }
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}

/** A month of 24 numbers each, for weekdays and weekends, as ordered rules; bands are numbers. */
function calendarOf(code: string, weekdays: Schedule, weekends: Schedule): TouCalendar {
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

const energyCalendar = (tariff: UrdbTariff) =>
  calendarOf('ENERGY', tariff.energyweekdayschedule, tariff.energyweekendschedule)

const demandCalendar = (tariff: UrdbTariff) =>
  calendarOf('DEMAND', tariff.demandweekdayschedule!, tariff.demandweekendschedule!)

/** 2018 began on a Monday, as the year of the scenarios does; every day of UTC has 24 hours. */
const JANUARY = Temporal.PlainDate.from('2018-01-01')
const TIME_ZONE = 'UTC'
const MONTHS = Array.from({ length: 12 }, (_, i): Period => {
  const start = JANUARY.add({ months: i })
  return { start, end: start.add({ months: 1 }) }
})

/** Floats of the files as decimals of the 9 places that interval data have. */
const decimal = (value: number) => Decimal.parse(value.toFixed(9))

function daysOf(hours: readonly number[]): WholeDay[] {
  return Array.from({ length: hours.length / 24 }, (_, n) => ({
    day: JANUARY.add({ days: n }),
    minutes: 60,
    scale: 9,
    quantities: hours.slice(n * 24, n * 24 + 24).map(value => decimal(value).atScale(9)),
    estimated: false,
    filled: false,
  }))
}

/** From 1e37 on a bound means that there is none. */
const boundOf = (max: number | null | undefined) =>
  max === null || max === undefined || max > 1e30 ? null : max

function priceOf(tiers: readonly UrdbTier[], factor = Decimal.one): Price {
  if (tiers.length === 1) return { model: 'per_unit', unitPrice: decimal(tiers[0]!.rate) }
  return {
    model: 'graduated',
    tiers: tiers.map(({ max, rate }) => {
      const bound = boundOf(max)
      return {
        upTo: bound === null ? null : decimal(bound).times(factor).round(9),
        unitPrice: decimal(rate),
        flatPrice: Decimal.zero,
      }
    }),
  }
}

const CHARGE: Charge = {
  code: 'charge',
  productCode: 'ENERGY',
  name: { en: 'Energy' },
  kind: 'usage',
  timing: 'arrears',
  months: 1,
  proration: 'actual_days',
  meterCode: 'KWH',
  unit: 'kWh',
  minimum: null,
  prorateMinimum: false,
  included: null,
  prorateIncluded: false,
  maximum: null,
  prorateMaximum: false,
  prorateTiers: false,
  prices: [],
}

/** What the bill run makes of a quantity and a price: a line in whole cents. */
function cents(price: Price, quantity: Decimal, period: Period, kind: Charge['kind'] = 'usage') {
  const charge = { ...CHARGE, kind, prices: [{ effectiveFrom: JANUARY, price }] }
  const components = rateCharge({
    charge,
    currency: 'USD',
    nominal: period,
    service: period,
    quantities: kind === 'usage' ? [] : [{ period, quantity }],
    usage: kind === 'usage' ? [{ period, quantity, estimated: false, evidence: [] }] : [],
    discounts: [],
    roundingMode: 'half_up',
  })
  return components.map(({ amountMinor }) => Number(amountMinor))
}

/** All lines of a month of a tariff, in cents. */
function monthLines(tariff: UrdbTariff, days: readonly WholeDay[], month: Period): number[] {
  const energy = { calendar: energyCalendar(tariff), timeZone: TIME_ZONE }
  const totals = bandTotals(days, energy, month)
  const all = [...totals.values()].reduce((sum, total) => sum.plus(total), Decimal.zero)
  const ofDays = Decimal.of(month.start.daysInMonth)
  const lines = [...totals].flatMap(([band, total]) => {
    const tiers = tariff.energyratestructure[Number(band)]!
    // Tiers by kWh a day are shared among the bands in proportion to their energy.
    const daily = tiers[0]!.unit === 'kWh daily'
    const factor = daily ? ofDays.times(total).dividedBy(all, 18) : Decimal.one
    return cents(priceOf(tiers, factor), total, month)
  })
  if (tariff.fixedmonthlycharge > 0) {
    const price: Price = { model: 'per_unit', unitPrice: decimal(tariff.fixedmonthlycharge) }
    lines.push(...cents(price, Decimal.one, month, 'recurring'))
  }
  if (tariff.demandratestructure === undefined) return lines
  const demand = { calendar: demandCalendar(tariff), timeZone: TIME_ZONE }
  for (const band of bandsOf(demand.calendar)) {
    const { power } = peakDemand(days, demand, { minutes: 60, band }, month)
    lines.push(...cents(priceOf(tariff.demandratestructure[Number(band)]!), power, month))
  }
  return lines
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0)

describe.runIf(present)('bills without solar system of NREL SSC (cmod_utilityrate5_test)', () => {
  test.each([
    ['energy by time of use', 'Test_Residential_TOU_Rates'],
    ['energy by time of use in tiers', 'Test_Residential_TOU_Rates_w_tiers'],
    ['all load bought', 'Test_Residential_TOU_Rates_buyall_sellall'],
    ['energy in seven tiers and a fixed charge', 'Test_Commercial_Energy_Tiers_net_billing'],
    ['energy and tiered demand by time of use', 'Test_Commercial_Demand_Charges'],
  ])('%s: %s', (_, name) => {
    const { load, tariff, expected, tolerance, recomputed } = read<Scenario>(`ssc/${name}.json`)
    const hours = readFileSync(join(folder, 'ssc', load), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    expect(touFindings(energyCalendar(tariff))).toEqual([])
    const days = daysOf(hours.map(Number))
    const months = MONTHS.map(month => monthLines(tariff, days, month))
    months.forEach((lines, i) => {
      // Each line is rounded to whole cents, the published bill is not.
      const off = Math.abs(sum(lines) / 100 - recomputed.billWithoutSystemByMonth[i]!)
      expect(off).toBeLessThanOrEqual(0.005 * lines.length + 0.0001)
    })
    const year = sum(months.flat()) / 100
    const published = expected.billWithoutSystemYear1 ?? recomputed.billWithoutSystemYear1
    expect(Math.abs(year - published)).toBeLessThanOrEqual(tolerance)
    expect(Math.abs(year - recomputed.billWithoutSystemYear1)).toBeLessThanOrEqual(tolerance)
  })
})

test.runIf(present)('the demand ratchet of REopt (demand_lookback_months)', () => {
  const told = read<{
    monthly_demand_rates: number[]
    demand_lookback_percent: number
    demand_lookback_months: number[]
  }>('reopt/lookback_months.json')
  // The peaks of the file's text, by 1-based hour of 2022; the suite's year has the same days.
  const peaks = new Map([
    [22, 200],
    [2403, 400],
    [4088, 500],
    [8333, 300],
  ])
  const days = daysOf(Array.from({ length: 8760 }, (_, hour) => peaks.get(hour + 1) ?? 100))
  const calendar = { code: 'ALL', rules: [], holidays: null }
  const own = MONTHS.map((month): MonthPeak => {
    const window = { minutes: 60, band: null }
    const { power } = peakDemand(days, { calendar, timeZone: TIME_ZONE }, window, month)
    return { month: month.start.toPlainYearMonth(), power }
  })
  const ratchet = {
    percent: decimal(told.demand_lookback_percent * 100),
    months: told.demand_lookback_months.flatMap((named, i) => (named === 1 ? i + 1 : [])),
  }
  // REopt takes its one year for every year: later months are looked back at as well.
  const billed = own.map(({ power }) => ratchetedDemand(power, ratchet, own).billed)
  expect(billed.map(Number)).toEqual([300, 300, 300, 400, 300, 500, 300, 300, 300, 300, 300, 300])
  const cost = billed.flatMap((power, i) => {
    const unitPrice = decimal(told.monthly_demand_rates[i]!)
    return cents({ model: 'per_unit', unitPrice }, power, MONTHS[i]!)
  })
  expect(sum(cost) / 100).toBe(74_500)
})

describe.runIf(present)('tariffs of the Utility Rate Database', () => {
  test('version 7: two energy periods in two tiers, two demand periods, flat demand by month', () => {
    const tariff = read<UrdbTariff>('urdb/urdbv7.json')
    expect(touFindings(energyCalendar(tariff))).toEqual([])
    expect(touFindings(demandCalendar(tariff))).toEqual([])
    expect(bandsOf(energyCalendar(tariff)).sort()).toEqual(['0', '1'])
    const rates = (tiers: UrdbTier[]) => tiers.map(({ max, rate }) => [boundOf(max), rate])
    expect(tariff.energyratestructure.map(rates)).toEqual([
      [
        [100, 0.07076899707317352],
        [null, 0.08294899761676788],
      ],
      [
        [100, 0.056908998638391495],
        [null, 0.06907899677753448],
      ],
    ])
    expect(tariff.demandratestructure!.map(rates)).toEqual([
      [
        [100, 19.538999557495117],
        [null, 13.093000411987305],
      ],
      [
        [100, 8.090999603271484],
        [null, 4.676000118255615],
      ],
    ])
    const flat = tariff.flatdemandmonths!.map(i => tariff.flatdemandstructure![i]![0]!.rate)
    const [winter, summer] = [6.46, 13.87]
    expect(flat).toEqual([
      ...Array(4).fill(winter),
      ...Array(6).fill(summer),
      ...Array(2).fill(winter),
    ])
  })

  test('539f6a23ec4f024411ec8beb: flat demand in two tiers, the first up to 100 kW', () => {
    const {
      items: [tariff],
    } = read<{ items: [UrdbTariff] }>('urdb/539f6a23ec4f024411ec8beb.json')
    expect(touFindings(energyCalendar(tariff))).toEqual([])
    const months = tariff.flatdemandmonths!.map(i => tariff.flatdemandstructure![i]!)
    expect(months.map(tiers => tiers.length)).toEqual(Array(12).fill(2))
    expect(months.every(([first]) => first!.max === 100)).toBe(true)
    // 150 kW in January: 100 × 13.50 + 50 × 12.10.
    expect(sum(cents(priceOf(months[0]!), Decimal.of(150), MONTHS[0]!))).toBe(195_500)
  })
})
