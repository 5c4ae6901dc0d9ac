import { beforeAll, expect, test } from 'vitest'
import { followUp } from '../../src/collections/daily/jobs.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Customers who owe 434.35 since 15 February; interest of ten per cent is billed once they pay. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['capped', 'late', 'open', 'prompt', 'runs', 'spared']) {
    await signUp(company, { number, plan: 'YEAR', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const ten = { fromOn: '2026-01-01', name: { en: 'Ten per cent' }, annualPercent: '10' }
  const paid = { ...ten, billed: 'at_payment', minimums: { EUR: '1.00' } }
  await company.rows(
    'defineLateChargePolicies',
    { ...paid, policyCode: 'paid' },
    { ...paid, policyCode: 'most', mostPercent: '5' },
    { ...ten, policyCode: 'monthly' },
  )
  const use = { kind: 'late_charges', fromOn: '2026-01-01' }
  await company.rows(
    'usePolicies',
    { ...use, policyCode: 'paid', entity: 'SUN' },
    { ...use, policyCode: 'most', accountNumber: 'capped' },
    { ...use, policyCode: 'monthly', accountNumber: 'runs' },
    { ...use, policyCode: null, accountNumber: 'spared' },
  )
})

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 200 })).rows

const charges = async (account: string) =>
  (await list('late-charges', { account })).map(
    ({ kind, startOn, endOn, amount }) => `${kind} ${startOn}..${endOn} ${amount}`,
  )

const day = (text: string) => Temporal.PlainDate.from(text)

async function pay(accountNumber: string, amount: string, valueOn: string) {
  return company.do<{ receiptId: string }>('recordReceipt', {
    ...{ entity: 'SUN', accountNumber, method: 'transfer', currency: 'EUR', amount, valueOn },
    ...{ bookedOn: '2026-03-20', apply: 'policy' },
  })
}

test('interest is fixed on the day of the payment and billed by the daily work, once', async () => {
  company.on('2026-03-20')
  for (const number of ['capped', 'runs', 'spared']) await pay(number, '434.35', '2026-03-18')
  await pay('prompt', '434.35', '2026-02-15')
  await pay('open', '400.00', '2026-03-18')
  const { receiptId } = await pay('late', '434.35', '2026-03-18')
  const on = day('2026-03-21')
  const both = await Promise.all([0, 1].map(() => followUp(company.system, on, 'job:schedules')))
  expect(both.map(each => Number(each.charged_at_payment)).sort()).toEqual([0, 2])
  expect(await followUp(company.system, on, 'job:schedules')).toMatchObject({
    charged_at_payment: 0,
  })
  // 16 February to 17 March: 30 days.
  expect(await charges('late')).toEqual(['interest 2026-02-16..2026-03-18 3.57'])
  expect(await charges('capped')).toEqual(['interest 2026-02-16..2026-03-18 1.79'])
  for (const number of ['open', 'prompt', 'runs', 'spared'])
    expect(await charges(number)).toEqual([])
  expect(await openItemsOf(company, 'late')).toEqual(['invoice 2026-04-04 3.57 of 3.57'])
  expect(await list('dunning-runs')).toMatchObject([
    { number: 'PAID-SUN-2026-03-21-1', state: 'sent' },
  ])

  // The payment comes back: what is open waits again, and bears what it bore until it is paid anew.
  company.on('2026-03-25')
  const returned = { accountNumber: 'late', receipt: receiptId, on: '2026-03-25' }
  await company.do('returnPayment', { ...returned, reason: 'insufficient_funds' })
  const bill = (date: string) => followUp(company.system, day(date), 'job:schedules')
  expect(await bill('2026-03-26')).toMatchObject({ charged_at_payment: 0 })
  company.on('2026-04-10')
  await company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'late', method: 'transfer', currency: 'EUR' },
    ...{ amount: '434.35', valueOn: '2026-04-07', bookedOn: '2026-04-10', apply: 'policy' },
  })
  expect(await bill('2026-04-11')).toMatchObject({ charged_at_payment: 1 })
  // Twenty days more.
  expect((await charges('late')).at(-1)).toBe('interest 2026-03-18..2026-04-07 2.38')

  // Waived like other charges.
  const [charge] = await list('late-charges', { account: 'capped' })
  const waiver = { document: charge?.billedBy, reason: 'First time', issueOn: '2026-04-12' }
  expect(await company.do('waiveLateCharges', waiver)).toMatchObject({ amount: '1.79' })
  expect(await bill('2026-04-12')).toMatchObject({ charged_at_payment: 0 })
  await company.drain()
  expect(await company.broken()).toEqual([])
})
