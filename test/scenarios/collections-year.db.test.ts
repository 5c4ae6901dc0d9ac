import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dunningTasks } from '../../src/collections/runs/jobs.ts'
import { formatAmount } from '../../src/kernel/money.ts'
import { one, rows } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import { workPlans } from '../../src/receivables/plans/jobs.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

const LEVELS = [
  { level: 1, afterDays: 7, template: 'reminder_1' },
  { level: 2, afterDays: 21, daysSinceLast: 10, template: 'reminder_2', fees: { EUR: '4.00' } },
  { level: 3, afterDays: 35, daysSinceLast: 10, channel: 'letter', template: 'final_notice' },
]

/** One customer through a year: what became of them on each day, and what they owed then. */
class Year {
  readonly company: Company

  constructor(company: Company) {
    this.company = company
  }

  async list(name: string, filters = {}) {
    const listed = LISTS.get(name)
    if (listed === undefined) throw new Error(name)
    return (await loadPage(this.company.system.db, listed, { filters, limit: 50 })).rows
  }

  /**
   * What is owed in all: what is open of each item, which is what it was for less what was taken off
   * it, and the same as stands on the customer's control accounts. All three on every day asked.
   */
  async owed(): Promise<string> {
    const { open, left, booked } = await one(
      this.company.system.db,
      sql<{ open: bigint; left: bigint; booked: bigint }>`
        SELECT (SELECT coalesce(sum(open_minor), 0) FROM open_item o
                 WHERE o.account_id = a.account_id)::bigint AS open,
               (SELECT coalesce(sum(amount_minor), 0) FROM open_item o
                 WHERE o.account_id = a.account_id)::bigint
                 - (SELECT coalesce(sum(x.amount_minor), 0) FROM allocation x
                     WHERE x.account_id = a.account_id)::bigint AS left,
               (SELECT coalesce(sum(CASE WHEN t.debit = ANY(c.codes) THEN t.amount_minor ELSE 0 END
                         - CASE WHEN t.credit = ANY(c.codes) THEN t.amount_minor ELSE 0 END), 0)
                  FROM ledger_transfer t,
                       (SELECT array_agg(DISTINCT control) AS codes FROM open_item) c
                 WHERE t.account_id = a.account_id)::bigint AS booked
          FROM account a WHERE a.number = 'Y'`,
    )
    expect({ left, booked }).toEqual({ left: open, booked: open })
    return formatAmount(open, 'EUR')
  }

  /** A run of a kind from its start to its end; what it came to for the customer. */
  async run(start: string, on: string): Promise<string> {
    const { company } = this
    const started = await company.on(on).try(start, { entity: 'SUN', on })
    if (!started.ok) return started.refusal.code
    const { run } = started.value as { run: string }
    await this.#work()
    await company.do('approveDunningRun', { run })
    await company.do('sendDunningRun', { run })
    await this.#work()
    const [row] = await this.list('dunning-outcomes', { run, account: 'Y' })
    return row === undefined ? 'nothing' : String(row.reason ?? `${row.level ?? ''} ${row.amount}`)
  }

  async #work(): Promise<void> {
    const waiting = await rows(
      this.company.system.db,
      sql<{ runId: string; chunkNo: number }>`
        SELECT run_id AS "runId", chunk_no AS "chunkNo" FROM dunning_run_chunk WHERE state <> 'done'`,
    )
    for (const chunk of waiting) await dunningTasks(this.company.system).dunningChunk?.(chunk)
  }

  reminders(on: string): Promise<string> {
    return this.run('startDunningRun', on)
  }

  pay(amount: string, bookedOn: string) {
    const money = { entity: 'SUN', accountNumber: 'Y', method: 'transfer', currency: 'EUR' }
    return this.company.on(bookedOn).do('recordReceipt', {
      ...{ ...money, amount, bookedOn, apply: 'policy' },
    })
  }
}

