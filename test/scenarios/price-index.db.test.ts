import { afterEach, beforeAll, expect, test } from 'vitest'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/*
 * A rent that follows an index whose value is published after the bill, and one that an agreement
 * with the customer lets follow it.
 */

let company: Company

const value = (month: string, of: string) => ({
  indexCode: 'CPI',
  month,
  value: of,
  publishedOn: '2026-02-15',
})

const indexed = (index: string, more: object = {}) => ({
  model: 'indexed',
  unitPrice: '100.00',
  index,
  decimals: 2,
  ...more,
})

function plan(index: string) {
  return {
    planCode: 'RENT',
    planVersion: 1,
    name: { en: 'Rent' },
    currency: 'EUR',
    taxInclusive: false,
    offeredFrom: '2025-01-01',
    charges: [
      {
        chargeCode: 'rent',
        position: 1,
        productCode: 'SERVICE',
        name: { en: 'rent' },
        kind: 'recurring',
        timing: 'advance',
        months: 1,
        unit: 'month',
        prices: [{ effectiveFrom: '2025-01-01', price: indexed(index) }],
      },
    ],
  }
}

async function outcomes(command: string, ...rows: object[]): Promise<string[]> {
  const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
    command,
    { rows },
  )
  return answer.rows.map(row => row.refusal?.code ?? row.result)
}

async function bill(through: string, account = 'R-1'): Promise<string[]> {
  await company.bill({ entity: 'SUN', through, issueOn: through, accounts: [account] })
  const lines = await company.documents(account, through)
  return lines.map(line => line.replace(/^= (INV|CN)-\d+/, '= $1'))
}

beforeAll(async () => {
  company = new Company(await createTestSystem('2025-01-01T12:00:00Z'))
  await setUp(company)
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

test('an index is defined before prices follow it', async () => {
  expect(await outcomes('recordIndexValues', value('2025-01', '100'))).toEqual([
    'unknown_price_index',
  ])
  expect(await outcomes('definePlans', plan('CPI'))).toEqual(['unknown_price_index'])
  const index = { indexCode: 'CPI', name: { en: 'Consumer prices' } }
  expect(await outcomes('definePriceIndexes', index)).toEqual(['created'])
  expect(await outcomes('definePriceIndexes', index)).toEqual(['unchanged'])
  expect(await outcomes('definePlans', plan('CPI'))).toEqual(['created'])
  expect(await outcomes('recordIndexValues', value('2025-01', '100'))).toEqual(['created'])
  expect(await outcomes('recordIndexValues', value('2025-01', '100.0'))).toEqual(['unchanged'])
  const price = {
    planCode: 'RENT',
    planVersion: 1,
    chargeCode: 'rent',
    effectiveFrom: '2027-01-01',
  }
  expect(await outcomes('addPrices', { ...price, price: indexed('WAGES') })).toEqual([
    'unknown_price_index',
  ])
})

test('a value published late is made good, and a corrected one again', async () => {
  await signUp(company, { number: 'R-1', plan: 'RENT', start: '2025-01-01' })
  await bill('2025-12-01')
  expect(await bill('2026-02-01')).toEqual([
    'charge rent 2026-01-01..2026-02-01 1 @ 100 → 100.00',
    'charge rent 2026-02-01..2026-03-01 1 @ 100 → 100.00',
    '= INV net 200.00 tax 38.00 due 238.00',
  ])
  company.on('2026-02-15')
  expect(await outcomes('recordIndexValues', value('2026-01', '103'))).toEqual(['created'])
  expect(await bill('2026-02-16')).toEqual([
    'reversal rent 2026-01-01..2026-02-01 -1 @ 100 → -100.00',
    'charge rent 2026-01-01..2026-02-01 1 @ 103 → 103.00',
    'reversal rent 2026-02-01..2026-03-01 -1 @ 100 → -100.00',
    'charge rent 2026-02-01..2026-03-01 1 @ 103 → 103.00',
    '= INV net 6.00 tax 1.14 due 7.14',
  ])
  expect(await bill('2026-02-17')).toEqual([])
  expect(await outcomes('recordIndexValues', value('2026-01', '102'))).toEqual(['updated'])
  expect((await bill('2026-02-18')).at(-1)).toBe('= CN net -2.00 tax -0.38 due -2.38')
  // A month that counts for nobody yet changes nothing.
  expect(await outcomes('recordIndexValues', value('2026-06', '110'))).toEqual(['created'])
  expect(await bill('2026-02-19')).toEqual([])
})

test('a price agreed with a customer may follow an index, by the value of months before', async () => {
  company.on('2026-02-20')
  await signUp(company, { number: 'R-2', plan: 'SEATS', start: '2025-03-01' })
  expect(
    await outcomes('agreePrices', {
      accountNumber: 'R-2',
      contractNumber: 'C-1',
      planCode: 'SEATS',
      chargeCode: 'seat',
      effectiveFrom: '2025-03-01',
      price: indexed('CPI', { lagMonths: 2, yearlyCap: '1.5' }),
    }),
  ).toEqual(['created'])
  await bill('2026-02-20', 'R-2')
  expect(await bill('2026-03-01', 'R-2')).toEqual([
    'charge seat 2026-03-01..2026-04-01 1 @ 101.5 → 101.50',
    '= INV net 101.50 tax 19.29 due 120.79',
  ])
  company.on('2026-03-02')
  expect(await outcomes('recordIndexValues', value('2025-12', '101'))).toEqual(['created'])
  expect(await outcomes('recordIndexValues', value('2026-01', '101'))).toEqual(['updated'])
  expect((await bill('2026-03-03', 'R-2')).at(-1)).toBe('= CN net -0.50 tax -0.10 due -0.60')
})

test('a value that comes while a draft waits for approval has it made anew', async () => {
  company.on('2026-03-04')
  const draft = { entity: 'SUN', through: '2026-04-01', issueOn: '2026-04-01', accounts: ['R-1'] }
  const runId = await company.draft(draft)
  expect(await outcomes('recordIndexValues', value('2026-01', '104'))).toEqual(['updated'])
  await company.drain()
  await company.issue(runId)
  const lines = await company.documents('R-1', '2026-04-01')
  expect(lines).toContain('charge rent 2026-04-01..2026-05-01 1 @ 104 → 104.00')
})
