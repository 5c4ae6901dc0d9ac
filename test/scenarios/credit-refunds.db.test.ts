import { beforeAll, expect, test } from 'vitest'
import { allRows } from '../../src/platform/list.ts'
import { lookAtMoney } from '../../src/receivables/tasks/jobs.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** P1 to P4 owe 11.90 each from 1 February; what is paid above it is a credit. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['P1', 'P2', 'P3', 'P4']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const paid = { P1: '21.90', P2: '16.90', P3: '16.91', P4: '30.00' }
  for (const [accountNumber, amount] of Object.entries(paid)) {
    const money = { accountNumber, amount, entity: 'SUN', method: 'transfer', currency: 'EUR' }
    // P4 has not used it for the invoice yet.
    const apply = accountNumber === 'P4' ? 'named' : 'policy'
    await company.do('recordReceipt', { ...money, bookedOn: '2026-02-10', apply })
  }
})

async function proposals(): Promise<string[]> {
  const found = await list('tasks', { kind: 'credit_refund' })
  return found.map(({ account, facts }) => `${account} ${(facts as { amount: string }).amount}`)
}

async function list(name: string, filter = {}): Promise<Record<string, unknown>[]> {
  return await Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, filter))
}

const propose = (on: string) => company.do('proposeCreditRefunds', { on })

test('credits are proposed by the rule: old enough, above its amount, of those who owe nothing', async () => {
  company.on('2026-03-12')
  expect(await propose('2026-03-12')).toEqual({ proposed: 0, used: 0 })
  const rule = { entity: 'SUN', fromOn: '2026-03-01', afterDays: 30, above: '5.00' }
  await company.do('setCreditRefundRule', rule)
  expect(await propose('2026-03-11')).toEqual({ proposed: 0, used: 0 })
  const both = await Promise.all([propose('2026-03-12'), propose('2026-03-12')])
  expect(both.map(each => Number(each.proposed)).reduce((a, b) => a + b)).toBe(2)
  expect((await proposals()).sort()).toEqual(['P1 10.00', 'P3 5.01'])
  await company.do('applyPayments', { accounts: ['P4'], on: '2026-03-12' })
  const on = Temporal.PlainDate.from('2026-03-12')
  expect(await lookAtMoney(company.system, on, 'job:schedules')).toMatchObject({ proposed: 1 })
})

test('a refund closes its proposal, and what is kept on a wish is not proposed again', async () => {
  const tasks = await list('tasks', { kind: 'credit_refund' })
  const [of1, of3] = ['P1', 'P3'].map(account => tasks.find(task => task.account === account))
  await company.do('refundCredit', {
    ...{ accountNumber: 'P1', item: of1?.subjectId, on: '2026-03-12', way: 'transfer' },
    ...{ payee: 'Anna Weber', iban: 'DE02120300000000202051', reason: 'credit_balance' },
  })
  await company.do('finishTask', { task: of3?.taskId, note: 'wishes to keep it' })
  expect(await propose('2026-03-13')).toEqual({ proposed: 0, used: 1 })
  expect(await proposals()).toEqual(['P4 18.10'])
  expect(await company.broken()).toEqual([])
})

test('a later rule without days ends the proposals; of one date the last one holds', async () => {
  const rule = { entity: 'SUN', fromOn: '2026-03-14' }
  await company.do('setCreditRefundRule', { ...rule, afterDays: 0 })
  await company.do('setCreditRefundRule', rule)
  expect(await propose('2026-03-14')).toEqual({ proposed: 0, used: 0 })
  expect(await list('credit-refund-rules')).toHaveLength(3)
  await company.do('setCreditRefundRule', { ...rule, afterDays: 0 })
  expect(await propose('2026-03-14')).toEqual({ proposed: 1, used: 0 })
  expect((await proposals()).sort()).toEqual(['P2 5.00', 'P4 18.10'])
  const bad = { ...rule, above: '0.001' }
  expect((await company.refusal('setCreditRefundRule', bad)).code).toBe('amount_not_positive')
  expect(await company.refusal('setCreditRefundRule', { ...rule, entity: 'MOON' })).toMatchObject({
    code: 'unknown_legal_entity',
  })
})
