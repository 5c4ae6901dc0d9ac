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

/** Customers with an invoice of 11.90 each, due on 15 February, and a fee of 4.00 for returns. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['R1', 'R2']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const fee = { entity: 'SUN', fromOn: '2026-01-01', currency: 'EUR', amount: '4.00' }
  await company.do('setReturnFee', { ...fee, termsDays: 10 })
})

const pay = (accountNumber: string, amount: string, method = 'check') =>
  company.do<{ receiptId: string }>('recordReceipt', {
    entity: 'SUN',
    accountNumber,
    method,
    currency: 'EUR',
    amount,
    bookedOn: '2026-02-10',
    apply: 'policy',
  })

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

test('a bounced check reopens the invoice as of its due date, with a fee, a block and a task', async () => {
  const { receiptId } = await pay('R1', '11.90')
  const bounced = { accountNumber: 'R1', receipt: receiptId, on: '2026-02-20' }
  const reason = 'insufficient_funds'
  await company.do('returnPayment', { ...bounced, reason, bankCharge: '2.50' })
  expect(await openItemsOf(company, 'R1')).toEqual([
    'invoice 2026-02-15 11.90 of 11.90',
    'fee 2026-03-02 4.00 of 4.00',
  ])
  expect(await balancesOf(company, 'R1')).toEqual([
    '1000 -2.50',
    '1200 15.90',
    '2300 -1.90',
    '4000 -10.00',
    '4820 -4.00',
    '6100 2.50',
  ])
  expect(await list('payment-blocks')).toMatchObject([{ account: 'R1', method: 'check', reason }])
  const [task] = await list('tasks', { desk: 'cash' })
  expect(task).toMatchObject({ kind: 'returned_payment', account: 'R1', subjectId: receiptId })
  // The customer is written to: how much, why, and what it costs.
  const [told] = await rows(
    company.system.db,
    sql<{ kind: string; body: string }>`
      SELECT i.kind, i.body FROM interaction i JOIN account a USING (account_id)
       WHERE a.number = 'R1'`,
  )
  expect(told?.kind).toBe('returned_payment')
  for (const part of ['11.90', 'Insufficient funds', '4.00']) expect(told?.body).toContain(part)
  // What it had paid stands there by its number, due as before.
  expect(told?.body).toMatch(/These items are therefore open again[\s\S]*SUN-INV-2026-\d{6}/)
  expect(await company.refusal('returnPayment', { ...bounced, reason })).toMatchObject({
    code: 'receipt_reversed',
  })
  // The entry by which the money went back is no allocation that a clerk could take off.
  const [back] = await rows(
    company.system.db,
    sql<{ allocation: string }>`
      select allocation_id as allocation from allocation
      where kind = 'returned' and item_id = ${receiptId}`,
  )
  const off = { accountNumber: 'R1', ...back, on: '2026-02-21', reason: 'wrong_item' }
  expect(await company.refusal('unapplyAllocation', off)).toMatchObject({ code: 'money_has_left' })
  await company.do('finishTask', { task: task?.taskId, note: 'Called' })
  await company.do('releasePaymentBlock', { accountNumber: 'R1', method: 'check' })
  expect(await list('tasks', { desk: 'cash' })).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
})

test('a refund pays no more than is left, needs its reasons, and can come back', async () => {
  const { receiptId } = await pay('R2', '20.00', 'card')
  const ask = {
    accountNumber: 'R2',
    item: receiptId,
    on: '2026-02-21',
    way: 'transfer',
    payee: 'R2',
    iban: 'DE89 3704 0044 0532 0130 00',
    reason: 'overpaid',
  }
  expect(await company.refusal('refundCredit', ask)).toMatchObject({
    code: 'refund_original_first',
  })
  const anyway = { ...ask, otherWayBecause: 'The card has expired' }
  expect(await company.refusal('refundCredit', { ...anyway, amount: '8.11' })).toMatchObject({
    code: 'more_than_open',
  })
  const both = await Promise.all(
    [1, 2].map(() => company.try('refundCredit', { ...anyway, amount: '5.00' })),
  )
  expect(both.filter(each => each.ok)).toHaveLength(1)
  const paid = both.find(each => each.ok)
  const refund = (paid?.ok ? paid.value : {}) as { refundId: string }
  expect(await list('refunds')).toMatchObject([{ amount: '5.00', payeeAccount: 'DE89 •••• 3000' }])
  expect(await openItemsOf(company, 'R2')).toEqual(['receipt 2026-02-10 -3.10 of -20.00'])
  const back = { accountNumber: 'R2', refund: refund.refundId, on: '2026-03-01', note: 'Closed' }
  await company.do('takeRefundBack', back)
  expect(await company.refusal('takeRefundBack', back)).toMatchObject({ code: 'already_unapplied' })
  expect(await openItemsOf(company, 'R2')).toEqual(['receipt 2026-02-10 -8.10 of -20.00'])
  expect(await company.brokenProofs()).toEqual([])
})

test('money that was refunded and then returned is owed', async () => {
  const { receiptId } = await pay('R2', '6.00', 'transfer')
  await company.do('refundCredit', {
    accountNumber: 'R2',
    item: receiptId,
    on: '2026-02-21',
    way: 'check',
    payee: 'R2',
    checkNumber: '77',
    reason: 'overpaid',
  })
  const input = { accountNumber: 'R2', receipt: receiptId, on: '2026-02-25', fee: 'none' }
  const answer = await company.do('returnPayment', { ...input, reason: 'payer_objects' })
  expect(answer).toMatchObject({ feeItemId: null, owedItemId: expect.any(String) })
  expect(await openItemsOf(company, 'R2')).toContain('returned 2026-02-25 6.00 of 6.00')
  expect(await company.brokenProofs()).toEqual([])
})

test('what waits for too long becomes a task, once', async () => {
  const on = '2026-04-01'
  expect(await company.do('raiseReceivableTasks', { on })).toMatchObject({ raised: 1 })
  expect(await company.do('raiseReceivableTasks', { on })).toMatchObject({ raised: 0 })
})

test('a case that comes again gets another task; one that a person closed, after a while', async () => {
  const { receiptId } = await company.do<{ receiptId: string }>('recordReceipt', {
    ...{ entity: 'SUN', accountNumber: 'R1', method: 'transfer', currency: 'EUR' },
    ...{ amount: '3.00', bookedOn: '2026-03-01' },
  })
  const raise = (on: string) => company.do('raiseReceivableTasks', { on })
  const openTask = async () =>
    (await list('tasks', { kind: 'unapplied' })).find(task => task.subjectId === receiptId)
  company.on('2026-04-01')
  expect(await raise('2026-04-01')).toMatchObject({ raised: 1, closed: 0 })
  // Used, so that its task is closed of itself; taken off again, so that there is another one.
  const allocate = { accountNumber: 'R1', item: receiptId, on: '2026-04-02' }
  const to = (await list('open-items', { account: 'R1' })).find(each => each.kind === 'invoice')
  company.on('2026-04-02')
  await company.do('allocateReceipt', { ...allocate, to: [{ item: to?.itemId }] })
  expect(await raise('2026-04-02')).toMatchObject({ raised: 0, closed: 1 })
  const [used] = await rows(
    company.system.db,
    sql<{ id: string }>`SELECT allocation_id AS id FROM allocation WHERE item_id = ${receiptId}`,
  )
  const off = { accountNumber: 'R1', allocation: used?.id, on: '2026-04-02' }
  await company.do('unapplyAllocation', { ...off, reason: 'wrong_item' })
  expect(await raise('2026-04-03')).toMatchObject({ raised: 1, closed: 0 })
  expect(await raise('2026-04-03')).toMatchObject({ raised: 0, closed: 0 })
  // What a person closed is left alone until something moves, or the days to ask again are over.
  company.on('2026-04-04')
  await company.do('finishTask', { task: (await openTask())?.taskId, note: 'kept on a wish' })
  expect(await raise('2026-04-20')).toMatchObject({ raised: 0 })
  expect(await raise('2026-05-10')).toMatchObject({ raised: 1 })
  const two = await Promise.all([raise('2026-05-11'), raise('2026-05-11')])
  expect(two).toMatchObject([{ raised: 0 }, { raised: 0 }])
  expect(await company.broken()).toEqual([])
})
