import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/*
 * A household in Berlin that pays 100.00 a month, tax included, and settles with each March.
 */

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2025-01-01T12:00:00Z'))
  await setUp(company)
  await company.rows('defineTaxRules', {
    taxCode: 'DE-0',
    taxClass: 'none',
    validFrom: '2020-01-01',
    name: { en: 'No supply' },
    country: 'DE',
    category: 'Z',
    ratePercent: '0',
  })
  await company.rows('defineProducts', {
    productCode: 'LEVEL',
    name: { en: 'Level amount' },
    taxClass: 'none',
    revenueAccount: '4090',
  })
  await company.rows('defineMeters', {
    meterCode: 'TAKEN',
    name: { en: 'Energy' },
    unit: 'kWh',
    source: 'reads',
  })
  const charge = { position: 1, timing: 'arrears', months: 1 }
  const price = (unitPrice: string) => [
    { effectiveFrom: '2025-01-01', price: { model: 'per_unit', unitPrice } },
  ]
  await company.rows('definePlans', {
    planCode: 'EVEN',
    planVersion: 1,
    name: { en: 'Even' },
    currency: 'EUR',
    taxInclusive: false,
    offeredFrom: '2025-01-01',
    charges: [
      {
        ...charge,
        chargeCode: 'energy',
        productCode: 'POWER',
        name: { en: 'energy' },
        kind: 'usage',
        meterCode: 'TAKEN',
        unit: 'kWh',
        prices: price('0.30'),
      },
      {
        ...charge,
        chargeCode: 'level',
        productCode: 'LEVEL',
        name: { en: 'level' },
        kind: 'recurring',
        unit: 'EUR',
        energy: { kind: 'budget', settleMonth: 3 },
        prices: price('1'),
      },
    ],
  })
  await signUp(company, {
    number: 'B-1',
    plan: 'EVEN',
    start: '2025-01-01',
    anchorDay: 1,
    quantity: '100',
  })
  await company.rows('defineChannels', {
    accountNumber: 'B-1',
    premiseCode: 'HOME',
    meterCode: 'TAKEN',
    serial: 'T-1',
    installedOn: '2025-01-01',
  })
  await read('2025-01-01', '0')
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

async function read(readOn: string, value: string): Promise<void> {
  await company.rows('recordReads', { accountNumber: 'B-1', serial: 'T-1', readOn, value })
}

async function bill(through: string): Promise<string[]> {
  company.on(through)
  await company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['B-1'] })
  const lines = await company.documents('B-1', through)
  return lines.map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
}

/** What the customer has paid ahead, in cents. */
async function deferred(): Promise<bigint> {
  const [found] = await rows(
    company.system.db,
    sql<{ kept: bigint }>`
      select coalesce(sum(case when credit = '2550' then amount_minor
                               when debit = '2550' then -amount_minor else 0 end), 0)::bigint as kept
        from ledger_transfer`,
  )
  return found?.kept ?? 0n
}

test('every month is billed at the level amount, and the difference is no revenue', async () => {
  company.on('2025-02-01')
  await read('2025-02-01', '400')
  expect(await bill('2025-02-01')).toEqual([
    'charge energy 2025-01-01..2025-02-01 400 @ 0.3 → 120.00',
    'charge level 2025-01-01..2025-02-01 -1 @ 42.8 → -42.80',
    '= INV net 77.20 tax 22.80 due 100.00',
  ])
  expect(await deferred()).toBe(-4280n)
  company.on('2025-03-01')
  await read('2025-03-01', '600')
  expect(await bill('2025-03-01')).toEqual([
    'charge energy 2025-02-01..2025-03-01 200 @ 0.3 → 60.00',
    'charge level 2025-02-01..2025-03-01 1 @ 28.6 → 28.60',
    '= INV net 88.60 tax 11.40 due 100.00',
  ])
  expect(await deferred()).toBe(-1420n)
})

