import { afterEach, beforeAll, expect, test } from 'vitest'
import { intervalsInDay } from '../../src/metering/interval.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/*
 * A workshop in Berlin through March 2026, whose 29th has 23 hours. Weekdays from 8 to 20 h are peak.
 */

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await company.rows('defineMeters', {
    meterCode: 'LOAD',
    name: { en: 'Load' },
    unit: 'kWh',
    source: 'intervals',
  })
  await company.rows('defineTouCalendars', {
    calendarCode: 'WORK',
    name: { en: 'Working hours' },
    rules: [
      { band: 'peak', days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '20:00' },
      { band: 'off' },
    ],
    holidays: { region: 'DE-BE', firstYear: 2026, lastYear: 2026 },
  })
  const at = { calendar: 'WORK', band: 'peak' }
  await company.rows('definePlans', {
    planCode: 'WORKSHOP',
    planVersion: 1,
    name: { en: 'Workshop' },
    currency: 'EUR',
    taxInclusive: false,
    offeredFrom: '2026-01-01',
    charges: [
      charge('off', 1, 'kWh', '0.10', { ...at, kind: 'band', band: 'off' }),
      charge('peak', 2, 'kWh', '0.30', { ...at, kind: 'band' }),
      charge('demand', 3, 'kW', '8.00', { ...at, kind: 'demand', minutes: 60 }),
    ],
  })
  await signUp(company, { number: 'W-1', plan: 'WORKSHOP', start: '2026-03-01', anchorDay: 1 })
  await company.rows('defineChannels', {
    accountNumber: 'W-1',
    premiseCode: 'HOME',
    meterCode: 'LOAD',
    serial: 'L-1',
    installedOn: '2026-03-01',
  })
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

function charge(code: string, position: number, unit: string, unitPrice: string, measure: object) {
  return {
    chargeCode: code,
    position,
    productCode: 'POWER',
    name: { en: code },
    kind: 'usage',
    timing: 'arrears',
    months: 1,
    meterCode: 'LOAD',
    unit,
    measure,
    prices: [{ effectiveFrom: '2026-01-01', price: { model: 'per_unit', unitPrice } }],
  }
}

/** A day of 1 kWh an hour, but for one hour of 12 March. */
function day(n: number, value: string) {
  const date = Temporal.PlainDate.from({ year: 2026, month: 3, day: n })
  const values = Array.from({ length: intervalsInDay(date, 'Europe/Berlin', 60) }, (_, hour) =>
    n === 12 && hour === 10 ? value : '1',
  )
  return { accountNumber: 'W-1', serial: 'L-1', day: date.toString(), minutes: 60, values }
}

async function bill(through: string): Promise<string[]> {
  company.on(through)
  await company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['W-1'] })
  const lines = await company.documents('W-1', through)
  return lines.map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
}

test('a month is billed by band and peak: 22 weekdays of 12 hours, of 743 hours', async () => {
  company.on('2026-04-01')
  // The 23rd is missing: it is filled as other Mondays are.
  const days = Array.from({ length: 31 }, (_, i) => i + 1).filter(n => n !== 23)
  await company.rows('recordIntervals', ...days.map(n => day(n, '9')))
  expect(await bill('2026-04-01')).toEqual([
    'charge off 2026-03-01..2026-04-01 479 @ 0.1 → 47.90',
    'charge peak 2026-03-01..2026-04-01 272 @ 0.3 → 81.60',
    'charge demand 2026-03-01..2026-04-01 9 @ 8 → 72.00',
    '= INV net 201.50 tax 38.29 due 239.79',
  ])
})

test('a day that is measured anew corrects band and peak of the month billed', async () => {
  company.on('2026-04-02')
  await company.rows('recordIntervals', day(12, '5'))
  expect(await bill('2026-04-02')).toEqual([
    'correction peak 2026-03-01..2026-04-01 -4 @ 0.3 → -1.20',
    'correction demand 2026-03-01..2026-04-01 -4 @ 8 → -32.00',
    '= CN net -33.20 tax -6.31 due -39.51',
  ])
})
