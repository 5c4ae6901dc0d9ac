import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Customers with an invoice of 11.90 each, due on 15 February. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['C1', 'C2', 'C3', 'C4']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  company.on('2026-02-10')
})

async function invoiceOf(account: string): Promise<string> {
  const [row] = await rows(
    company.system.db,
    sql<{ label: string }>`
      SELECT n.label FROM document_number n JOIN account a USING (account_id)
       WHERE a.number = ${account} AND n.kind = 'invoice' ORDER BY n.label LIMIT 1`,
  )
  return row?.label ?? ''
}

test('a credit note undone opens its invoice as of its own due date, and may be given anew', async () => {
  const invoice = await invoiceOf('C1')
  const credit = { invoice, reason: 'agreed', cause: 'wrong_price', issueOn: '2026-02-10' }
  const { creditNote } = await company.do<{ creditNote: string }>('issueCreditNote', {
    ...credit,
    netAmount: '4.00',
  })
  expect(await openItemsOf(company, 'C1')).toEqual(['invoice 2026-02-15 7.14 of 11.90'])
  const undo = { creditNote, reason: 'The wrong customer', issueOn: '2026-02-11' }
  const both = await Promise.all([0, 1].map(() => company.try('undoCreditNote', undo)))
  expect(both.filter(answer => answer.ok)).toHaveLength(1)
  expect(await company.refusal('undoCreditNote', undo)).toMatchObject({
    code: 'credit_undone_before',
  })
  expect(await openItemsOf(company, 'C1')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
  expect(await balancesOf(company, 'C1')).toEqual(['1200 11.90', '2300 -1.90', '4000 -10.00'])
  await company.do('issueCreditNote', { ...credit, issueOn: '2026-02-12' })
  expect(await openItemsOf(company, 'C1')).toEqual([])
  expect(await balancesOf(company, 'C1')).toEqual([])
  expect(await company.refusal('undoCreditNote', { ...undo, creditNote: invoice })).toMatchObject({
    code: 'not_a_credit_note',
  })
})

test('goodwill is given within its budget, however many give at once', async () => {
  const budget = {
    budget: 'DESK',
    owner: 'support',
    fromOn: '2026-02-01',
    toOn: '2026-02-28',
    currency: 'EUR',
  }
  await company.do('setGoodwillBudget', { ...budget, amount: '10.00' })
  const give = {
    accountNumber: 'C2',
    entity: 'SUN',
    budget: 'DESK',
    currency: 'EUR',
    amount: '4.00',
    reason: 'Sorry',
    on: '2026-02-12',
  }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => company.try('giveGoodwill', give)),
  )
  expect(answers.filter(answer => answer.ok)).toHaveLength(2)
  const codes = answers.flatMap(answer => (answer.ok ? [] : answer.refusal.code))
  expect(new Set(codes)).toEqual(new Set(['budget_exceeded']))
  expect(await balancesOf(company, 'C2')).toEqual([
    '1200 11.90',
    '2300 -1.90',
    '2500 -8.00',
    '4000 -10.00',
    '5110 8.00',
  ])
  expect(
    await company.refusal('giveGoodwill', { ...give, amount: '1.00', on: '2026-03-01' }),
  ).toMatchObject({ code: 'budget_exceeded' })
  expect(await company.refusal('setGoodwillBudget', { ...budget, amount: '7.99' })).toMatchObject({
    code: 'budget_below_used',
  })

  const [given] = answers.flatMap(answer => (answer.ok ? [answer.value] : []))
  const { creditNote } = given as { creditNote: string }
  await company.do('undoCreditNote', { creditNote, reason: 'Twice', issueOn: '2026-02-12' })
  const budgets = await loadPage(company.system.db, LISTS.get('goodwill-budgets')!, {
    filters: {},
    limit: 50,
  })
  expect(budgets.rows).toMatchObject([{ budget: 'DESK', used: '4.00', left: '6.00' }])
  expect(await company.broken()).toEqual([])
})

