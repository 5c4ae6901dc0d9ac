import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { loadStandingByNumber } from '../../src/reporting/console/load/standing.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

const define = (terms: string, rule: string, fromOn = '2026-01-01') => ({
  terms,
  fromOn,
  name: { en: terms },
  rule,
})

/** Customers of one plan (11.90 a month) with terms of each kind, billed on 1 February. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await company.rows(
    'definePaymentTerms',
    define('THIRDS', '1/3 net 0, 1/3 net 30, 1/3 net 60'),
    define('EARLY', '2% 10, net 30'),
    define('MONTH-END', 'eom 10'),
    define('MONTH-END', 'eom', '2026-03-01'),
    define('HOUSE', 'net 21'),
  )
  for (const number of ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  const fromOn = '2026-01-01'
  await company.rows(
    'setPaymentTerms',
    { accountNumber: 'T1', fromOn, terms: 'THIRDS' },
    { accountNumber: 'T2', fromOn, terms: 'EARLY' },
    { accountNumber: 'T3', fromOn, terms: 'EARLY' },
    ...['T8', 'T9', 'T10'].map(accountNumber => ({ accountNumber, fromOn, terms: 'EARLY' })),
    { accountNumber: 'T3', contractNumber: 'C-1', fromOn, terms: 'MONTH-END' },
    { accountNumber: 'T4', fromOn, terms: 'THIRDS' },
    { accountNumber: 'T5', fromOn, terms: 'EARLY' },
    { accountNumber: 'T5', fromOn: '2026-01-15', terms: null },
    { entity: 'SUN', fromOn, terms: 'HOUSE' },
    { accountNumber: 'T7', fromOn, terms: 'THIRDS' },
  )
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
})

/** Half of the first invoice of an account is given back: 5.95 of 11.90. */
async function creditHalf(account: string): Promise<void> {
  const invoice = await invoiceOf(account)
  await company.on('2026-02-03').do('issueCreditNote', {
    ...{ invoice, reason: 'Half of the month without service', issueOn: '2026-02-03' },
    netAmount: '5.00',
  })
}

async function invoiceOf(account: string): Promise<string> {
  const [row] = await rows(
    company.system.db,
    sql<{ label: string }>`
      SELECT n.label FROM document_number n JOIN account a USING (account_id)
       WHERE a.number = ${account} AND n.kind = 'invoice' ORDER BY n.label LIMIT 1`,
  )
  return row?.label ?? ''
}

const money = (accountNumber: string, amount: string, more = {}) => ({
  entity: 'SUN',
  accountNumber,
  method: 'transfer',
  currency: 'EUR',
  amount,
  bookedOn: '2026-02-05',
  ...more,
})

test('instalments are items of their own due dates; contract before account before entity', async () => {
  expect(await openItemsOf(company, 'T1')).toEqual([
    'instalment 2026-02-01 3.97 of 3.97',
    'instalment 2026-03-03 3.97 of 3.97',
    'instalment 2026-04-02 3.96 of 3.96',
  ])
  expect(await openItemsOf(company, 'T2')).toEqual(['invoice 2026-03-03 11.90 of 11.90'])
  expect(await openItemsOf(company, 'T3')).toEqual(['invoice 2026-03-10 11.90 of 11.90'])
  expect(await openItemsOf(company, 'T5')).toEqual(['invoice 2026-02-22 11.90 of 11.90'])
  expect(await openItemsOf(company, 'T6')).toEqual(['invoice 2026-02-22 11.90 of 11.90'])
  expect(await balancesOf(company, 'T1')).toEqual(['1200 11.90', '2300 -1.90', '4000 -10.00'])
  expect(await company.broken()).toEqual([])
})

test('money for an invoice pays its instalments, the oldest due first', async () => {
  const document = await invoiceOf('T1')
  await company.do('recordReceipt', money('T1', '5.00', { documents: [{ document }] }))
  expect(await openItemsOf(company, 'T1')).toEqual([
    'instalment 2026-03-03 2.94 of 3.97',
    'instalment 2026-04-02 3.96 of 3.96',
  ])
  await company.do('recordReceipt', money('T1', '6.90', { apply: 'policy' }))
  expect(await openItemsOf(company, 'T1')).toEqual([])
  const asked = money('T1', '1.00', { documents: [{ document, amount: '1.00' }] })
  expect(await company.refusal('recordReceipt', asked)).toMatchObject({ code: 'more_than_open' })
  expect(await company.broken()).toEqual([])
})

test('a discount is taken with its tax by paying in time', async () => {
  await company.do('recordReceipt', money('T2', '11.66', { apply: 'policy' }))
  expect(await openItemsOf(company, 'T2')).toEqual([])
  // 2 % of 11.90 are 0.24, of which 0.04 is tax: what was billed net is 9.80 by now.
  expect(await balancesOf(company, 'T2')).toEqual([
    '1000 11.66',
    '2300 -1.86',
    '4000 -10.00',
    '5100 0.20',
  ])
  expect(await company.broken()).toEqual([])
})

