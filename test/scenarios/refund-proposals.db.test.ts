import { beforeAll, expect, test } from 'vitest'
import { allRows } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Customers who paid an invoice of 11.90 each, two by card, and were credited something of it. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['B-1', 'B-2', 'B-3']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-02' })
  const provider = { provider: 'sandbox', kind: 'sandbox', legalEntity: 'SUN' }
  await company.do('definePaymentProvider', { ...provider, webhookSecret: 'whsec_sandbox_1' })
  company.on('2026-03-02')
  for (const accountNumber of ['B-1', 'B-2']) {
    const means = { accountNumber, provider: 'sandbox', kind: 'card', token: 'card_ok' }
    const { meansId } = await company.do('keepPaymentMeans', { ...means, shown: 'Visa •••• 4242' })
    await company.do('requestPayment', { accountNumber, provider: 'sandbox', meansId })
  }
  await company.drain()
  await transfer('B-3', '11.90')
  const rule = { entity: 'SUN', fromOn: '2026-01-01', afterDays: 0 }
  await company.do('setCreditRefundRule', rule)
  for (const [account, netAmount] of Object.entries({
    'B-1': '5.00',
    'B-2': '10.00',
    'B-3': '4.00',
  })) {
    const paid = (await list('documents')).find(each => each.account === account)
    const how = { reason: 'Too dear', issueOn: '2026-03-02', netAmount, outcome: 'keep' }
    await company.do('issueCreditNote', { invoice: paid?.number, ...how })
  }
  // More than was ever taken from the card.
  await transfer('B-2', '20.00')
  await company.do('proposeCreditRefunds', { on: '2026-03-03' })
})

const transfer = (accountNumber: string, amount: string) =>
  company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber, method: 'transfer', currency: 'EUR', amount },
    ...{ bookedOn: '2026-03-02', apply: 'policy' },
  })

const list = (name: string): Promise<Record<string, unknown>[]> =>
  Array.fromAsync(allRows(company.system.db, LISTS.get(name)!, {}))

const proposals = async () =>
  (await list('refund-proposals'))
    .map(({ account, amount, to }) => `${account} ${amount} ${to}`)
    .sort()

const outcome = async () =>
  (await list('bulk-rows'))
    .map(row => `${row.label} ${row.trial} ${row.state} ${row.code ?? ''}`.trim())
    .sort()

test('proposed refunds go back to the card in one go: tried first, row by row, no more than was taken', async () => {
  expect(await proposals()).toEqual([
    'B-1 5.95 Visa •••• 4242',
    'B-2 11.90 Visa •••• 4242',
    'B-2 20.00 Visa •••• 4242',
    'B-3 4.76 null',
  ])
  const rows = (await list('refund-proposals'))
    // The bigger one first, which the card covers in part.
    .sort((a, b) => Number(b.amount) - Number(a.amount))
    .map(({ account, itemId }) => ({
      label: account,
      input: { accountNumber: account, item: itemId },
    }))
  const work = { list: 'refund-proposals', command: 'refundToOrigin', rows }
  const { bulkId } = await company.do<{ bulkId: string }>('prepareBulk', work)
  await company.drain()
  expect(await list('provider-refunds')).toEqual([])
  expect(await outcome()).toEqual([
    'B-1 fine pending',
    'B-2 fine pending',
    'B-2 fine pending',
    'B-3 refused pending refund_no_origin',
  ])
  await company.do('carryOutBulk', { bulkId })
  await company.drain()
  // Of the card 11.90 were taken: the other credit of the customer finds nothing left of it.
  expect(await outcome()).toEqual([
    'B-1 fine done',
    'B-2 fine done',
    'B-2 fine refused refund_no_origin',
    'B-3 refused left_out refund_no_origin',
  ])
  const refunds = await list('provider-refunds')
  expect(
    refunds.map(({ account, amount, state }) => `${account} ${amount} ${state}`).sort(),
  ).toEqual(['B-1 5.95 done', 'B-2 11.90 done'])
  expect(await proposals()).toEqual([
    'B-2 11.90 Visa •••• 4242',
    'B-2 8.10 Visa •••• 4242',
    'B-3 4.76 null',
  ])
  expect(await company.broken()).toEqual([])
})

test('a credit goes back once, whoever asks at the same moment, and not while something is owed', async () => {
  const [credit] = (await list('refund-proposals')).filter(({ account }) => account === 'B-3')
  const of = { accountNumber: 'B-3', item: credit?.itemId }
  expect((await company.refusal('refundToOrigin', of)).code).toBe('refund_no_origin')
  const used = (await list('provider-refunds')).find(({ account }) => account === 'B-1')
  expect(used).toMatchObject({ reason: 'credit_balance' })
  company.on('2026-04-02')
  await company.bill({ entity: 'SUN', through: '2026-04-01', issueOn: '2026-04-02' })
  const [late] = (await list('refund-proposals')).filter(({ account }) => account === 'B-2')
  const owing = { accountNumber: 'B-2', item: late?.itemId }
  expect((await company.refusal('refundToOrigin', owing)).code).toBe('refund_customer_owes')
  company.on('2026-04-20')
  // Paid by card again, and credited: two who refund it make one refund.
  const [means] = (await list('payment-means')).filter(({ account }) => account === 'B-1')
  await company.do('requestPayment', {
    ...{ accountNumber: 'B-1', provider: 'sandbox', meansId: means?.meansId },
  })
  await company.drain()
  const paid = (await list('documents')).filter(each => each.account === 'B-1').at(-1)
  const how = { reason: 'Too dear', issueOn: '2026-04-20', netAmount: '3.00', outcome: 'keep' }
  await company.do('issueCreditNote', { invoice: paid?.number, ...how })
  const item = (await list('open-items')).find(
    each => each.account === 'B-1' && Number(each.open) < 0,
  )
  const again = { accountNumber: 'B-1', item: item?.itemId }
  const both = await Promise.all([
    company.try('refundToOrigin', again),
    company.try('refundToOrigin', again),
  ])
  expect(both.filter(each => each.ok)).toHaveLength(1)
  expect(both.find(each => !each.ok)).toMatchObject({ refusal: { code: 'refund_nothing_left' } })
  await company.drain()
  expect(await company.broken()).toEqual([])
})