test('a debt given up is taken off the allowance, with tax where the law gives it, and may be recovered', async () => {
  await company.do('setTaxRelief', {
    country: 'DE',
    reason: 'uncollectable',
    fromOn: '2026-01-01',
    daysOverdue: 30,
  })
  const document = await invoiceOf('C3')
  const off = { accountNumber: 'C3', document, reason: 'uncollectable' }
  expect(
    await company.do('writeOffBadDebt', { ...off, amount: '1.90', on: '2026-02-20' }),
  ).toMatchObject({ taxRelief: '0.00' })
  expect(await company.do('writeOffBadDebt', { ...off, on: '2026-03-20' })).toMatchObject({
    amount: '10.00',
    taxRelief: '1.60',
  })
  expect(await openItemsOf(company, 'C3')).toEqual([])
  expect(await balancesOf(company, 'C3')).toEqual(['1290 10.30', '2300 -0.30', '4000 -10.00'])
  expect(await company.refusal('writeOffBadDebt', { ...off, on: '2026-03-21' })).toMatchObject({
    code: 'nothing_to_write_off',
  })
  const back = { accountNumber: 'C3', document, on: '2026-04-01' }
  expect(await company.refusal('recoverBadDebt', { ...back, amount: '11.91' })).toMatchObject({
    code: 'recovered_exceeds',
  })
  await company.do('recoverBadDebt', { ...back, amount: '4.00' })
  expect(await openItemsOf(company, 'C3')).toEqual(['invoice 2026-02-15 4.00 of 11.90'])
  const twice = await Promise.all(
    [0, 1].map(() => company.try('recoverBadDebt', { ...back, amount: '7.90' })),
  )
  expect(twice.filter(answer => answer.ok)).toHaveLength(1)
  expect(await balancesOf(company, 'C3')).toEqual(['1200 11.90', '2300 -1.90', '4000 -10.00'])
})

test('tax in a debt given up too early is claimed once its time has come, and owed again in proportion', async () => {
  const document = await invoiceOf('C3')
  const off = { accountNumber: 'C3', document, reason: 'uncollectable', on: '2026-03-01' }
  expect(await company.do('writeOffBadDebt', off)).toMatchObject({ taxRelief: '0.00' })
  const due = async () =>
    (await loadPage(company.system.db, LISTS.get('tax-relief-due')!, { filters: {}, limit: 50 }))
      .rows
  expect(await due()).toMatchObject([
    { account: 'C3', document, claimableFrom: '2026-03-17', amount: '11.90', tax: '1.90' },
  ])
  const claim = { entity: 'SUN', on: '2026-03-16' }
  expect(await company.do('claimTaxRelief', claim)).toMatchObject({ claimed: 0, taxes: [] })
  const debts = (await due()).map(row => row.allocationId)
  expect(await company.refusal('claimTaxRelief', { ...claim, debts })).toMatchObject({
    code: 'no_relief_due',
  })
  const both = await Promise.all(
    [0, 1].map(() => company.do('claimTaxRelief', { entity: 'SUN', on: '2026-03-17' })),
  )
  expect(both.filter(each => JSON.stringify(each).includes('"amount":"1.90"'))).toHaveLength(1)
  expect(await due()).toEqual([])
  expect(await balancesOf(company, 'C3')).toEqual(['1290 10.00', '4000 -10.00'])

  const back = { accountNumber: 'C3', document, on: '2026-04-01' }
  await company.do('recoverBadDebt', { ...back, amount: '4.00' })
  // 7.90 of 11.90 stays given up, with 1.26 of its tax.
  expect(await balancesOf(company, 'C3')).toEqual([
    ...['1200 4.00', '1290 6.64', '2300 -0.64', '4000 -10.00'],
  ])
  await company.do('recoverBadDebt', back)
  expect(await balancesOf(company, 'C3')).toEqual(['1200 11.90', '2300 -1.90', '4000 -10.00'])
  expect(await company.broken()).toEqual([])
})

test('the provision follows the matrix month by month, by difference', async () => {
  await company.do('setProvisionRates', {
    segment: '*',
    fromOn: '2026-01-01',
    percents: ['1', '10', '20', '30', '40', '100'],
  })
  const post = (month: string) => company.do('postProvision', { entity: 'SUN', month })
  // C2, C3 (1.90 given up by then) and C4 owe 11.90, 10.00 and 11.90, 13 days overdue.
  expect(await post('2026-02-01')).toMatchObject({
    posted: [{ currency: 'EUR', target: '3.38', posted: '5.28' }],
  })
  expect(await post('2026-02-01')).toMatchObject({ posted: [{ posted: '0.00' }] })
  const again = await Promise.all([post('2026-04-01'), post('2026-04-01')])
  expect(again.filter(each => JSON.stringify(each).includes('"posted":"0.00"'))).toHaveLength(1)
  expect(
    await company.refusal('setProvisionRates', {
      segment: '*',
      fromOn: '2026-05-01',
      percents: ['1', '1', '1', '1', '1', '101'],
    }),
  ).toMatchObject({ code: 'percent_above_100' })
  await company.drain()
  expect(await company.broken()).toEqual([])
})
