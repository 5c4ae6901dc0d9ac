import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { loadAccountIds } from '../../src/accounts/load/accounts.ts'
import { tryPolicy } from '../../src/app/dunning-policies/simulate.ts'
import { dunningPolicyRow } from '../../src/collections/policies/api.ts'
import { workDunningChunk } from '../../src/collections/runs/commands/chunk.ts'
import { dunningTasks } from '../../src/collections/runs/jobs.ts'
import { loadDebts } from '../../src/ledger/open-items/load.ts'
import { execute } from '../../src/platform/command.ts'
import { rows, transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { loadPage } from '../../src/platform/list.ts'
import { endFreezes, freezeItems } from '../../src/receivables/freezes/commands/freeze-items.ts'
import type { FreezeReason } from '../../src/receivables/freezes/freeze.ts'
import { loadHoldsInForce } from '../../src/reporting/console/load/dunning-holds.ts'
import {
  type DunningCount,
  loadDunningCounts,
  loadDunningRunHead,
} from '../../src/reporting/console/load/dunning-run.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

const POLICY = {
  policyCode: 'quick',
  fromOn: '2026-01-01',
  name: { en: 'Quick' },
  graceDays: 3,
  thresholds: { EUR: '5.00' },
  returnGraceDays: 7,
  afterReturn: 'keep',
  daysToPay: 10,
  levels: [
    { level: 1, afterDays: 5, template: 'reminder_1' },
    { level: 2, afterDays: 15, daysSinceLast: 10, template: 'reminder_2', fees: { EUR: '4.00' } },
    { level: 3, afterDays: 25, daysSinceLast: 10, channel: 'letter', template: 'final_notice' },
  ],
}

const CUSTOMERS = [
  ['paid', 'unpaid', 'disputed', 'promised', 'covered'],
  ['held', 'returned', 'bankrupt', 'silent'],
].flat()

/** Customers with an invoice of 11.90 each, due on 15 February. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of CUSTOMERS) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  await company.rows('defineDunningPolicies', POLICY)
  await company.rows('usePolicies', { policyCode: 'quick', fromOn: '2026-01-01', entity: 'SUN' })
})

const day = (text: string) => Temporal.PlainDate.from(text)
const ctx = () => ({ clock: company.system.clock, actor: 'test', newId })

/** Works every chunk that waits, by the worker's own task. */
async function work(): Promise<void> {
  const { db } = company.system
  const waiting = await rows(
    db,
    sql<{ runId: string; chunkNo: number }>`
      SELECT run_id AS "runId", chunk_no AS "chunkNo" FROM dunning_run_chunk JOIN dunning_run r USING (run_id)
       WHERE (r.state, dunning_run_chunk.state) IN (('preparing', 'pending'), ('sending', 'ready'))
       ORDER BY run_id, chunk_no`,
  )
  for (const chunk of waiting) await dunningTasks(company.system).dunningChunk?.(chunk)
}

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 200 })).rows

async function freeze(
  account: string,
  reason: FreezeReason,
  amountMinor: bigint | null,
  from: string,
) {
  const { db } = company.system
  const accountId = (await loadAccountIds(db, [account])).get(account) as string
  const [debt] = await loadDebts(db, [accountId])
  const sourceId = newId()
  const row = { ...debt!, reason, amountMinor, fromOn: day(from), untilOn: null, sourceId }
  await transaction(db, tx => freezeItems(tx, ctx(), [row]))
  return { accountId, sourceId }
}

/** A payment of the customer by transfer, applied unless it is said to wait. */
const pay = (accountNumber: string, amount: string, bookedOn: string, apply = 'policy') =>
  company.do<{ receiptId: string }>('recordReceipt', {
    ...{ entity: 'SUN', accountNumber, method: 'transfer', currency: 'EUR', amount, bookedOn },
    apply,
  })

/** A run of reminders up to its review. */
async function prepare(on: string, accounts?: readonly string[]) {
  company.on(on)
  const started = await company.do<{ run: string; runId: string }>('startDunningRun', {
    entity: 'SUN',
    on,
    ...(accounts === undefined ? {} : { accounts }),
  })
  await work()
  return started
}

async function send({ run }: { run: string }) {
  await company.do('approveDunningRun', { run })
  await company.do('sendDunningRun', { run })
  await work()
}

/** `unpaid level 1 by email: 11.90`, `held: blocked`; and what was dropped. */
async function outcomes(run: string): Promise<string[]> {
  const found = await list('dunning-outcomes', { run })
  return found.map(({ account, reason, level, channel, amount, dropped }) =>
    [account, reason ?? `${level} by ${channel}: ${amount}`, dropped ?? ''].join(' ').trim(),
  )
}

