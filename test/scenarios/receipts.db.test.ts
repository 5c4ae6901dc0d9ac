import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Customers with an invoice of 11.90 each, due on 15 February. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
})

const money = (accountNumber: string | null, amount: string, more = {}) => ({
  entity: 'SUN',
  accountNumber,
  method: 'transfer',
  currency: 'EUR',
  amount,
  bookedOn: '2026-02-10',
  ...more,
})

type Recorded = { receiptId: string; isNew: boolean }

async function invoiceOf(account: string): Promise<string> {
  const [row] = await rows(
    company.system.db,
    sql<{ label: string }>`
      SELECT n.label FROM document_number n JOIN account a USING (account_id)
       WHERE a.number = ${account} AND n.kind = 'invoice' ORDER BY n.label LIMIT 1`,
  )
  return row?.label ?? ''
}

test('an invoice is open until money is applied, and again when it is taken off', async () => {
  const document = await invoiceOf('P1')
  expect(await openItemsOf(company, 'P1')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
  const { receiptId } = await company.do<Recorded>(
    'recordReceipt',
    money('P1', '15.00', { documents: [{ document, amount: '4.00' }] }),
  )
  expect(await openItemsOf(company, 'P1')).toEqual([
    'receipt 2026-02-10 -11.00 of -15.00',
    'invoice 2026-02-15 7.90 of 11.90',
  ])
  expect(await balancesOf(company, 'P1')).toEqual([
    '1000 15.00',
    '1200 7.90',
    '2300 -1.90',
    '2510 -11.00',
    '4000 -10.00',
  ])
  const on = '2026-02-12'
  const rest = { accountNumber: 'P1', item: receiptId, on, to: [{ document }] }
  expect(await company.do('allocateReceipt', rest)).toMatchObject({ left: '3.10' })
  expect(await openItemsOf(company, 'P1')).toEqual(['receipt 2026-02-10 -3.10 of -15.00'])
  const [allocation] = await rows(
    company.system.db,
    sql<{
      id: string
    }>`SELECT allocation_id AS id FROM allocation l JOIN account a USING (account_id)
      WHERE a.number = 'P1' AND amount_minor = 790`,
  )
  const off = { accountNumber: 'P1', allocation: allocation?.id, on, reason: 'wrong_item' }
  await company.do('unapplyAllocation', off)
  expect(await company.refusal('unapplyAllocation', off)).toMatchObject({
    code: 'already_unapplied',
  })
  expect(await openItemsOf(company, 'P1')).toEqual([
    'receipt 2026-02-10 -11.00 of -15.00',
    'invoice 2026-02-15 7.90 of 11.90',
  ])
  await company.do('reverseReceipt', {
    accountNumber: 'P1',
    receipt: receiptId,
    on: '2026-02-20',
    kind: 'returned',
    reason: 'insufficient_funds',
  })
  expect(await openItemsOf(company, 'P1')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
  expect(await balancesOf(company, 'P1')).toEqual(['1200 11.90', '2300 -1.90', '4000 -10.00'])
  expect(await company.broken()).toEqual([])
})

describe('refuses', () => {
  const cases = [
    ['more than is open', { to: [{ amount: '12.00' }] }, 'more_than_open'],
    ['a day before the receipt', { on: '2026-02-09' }, 'before_item'],
    ['an amount of three decimals', { to: [{ amount: '1.005' }] }, 'amount_not_positive'],
    ['an unknown item', { to: [{ item: '00000000-0000-7000-8000-000000000000' }] }, 'unknown_item'],
    ['nothing named', { to: [{ amount: '1.00', document: '' }] }, 'allocation_names_nothing'],
  ] as const
  test.each(cases)('%s', async (_, change, code) => {
    const { receiptId } = await company.do<Recorded>(
      'recordReceipt',
      money('P2', '20.00', { key: 'refused' }),
    )
    const document = await invoiceOf('P2')
    const asked = { accountNumber: 'P2', item: receiptId, on: '2026-02-10', to: [{}], ...change }
    const to = asked.to.map(each =>
      'item' in each || 'document' in each ? each : { document, ...each },
    )
    expect(await company.refusal('allocateReceipt', { ...asked, to })).toMatchObject({ code })
  })

  test('money of another currency', async () => {
    const document = await invoiceOf('P2')
    const asked = money('P2', '5.00', { currency: 'USD', documents: [{ document }] })
    expect(await company.refusal('recordReceipt', asked)).toMatchObject({ code: 'items_apart' })
  })
})

test('50 equal requests make one receipt, and so do 50 of one outside key', async () => {
  const asked = money('P3', '2.00')
  const key = 'one-payment'
  const answers = await Promise.all(
    Array.from({ length: 25 }, () => company.try('recordReceipt', asked, { key })),
  )
  const others = await Promise.all(
    Array.from({ length: 25 }, () => company.try('recordReceipt', { ...asked, key: 'bank:77' })),
  )
  const ids = (all: typeof answers) =>
    new Set(all.map(answer => (answer.ok ? (answer.value as Recorded).receiptId : 'refused')))
  expect([ids(answers).size, ids(others).size]).toEqual([1, 1])
  expect(await openItemsOf(company, 'P3')).toHaveLength(3)
})

test('of two clerks who use the same money or pay the same invoice at once, one is refused', async () => {
  const document = await invoiceOf('P4')
  const made = await Promise.all(
    ['11.90', '11.90'].map(amount => company.do<Recorded>('recordReceipt', money('P4', amount))),
  )
  const pay = (item: string | undefined) =>
    company.try('allocateReceipt', {
      accountNumber: 'P4',
      item,
      on: '2026-02-10',
      to: [{ document, amount: '11.90' }],
    })
  const answers = await Promise.all([0, 1, 0, 1].map(i => pay(made[i]?.receiptId)))
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
  const codes = answers.flatMap(answer => (answer.ok ? [] : answer.refusal.code))
  expect(codes).toEqual(['more_than_open', 'more_than_open', 'more_than_open'])
})

test('a credit note is set off against its invoice, and what was paid already becomes credit', async () => {
  const invoice = await invoiceOf('P5')
  await company.do('recordReceipt', money('P5', '8.90', { documents: [{ document: invoice }] }))
  const credit = { invoice, reason: 'Not served', issueOn: '2026-02-11', netAmount: '5.00' }
  await company.on('2026-02-11').do('issueCreditNote', credit)
  expect(await openItemsOf(company, 'P5')).toEqual(['credit_note 2026-02-11 -2.95 of -5.95'])
  expect(await balancesOf(company, 'P5')).toEqual([
    '1000 8.90',
    '2300 -0.95',
    '2500 -2.95',
    '4000 -5.00',
  ])
})

test('money of nobody known waits in suspense, and a batch answers row by row', async () => {
  const rows = [
    money(null, '7.00', { reference: 'THANK YOU', key: 'k1' }),
    money('P6', '7.00', { key: 'k2' }),
    money('NOBODY', '7.00', { key: 'k3' }),
    money('P6', '0.00', { key: 'k4' }),
  ]
  const answer = await company.do<{ rows: { result: string }[] }>('recordReceipts', { rows })
  expect(answer.rows.map(row => row.result)).toEqual(['created', 'created', 'rejected', 'rejected'])
  const again = await company.do('recordReceipts', { rows })
  expect(again).toMatchObject({ created: 0, unchanged: 2, rejected: 2 })
  expect(await company.broken()).toEqual([])
})

describe('by the rules', () => {
  beforeAll(() =>
    company.do('setAllocationPolicy', {
      entity: 'SUN',
      fromOn: '2026-02-20',
      tolerance: '0.20',
      tolerancePercent: '2',
      reason: 'small_difference',
      overpayment: 'on_account',
    }),
  )

  test('a cent that is missing is written off, and owed again when the money goes back', async () => {
    const paid = money('P7', '11.80', { bookedOn: '2026-02-20', apply: 'policy' })
    const { receiptId } = await company.do<Recorded>('recordReceipt', paid)
    expect(await openItemsOf(company, 'P7')).toEqual([])
    expect(await balancesOf(company, 'P7')).toEqual([
      '1000 11.80',
      '2300 -1.90',
      '4000 -10.00',
      '6210 0.10',
    ])
    const back = { accountNumber: 'P7', receipt: receiptId, on: '2026-02-25' }
    await company.do('reverseReceipt', { ...back, kind: 'returned', reason: 'account_closed' })
    expect(await openItemsOf(company, 'P7')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
    expect(await company.refusal('reverseReceipt', { ...back, reason: 'account_closed' })).toEqual({
      code: 'receipt_reversed',
      facts: { receipt: receiptId },
    })
  })

  test('money in suspense, once its payer is known, pays for two customers; the rest is kept', async () => {
    const unknown = money(null, '30.00', { bookedOn: '2026-02-20', reference: 'P8 AND P7' })
    const { receiptId } = await company.do<Recorded>('recordReceipt', unknown)
    const seen = { entity: 'SUN', item: receiptId, on: '2026-02-21' }
    await company.do('assignSuspense', { entity: 'SUN', item: receiptId, owner: 'Ada' })
    const { itemId } = await company.do<{ itemId: string }>('moveCredit', { ...seen, to: 'P8' })
    await company.do('allocateReceipt', {
      accountNumber: 'P8',
      item: itemId,
      on: '2026-02-21',
      to: [{ document: await invoiceOf('P7') }],
    })
    await company.do('applyPayments', { accounts: ['P8'], on: '2026-02-21' })
    expect(await openItemsOf(company, 'P7')).toEqual([])
    expect(await openItemsOf(company, 'P8')).toEqual(['on_account 2026-02-21 -6.20 of -6.20'])
    expect(await balancesOf(company, 'P8')).toEqual([
      '2300 -1.90',
      '2500 -6.20',
      '2515 18.10',
      '4000 -10.00',
    ])
    expect(await company.broken()).toEqual([])
  })
})
