import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company
const ACCOUNTS = ['Q1', 'Q2', 'Q3']

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ACCOUNTS)
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  for (const month of ['2026-02-01', '2026-03-01']) {
    await company.bill({ entity: 'SUN', through: month, issueOn: month })
  }
  await company.do('setAllocationPolicy', {
    entity: 'SUN',
    fromOn: '2026-01-01',
    tolerance: '0.50',
    tolerancePercent: '5',
    reason: 'small_difference',
  })
})

type Item = { account: string; item: string; open: bigint; kind: string; label: string | null }

async function items(): Promise<Item[]> {
  return rows(
    company.system.db,
    sql<Item>`
      SELECT a.number AS account, o.item_id AS item, o.open_minor AS open, o.kind, d.label
        FROM open_item o JOIN account a USING (account_id)
        LEFT JOIN document_number d ON d.account_id = o.account_id AND d.invoice_id = o.item_id
       ORDER BY o.recorded_at, o.item_id`,
  )
}

async function allocations(): Promise<{ account: string; id: string }[]> {
  return rows(
    company.system.db,
    sql<{ account: string; id: string }>`
      SELECT a.number AS account, l.allocation_id AS id
        FROM allocation l JOIN account a USING (account_id) ORDER BY l.recorded_at, 2`,
  )
}

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)]
const on = '2026-03-10'

type Step = { what: number; a: number; b: number; cents: number }

/** One thing that a clerk may do, right or wrong; refusals are answers, anything else a failure. */
async function take({ what, a, b, cents }: Step): Promise<void> {
  const all = await items()
  const credits = all.filter(each => each.open < 0n)
  const debts = all.filter(each => each.open > 0n)
  const [from, to] = [pick(credits, a), pick(debts, b)]
  const amount = (cents / 100).toFixed(2)
  const account = pick(ACCOUNTS, b) ?? ''
  const receipt = {
    entity: 'SUN',
    accountNumber: what === 2 ? null : account,
    method: 'transfer',
    currency: 'EUR',
    amount,
    bookedOn: on,
    apply: what === 1 ? 'policy' : 'named',
  }
  const credit = { accountNumber: from?.account, item: from?.item, on }
  const named = [{ item: to?.item, accountNumber: to?.account }]
  const mine = pick(await allocations(), a)
  const received = pick(
    all.filter(each => each.kind === 'receipt'),
    a,
  )
  const steps: readonly (readonly [string, object])[] = [
    ['recordReceipt', receipt],
    ['recordReceipt', receipt],
    ['recordReceipt', receipt],
    ['allocateReceipt', { ...credit, to: named }],
    ['allocateReceipt', { ...credit, to: named.map(each => ({ ...each, amount })) }],
    [
      'unapplyAllocation',
      { accountNumber: mine?.account, allocation: mine?.id, on, reason: 'wrong_item' },
    ],
    ['moveCredit', { ...credit, to: account, amount: b % 2 === 0 ? null : amount }],
    ['moveCredit', { ...credit, accountNumber: null, entity: 'SUN', to: account, apply: 'policy' }],
    ['keepOnAccount', { ...credit, amount: b % 2 === 0 ? null : amount }],
    [
      'reverseReceipt',
      { accountNumber: received?.account, receipt: received?.item, on, reason: 'payer_objects' },
    ],
    [
      'writeOffDifference',
      { accountNumber: to?.account, item: to?.item, amount: '0.01', on, reason: 'goodwill' },
    ],
    ['applyPayments', { accounts: ACCOUNTS, on }],
    [
      'issueCreditNote',
      { invoice: to?.label ?? 'none', reason: 'Wrong', issueOn: on, netAmount: '0.50' },
    ],
  ]
  const [name, input] = steps[what % steps.length] as (typeof steps)[number]
  await company.try(name, input as Readonly<Record<string, unknown>>)
}

test('whatever clerks do with money, one after the other or two at once, every proof holds', async () => {
  const step = fc.record({
    what: fc.nat({ max: 12 }),
    a: fc.nat({ max: 40 }),
    b: fc.nat({ max: 40 }),
    cents: fc.integer({ min: 1, max: 3000 }),
  })
  company.on(on)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, step), { minLength: 4, maxLength: 9 }),
      async pairs => {
        for (const [first, second] of pairs) await Promise.all([take(first), take(second)])
        expect(await company.brokenProofs()).toEqual([])
      },
    ),
    { numRuns: 6, endOnFailure: true },
  )
  const kinds = new Set((await items()).map(each => each.kind))
  // What comes about differs from run to run; that money came in does not.
  expect([...kinds]).toEqual(expect.arrayContaining(['invoice', 'receipt']))
}, 60_000)
