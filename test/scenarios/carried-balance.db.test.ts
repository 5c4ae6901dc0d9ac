import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import type { StoredLot } from '../../src/rating/carry.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/*
 * Unused free units from month to month, in the books: 100 calls a month are free, unused ones live
 * for two more months, at most 150 of them; every further call costs 0.05. VAT 19 %.
 */

let company: Company

const calls = (version: number, rollover: object) => ({
  planCode: 'TALK',
  planVersion: version,
  name: { en: 'Talk' },
  currency: 'EUR',
  taxInclusive: false,
  offeredFrom: '2025-01-01',
  charges: [
    {
      chargeCode: 'calls',
      position: 1,
      productCode: 'SERVICE',
      name: { en: 'Calls' },
      kind: 'usage',
      timing: 'arrears',
      months: 1,
      meterCode: 'CALLS',
      unit: 'call',
      included: '100',
      rollover,
      prices: [{ effectiveFrom: '2025-01-01', price: { model: 'per_unit', unitPrice: '0.05' } }],
    },
  ],
})

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await company.rows('definePlans', calls(1, { periods: 2, cap: '150' }), calls(2, { periods: 1 }))
  await signUp(company, { number: 'T-1', plan: 'TALK', start: '2026-01-01' })
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

let counted = 0

/** Calls of a day that become known on the day after, or later. */
async function called(on: string, quantity: string, knownOn?: string): Promise<void> {
  counted += 1
  company.on(knownOn ?? Temporal.PlainDate.from(on).add({ days: 1 }).toString())
  await company.rows('recordUsageEvents', {
    accountNumber: 'T-1',
    subscriptionNumber: 'S-1',
    meterCode: 'CALLS',
    eventKey: `call-${counted}`,
    occurredAt: `${on}T12:00:00Z`,
    quantity,
  })
}

async function bill(through: string): Promise<string[]> {
  await company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['T-1'] })
  return (await company.documents('T-1', through)).filter(line => !line.startsWith('='))
}

/** What is carried out of each period, the last revision: `2026-01-01#0 80 until 2026-04-01`. */
async function carried(): Promise<string[]> {
  const found = await rows(
    company.system.db,
    sql<{ start: Temporal.PlainDate; revision: number; lots: StoredLot[] }>`
      SELECT DISTINCT ON (period_start, item_id) period_start AS start, revision, lots
        FROM carried_balance ORDER BY period_start, item_id, revision DESC`,
  )
  return found.map(({ start, revision, lots }) =>
    [`${start}#${revision}`, ...lots.map(lot => `${lot.quantity} until ${lot.expires}`)].join(' '),
  )
}

test('what is not used lives on, also where nothing is to pay and no invoice is made', async () => {
  await called('2026-01-10', '20')
  expect(await bill('2026-02-01')).toEqual([])
  await called('2026-02-10', '50')
  expect(await bill('2026-03-01')).toEqual([])
  expect(await carried()).toEqual([
    '2026-01-01#0 80 until 2026-04-01',
    '2026-02-01#0 30 until 2026-04-01 100 until 2026-05-01',
  ])
})

test('a run that is cancelled leaves nothing', async () => {
  await called('2026-03-10', '260')
  company.on('2026-04-01')
  const runId = await company.draft({
    entity: 'SUN',
    through: '2026-04-01',
    issueOn: '2026-04-01',
    accounts: ['T-1'],
  })
  await company.do('cancelBillRun', { runId, reason: 'too early' })
  expect(await rows(company.system.db, sql`SELECT 1 FROM draft_carry`)).toEqual([])
  expect((await carried()).length).toBe(2)
})

test('the next bill opens with it: 30 and 100 carried over, 100 of its own', async () => {
  expect(await bill('2026-04-01')).toEqual(['charge calls 2026-03-01..2026-04-01 30 @ 0.05 → 1.50'])
  expect((await carried()).at(-1)).toBe('2026-03-01#0')
})

test('late calls of January change every month after it, by correction lines', async () => {
  await called('2026-01-31', '60', '2026-04-20')
  // January leaves 20, not 80. February uses them and 30 of its own: 70 are left, not 130.
  expect(await bill('2026-05-01')).toEqual([
    'charge calls 2026-01-01..2026-02-01 0 @ 0.05 → 0.00',
    'charge calls 2026-02-01..2026-03-01 0 @ 0.05 → 0.00',
    'correction calls 2026-03-01..2026-04-01 60 @ 0.05 → 3.00',
    'charge calls 2026-04-01..2026-05-01 0 @ 0.05 → 0.00',
  ])
  expect(await carried()).toEqual([
    '2026-01-01#1 20 until 2026-04-01',
    '2026-02-01#1 70 until 2026-05-01',
    '2026-03-01#0',
    '2026-04-01#0 100 until 2026-07-01',
  ])
})

test('a second run bills nothing and writes nothing', async () => {
  expect(await bill('2026-05-02')).toEqual([])
  expect((await carried()).length).toBe(4)
})

test('it lives on in a new plan that carries over too, by the terms of each', async () => {
  await called('2026-05-12', '30')
  await called('2026-05-20', '40')
  await company.rows('changePlan', {
    accountNumber: 'T-1',
    subscriptionNumber: 'S-1',
    effectiveOn: '2026-05-16',
    planCode: 'TALK',
    planVersion: 2,
  })
  // The old plan is settled by a run of its own; the new one opens later with what it left:
  // 100 of April less 30, and 48.387097 = 100 × 15 ÷ 31 of its own half month.
  expect(await bill('2026-05-16')).toEqual([])
  expect((await carried()).at(-1)).toBe(
    '2026-05-01#0 70 until 2026-07-01 48.387097 until 2026-08-01',
  )
  expect(await bill('2026-06-01')).toEqual([])
  expect((await carried()).slice(-2)).toContain(
    '2026-05-01#0 30 until 2026-07-01 51.612903 until 2026-07-01 48.387097 until 2026-08-01',
  )
})

test('an invoice that is voided and billed again comes to the same', async () => {
  const before = await carried()
  company.on('2026-06-10')
  const [last] = await rows(
    company.system.db,
    sql<{ label: string }>`SELECT label FROM document_number ORDER BY label DESC LIMIT 1`,
  )
  await company.do('voidInvoice', {
    invoice: last!.label,
    reason: 'wrong address',
    issueOn: '2026-06-10',
    rebill: true,
  })
  await bill('2026-07-01')
  expect((await carried()).slice(0, before.length)).toEqual(before)
})
