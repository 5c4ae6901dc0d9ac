import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Charge, Price } from '../../src/catalog/charge.ts'
import { bandsOf } from '../../src/catalog/tou-calendar.ts'
import { touFindings } from '../../src/catalog/tou-rules.ts'
import { Decimal } from '../../src/kernel/decimal.ts'
import type { Period } from '../../src/kernel/period.ts'
import { type MonthPeak, peakDemand, ratchetedDemand } from '../../src/rating/demand.ts'
import type { WholeDay } from '../../src/rating/interval-series.ts'
import { rateCharge } from '../../src/rating/rate-charge.ts'
import { bandTotals } from '../../src/rating/tou.ts'
import {
  daysOf,
  decimal,
  demandCalendar,
  energyCalendar,
  folder,
  JANUARY,
  MONTHS,
  present,
  read,
  type Scenario,
  TIME_ZONE,
  type UrdbTariff,
  type UrdbTier,
} from './tariff-files.ts'

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
