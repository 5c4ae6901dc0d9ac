import { afterEach, beforeAll, expect, test } from 'vitest'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/*
 * A roof in Berlin whose output is sold to the house below it, with a guarantee settled each year,
 * and a workshop whose demand is billed with a ratchet.
 */

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2025-01-01T12:00:00Z'))
  await setUp(company)
  await company.rows(
    'defineMeters',
    { meterCode: 'OUTPUT', name: { en: 'Output' }, unit: 'kWh', source: 'reads' },
    { meterCode: 'LOAD', name: { en: 'Load' }, unit: 'kWh', source: 'intervals' },
  )
  await company.rows(
    'definePlans',
    plan('PPA', [
      charge('output', 'OUTPUT', '0.12', {}),
      charge('guarantee', 'OUTPUT', '0.10', {
        months: 12,
        energy: { kind: 'guarantee', guaranteed: '10000', excess: 'carried' },
      }),
    ]),
    plan('LARGE', [
      charge('demand', 'LOAD', '8.00', {
        unit: 'kW',
        measure: { kind: 'demand', minutes: 60 },
        energy: { kind: 'ratchet', percent: '80', periods: 2, minimum: '5' },
      }),
    ]),
  )
  const start = '2025-01-01'
  await signUp(company, { number: 'P-1', plan: 'PPA', start, anchorDay: 1 })
  await signUp(company, { number: 'D-1', plan: 'LARGE', start, anchorDay: 1 })
  const channel = { premiseCode: 'HOME', installedOn: start }
  await company.rows(
    'defineChannels',
    { ...channel, accountNumber: 'P-1', meterCode: 'OUTPUT', serial: 'P-1' },
    { ...channel, accountNumber: 'D-1', meterCode: 'LOAD', serial: 'D-1' },
  )
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

function plan(planCode: string, charges: object[]) {
  const head = { planVersion: 1, name: { en: planCode }, currency: 'EUR', taxInclusive: false }
  return { planCode, ...head, offeredFrom: '2025-01-01', charges }
}

function charge(code: string, meterCode: string, unitPrice: string, more: object) {
  return {
    chargeCode: code,
    position: 1,
    productCode: 'POWER',
    name: { en: code },
    kind: 'usage',
    timing: 'arrears',
    months: 1,
    meterCode,
    unit: 'kWh',
    prices: [{ effectiveFrom: '2025-01-01', price: { model: 'per_unit', unitPrice } }],
    ...more,
  }
}

async function bill(account: string, through: string): Promise<string[]> {
  company.on(through)
  await company.bill({ entity: 'SUN', through, issueOn: through, accounts: [account] })
  const lines = await company.documents(account, through)
  return lines.map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
}

function read(readOn: string, value: string, quality = 'actual') {
  return { accountNumber: 'P-1', serial: 'P-1', readOn, value, quality }
}

/** The days of a month at 1 kWh an hour, one hour of the 12th at another. */
function month(year: number, number: number, peak: string) {
  const first = Temporal.PlainDate.from({ year, month: number, day: 1 })
  return Array.from({ length: first.daysInMonth }, (_, i) => {
    const day = first.add({ days: i })
    const { hoursInDay } = day.toZonedDateTime('Europe/Berlin')
    const values = Array.from({ length: hoursInDay }, (_, hour) =>
      i === 11 && hour === 10 ? peak : '1',
    )
    return { accountNumber: 'D-1', serial: 'D-1', day: day.toString(), minutes: 60, values }
  })
}

test('what a year produced beyond is carried, and the next year is settled with it', async () => {
  company.on('2026-01-01')
  await company.rows('recordReads', read('2025-01-01', '0'), read('2026-01-01', '10300'))
  const first = await bill('P-1', '2026-01-01')
  expect(first.filter(line => line.includes('guarantee'))).toEqual([
    'charge guarantee 2025-01-01..2026-01-01 0 @ 0.1 → 0.00',
  ])
  company.on('2027-01-01')
  await company.rows('recordReads', read('2027-01-01', '19500'))
  const second = await bill('P-1', '2027-01-01')
  // 9,200 were produced; 300 of the year before count: 500 are short.
  expect(second.filter(line => line.includes('guarantee'))).toEqual([
    'charge guarantee 2026-01-01..2027-01-01 -500 @ 0.1 → -50.00',
  ])
  expect(await bill('P-1', '2027-01-02')).toEqual([])
})

test('a read of the first year corrected later settles both years anew', async () => {
  company.on('2027-01-05')
  await company.rows('recordReads', read('2026-01-01', '9900'))
  const lines = await bill('P-1', '2027-01-05')
  expect(lines.filter(line => line.includes('guarantee'))).toEqual([
    'charge guarantee 2025-01-01..2026-01-01 -100 @ 0.1 → -10.00',
    // 9,600 now, and nothing carried: 400 are short instead of 500.
    'correction guarantee 2026-01-01..2027-01-01 100 @ 0.1 → 10.00',
  ])
  expect(await bill('P-1', '2027-01-06')).toEqual([])
})

test('demand is billed by the ratchet, and a peak that comes late raises what looked back', async () => {
  company.on('2025-04-01')
  await company.rows(
    'recordIntervals',
    ...month(2025, 1, '20').filter(({ day }) => day !== '2025-01-12'),
    ...month(2025, 2, '3'),
    ...month(2025, 3, '12'),
  )
  expect(await bill('D-1', '2025-04-01')).toEqual([
    'charge demand 2025-01-01..2025-02-01 5 @ 8 → 40.00',
    'charge demand 2025-02-01..2025-03-01 5 @ 8 → 40.00',
    'charge demand 2025-03-01..2025-04-01 12 @ 8 → 96.00',
    '= INV net 176.00 tax 33.44 due 209.44',
  ])
  company.on('2025-04-02')
  await company.rows(
    'recordIntervals',
    ...month(2025, 1, '20').filter(({ day }) => day === '2025-01-12'),
  )
  expect(await bill('D-1', '2025-04-02')).toEqual([
    'correction demand 2025-01-01..2025-02-01 15 @ 8 → 120.00',
    'correction demand 2025-02-01..2025-03-01 11 @ 8 → 88.00',
    'correction demand 2025-03-01..2025-04-01 4 @ 8 → 32.00',
    '= INV net 240.00 tax 45.60 due 285.60',
  ])
  expect(await bill('D-1', '2025-04-03')).toEqual([])
})