async function texts(account: string): Promise<string[]> {
  const found = await rows(
    company.system.db,
    sql<{ text: string }>`
      SELECT subject || E'\n' || body AS text FROM interaction JOIN account USING (account_id)
       WHERE number = ${account} AND direction = 'out' ORDER BY at, interaction_id`,
  )
  return found.map(row => row.text)
}

test('a run proposes a letter for each customer or says why not, and sends what still stands', async () => {
  await pay('paid', '11.90', '2026-02-10')
  await pay('covered', '11.90', '2026-02-10', 'named')
  await freeze('disputed', 'dispute', 390n, '2026-02-12')
  const promise = await freeze('promised', 'promise', null, '2026-02-12')
  await company.rows('holdDunning', {
    ...{ accountNumber: 'held', reason: 'Talks', fromOn: '2026-02-01', lastOn: '2026-02-28' },
  })
  const flag = { accountNumber: 'bankrupt', flag: 'bankruptcy', fromOn: '2026-02-01' }
  await company.rows('flagAccounts', flag)
  const bounced = await pay('returned', '11.90', '2026-02-10')
  await company.do('returnPayment', {
    ...{ accountNumber: 'returned', receipt: bounced.receiptId, on: '2026-02-18' },
    ...{ reason: 'insufficient_funds', fee: 'none' },
  })
  const { db } = company.system
  const inForce = (on: string) => loadHoldsInForce(db, Temporal.PlainDate.from(on), 10)
  expect(await inForce('2026-02-28')).toMatchObject([
    { account: 'held', reason: 'Talks', kept: [{ currency: 'EUR', minor: '1190' }] },
  ])
  expect(await inForce('2026-03-01')).toEqual([])
  const first = await prepare('2026-02-21')
  expect(await outcomes(first.run)).toEqual([
    'bankrupt flagged',
    'covered nothing_due',
    'disputed 1 by letter: 8.00',
    'held blocked',
    'promised nothing_due',
    'returned nothing_due',
    'silent 1 by letter: 11.90',
    'unpaid 1 by letter: 11.90',
  ])
  const leftOut = await list('dunning-left-out', { run: first.run })
  expect(leftOut.map(row => `${row.account} ${row.withheld} of ${row.open} ${row.reason}`)).toEqual(
    [
      'bankrupt 11.90 of 11.90 flagged',
      'covered 11.90 of 11.90 covered_by_cash',
      'disputed 3.90 of 11.90 disputed',
      'held 11.90 of 11.90 blocked',
      'promised 11.90 of 11.90 promised',
      'returned 11.90 of 11.90 just_returned',
    ],
  )
  await triesDraft(first.run)
  // Between approval and sending one customer pays and another disputes more.
  await company.do('approveDunningRun', { run: first.run })
  await pay('silent', '11.90', '2026-02-21')
  await freeze('disputed', 'dispute', 100n, '2026-02-21')
  await company.do('sendDunningRun', { run: first.run })
  await work()
  const sent = await list('dunning-notices')
  expect(sent.map(n => `${n.account} ${n.asked} ${n.payBy}`).sort()).toEqual([
    'disputed 7.00 2026-03-02',
    'unpaid 11.90 2026-03-02',
  ])
  expect((await outcomes(first.run)).filter(text => text.includes('changed'))).toEqual([
    'silent 1 by letter: 11.90 changed',
  ])
  await transaction(company.system.db, tx =>
    endFreezes(tx, ctx(), [promise], { on: day('2026-02-25'), why: 'broken' }),
  )
  expect(await company.brokenProofs()).toEqual([])
})

/** A stricter draft, tried on the customers of a run in review: the run itself, and what would change. */
async function triesDraft(run: string): Promise<void> {
  const [first, ...others] = POLICY.levels
  const levels = [{ ...first, fees: { EUR: '2.00' } }, ...others]
  const policy = dunningPolicyRow.parse({ ...POLICY, thresholds: { EUR: '9.00' }, levels })
  const asked = { policy, entity: 'SUN', on: null, triedFor: 'users', after: null } as const
  const trial = await tryPolicy(company.system, asked)
  const counted = ({ outcome, level, reason, customers, amountMinor, feeMinor }: DunningCount) =>
    `${outcome} ${level ?? reason} ${customers} ${amountMinor} ${feeMinor}`
  const side = (name: string) =>
    trial.counts
      .filter(count => count.side === name)
      .map(count => counted({ ...count, customers: BigInt(count.customers) }))
      .sort()
  const { runId } = (await loadDunningRunHead(company.system.db, run))!
  const ofRun = await loadDunningCounts(company.system.db, runId)
  expect(side('inForce')).toEqual(ofRun.map(counted).sort())
  expect(side('drafted')).toEqual([
    'asked 1 2 2380 400',
    'left_out below_threshold 1 0 0',
    'left_out blocked 1 0 0',
    'left_out flagged 1 0 0',
    'left_out nothing_due 3 0 0',
  ])
  expect(trial).toMatchObject({ changed: 3, customers: 8, next: null })
  const disputed = trial.samples.find(({ account }) => account === 'disputed')
  expect(disputed).toMatchObject({
    before: { level: 1, amountMinor: 800n },
    after: { reason: 'below_threshold', amountMinor: 0n },
    items: [{ openMinor: 1190n, before: { level: 1 }, after: { level: 1 } }],
  })
  // A policy that nobody uses yet changes nothing, unless it is tried for everybody.
  const unused = { ...asked, policy: { ...policy, policyCode: 'unused' } }
  expect(await tryPolicy(company.system, unused)).toMatchObject({ changed: 0 })
  const forAll = { ...unused, triedFor: 'everybody' } as const
  expect(await tryPolicy(company.system, forAll)).toMatchObject({ changed: 3 })
}

