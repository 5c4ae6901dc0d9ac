import { afterEach, beforeAll, expect, test } from 'vitest'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { billOne, eventCharge } from './event-charges.ts'
import { setUp, signUp } from './setting.ts'

/*
 * Events priced by what they tell, in March 2026: calls by a matrix, parts at the price that they
 * carry, jobs by an expression, transfers at a percentage within bounds. From 16 March transfers cost
 * more; free transfers and units are counted through the whole month.
 */

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const meterCode of ['DIALS', 'PARTS', 'JOBS', 'SENT']) {
    const name = { en: meterCode }
    await company.rows('defineMeters', { meterCode, name, source: 'events', unit: 'unit' })
  }
  await company.rows('definePlans', {
    planCode: 'EVENTS',
    planVersion: 1,
    name: { en: 'Events' },
    currency: 'EUR',
    taxInclusive: false,
    offeredFrom: '2026-01-01',
    charges: [
      eventCharge('dials', 1, {
        model: 'matrix',
        rows: [
          { when: { region: 'eu', class: 'gold' }, unitPrice: '0.10' },
          { when: { region: 'eu' }, unitPrice: '0.20' },
        ],
        defaultPrice: '0.50',
      }),
      eventCharge('parts', 2, { model: 'event_price', property: 'price' }),
      eventCharge('jobs', 3, {
        model: 'expression',
        expression: 'event.kind == "batch" ? 1 : quantity / event.speed',
      }),
      { ...eventCharge('sent', 4, percentage('1')), included: '100' },
      // A second charge of the same meter, whose price changes on another day.
      {
        ...eventCharge('handling', 5, { model: 'per_unit', unitPrice: '1.00' }),
        meterCode: 'PARTS',
      },
    ],
  })
  const price = { ...percentage('2'), eventMaximum: '30.00' }
  const to = { planCode: 'EVENTS', planVersion: 1, chargeCode: 'sent' }
  await company.rows('addPrices', { ...to, effectiveFrom: '2026-03-16', price })
  const later = { model: 'per_unit', unitPrice: '2.00' }
  const handling = { ...to, chargeCode: 'handling', price: later }
  await company.rows('addPrices', { ...handling, effectiveFrom: '2026-03-05' })
  await signUp(company, { number: 'E-1', plan: 'EVENTS', start: '2026-03-01', anchorDay: 1 })
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

function percentage(percent: string) {
  const limits = { eventMinimum: '2.00', eventMaximum: '20.00', freeEvents: 1 }
  return { model: 'percentage', percent, feePerEvent: '0.10', ...limits }
}

function event(meterCode: string, eventKey: string, day: number, quantity: string, told = {}) {
  const occurredAt = `2026-03-${String(day).padStart(2, '0')}T12:00:00+01:00`
  const of = { accountNumber: 'E-1', subscriptionNumber: 'S-1' }
  return { ...of, meterCode, eventKey, occurredAt, quantity, properties: told }
}

const bill = (through: string) => billOne(company, 'E-1', through)

test('an event whose price cannot be worked out parks the account, with its key', async () => {
  company.on('2026-04-01')
  await company.rows(
    'recordUsageEvents',
    event('DIALS', 'c1', 2, '10', { region: 'eu', class: 'gold' }),
    event('DIALS', 'c2', 3, '10', { region: 'eu', class: 'tin' }),
    event('DIALS', 'c3', 3, '5', { region: 'eu' }),
    event('DIALS', 'c4', 4, '2', { region: 'us' }),
    event('DIALS', 'c5', 4, '1'),
    event('PARTS', 'p1', 5, '3', { price: '0.335' }),
    event('PARTS', 'p2', 5, '-1', { price: '0.10' }),
    event('JOBS', 'j1', 6, '10', { speed: '3' }),
    event('JOBS', 'j2', 6, '10', { kind: 'batch' }),
    event('JOBS', 'j3', 7, '10', { speed: '0' }),
    event('SENT', 's1', 8, '9999'),
    event('SENT', 's2', 9, '150'),
    event('SENT', 's3', 10, '5000'),
    event('SENT', 's4', 20, '-600'),
    event('SENT', 's5', 21, '3000'),
  )
  const scope = { entity: 'SUN', through: '2026-04-01', issueOn: '2026-04-01', accounts: ['E-1'] }
  const runId = await company.draft(scope)
  expect(await company.outcomes(runId)).toEqual(['E-1 failed event_unpriced'])
  await company.do('cancelBillRun', { runId, reason: 'Event without speed' })
})

test('once it is replaced, everything is billed: bounds and free events by the time of the events', async () => {
  company.on('2026-04-02')
  const { accountNumber: _, ...replacement } = event('JOBS', 'j4', 7, '10', { speed: '4' })
  await company.do('replaceUsageEvent', {
    accountNumber: 'E-1',
    eventKey: 'j3',
    month: '2026-03',
    reason: 'No speed',
    replacement,
  })
  expect(await bill('2026-04-02')).toEqual([
    'charge dials 2026-03-01..2026-04-01 10 @ 0.1 → 1.00',
    'charge dials 2026-03-01..2026-04-01 15 @ 0.2 → 3.00',
    'charge dials 2026-03-01..2026-04-01 3 @ 0.5 → 1.50',
    // 3 × 0.335 − 0.10.
    'charge parts 2026-03-01..2026-04-01 1 @ 0.905 → 0.91',
    // 10 ÷ 3, 1 and 10 ÷ 4.
    'charge jobs 2026-03-01..2026-04-01 1 @ 6.833333333333 → 6.83',
    // s1 is free, 100 of s2 are: 1 % of 50 is at least 2.00, of 5,000 at most 20.00.
    'charge sent 2026-03-01..2026-03-16 1 @ 22 → 22.00',
    'charge sent 2026-03-01..2026-03-16 2 @ 0.1 → 0.20',
    // At 2 %: −12.00 and at most 30.00.
    'charge sent 2026-03-16..2026-04-01 1 @ 18 → 18.00',
    'charge sent 2026-03-16..2026-04-01 2 @ 0.1 → 0.20',
    'charge handling 2026-03-05..2026-04-01 2 @ 2 → 4.00',
    '= INV net 57.64 tax 10.95 due 68.59',
  ])
  expect(await bill('2026-04-03')).toEqual([])
})

test('a late event moves what is free, and the lines it changes are taken back and billed anew', async () => {
  company.on('2026-04-10')
  await company.rows(
    'recordUsageEvents',
    event('DIALS', 'c6', 30, '1', { region: 'eu', class: 'gold' }),
    event('SENT', 's0', 1, '50'),
  )
  expect(await bill('2026-04-10')).toEqual([
    'correction dials 2026-03-01..2026-04-01 1 @ 0.1 → 0.10',
    // Now s0 is free, and of s1 100: it costs 20.00, s2 at least 2.00, s3 at most 20.00.
    'reversal sent 2026-03-01..2026-03-16 -1 @ 22 → -22.00',
    'charge sent 2026-03-01..2026-03-16 1 @ 42 → 42.00',
    'correction sent 2026-03-01..2026-03-16 1 @ 0.1 → 0.10',
    '= INV net 20.20 tax 3.84 due 24.04',
  ])
  expect(await bill('2026-04-11')).toEqual([])
})