test('a credit note leaves the discount on the rest; what was paid before does not', async () => {
  await creditHalf('T9')
  expect(await openItemsOf(company, 'T9')).toEqual(['invoice 2026-03-03 5.95 of 11.90'])
  // Half of 0.24; by the rules, as the bank's line would pay it.
  await company.do('recordReceipt', money('T9', '5.83', { apply: 'policy' }))
  expect(await openItemsOf(company, 'T9')).toEqual([])
  await company.do('recordReceipt', money('T10', '1.00', { apply: 'policy' }))
  await creditHalf('T10')
  await company.do('recordReceipt', money('T10', '4.83', { apply: 'policy' }))
  expect(await openItemsOf(company, 'T10')).toEqual(['invoice 2026-03-03 0.12 of 11.90'])
  expect(await company.broken()).toEqual([])
})

test('money applied by hand earns the discount by the day on which it came', async () => {
  const invoice = await invoiceOf('T8')
  type Recorded = { receiptId: string }
  const inTime = await company.do<Recorded>('recordReceipt', money('T8', '12.00'))
  const tooLate = { bookedOn: '2026-02-12', valueOn: '2026-02-12' }
  const late = await company.do<Recorded>('recordReceipt', money('T8', '11.66', tooLate))
  const apply = (item: string, to: object) => ({
    accountNumber: 'T8',
    item,
    on: '2026-02-20',
    to: [{ document: invoice, discount: true, ...to }],
  })
  expect(await company.refusal('allocateReceipt', apply(late.receiptId, {}))).toMatchObject({
    code: 'discount_not_earned',
  })
  const part = apply(inTime.receiptId, { amount: '11.00' })
  expect(await company.refusal('allocateReceipt', part)).toMatchObject({
    code: 'discount_needs_rest',
    facts: { needed: '11.66', currency: 'EUR' },
  })
  const answer = await company.do('allocateReceipt', apply(inTime.receiptId, {}))
  expect(answer).toMatchObject({ allocations: [{ amount: '11.66' }], left: '0.34' })
  expect(await openItemsOf(company, 'T8')).toEqual([
    'receipt 2026-02-05 -0.34 of -12.00',
    'receipt 2026-02-12 -11.66 of -11.66',
  ])
  // Taken off again, the discount goes with it.
  const [allocation] = await rows(
    company.system.db,
    sql<{ id: string }>`
      SELECT allocation_id AS id FROM allocation l JOIN account a USING (account_id)
       WHERE a.number = 'T8' AND l.kind = 'applied' AND l.amount_minor > 0`,
  )
  const on = '2026-02-21'
  const off = { accountNumber: 'T8', allocation: allocation?.id, on, reason: 'wrong_item' }
  await company.do('unapplyAllocation', off)
  expect(await openItemsOf(company, 'T8')).toContain('invoice 2026-03-03 11.90 of 11.90')
  expect(await company.broken()).toEqual([])
})

test('a credit note takes the last instalments off first, and what was paid is the customer’s', async () => {
  const asked = { invoice: await invoiceOf('T4'), reason: 'outage' }
  await company.do('issueCreditNote', { ...asked, issueOn: '2026-02-06', netAmount: '5.00' })
  expect(await openItemsOf(company, 'T4')).toEqual([
    'instalment 2026-02-01 3.97 of 3.97',
    'instalment 2026-03-03 1.98 of 3.97',
  ])
  await company.do(
    'recordReceipt',
    money('T4', '5.95', { apply: 'policy', bookedOn: '2026-02-07' }),
  )
  await company.do('issueCreditNote', { ...asked, issueOn: '2026-02-08', netAmount: '1.00' })
  const [shown] = await rows(
    company.system.db,
    sql<{ kinds: string }>`
      SELECT string_agg(o.kind || ' ' || o.open_minor, ', ' ORDER BY o.open_minor) AS kinds
        FROM open_item o JOIN account a USING (account_id)
       WHERE a.number = 'T4' AND o.open_minor <> 0`,
  )
  expect(shown?.kinds).toBe('credit_note -119')
  const today = Temporal.PlainDate.from('2026-02-10')
  expect(await loadStandingByNumber(company.system.db, asked.invoice, today)).toMatchObject({
    state: 'overpaid',
    openMinor: 0n,
    overpaidMinor: 119n,
  })
  expect(await company.broken()).toEqual([])
})

test('putting an invoice into instalments is no money to be taken off', async () => {
  const [row] = await rows(
    company.system.db,
    sql<{ id: string }>`
      SELECT allocation_id AS id FROM allocation l JOIN account a USING (account_id)
       WHERE a.number = 'T7' AND l.kind = 'planned' LIMIT 1`,
  )
  const off = { accountNumber: 'T7', allocation: row?.id, on: '2026-02-10', reason: 'wrong_item' }
  expect(await company.refusal('unapplyAllocation', off)).toMatchObject({
    code: 'allocation_is_plan',
  })
})

test('refuses terms that mean nothing, that are not there yet, and for nobody', async () => {
  const codes = async (command: string, row: object) => {
    const answer = await company.do<{ rows: { refusal?: { code: string } }[] }>(command, {
      rows: [row],
    })
    return answer.rows[0]?.refusal?.code
  }
  expect(await codes('definePaymentTerms', define('BAD', 'soon'))).toBe('invalid_input')
  const fromOn = '2025-12-01'
  expect(await codes('setPaymentTerms', { accountNumber: 'T6', fromOn, terms: 'THIRDS' })).toBe(
    'unknown_terms',
  )
  expect(await codes('setPaymentTerms', { fromOn, terms: null })).toBe('terms_of_whom')
  expect(
    await codes('setPaymentTerms', { entity: 'SUN', accountNumber: 'T6', fromOn, terms: null }),
  ).toBe('terms_of_whom')
})