test('no letter names a disputed amount or the whole of what is partly disputed', async () => {
  const [text = ''] = await texts('disputed')
  expect(text).toContain('7.00')
  for (const amount of ['4.90', '3.90', '11.90', '1.00']) expect(text).not.toContain(amount)
  expect((await texts('unpaid'))[0]).toContain('11.90')
  expect(await texts('bankrupt')).toEqual([])
})

test('levels rise with their fee, a returned payment stays at its level, a second run does no harm', async () => {
  // Two runs over the same customers, sent at the same time.
  const runs = [
    await prepare('2026-03-05', ['unpaid', 'promised', 'returned']),
    await prepare('2026-03-05', ['unpaid', 'promised', 'returned']),
  ]
  expect(await outcomes(runs[1]!.run)).toEqual([
    'promised 1 by letter: 11.90',
    'returned 1 by letter: 11.90',
    'unpaid 2 by letter: 11.90',
  ])
  for (const { run } of runs) {
    await company.do('approveDunningRun', { run })
    await company.do('sendDunningRun', { run })
  }
  // The same chunk given to two workers at once, and again by the queue.
  const chunk = { runId: runs[0]!.runId, chunkNo: 0 }
  const actor = { actor: 'job:dunningChunk' }
  await Promise.all([1, 2].map(() => execute(company.system, workDunningChunk, chunk, actor)))
  await work()
  const sent = await list('dunning-notices', { sentOn: '2026-03-05' })
  expect(sent.map(n => `${n.account} ${n.level} ${n.fee}`).sort()).toEqual([
    'promised 1 0.00',
    'returned 1 0.00',
    'unpaid 2 4.00',
  ])
  expect(await openItemsOf(company, 'unpaid')).toEqual([
    'invoice 2026-02-15 11.90 of 11.90',
    'invoice 2026-03-14 4.00 of 4.00',
  ])
  const third = await prepare('2026-03-16', ['unpaid', 'promised', 'returned'])
  expect(await outcomes(third.run)).toEqual([
    'promised 2 by letter: 11.90',
    'returned 2 by letter: 11.90',
    'unpaid 3 by letter: 11.90',
  ])
  await send(third)
  // Paid, then returned: at its former level, so the last letter has been sent.
  const { receiptId } = await pay('unpaid', '11.90', '2026-03-17')
  const back = { accountNumber: 'unpaid', receipt: receiptId, on: '2026-03-20' }
  await company.do('returnPayment', { ...back, reason: 'insufficient_funds', fee: 'none' })
  const last = await prepare('2026-04-10', ['unpaid', 'covered'])
  const items = (await list('dunning-outcomes', { run: last.run })).map(row => row.items)
  expect(JSON.stringify(items)).toContain('last_level_sent')
  expect(await company.brokenProofs()).toEqual([])
})

test('runs are refused what they may not do', async () => {
  const run = (await prepare('2026-04-12')).run
  const start = { entity: 'SUN', on: '2026-04-12' }
  expect(await company.refusal('startDunningRun', start)).toMatchObject({
    code: 'dunning_run_open',
    facts: { run },
  })
  expect(await company.refusal('sendDunningRun', { run })).toMatchObject({
    code: 'dunning_run_state',
  })
  await company.do('cancelDunningRun', { run })
  expect(await company.refusal('startDunningRun', { entity: 'TEX' })).toMatchObject({
    code: 'nothing_overdue',
  })
  expect(await company.refusal('sendDunningRun', { run: 'DUN-0' })).toMatchObject({
    code: 'unknown_dunning_run',
  })
  const wrong = { ...POLICY, levels: [{ level: 1, afterDays: 5, template: 'statement' }] }
  const answer = await company.do<{ rows: unknown[] }>('defineDunningPolicies', { rows: [wrong] })
  expect(answer.rows).toMatchObject([{ refusal: { code: 'unknown_template' } }])
  expect(await company.do('defineDunningPolicies', { rows: [POLICY] })).toMatchObject({
    unchanged: 1,
  })
})
