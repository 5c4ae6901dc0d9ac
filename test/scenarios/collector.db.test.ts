import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { loadAccountIds } from '../../src/accounts/load/accounts.ts'
import { collectionCardView } from '../../src/app/console/views/collection-card.ts'
import { promiseFiguresView } from '../../src/app/console/views/promise-figures.ts'
import { rows, transaction } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import { frozenAmounts } from '../../src/receivables/freezes/load.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Four customers with an invoice of 11.90 due on 15 February and one due on 15 March. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['C-1', 'C-2', 'C-3', 'C-4']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  for (const on of ['2026-02-01', '2026-03-01']) {
    await company.bill({ entity: 'SUN', through: on, issueOn: on })
  }
  await company.rows('defineCollectors', { collectorCode: 'ANNA', name: 'Anna' })
  await company.rows('assignAccounts', {
    ...{ accountNumber: 'C-1', kind: 'collector', fromOn: '2026-03-01', value: 'ANNA' },
  })
  await company.do('setCollectionStrategy', {
    ...{ strategyCode: 'STANDARD', name: { en: 'Standard' } },
    steps: [
      { afterDays: 10, action: 'call', tactic: 'Ask for the whole amount first.' },
      { afterDays: 90, action: 'agency' },
    ],
  })
})

const list = async (name: string, filters: Record<string, string> = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

const refresh = (on: string) => company.do('refreshCollectionQueue', { on })

const promise = (amount: string, payBy: string) => ({
  ...{ entity: 'SUN', currency: 'EUR', amount, payBy },
})

const call = (accountNumber: string, more: object = {}) => ({
  ...{ accountNumber, channel: 'call', direction: 'out', outcome: 'reached', note: 'Spoke' },
  ...more,
})

const pay = (accountNumber: string, amount: string, bookedOn: string) =>
  company.do<{ receiptId: string }>('recordReceipt', {
    ...{ entity: 'SUN', accountNumber, method: 'transfer', currency: 'EUR', amount, bookedOn },
    apply: 'policy',
  })

async function frozen(account: string, on: string): Promise<bigint> {
  const { db } = company.system
  const [accountId = ''] = (await loadAccountIds(db, [account])).values()
  const items = await rows(
    db,
    sql<{ accountId: string; itemId: string }>`
      select account_id as "accountId", item_id as "itemId" from open_item
      where account_id = ${accountId}`,
  )
  const found = await frozenAmounts(db, items, Temporal.PlainDate.from(on))
  return found.reduce((sum, each) => sum + each.frozenMinor, 0n)
}

test('the queue is risk times value, says why, and drops whoever has paid', async () => {
  company.on('2026-03-20')
  expect(await refresh('2026-03-20')).toEqual({ waiting: 4, next: null })
  const queue = await list('collection-queue')
  expect(queue).toHaveLength(4)
  expect(await list('collection-queue', { collector: 'ANNA' })).toMatchObject([
    {
      ...{ account: 'C-1', overdue: '23.80', spared: '0.00', oldestDueOn: '2026-02-15' },
      ...{ riskPercent: '30', expected: '7.14', nextAction: 'call', nextOn: '2026-02-25' },
      evidence: [{ what: 'age', points: 3000 }],
    },
  ])
  await pay('C-4', '23.80', '2026-03-20')
  expect((await list('collection-queue')).map(row => row.account).sort()).toEqual([
    'C-1',
    'C-2',
    'C-3',
  ])
  await refresh('2026-03-20')
  expect(await list('collection-queue', { account: 'C-4' })).toEqual([])
})

test('one step logs the call, the promises and what comes next; the part promised is left alone', async () => {
  company.on('2026-03-20')
  const promises = [promise('11.90', '2026-03-25'), promise('5.00', '2026-04-05')]
  const logged = await company.do<{ interactionId: string; promiseIds: string[] }>(
    'logContact',
    call('C-1', { outcome: 'promised', promises, planRequest: { instalments: 3 } }),
  )
  expect(logged.promiseIds).toHaveLength(2)
  expect(await frozen('C-1', '2026-03-20')).toBe(1690n)
  // The first promise covers nobody after its last day and two days of grace.
  expect(await frozen('C-1', '2026-03-28')).toBe(500n)
  const [row] = await list('collection-queue', { account: 'C-1' })
  expect(row).toMatchObject({
    ...{ spared: '16.90', riskPercent: '20', expected: '1.38', lastOutcome: 'promised' },
    nextOn: '2026-03-28',
  })
  expect(await list('tasks', { desk: 'collections' })).toMatchObject([
    { account: 'C-1', kind: 'plan_requested', facts: { instalments: 3 } },
  ])
  const more = call('C-1', {
    ...{ outcome: 'promised', promises: [promise('7.00', '2026-03-30')] },
    despite: 'Called back',
  })
  expect(await company.refusal('logContact', more)).toMatchObject({ code: 'promise_above_owed' })
  const { statements } = company.system.database
  const card = await transaction(company.system.db, async tx => {
    const before = statements.count
    const shown = await collectionCardView.read(tx, {
      ...{ number: 'C-1', locale: 'en-GB', actor: 'test' },
      now: company.system.clock.now(),
      may: () => true,
    } as never)
    // Read all day long, one customer after the other.
    expect(statements.count - before).toBeLessThanOrEqual(6)
    return shown
  })
  expect(card).toMatchObject({
    mayNotCall: null,
    promises: [{ state: 'running' }, { state: 'running' }],
    contacts: [{ outcome: 'promised', body: 'Spoke' }],
    disputes: [],
    items: [
      { entity: 'SUN', openMinor: '1190', frozenMinor: 1190n, frozenFor: ['promise'] },
      { openMinor: '1190', frozenMinor: 500n },
    ],
    standings: [{ collector: 'ANNA', tactic: null }],
  })
})

test('promises are kept or broken by the money, which counts once; a broken one is a task', async () => {
  company.on('2026-03-24')
  const { receiptId } = await pay('C-1', '11.90', '2026-03-24')
  expect(await company.do('evaluatePromises', { on: '2026-03-24' })).toMatchObject({ kept: 1 })
  expect(await frozen('C-1', '2026-03-24')).toBe(500n)
  // The day before it is due, once, and of none that is paid.
  for (const on of ['2026-04-04', '2026-04-04', '2026-04-05']) {
    company.on(on)
    await company.do('evaluatePromises', { on })
  }
  expect(await list('tasks', { kind: 'promise_due' })).toMatchObject([
    { account: 'C-1', dueOn: '2026-04-04', facts: { amount: '5.00', payBy: '2026-04-05' } },
  ])
  company.on('2026-04-08')
  const both = await Promise.all(
    [1, 2].map(() => company.try('evaluatePromises', { on: '2026-04-08' })),
  )
  expect(both.every(each => each.ok)).toBe(true)
  expect((await list('promises')).map(row => `${row.amount} ${row.state}`)).toEqual([
    '11.90 kept',
    '5.00 broken',
  ])
  expect(await frozen('C-1', '2026-04-08')).toBe(0n)
  const tasks = await list('tasks', { kind: 'promise_broken' })
  expect(tasks).toMatchObject([{ account: 'C-1', facts: { amount: '5.00' } }])
  await company.do('finishTask', { task: tasks[0]?.taskId, note: 'Called' })
  expect(await list('tasks', { kind: 'promise_broken' })).toEqual([])
  expect(await list('collection-queue', { account: 'C-1' })).toMatchObject([
    { brokenPromises: '1', spared: '0.00' },
  ])
  // The debit comes back: what was kept is broken after all.
  await company.do('returnPayment', {
    ...{ accountNumber: 'C-1', receipt: receiptId, on: '2026-04-09', fee: 'none' },
    reason: 'insufficient_funds',
  })
  expect(await company.do('evaluatePromises', { on: '2026-04-09' })).toMatchObject({ broken: 1 })
  const { figures } = (await transaction(company.system.db, tx =>
    promiseFiguresView.read(tx, { now: company.system.clock.now() } as never),
  )) as { figures: object[] }
  expect(figures).toMatchObject([{ collector: 'ANNA', kept: 0n, broken: 2n, keptPercent: '0.0' }])
  expect(await company.brokenProofs()).toEqual([])
})

test('who must not be called is not called, unless it is said why or the customer came', async () => {
  company.system.clock.set(Temporal.Instant.from('2026-04-10T20:30:00Z'))
  const late = await company.refusal('logContact', call('C-2'))
  expect(late.facts).toEqual({ account: 'C-2', why: 'quiet_hours' })
  await company.do('logContact', call('C-2', { direction: 'in', nextOn: '2026-04-20' }))
  await company.do('logContact', call('C-2', { despite: 'Asked to be called at ten' }))
  company.on('2026-04-13')
  await company.rows('recordOptOuts', {
    ...{ accountNumber: 'C-2', channel: 'call', fromOn: '2026-04-11' },
  })
  expect((await company.refusal('logContact', call('C-2'))).facts.why).toBe('opted_out')
  await company.rows('flagAccounts', {
    ...{ accountNumber: 'C-3', flag: 'bankruptcy', fromOn: '2026-04-01' },
  })
  expect((await company.refusal('logContact', call('C-3'))).facts.why).toBe('flagged')
  await company.do('setContactRules', {
    ...{ country: 'DE', fromOn: '2026-04-01', quietFromHour: 22, quietUntilHour: 6 },
    ...{ quietWeekdays: [], most: 1, withinDays: 7, daysAfterCall: 0 },
  })
  await company.do('logContact', call('C-1', { outcome: 'not_reached' }))
  expect((await company.refusal('logContact', call('C-1'))).facts.why).toBe('too_often')
  const later = call('C-4', { at: '2026-04-14T12:00:00Z' })
  expect(await company.refusal('logContact', later)).toMatchObject({ code: 'contact_in_future' })
  expect(await list('collection-queue', { account: 'C-2' })).toMatchObject([
    { nextOn: '2026-04-20' },
  ])
})

test('a promise that still runs can be taken back, and two of all that is owed cannot both be made', async () => {
  company.on('2026-04-14')
  const made = { accountNumber: 'C-2', ...promise('23.80', '2026-04-30') }
  const both = await Promise.all([1, 2].map(() => company.try('recordPromise', made)))
  expect(both.filter(each => each.ok)).toHaveLength(1)
  const [kept] = both.filter(each => each.ok)
  const { promiseId } = (kept?.ok ? kept.value : {}) as { promiseId: string }
  const cancel = { accountNumber: 'C-2', promise: promiseId, why: 'Lost the work' }
  await company.do('cancelPromise', cancel)
  expect(await frozen('C-2', '2026-04-14')).toBe(0n)
  expect(await company.refusal('cancelPromise', cancel)).toMatchObject({ code: 'promise_over' })
  const past = { accountNumber: 'C-2', ...promise('1.00', '2026-04-13') }
  expect(await company.refusal('recordPromise', past)).toMatchObject({ code: 'promise_in_past' })
  const unknown = { ...cancel, promise: crypto.randomUUID() }
  expect(await company.refusal('cancelPromise', unknown)).toMatchObject({ code: 'unknown_promise' })
  expect(await company.brokenProofs()).toEqual([])
})

test('the day before a promise is due its customer is reminded once, unless rules, holds or policy say no', async () => {
  company.on('2026-05-01')
  // One to be written to in French; without address, called two days before, on hold, by a silent policy.
  const customers = ['R-1', 'R-2', 'R-3', 'R-4', 'R-5']
  for (const number of customers) {
    await signUp(company, { number, plan: 'CARE', start: '2026-04-01' })
    const email = number === 'R-2' ? null : `${number.toLowerCase()}@example.com`
    const more = number === 'R-1' ? { language: 'fr' } : {}
    await company.do('changeAccount', { accountNumber: number, email, delivery: 'post', ...more })
  }
  await company.bill({ entity: 'SUN', through: '2026-05-01', issueOn: '2026-05-01' })
  const levels = [{ level: 1, afterDays: 7, template: 'reminder_1' }]
  await company.rows('defineDunningPolicies', {
    ...{ policyCode: 'silent', fromOn: '2026-05-01', name: { en: 'Silent' }, levels },
    beforePromise: 'silent',
  })
  await company.rows('usePolicies', {
    ...{ policyCode: 'silent', fromOn: '2026-05-01', accountNumber: 'R-5' },
  })
  await company.rows('holdDunning', {
    ...{ accountNumber: 'R-4', reason: 'Talks', fromOn: '2026-05-20' },
  })
  company.on('2026-05-23')
  for (const accountNumber of customers) {
    await company.do('recordPromise', { accountNumber, ...promise('11.90', '2026-05-26') })
  }
  // Each promise is confirmed under the same conditions, with what it covers.
  const confirmed = await list('messages', { template: 'promise_confirmation' })
  expect(confirmed.map(row => `${row.account} ${row.channel} ${row.subject}`).sort()).toEqual([
    'R-1 email Nous confirmons : 11,90 € au plus tard le 26/05/2026',
    'R-3 email We confirm: €11.90 by 26 May 2026',
  ])
  await company.do('logContact', call('R-3'))
  company.on('2026-05-24')
  expect(await company.do('evaluatePromises', { on: '2026-05-24' })).toMatchObject({ reminded: 0 })
  await pay('R-1', '5.00', '2026-05-25')
  company.on('2026-05-25')
  expect(await company.do('evaluatePromises', { on: '2026-05-25' })).toMatchObject({ reminded: 1 })
  expect(await company.do('evaluatePromises', { on: '2026-05-25' })).toMatchObject({ reminded: 0 })
  expect(await list('messages', { template: 'promise_reminder' })).toMatchObject([
    // What is still to come of it.
    { account: 'R-1', channel: 'email', subject: 'Demain : 6,90 € comme promis' },
  ])
})
