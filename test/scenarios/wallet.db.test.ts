import { sql } from 'kysely'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

/*
 * Prepaid credits in the books: calls at 0.05, VAT 19 %. 100.00 are bought, 20.00 granted; below 30.00
 * another 50.00 are bought, once a month at most.
 */

let company: Company
const number = 'W-1'
const wallet = { accountNumber: number, walletCode: 'MAIN' }

const definition = {
  accountNumber: number,
  subscriptionNumber: 'S-1',
  code: 'MAIN',
  name: { en: 'Prepaid credits' },
  productCode: 'CREDITS',
  alertBelow: '60.00',
  topUp: { below: '30.00', amount: '50.00', expiresAfterMonths: 12 },
}

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await company.rows('defineProducts', {
    productCode: 'CREDITS',
    name: { en: 'Credits' },
    taxClass: 'standard',
    revenueAccount: '4000',
  })
  await signUp(company, { number, plan: 'CALLS', start: '2026-01-01' })
})

afterEach(async () => {
  expect(await company.broken()).toEqual([])
})

let counted = 0

async function called(on: string, quantity: string, knownOn = on): Promise<void> {
  counted += 1
  company.on(Temporal.PlainDate.from(knownOn).add({ days: 1 }).toString())
  await company.rows('recordUsageEvents', {
    accountNumber: number,
    subscriptionNumber: 'S-1',
    meterCode: 'CALLS',
    eventKey: `call-${counted}`,
    occurredAt: `${on}T12:00:00Z`,
    quantity,
  })
}

async function bill(through: string, issueOn = through): Promise<string[]> {
  await company.bill({ entity: 'SUN', through, issueOn, accounts: [number] })
  return company.documents(number, issueOn)
}

const text = async (query: ReturnType<typeof sql<{ text: string }>>): Promise<string[]> =>
  (await rows(company.system.db, query)).map(row => row.text)

const lots = () =>
  text(sql<{ text: string }>`
    SELECT kind || ' ' || left_minor || ' of ' || opened_minor
           || coalesce(' until ' || expires_on, '') AS text
      FROM wallet_lot ORDER BY recorded_at, lot_id`)

const notices = () =>
  text(sql<{ text: string }>`
    SELECT effective_on || ' ' || kind || ' ' || balance_minor AS text
      FROM wallet_notice ORDER BY recorded_at, kind`)

const balances = () =>
  text(sql<{ text: string }>`
    SELECT code || ' ' || sum(minor) AS text FROM (
      SELECT debit AS code, amount_minor AS minor FROM ledger_transfer
      UNION ALL SELECT credit, -amount_minor FROM ledger_transfer) t
     WHERE code IN ('2410', '4000', '4900', '5100') GROUP BY code ORDER BY code`)

test('a wallet is defined once; subscription and product stay', async () => {
  const answer = async (name: string, row: object) =>
    (
      await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(name, {
        rows: [row],
      })
    ).rows.map(each => each.refusal?.code ?? each.result)
  expect(await answer('defineWallets', { ...definition, productCode: 'X' })).toEqual([
    'unknown_product',
  ])
  expect(await answer('defineWallets', { ...definition, alertBelow: '0.001' })).toEqual([
    'invalid_amount',
  ])
  expect(await answer('defineWallets', definition)).toEqual(['created'])
  expect(await answer('defineWallets', definition)).toEqual(['unchanged'])
  expect(await answer('defineWallets', { ...definition, productCode: 'SERVICE' })).toEqual([
    'wallet_fixed',
  ])
  expect(await answer('defineWallets', { ...definition, alertBelow: '70.00' })).toEqual(['updated'])
  const purchase = { ...wallet, reference: 'P-1', amount: '100.00', boughtOn: '2026-01-10' }
  expect(await answer('buyWalletCredits', { ...purchase, walletCode: 'X' })).toEqual([
    'unknown_wallet',
  ])
  expect(await answer('buyWalletCredits', { ...purchase, amount: '1.005' })).toEqual([
    'invalid_amount',
  ])
  expect(await answer('buyWalletCredits', purchase)).toEqual(['created'])
  expect(await answer('buyWalletCredits', purchase)).toEqual(['unchanged'])
  expect(await answer('buyWalletCredits', { ...purchase, amount: '90' })).toEqual([
    'reference_taken',
  ])
  const grant = {
    ...wallet,
    reference: 'G-1',
    amount: '20.00',
    grantedOn: '2026-02-10',
    expiresOn: '2026-06-01',
    reason: 'welcome',
  }
  expect(await answer('grantWalletCredits', { ...grant, expiresOn: '2026-02-10' })).toEqual([
    'ends_before_start',
  ])
  expect(await answer('grantWalletCredits', grant)).toEqual(['created'])
  expect(await answer('grantWalletCredits', grant)).toEqual(['unchanged'])
})