/** A customer who owes 434.35 since 15 February 2026. */
async function begin(): Promise<Year> {
  const company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'Y', plan: 'YEAR', start: '2026-01-01' })
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const from = { fromOn: '2026-01-01' }
  const policy = { ...from, policyCode: 'year', name: { en: 'Year' }, levels: LEVELS }
  await company.rows('defineDunningPolicies', policy)
  const late = { ...from, policyCode: 'ten', name: { en: 'Ten' }, annualPercent: '10' }
  await company.rows('defineLateChargePolicies', late)
  await company.rows(
    'usePolicies',
    { ...from, policyCode: 'year', entity: 'SUN' },
    { ...from, kind: 'late_charges', policyCode: 'ten', entity: 'SUN' },
  )
  const agency = { agencyCode: 'INKASSO', kind: 'agency', name: 'Inkasso Nord' }
  await company.rows('defineCollectionAgencies', agency)
  await company.do('setAgencyCommission', {
    ...from,
    agency: 'INKASSO',
    percent: '20',
    directPercent: '10',
  })
  return new Year(company)
}

/** What is left of the invoice is given up, with relief of its tax, and owed again when the customer turns up. */
async function giveUpAndRecover(year: Year): Promise<void> {
  const { company } = year
  const reason = 'uncollectable'
  const relief = { country: 'DE', fromOn: '2026-01-01', daysOverdue: 180 }
  await company.do('setTaxRelief', { ...relief, reason })
  const { item } = await one(
    company.system.db,
    sql<{ item: string }>`SELECT item_id AS item FROM open_item WHERE open_minor = 13435`,
  )
  const debt = { accountNumber: 'Y', item }
  const off = { ...debt, reason, on: '2026-10-15' }
  // 134.35 with 19 % in it.
  expect(await company.on('2026-10-15').do('writeOffBadDebt', off)).toMatchObject({
    ...{ amount: '134.35', taxRelief: '21.45' },
  })
  expect(await year.owed()).toBe('9.24')
  const books = await balancesOf(company, 'Y')
  expect(books).toEqual(expect.arrayContaining(['1200 9.24', '1290 112.90', '2300 -47.90']))
  // Fee and interest are still asked for, what was given up is not.
  expect(await year.reminders('2026-10-20')).toBe('2 9.24')
  await company.on('2026-11-10').do('recoverBadDebt', { ...debt, on: '2026-11-10' })
  expect(await year.owed()).toBe('143.59')
}

test('reminder, broken promise, fee, interest, plan, default, agency, write-off, recovery: every cent is explained', async () => {
  const year = await begin()
  const { company } = year
  expect(await year.reminders('2026-02-23')).toBe('1 434.35')

  await company.on('2026-02-26').do('logContact', {
    ...{ accountNumber: 'Y', channel: 'call', direction: 'out', outcome: 'promised' },
    promises: [{ entity: 'SUN', currency: 'EUR', amount: '434.35', payBy: '2026-03-06' }],
    note: 'Pays when the salary comes',
  })
  expect(await year.reminders('2026-03-05')).toBe('nothing_due')
  const broken = await company.on('2026-03-12').do('evaluatePromises', { on: '2026-03-12' })
  expect(broken).toMatchObject({ broken: 1 })

  expect(await year.reminders('2026-03-13')).toBe('2 434.35')
  expect(await year.owed()).toBe('438.35')
  // 16 February to 31 March: 44 days of 434.35 at ten per cent; none on the fee.
  expect(await year.run('startLateChargeRun', '2026-04-01')).toBe(' 5.24')
  expect(await year.owed()).toBe('443.59')

  await company.on('2026-04-02').do('agreePaymentPlan', {
    ...{ accountNumber: 'Y', entity: 'SUN', on: '2026-04-02', count: 3, firstOn: '2026-04-30' },
  })
  expect(await year.reminders('2026-04-20')).toBe('nothing_due')
  const due = '2026-05-06'
  await workPlans(company.on(due).system, Temporal.PlainDate.from(due), 'job:schedules')
  expect(await year.owed()).toBe('443.59')
  expect((await year.reminders('2026-05-08')).startsWith('3 ')).toBe(true)

  const placed = await company.on('2026-06-10').do<{ placementId: string }>('placeWithAgency', {
    ...{ accountNumber: 'Y', agency: 'INKASSO', entity: 'SUN', currency: 'EUR' },
  })
  expect(await year.reminders('2026-07-01')).toBe('nothing_due')
  await company.on('2026-09-02').do('recordAgencyCollection', {
    ...{ placement: placed.placementId, amount: '300.00', reference: 'A-1' },
    ...{ valueOn: '2026-09-01', bookedOn: '2026-09-02' },
  })
  await company.do('bookAgencyCommission', { agency: 'INKASSO', through: '2026-09-30' })
  const recall = { placement: placed.placementId, reason: 'Pays again' }
  await company.on('2026-10-01').do('recallPlacement', recall)
  expect(await year.owed()).toBe('143.59')
  await giveUpAndRecover(year)
  await year.pay('143.59', '2026-12-01')

  expect(await year.owed()).toBe('0.00')
  expect(await balancesOf(company, 'Y')).toEqual([
    '1000 143.59',
    '1025 300.00',
    '2130 -60.00',
    '2300 -69.35',
    '2400 -365.00',
    '4800 -4.00',
    '4810 -5.24',
    '6230 60.00',
  ])
  const letters = await year.list('dunning-notices', { account: 'Y' })
  expect(letters.map(letter => letter.level)).toEqual(['2', '3', '2', '1'])
  expect(await company.brokenProofs()).toEqual([])
})

