import { beforeAll, expect, test } from 'vitest'
import { allRows } from '../../src/platform/list.ts'
import { lookAtMoney } from '../../src/receivables/tasks/jobs.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Four customers have paid what nobody asked for, in January; then they are silent. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2025-01-01T12:00:00Z'))
  await setUp(company)
  const paid = { P1: '80.00', P2: '60.00', P3: '9.99', P4: '70.00' }
  for (const [accountNumber, amount] of Object.entries(paid)) {
    await signUp(company, { number: accountNumber, plan: 'CARE', start: '2025-01-01' })
    company.on('2025-01-31')
    const money = { accountNumber, amount, entity: 'SUN', method: 'transfer', currency: 'EUR' }
    await company.do('recordReceipt', { ...money, bookedOn: '2025-01-31', apply: 'named' })
  }
})

async function list(name: string, filter = {}): Promise<Record<string, unknown>[]> {
  return await Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, filter))
}

async function states(): Promise<string[]> {
  const found = await list('unclaimed-cases')
  return found.map(row => `${row.account} ${row.unclaimedState} ${row.open}`).sort()
}

const caseOf = async (account: string) => (await list('unclaimed-cases', { account }))[0]
const work = (on: string) => company.on(on).do('workUnclaimedProperty', { on })

test('credits of customers not heard of become dormant by the rule of their place, once', async () => {
  const nothing = { ended: 0, found: 0, letters: 0, next: null }
  expect(await work('2028-01-31')).toEqual(nothing)
  const rule = { entity: 'SUN', fromOn: '2025-01-01', letterFrom: '10.00', answerDays: 60 }
  await company.do('setUnclaimedRule', { ...rule, dormancyMonths: 60 })
  await company.do('setUnclaimedRule', { ...rule, country: 'DE', dormancyMonths: 36 })
  // P4 was heard of meanwhile.
  company.on('2027-05-05')
  const said = { channel: 'call', direction: 'in', subject: 'Meter', body: 'Asked for a reading.' }
  await company.do('recordInteraction', { accountNumber: 'P4', ...said })
  expect(await work('2028-01-30')).toEqual(nothing)
  company.on('2028-01-31')
  const both = await Promise.all([work('2028-01-31'), work('2028-01-31')])
  expect(both.map(each => Number(each.found)).reduce((a, b) => a + b)).toBe(3)
  expect(await states()).toEqual(['P1 written_to 80.00', 'P2 written_to 60.00', 'P3 dormant 9.99'])
  const letters = await list('messages', { template: 'unclaimed_property' })
  expect(letters.map(row => row.channel)).toEqual(['letter', 'letter'])
})

test('nothing is set aside before the answer was due; who answers or uses the credit is left', async () => {
  const hold = (on: string) => company.on(on).do('holdUnclaimedProperty', { entity: 'SUN', on })
  expect(await hold('2028-02-01')).toMatchObject({ held: 1, amount: '9.99', more: false })
  company.on('2028-03-01')
  const said = { channel: 'letter', direction: 'in', subject: 'Keep it', body: 'Please keep it.' }
  await company.do('recordInteraction', { accountNumber: 'P2', ...said })
  expect(await hold('2028-03-31')).toMatchObject({ held: 0 })
  const both = await Promise.all([hold('2028-04-01'), hold('2028-04-01')])
  expect(both.map(each => each.amount).sort()).toEqual(['0.00', '80.00'])
  const today = Temporal.PlainDate.from('2028-04-01')
  expect(await lookAtMoney(company.system, today, 'job:schedules')).toMatchObject({ dormant: 0 })
  expect(await states()).toEqual(['P1 set_aside 0.00', 'P2 heard 60.00', 'P3 set_aside 0.00'])
  const held = await list('open-items', { account: 'P1' })
  expect(held.filter(item => item.open !== '0.00')).toEqual([])
  expect(await company.broken()).toEqual([])
})

test('what is claimed is a credit again; the rest is handed over in one payment, once', async () => {
  const claim = async (account: string) => ({
    ...{ accountNumber: account, case: (await caseOf(account))?.caseId, on: '2028-05-02' },
    ...{ channel: 'letter', note: 'Signed letter of 28 April' },
  })
  const p1 = await company.on('2028-05-02').do('claimUnclaimedProperty', await claim('P1'))
  expect(p1).toMatchObject({ given: true })
  expect((await company.refusal('claimUnclaimedProperty', await claim('P1'))).code).toBe(
    'unclaimed_case_over',
  )
  expect(await work('2028-05-03')).toMatchObject({ found: 0 })
  const report = { entity: 'SUN', country: 'DE', authority: 'Amtsgericht', on: '2028-05-03' }
  expect(await company.do('reportUnclaimedProperty', report)).toMatchObject({
    ...{ owners: 1, amount: '9.99' },
  })
  expect((await company.refusal('reportUnclaimedProperty', report)).code).toBe('nothing_unclaimed')
  expect((await company.refusal('claimUnclaimedProperty', await claim('P3'))).code).toBe(
    'unclaimed_handed_over',
  )
  expect(await states()).toEqual(['P1 claimed 80.00', 'P2 heard 60.00', 'P3 handed_over 0.00'])
  const [allocation] = await list('allocations', { account: 'P3' })
  const take = { accountNumber: 'P3', allocation: allocation?.allocationId, on: '2028-05-03' }
  expect((await company.refusal('unapplyAllocation', { ...take, reason: 'wrong_item' })).code).toBe(
    'money_has_left',
  )
  // After three more silent years it begins anew.
  expect(await work('2031-05-02')).toMatchObject({ found: 3 })
  expect(await company.broken()).toEqual([])
})

test('a rule that cannot be meant is refused', async () => {
  const rule = { entity: 'SUN', fromOn: '2025-01-01', dormancyMonths: 36 }
  const bad = [
    [{ ...rule, entity: 'MOON' }, 'unknown_legal_entity'],
    [{ ...rule, region: 'NY' }, 'invalid_input'],
    [{ ...rule, dormancyMonths: 0 }, 'invalid_input'],
    [{ ...rule, letterFrom: '0.001' }, 'amount_not_positive'],
  ] as const
  for (const [input, code] of bad) {
    expect((await company.refusal('setUnclaimedRule', input)).code).toBe(code)
  }
})
