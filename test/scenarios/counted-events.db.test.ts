import { afterEach, beforeAll, expect, test } from 'vitest'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { billOne, eventCharge } from './event-charges.ts'
import { setUp, signUp } from './setting.ts'

/*
 * A cloud customer in Berlin: seats are a level that stays, users are counted once each, traffic by
 * region, storage by its average over March 2026, whose 29th has 23 hours.
 */

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  const meter = { source: 'events', unit: 'unit' }
  await company.rows(
    'defineMeters',
    { ...meter, meterCode: 'SEATS', name: { en: 'Seats' }, aggregation: 'latest', carried: true },
    { ...meter, meterCode: 'USERS', name: { en: 'U' }, aggregation: 'unique', property: 'user' },
    { ...meter, meterCode: 'TRAFFIC', name: { en: 'Traffic' } },
    { ...meter, meterCode: 'DISK', name: { en: 'D' }, aggregation: 'average', per: 'day' },
    { ...meter, meterCode: 'PEAK', name: { en: 'P' }, aggregation: 'percentile', percentile: '95' },
  )
  await company.rows('definePlans', {
    planCode: 'CLOUD',
    planVersion: 1,
    name: { en: 'Cloud' },
    currency: 'EUR',
    taxInclusive: false,
    offeredFrom: '2026-01-01',
    charges: [
      charge('seats', 1, '31.00'),
      charge('users', 2, '2.00'),
      { ...charge('traffic', 3, '0.10'), groupBy: ['region'], included: '10' },
      charge('disk', 4, '1.00'),
      charge('peak', 5, '3.00'),
    ],
  })
  await signUp(company, { number: 'C-1', plan: 'CLOUD', start: '2026-02-01', anchorDay: 1 })
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

const charge = (code: string, position: number, unitPrice: string) =>
  eventCharge(code, position, { model: 'per_unit', unitPrice })

let keys = 0
function event(meterCode: string, on: string, quantity: string, properties = {}) {
  keys += 1
  const occurredAt = on.includes('T') ? on : `${on}T12:00:00+02:00`
  const eventKey = `e${keys}`
  return {
    accountNumber: 'C-1',
    subscriptionNumber: 'S-1',
    meterCode,
    eventKey,
    occurredAt,
    quantity,
    properties,
  }
}

const bill = (through: string) => billOne(company, 'C-1', through)

test('each meter counts its own way, and a level is carried from the month before', async () => {
  company.on('2026-04-01')
  await company.rows(
    'recordUsageEvents',
    event('SEATS', '2026-02-10', '4'),
    event('SEATS', '2026-03-21', '9'),
    event('USERS', '2026-03-02', '1', { user: 'ada' }),
    event('USERS', '2026-03-03', '1', { user: 'bob' }),
    event('USERS', '2026-03-04', '1', { user: 'ada' }),
    event('TRAFFIC', '2026-03-05', '30', { region: 'eu' }),
    event('TRAFFIC', '2026-03-06', '12', { region: 'us' }),
    event('TRAFFIC', '2026-03-06', '11'),
    event('DISK', '2026-03-01T00:00:00+01:00', '31'),
    event('DISK', '2026-03-29T12:30:00+02:00', '0'),
    ...Array.from({ length: 20 }, (_, i) => event('PEAK', '2026-03-07', String(i + 1))),
  )
  expect(await bill('2026-04-01')).toEqual([
    // 4 × 31.00 × 19 ÷ 28 days of February.
    'charge seats 2026-02-10..2026-03-01 4 @ 21.0357142857 → 84.14',
    'charge seats 2026-03-01..2026-03-21 4 @ 20 → 80.00',
    'charge seats 2026-03-21..2026-04-01 9 @ 11 → 99.00',
    'charge users 2026-02-01..2026-03-01 0 @ 2 → 0.00',
    'charge users 2026-03-01..2026-04-01 2 @ 2 → 4.00',
    'charge traffic 2026-02-01..2026-03-01 0 @ 0.1 → 0.00',
    'charge traffic 2026-03-01..2026-04-01 1 @ 0.1 → 0.10',
    'charge traffic 2026-03-01..2026-04-01 20 @ 0.1 → 2.00',
    'charge traffic 2026-03-01..2026-04-01 2 @ 0.1 → 0.20',
    'charge disk 2026-02-01..2026-03-01 0 @ 1 → 0.00',
    // 31 units for 28 days and half of the day of 23 hours, over 31 days.
    'charge disk 2026-03-01..2026-04-01 28.5 @ 1 → 28.50',
    'charge peak 2026-02-01..2026-03-01 0 @ 3 → 0.00',
    'charge peak 2026-03-01..2026-04-01 19 @ 3 → 57.00',
    '= INV net 354.94 tax 67.44 due 422.38',
  ])
  expect(await bill('2026-04-02')).toEqual([])
})

test('an event without the property that is counted is refused', async () => {
  const answer = await company.do('recordUsageEvents', {
    rows: [event('USERS', '2026-03-02', '1')],
  })
  expect(JSON.stringify(answer)).toContain('event_property_missing')
})

test('late events correct what they change: the level of later months, one group, one user', async () => {
  company.on('2026-04-10')
  await company.rows(
    'recordUsageEvents',
    // The level of February's last ten days and on until 21 March.
    event('SEATS', '2026-02-19', '5'),
    event('USERS', '2026-03-31', '1', { user: 'bob' }),
    event('TRAFFIC', '2026-03-31', '5', { region: 'us' }),
    event('TRAFFIC', '2026-03-31', '11', { region: 'ap' }),
  )
  expect(await bill('2026-04-10')).toEqual([
    'correction seats 2026-02-19..2026-03-01 -4 @ 11.0714285714 → -44.28',
    'charge seats 2026-02-19..2026-03-01 5 @ 11.0714285714 → 55.36',
    'correction seats 2026-03-01..2026-03-21 1 @ 20 → 20.00',
    'charge traffic 2026-03-01..2026-04-01 1 @ 0.1 → 0.10',
    'correction traffic 2026-03-01..2026-04-01 5 @ 0.1 → 0.50',
    '= INV net 31.68 tax 6.02 due 37.70',
  ])
  expect(await bill('2026-04-11')).toEqual([])
})