test('no letter asks for, or names as asked, what is disputed on its day, whatever part that is', async () => {
  const company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  const cases = [
    ['P-1', {}],
    ['P-2', { amount: '3.17' }],
    ['P-3', { line: 1, amount: '7.43' }],
    ['P-4', { amount: '11.89' }],
    ['P-5', null],
  ] as const
  for (const [number] of cases) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const policy = { fromOn: '2026-01-01', policyCode: 'year' }
  await company.rows('defineDunningPolicies', { ...policy, name: { en: 'Year' }, levels: LEVELS })
  await company.rows('usePolicies', { ...policy, entity: 'SUN' })
  const year = new Year(company.on('2026-02-16'))
  for (const [number, part] of cases) {
    const [invoice] = await year.list('documents', { account: number })
    const about = { document: invoice?.number, cause: 'wrong_price', text: 'Too dear' }
    if (part === null) continue
    await company.do('openDispute', { ...about, ...part, on: '2026-02-16', channel: 'phone' })
  }
  for (const on of ['2026-02-24', '2026-03-12', '2026-04-01']) await year.reminders(on)
  const asked = await rows(
    company.system.db,
    sql<{ account: string; asked: bigint; open: bigint; disputed: bigint; texts: string }>`
      SELECT a.number AS account, n.asked_minor AS asked, n.open_minor AS open,
             coalesce((SELECT sum(coalesce(f.amount_minor, n.open_minor)) FROM item_freeze f
                        WHERE f.account_id = n.account_id AND f.item_id = n.item_id
                          AND f.reason = 'dispute' AND f.from_on <= n.sent_on), 0)::bigint AS disputed,
             (SELECT string_agg(i.body, ' ') FROM interaction i
               WHERE i.account_id = n.account_id AND i.kind ~ '^(reminder|final)') AS texts
        FROM dunning_notice_item n JOIN account a USING (account_id) ORDER BY a.number`,
  )
  for (const { asked: minor, open, disputed, texts } of asked) {
    expect(minor).toBe(open - disputed)
    expect(texts).toContain(formatAmount(minor, 'EUR'))
    if (disputed > 0n) expect(texts).not.toContain(formatAmount(disputed, 'EUR'))
  }
  const letters = new Set(asked.map(({ account }) => account))
  // All of P-1 is disputed; a cent of P-4 is left, for which nobody writes or somebody does.
  expect(letters.has('P-1')).toBe(false)
  expect(['P-2', 'P-3', 'P-5'].every(account => letters.has(account))).toBe(true)
  expect(await company.brokenProofs()).toEqual([])
})
