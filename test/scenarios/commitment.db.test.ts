import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp, subscribe } from './setting.ts'

/*
 * An office commits to 200 a quarter over its contract: seats at 31.00 a month in advance and calls
 * at 0.05, each by a subscription of its own. VAT 19 %.
 */

let company: Company
const number = 'C-1'

const commitment = {
  accountNumber: number,
  contractNumber: 'C-1',
  code: 'SPEND',
  name: { en: 'Commitment' },
  productCode: 'SHORTFALL',
  amount: '200.00',
  months: 3,
  startOn: '2026-01-01',
}

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await company.rows('defineProducts', {
    productCode: 'SHORTFALL',
    name: { en: 'Shortfall' },
    taxClass: 'reduced',
    revenueAccount: '4050',
  })
  await signUp(company, { number, plan: 'SEATS', start: '2026-01-01' })
  await company.rows('createSubscriptions', {
    accountNumber: number,
    contractNumber: 'C-1',
    subscriptionNumber: 'S-2',
    planCode: 'CALLS',
    planVersion: 1,
    startOn: '2026-01-01',
  })
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

let counted = 0

async function called(on: string, quantity: string, knownOn: string): Promise<void> {
  counted += 1
  company.on(knownOn)
  await company.rows('recordUsageEvents', {
    accountNumber: number,
    subscriptionNumber: 'S-2',
    meterCode: 'CALLS',
    eventKey: `call-${counted}`,
    occurredAt: `${on}T12:00:00Z`,
    quantity,
  })
}

async function bill(through: string): Promise<string[]> {
  await company.bill({ entity: 'SUN', through, issueOn: through, accounts: [number] })
  return company.documents(number, through)
}

test('is made once; of one that is there only the end changes', async () => {
  const answer = async (row: object) =>
    (
      await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
        'addCommitments',
        {
          rows: [row],
        },
      )
    ).rows.map(each => each.refusal?.code ?? each.result)
  expect(await answer({ ...commitment, contractNumber: 'C-9' })).toEqual(['unknown_contract'])
  expect(await answer({ ...commitment, productCode: 'X' })).toEqual(['unknown_product'])
  expect(await answer({ ...commitment, subscriptionNumber: 'S-9' })).toEqual([
    'unknown_subscription',
  ])
  expect(await answer({ ...commitment, startOn: '2025-12-01' })).toEqual([
    'commitment_before_contract',
  ])
  expect(await answer({ ...commitment, endOn: '2026-01-01' })).toEqual(['ends_before_start'])
  expect(await answer(commitment)).toEqual(['created'])
  expect(await answer(commitment)).toEqual(['unchanged'])
  expect(await answer({ ...commitment, amount: '100' })).toEqual(['commitment_fixed'])
  await signUp(company, { number: 'G-1', plan: 'GROSS', start: '2026-01-01' })
  expect(await answer({ ...commitment, accountNumber: 'G-1' })).toEqual([
    'commitment_needs_net_prices',
  ])
})

test('before the quarter ends nothing is asked for', async () => {
  await called('2026-01-10', '400', '2026-01-11')
  await bill('2026-02-01')
  expect((await bill('2026-03-01')).join('\n')).not.toContain('commitment')
})

test('when it ends, what is missing is billed with its own tax and revenue account', async () => {
  // 3 × 31.00 and 400 × 0.05 are 113.00; April’s seat, billed in advance, counts in the next term.
  expect(await bill('2026-04-01')).toEqual([
    'charge seat 2026-04-01..2026-05-01 1 @ 31 → 31.00',
    'charge calls 2026-03-01..2026-04-01 0 @ 0.05 → 0.00',
    'charge commitment 2026-01-01..2026-04-01 1 @ 87 → 87.00',
    '= INV-000003 net 118.00 tax 11.98 due 129.98',
  ])
  const posted = await rows(
    company.system.db,
    sql<{ text: string }>`
      SELECT debit || ' ' || credit || ' ' || amount_minor AS text FROM ledger_transfer
       WHERE credit = '4050'`,
  )
  expect(posted.map(row => row.text)).toEqual(['1200 4050 8700'])
})

test('late calls of the quarter correct the shortfall with them', async () => {
  await called('2026-03-20', '600', '2026-04-10')
  expect(await bill('2026-05-01')).toEqual([
    'charge seat 2026-05-01..2026-06-01 1 @ 31 → 31.00',
    'charge calls 2026-03-01..2026-04-01 600 @ 0.05 → 30.00',
    'charge calls 2026-04-01..2026-05-01 0 @ 0.05 → 0.00',
    'reversal commitment 2026-01-01..2026-04-01 -1 @ 87 → -87.00',
    'charge commitment 2026-01-01..2026-04-01 1 @ 57 → 57.00',
    '= INV-000004 net 31.00 tax 9.49 due 40.49',
  ])
})

test('a run once more bills nothing', async () => {
  expect(await bill('2026-05-02')).toEqual([])
})

test('a credit by hand does not count', async () => {
  company.on('2026-05-10')
  await company.do('issueCreditNote', {
    invoice: 'SUN-INV-2026-000001',
    reason: 'goodwill',
    issueOn: '2026-05-10',
    netAmount: '5.00',
  })
  expect((await bill('2026-06-01')).join('\n')).not.toContain('commitment')
})

test('who leaves early owes the share of the term: 45 of 91 days', async () => {
  company.on('2026-06-02')
  for (const subscriptionNumber of ['S-1', 'S-2']) {
    await company.rows('endSubscription', {
      accountNumber: number,
      subscriptionNumber,
      endOn: '2026-05-16',
    })
  }
  // 200 × 45 ÷ 91 = 98.90; April’s seat and half of May’s count: 46.00.
  const final = await bill('2026-07-01')
  expect(final.filter(line => line.includes('commitment'))).toEqual([
    'charge commitment 2026-04-01..2026-05-16 1 @ 52.9 → 52.90',
  ])
  expect(await bill('2026-07-02')).toEqual([])
})

test('over another contract the first one does not count', async () => {
  await subscribe(company, { number, plan: 'CARE', start: '2026-07-01' }, 'SUN', '9')
  company.on('2026-07-03')
  await company.rows('addCommitments', {
    ...commitment,
    contractNumber: 'C-9',
    subscriptionNumber: 'S-9',
    code: 'CARE',
    months: 1,
    startOn: '2026-07-01',
    chargeCodes: ['care'],
  })
  expect((await bill('2026-08-01')).filter(line => line.includes('commitment'))).toEqual([
    'charge commitment 2026-07-01..2026-08-01 1 @ 190 → 190.00',
  ])
})
