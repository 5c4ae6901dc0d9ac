import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { loadAccountIds } from '../../src/accounts/load/accounts.ts'
import { chargeOfLine, chargeSentences } from '../../src/collections/late-charges/explain.ts'
import { loadChargesOfDocument } from '../../src/collections/late-charges/load.ts'
import { dunningTasks } from '../../src/collections/runs/jobs.ts'
import { loadBilledBefore } from '../../src/invoicing/billed-before/load.ts'
import { loadIssuedLines } from '../../src/invoicing/load/explain.ts'
import { loadDebts } from '../../src/ledger/open-items/load.ts'
import { one, rows, transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { loadPage } from '../../src/platform/list.ts'
import { freezeItems } from '../../src/receivables/freezes/commands/freeze-items.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** A tenth of a year's principal: 365.00 (434.35 with tax) bears 11.9 cents a day. */
const TEN = {
  ...{ policyCode: 'ten', fromOn: '2026-01-01', name: { en: 'Ten per cent' } },
  ...{ annualPercent: '10', minimums: { EUR: '1.00' }, termsDays: 10 },
}

/** Customers who owe 434.35 since 15 February, and one who owes 11.90. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['late', 'half', 'disputed', 'exempt', 'trade']) {
    await signUp(company, { number, plan: 'YEAR', start: '2026-01-01' })
  }
  await signUp(company, { number: 'small', plan: 'CARE', start: '2026-01-01' })
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  await company.rows('defineLateChargePolicies', TEN)
  const use = { kind: 'late_charges', fromOn: '2026-01-01' }
  await company.rows(
    'usePolicies',
    { ...use, policyCode: 'ten', entity: 'SUN' },
    { ...use, policyCode: null, accountNumber: 'exempt' },
    { ...use, policyCode: 'eu_late_payment', accountNumber: 'trade' },
  )
})

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

async function prepare(on: string, accounts?: readonly string[]): Promise<string> {
  company.on(on)
  const only = accounts === undefined ? {} : { accounts }
  const asked = { entity: 'SUN', on, ...only }
  const { run: number } = await company.do<{ run: string }>('startLateChargeRun', asked)
  await work()
  return number
}

async function bill(...numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    await company.do('approveDunningRun', { run: number })
    await company.do('sendDunningRun', { run: number })
  }
  await work()
}

async function run(on: string, accounts?: readonly string[]): Promise<string> {
  const number = await prepare(on, accounts)
  await bill(number)
  return number
}

const outcomes = async (number: string) =>
  (await list('dunning-outcomes', { run: number })).map(({ account, reason, amount, dropped }) =>
    [account, reason ?? amount, dropped ?? ''].join(' ').trim(),
  )

const pay = (accountNumber: string, amount: string, valueOn: string, bookedOn = valueOn) =>
  company.do('recordReceipt', {
    ...{ entity: 'SUN', accountNumber, method: 'transfer', currency: 'EUR', amount, valueOn },
    ...{ bookedOn, apply: 'policy' },
  })

/** Why the latest line about being late amounts to what it does, as the document's page tells. */
async function whyOf(account: string): Promise<string[] | undefined> {
  const { db } = company.system
  const { accountId, invoiceId } = await one(
    db,
    sql<{ accountId: string; invoiceId: string }>`
      SELECT account_id AS "accountId", invoice_id AS "invoiceId"
        FROM invoice JOIN account USING (account_id)
       WHERE account.number = ${account} AND purpose = 'interest' ORDER BY issued_on DESC LIMIT 1`,
  )
  const document = { accountIds: [accountId], invoiceId, subscriptions: new Map() }
  const [line] = await loadIssuedLines(db, document)
  const charges = await loadChargesOfDocument(db, { accountId, invoiceId })
  const charge = line && chargeOfLine(line, charges)
  return charge && chargeSentences(charge, 'EUR', 'en')
}

test('interest runs by day on what was open and undisputed, and is billed outside the scope of tax', async () => {
  const { db } = company.system
  await pay('half', '217.17', '2026-02-26')
  const accountId = (await loadAccountIds(db, ['disputed'])).get('disputed') as string
  const [debt] = await loadDebts(db, [accountId])
  const dispute = {
    ...debt!,
    ...{ reason: 'dispute' as const, amountMinor: 20_000n, untilOn: null, sourceId: newId() },
    fromOn: Temporal.PlainDate.from('2026-02-12'),
  }
  await transaction(db, tx =>
    freezeItems(tx, { clock: company.system.clock, actor: 'test', newId }, [dispute]),
  )
  const number = await run('2026-03-18')
  // 16 February to 17 March: 30 days of 434.35, 234.35, and of 434.35 for ten days and 217.18 for twenty.
  expect(await outcomes(number)).toEqual([
    'disputed 1.93',
    'exempt no_policy',
    'half 2.38',
    'late 3.57',
    'small below_minimum',
    'trade no_policy',
  ])
  expect((await company.documents('late')).at(-1)).toBe('= INV-000007 net 3.57 tax 0.00 due 3.57')
  expect(await openItemsOf(company, 'late')).toEqual([
    'invoice 2026-02-15 434.35 of 434.35',
    'invoice 2026-03-28 3.57 of 3.57',
  ])
  expect(await balancesOf(company, 'late')).toContain('4810 -3.57')
  const [charge] = await list('late-charges', { account: 'late' })
  expect(charge).toMatchObject({
    ...{ kind: 'interest', startOn: '2026-02-16', endOn: '2026-03-18', amount: '3.57' },
    detail: { segments: [{ principal: '434.35', percent: '10', through: '2026-03-17' }] },
  })
  expect(await whyOf('late')).toEqual([
    'SUN-INV-2026-000001 was due on Feb 15, 2026 and was not paid in full.',
    'Feb 16, 2026 to Mar 17, 2026: 434.35 EUR × 10 % × 30 ÷ 365 days.',
    'Added up and rounded once: 3.57 EUR.',
    'By the policy ten.',
  ])
  const lateId = (await loadAccountIds(db, ['late'])).get('late') as string
  const billed = await loadBilledBefore(db, [lateId], Temporal.PlainDate.from('2026-03-31'))
  expect(billed.get(`${lateId} EUR`)?.charges.map(({ names }) => names.de)).toContain(
    'Verzugszinsen',
  )
  await work()
  expect(await company.brokenProofs()).toEqual([])
})

test('a second run charges later days alone, late money corrects earlier ones, and paid items end', async () => {
  // Two runs of one day: together they charge each day once.
  const both = [await prepare('2026-03-28', ['late']), await prepare('2026-03-28', ['late'])]
  await bill(...both)
  expect(await Promise.all(both.map(outcomes))).toContainEqual(['late 1.19 nothing_due'])
  const late = await list('late-charges', { account: 'late' })
  expect(late.map(({ startOn, endOn, amount }) => `${startOn}..${endOn} ${amount}`)).toEqual([
    '2026-02-16..2026-03-18 3.57',
    '2026-03-18..2026-03-28 1.19',
  ])
  // Money of 8 March was found on 30 March: since then 20 days were charged in vain, so nothing accrues.
  await pay('late', '434.35', '2026-03-08', '2026-03-30')
  // Paid after the last run, by value of 23 March: five days of the rest come to less than the least sum.
  await pay('half', '217.18', '2026-03-23', '2026-03-30')
  const number = await run('2026-05-20')
  expect(await outcomes(number)).toEqual([
    'disputed 4.04',
    'exempt no_policy',
    'small below_minimum',
    'trade no_policy',
  ])
  expect(await company.brokenProofs()).toEqual([])
})

test('charges are waived by a credit note with a reason, once, and not charged again', async () => {
  const [{ billedBy }] = (await list('late-charges', { account: 'disputed' })) as [
    { billedBy: string },
  ]
  const waive = { document: billedBy, reason: 'First time', issueOn: '2026-05-21' }
  company.on('2026-05-21')
  await company.do('requireCauses', { required: true })
  expect((await company.refusal('waiveLateCharges', waive)).code).toBe('cause_required')
  const value = await company.do('waiveLateCharges', { ...waive, cause: 'goodwill' })
  await company.do('requireCauses', { required: false })
  expect(value).toMatchObject({ amount: '1.93', currency: 'EUR' })
  expect(await company.try('waiveLateCharges', waive)).toMatchObject({ ok: false })
  const [invoice] = await list('documents', { account: 'disputed' })
  const other = { ...waive, document: invoice?.document ?? invoice?.number }
  expect(await company.refusal('waiveLateCharges', other)).toMatchObject({
    code: expect.stringMatching(/no_late_charge|unknown_document/),
  })
  expect(await list('late-charge-waivers')).toMatchObject([{ account: 'disputed', amount: '1.93' }])
  await work()
  expect(await company.brokenProofs()).toEqual([])
})

test('between businesses the reference rate and 40 euro hold, under the ceiling of law', async () => {
  await company.do('changeAccountIdentity', {
    ...{ accountNumber: 'trade', kind: 'business', name: 'Trade' },
  })
  await company.rows('setReferenceRates', {
    ...{ rateCode: 'ecb', fromOn: '2026-07-01', percent: '2.00' },
  })
  await company.rows('setRateCaps', { country: 'DE', fromOn: '2026-08-01', mostPercent: '5' })
  const number = await run('2026-08-11', ['trade'])
  // 434.35 for 135 days at 10.15 %, 31 at 10 % and 10 at 5 %: 16.306 + 3.689 + 0.595, and 40.00.
  expect(await outcomes(number)).toEqual(['trade 60.59'])
  const codes = (await company.documents('trade')).map(line => line.split(' ')[1])
  expect(codes.slice(-3)).toEqual(['interest', 'late_fee', 'INV-000012'])
  expect(await company.brokenProofs()).toEqual([])
  const unknown = { ...TEN, annualPercent: null, rateCode: 'libor' }
  const answer = await company.do<{ rows: unknown[] }>('defineLateChargePolicies', {
    rows: [unknown],
  })
  expect(answer.rows).toMatchObject([{ refusal: { code: 'unknown_reference_rate' } }])
})

test('the document of a charge goes to its customer with why it is charged', async () => {
  const span = { legalEntity: 'SUN', issuedFrom: '2026-01-01', issuedTo: '2026-12-31' }
  await company.do('deliverDocuments', span)
  await company.drain()
  const charged = (await list('documents')).filter(
    ({ kind, purpose }) => kind === 'invoice' && /late_fee|interest/.test(String(purpose)),
  )
  const told = await list('messages', { template: 'late_fee_notice' })
  expect(told).toHaveLength(charged.length)
  expect(charged.length).toBeGreaterThan(0)
  expect(await company.broken()).toEqual([])
})