test('buying is invoiced with tax and owed to the customer', async () => {
  expect(await bill('2026-02-01')).toEqual([
    'charge calls 2026-01-01..2026-02-01 0 @ 0.05 → 0.00',
    'charge once 2026-01-10..2026-01-11 1 @ 100 → 100.00',
    '= INV-000001 net 100.00 tax 19.00 due 119.00',
  ])
  expect(await lots()).toEqual(['granted 2000 of 2000 until 2026-06-01', 'bought 10000 of 10000'])
  expect(await balances()).toEqual(['2410 -10000'])
})

test('a bill takes what expires first; nothing is taxed again; an alert is recorded', async () => {
  await called('2026-02-10', '1200')
  expect(await bill('2026-03-01')).toEqual([
    'charge calls 2026-02-01..2026-03-01 1200 @ 0.05 → 60.00',
    'credit prepaid 2026-02-01..2026-03-01 -1 @ 20 → -20.00',
    'credit prepaid 2026-02-01..2026-03-01 -1 @ 40 → -40.00',
    '= INV-000002 net 0.00 tax 0.00 due 0.00',
  ])
  expect(await lots()).toEqual(['granted 0 of 2000 until 2026-06-01', 'bought 6000 of 10000'])
  expect(await balances()).toEqual(['2410 -6000', '4000 -6000', '5100 2000'])
  expect(await notices()).toEqual(['2026-03-01 low_balance 6000'])
})

test('a draft that is cancelled takes nothing; below the amount for it credits are topped up', async () => {
  await called('2026-03-10', '900')
  company.on('2026-04-01')
  const scope = { entity: 'SUN', through: '2026-04-01', issueOn: '2026-04-01', accounts: [number] }
  const runId = await company.draft(scope)
  await company.do('cancelBillRun', { runId, reason: 'too early' })
  expect((await lots()).at(-1)).toBe('bought 6000 of 10000')
  expect(await bill('2026-04-01')).toEqual([
    'charge calls 2026-03-01..2026-04-01 900 @ 0.05 → 45.00',
    'credit prepaid 2026-03-01..2026-04-01 -1 @ 45 → -45.00',
    '= INV-000003 net 0.00 tax 0.00 due 0.00',
  ])
  expect((await notices()).at(-1)).toBe('2026-04-01 topped_up 1500')
})

test('the next bill charges the top-up, once, and uses what was left before', async () => {
  await called('2026-04-10', '400')
  expect(await bill('2026-05-01')).toEqual([
    'charge calls 2026-04-01..2026-05-01 400 @ 0.05 → 20.00',
    'charge once 2026-04-01..2026-04-02 1 @ 50 → 50.00',
    'credit prepaid 2026-04-01..2026-05-01 -1 @ 15 → -15.00',
    '= INV-000004 net 55.00 tax 10.45 due 65.45',
  ])
  expect((await lots()).at(-1)).toBe('bought 5000 of 5000 until 2027-04-01')
  expect(await bill('2026-05-02')).toEqual([])
})