test('a corrected read changes what is kept, not what is to be paid', async () => {
  company.on('2025-03-05')
  await read('2025-02-01', '300')
  // January costs 35.70 less, February as much more: an invoice of nothing tells it.
  expect(await bill('2025-03-05')).toEqual([
    'correction energy 2025-01-01..2025-02-01 -100 @ 0.3 → -30.00',
    'correction energy 2025-02-01..2025-03-01 100 @ 0.3 → 30.00',
    'reversal level 2025-01-01..2025-02-01 1 @ 42.8 → 42.80',
    'charge level 2025-01-01..2025-02-01 -1 @ 7.1 → -7.10',
    'reversal level 2025-02-01..2025-03-01 -1 @ 28.6 → -28.60',
    'charge level 2025-02-01..2025-03-01 -1 @ 7.1 → -7.10',
    '= INV net 0.00 tax 0.00 due 0.00',
  ])
  expect(await deferred()).toBe(-1420n)
  expect(await bill('2025-03-06')).toEqual([])
})

test('the year is settled with its last month', async () => {
  company.on('2025-04-01')
  await read('2025-04-01', '800')
  const lines = await bill('2025-04-01')
  expect(lines.filter(line => line.includes('2025-03-01..') || line.startsWith('='))).toEqual([
    'charge energy 2025-03-01..2025-04-01 200 @ 0.3 → 60.00',
    'charge level 2025-03-01..2025-04-01 1 @ 28.6 → 28.60',
    'charge level 2025-03-01..2025-04-01 -1 @ 14.4 → -14.40',
    '= INV net 74.20 tax 11.40 due 85.60',
  ])
  expect(await deferred()).toBe(0n)
  expect(await bill('2025-04-02')).toEqual([])
})

test('the level amount is worked out anew from what the months have cost', async () => {
  const row = { accountNumber: 'B-1', subscriptionNumber: 'S-1', roundUpTo: '5' }
  const on = { ...row, effectiveOn: '2025-04-01' }
  const within = await company.rows('recalculateBudgets', { ...on, tolerancePercent: '20' })
  expect(within.rows).toMatchObject([{ result: 'unchanged', before: '100', level: '100' }])
  // 107.10, 107.10 and 71.40; nothing is kept after the settlement.
  const found = await company.rows('recalculateBudgets', on)
  const told = { months: 3, average: '95.2', kept: '0', before: '100' }
  expect(found.rows).toMatchObject([{ ...told, result: 'unchanged', level: '100' }])
  const higher = await company.rows('recalculateBudgets', { ...on, roundUpTo: '110' })
  expect(higher.rows).toMatchObject([{ ...told, result: 'created', level: '110' }])
  await company.rows('recalculateBudgets', { ...on, roundUpTo: '4' })
  const refused = await company.do<{ rows: { refusal?: { code: string } }[] }>(
    'recalculateBudgets',
    { rows: [{ ...on, subscriptionNumber: 'S-9' }] },
  )
  expect(refused.rows[0]?.refusal?.code).toBe('no_level_amount')
})

test('who leaves early settles with the last days', async () => {
  company.on('2025-05-01')
  await read('2025-05-01', '1100')
  // 107.10 were used; 96.00 are the level amount since April.
  await bill('2025-05-01')
  expect(await deferred()).toBe(-1110n)
  company.on('2025-05-12')
  await read('2025-05-11', '1150')
  await company.rows('endSubscription', {
    accountNumber: 'B-1',
    subscriptionNumber: 'S-1',
    endOn: '2025-05-11',
  })
  expect(await bill('2025-05-12')).toEqual([
    'charge energy 2025-05-01..2025-05-11 50 @ 0.3 → 15.00',
    // 10 of 31 days of 96.00 are 30.97, of which 17.85 were used; 2.02 of it are left over.
    'charge level 2025-05-01..2025-05-11 1 @ 13.12 → 13.12',
    'charge level 2025-05-01..2025-05-11 -1 @ 2.02 → -2.02',
    '= INV net 26.10 tax 2.85 due 28.95',
  ])
  expect(await deferred()).toBe(0n)
})
