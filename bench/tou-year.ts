import {
  answersOf,
  channelParts,
  type MeasuringChannel,
  needsOf,
} from '../src/invoicing/measure.ts'
import { answerSeries } from '../src/invoicing/measure-series.ts'
import { planCharges, proposeLines } from '../src/invoicing/propose.ts'
import { taxRulesOf } from '../src/invoicing/simulation/catalog.ts'
import { accountOn } from '../src/invoicing/simulation/facts.ts'
import { simulationInput } from '../src/invoicing/simulation/input.ts'
import { Decimal } from '../src/kernel/decimal.ts'
import { containsDate, type Period } from '../src/kernel/period.ts'
import { RefusalError } from '../src/kernel/result.ts'
import { intervalsInDay } from '../src/metering/interval.ts'
import type { IntervalDay } from '../src/rating/interval-series.ts'

export type TouYearBench = { readonly rounds: number }

type Line = Readonly<Record<string, unknown>>

const ZONE = 'America/Los_Angeles'
const START = Temporal.PlainDate.from('2026-01-01')
const END = Temporal.PlainDate.from('2027-01-01')

/**
 * A year of 15-minute data of one meter (35,040 values) through a tariff of three bands and two demand
 * charges, bill by bill for twelve months: from the rows that the database gives to the lines with
 * their traces. Compared with reading the same values from the text that the database sends. One JSON
 * line; the median of the rounds.
 */
export function touYearBench({ rounds }: TouYearBench): Line {
  const { account, context } = world()
  const { texts, dates } = yearOfText()
  let lines = 0
  const once = (): { readMs: number; rateMs: number } => {
    const started = performance.now()
    const days = texts.map((text, i) => dayOf(dates[i]!, text))
    const read = performance.now()
    lines = rateYear(account, context, days)
    return { readMs: read - started, rateMs: performance.now() - read }
  }
  for (let round = 0; round < 5; round += 1) once() // compiled
  const runs = Array.from({ length: rounds }, once)
  const ms = median(runs.map(run => run.rateMs))
  const readMs = median(runs.map(run => run.readMs))
  return {
    name: 'tou-year',
    values: texts.reduce((sum, text) => sum + text.split(',').length, 0),
    lines,
    ms: round(ms),
    readingMs: round(readMs),
    /** Rating the year ÷ reading its values. */
    toReading: round(ms / readMs),
  }
}

type World = ReturnType<typeof world>

function rateYear(
  account: World['account'],
  context: World['context'],
  days: IntervalDay[],
): number {
  const planned = planCharges(account, END)
  const needs = needsOf({ account, planned })
  const channel: MeasuringChannel = {
    meterCode: 'load',
    serial: 'M1',
    multiplier: Decimal.one,
    digits: null,
    installedOn: START,
    removedOn: null,
  }
  const parts = needs.flat().flatMap(need => channelParts(need, [channel]))
  // Charges that ask for the same days are given the same rows, as the bill run does.
  const windows = new Map<string, IntervalDay[]>()
  const rowsIn = (period: Period): IntervalDay[] => {
    const key = period.start.toString()
    const known = windows.get(key) ?? days.filter(({ day }) => containsDate(period, day))
    windows.set(key, known)
    return known
  }
  answerSeries(parts.map(part => ({ part, days: rowsIn(part.period) })))
  const usage = answersOf(needs)
  if (usage instanceof RefusalError) throw usage
  return proposeLines(account, planned, usage, END, context).lines.length
}

/** Facts as a simulation makes them: the account, its subscription and the tariff. */
function world() {
  const band = (code: string, position: number, unitPrice: string) => ({
    ...charge(code, position, unitPrice, 'kWh'),
    measure: { kind: 'band', calendar: 'TOU', band: code },
  })
  const demand = (code: string, position: number, unitPrice: string, at: object) => ({
    ...charge(code, position, unitPrice, 'kW'),
    measure: { kind: 'demand', minutes: 15, ...at },
  })
  const scenario = simulationInput.parse({
    legalEntity: { country: 'US' },
    customer: { timeZone: ZONE },
    taxRules: [
      {
        taxCode: 'US',
        taxClass: 'standard',
        validFrom: '2000-01-01',
        name: { en: 'No tax' },
        country: 'US',
        category: 'Z',
        ratePercent: '0',
      },
    ],
    meters: [{ meterCode: 'load', source: 'intervals' }],
    touCalendars: [CALENDAR],
    plans: [
      {
        planCode: 'TOU',
        planVersion: 1,
        name: { en: 'Time of use' },
        currency: 'USD',
        taxInclusive: false,
        offeredFrom: START.toString(),
        charges: [
          band('peak', 1, '0.16299'),
          band('mid', 2, '0.1196'),
          band('off', 3, '0.08981'),
          demand('demand', 4, '21.30', {}),
          demand('demand-peak', 5, '21.19', { calendar: 'TOU', band: 'peak' }),
        ],
      },
    ],
    subscriptions: [{ planCode: 'TOU', startOn: START.toString(), anchorDay: 1 }],
    billThrough: [END.toString()],
  })
  const account = accountOn(scenario, END, { states: new Map(), oneOffIds: new Set() })
  const { country, region, taxId, roundingMode } = scenario.legalEntity
  const seller = { country, region, taxId }
  return { account, context: { seller, taxRules: taxRulesOf(scenario), roundingMode } }
}

/** Seasons, weekdays, hours and public holidays, as tariffs of this kind have them. */
const CALENDAR = {
  calendarCode: 'TOU',
  rules: [
    { band: 'off', days: ['sat', 'sun', 'holiday'] },
    { band: 'peak', months: [5, 6, 7, 8, 9, 10], from: '12:00', to: '18:00' },
    { band: 'mid', from: '08:30', to: '21:30' },
    { band: 'off' },
  ],
  holidays: { region: 'US', firstYear: 2026, lastYear: 2026 },
}

function charge(code: string, position: number, unitPrice: string, unit: string) {
  return {
    chargeCode: code,
    position,
    productCode: 'POWER',
    name: { en: code },
    kind: 'usage',
    timing: 'arrears',
    months: 1,
    meterCode: 'load',
    unit,
    prices: [{ effectiveFrom: START.toString(), price: { model: 'per_unit', unitPrice } }],
  }
}

/** The days as PostgreSQL sends an array of whole numbers: `{250,251,…}`, thousandths of a kWh. */
function yearOfText(): { dates: Temporal.PlainDate[]; texts: string[] } {
  const dates: Temporal.PlainDate[] = []
  for (let day = START; !day.equals(END); day = day.add({ days: 1 })) dates.push(day)
  const texts = dates.map((day, n) => {
    const count = intervalsInDay(day, ZONE, 15)
    const values = Array.from({ length: count }, (_, i) => 200 + ((n * 7919 + i * 104_729) % 9000))
    return `{${values.join(',')}}`
  })
  return { dates, texts }
}

function dayOf(day: Temporal.PlainDate, text: string): IntervalDay {
  const quantities = text.slice(1, -1).split(',').map(BigInt)
  return { day, minutes: 15, scale: 3, quantities, estimated: false }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}

function round(value: number): number {
  return Number(value.toFixed(2))
}