test('late calls are a correction that credits pay for too', async () => {
  await called('2026-04-20', '100', '2026-05-10')
  expect((await bill('2026-06-01')).slice(0, 3)).toEqual([
    'correction calls 2026-04-01..2026-05-01 100 @ 0.05 → 5.00',
    'charge calls 2026-05-01..2026-06-01 0 @ 0.05 → 0.00',
    'credit prepaid 2026-04-01..2026-06-01 -1 @ 5 → -5.00',
  ])
  expect((await lots()).at(-1)).toBe('bought 4500 of 5000 until 2027-04-01')
})

test('a void gives credits back; bought credits that were used cannot be credited', async () => {
  company.on('2026-06-10')
  const credit = { reason: 'mistake', issueOn: '2026-06-10' }
  await company.do('voidInvoice', { invoice: 'SUN-INV-2026-000003', ...credit, rebill: false })
  expect((await lots())[1]).toBe('bought 4500 of 10000')
  const first = 'SUN-INV-2026-000001'
  expect((await company.refusal('issueCreditNote', { invoice: first, ...credit })).code).toBe(
    'credits_used',
  )
  await company.do('issueCreditNote', {
    invoice: first,
    ...credit,
    lines: [{ line: 2, netAmount: '30.00' }],
  })
  expect((await lots())[1]).toBe('bought 1500 of 10000')
})

test('a credit of a line gives money back first, then the credits that paid for it', async () => {
  company.on('2026-06-11')
  // Invoice 4 had 20.00 of calls, 15.00 of them paid with credits; and 50.00 of credits bought.
  const before = await lots()
  await company.do('issueCreditNote', {
    invoice: 'SUN-INV-2026-000002',
    reason: 'wrong count',
    issueOn: '2026-06-11',
    lines: [{ line: 1, quantity: '600' }],
  })
  expect((await company.documents(number, '2026-06-11')).slice(0, 3)).toEqual([
    'credit calls 2026-02-01..2026-03-01 -600 @ 0.05 → -30.00',
    'credit prepaid 2026-02-01..2026-03-01 1 @ 30 → 30.00',
    '= CN-000003 net 0.00 tax 0.00 due 0.00',
  ])
  expect(before[1]).toBe('bought 1500 of 10000')
  expect((await lots())[1]).toBe('bought 4500 of 10000')
})

test('what expires becomes breakage, less what a draft has taken', async () => {
  await company.rows('buyWalletCredits', {
    ...wallet,
    reference: 'P-2',
    amount: '10.00',
    boughtOn: '2026-06-15',
    expiresOn: '2026-09-01',
    priority: 1,
  })
  await bill('2026-07-01')
  company.on('2026-09-05')
  expect((await company.refusal('expireWalletCredits', { through: '2026-10-01' })).code).toBe(
    'expires_in_the_future',
  )
  await called('2026-07-10', '60', '2026-08-01')
  const scope = { entity: 'SUN', through: '2026-08-01', issueOn: '2026-08-01', accounts: [number] }
  const runId = await company.draft(scope)
  company.on('2026-09-05')
  expect(await company.do('expireWalletCredits', { through: '2026-09-01' })).toEqual({ lots: 0 })
  await company.issue(runId)
  expect((await lots()).at(-1)).toBe('bought 700 of 1000 until 2026-09-01')
  const both = await Promise.all(
    [1, 2].map(() =>
      company.do<{ lots: number }>('expireWalletCredits', { through: '2026-09-01' }),
    ),
  )
  expect(both.map(({ lots }) => lots).sort()).toEqual([0, 1])
  expect(await company.do('expireWalletCredits', { through: '2026-09-01' })).toEqual({ lots: 0 })
  expect((await lots()).at(-1)).toBe('bought 0 of 1000 until 2026-09-01')
  expect((await balances()).find(line => line.startsWith('4900'))).toBe('4900 -700')
})
