import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { one, rows } from '../../src/platform/database/database.ts'
import { frozenAmounts } from '../../src/receivables/freezes/load.ts'
import { workPlans } from '../../src/receivables/plans/jobs.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { balancesOf, openItemsOf } from '../support/money.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

const ACCOUNTS = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8']

/** Customers with two invoices of 11.90 each, due on 15 February and 15 March. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ACCOUNTS)
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  for (const month of ['2026-02-01', '2026-03-01']) {
    await company.bill({ entity: 'SUN', through: month, issueOn: month })
  }
  company.on('2026-04-01')
})

type Plan = { planId: string; amount: string; instalments: { dueOn: string; amount: string }[] }

const agree = (accountNumber: string, more = {}) =>
  company.do<Plan>('agreePaymentPlan', {
    accountNumber,
    entity: 'SUN',
    on: '2026-04-01',
    count: 3,
    firstOn: '2026-04-30',
    ...more,
  })

const money = (accountNumber: string, amount: string, bookedOn: string) => ({
  entity: 'SUN',
  accountNumber,
  method: 'transfer',
  currency: 'EUR',
  amount,
  bookedOn,
  apply: 'policy',
})

/** How the plans of an account stand. */
function plansOf(account: string): Promise<{ kind: string | null; open: bigint }[]> {
  return rows(
    company.system.db,
    sql<{ kind: string | null; open: bigint }>`
      SELECT n.kind, sum(o.open_minor)::bigint AS open
        FROM payment_plan p JOIN account a USING (account_id)
        JOIN payment_plan_item USING (account_id, plan_id)
        JOIN open_item o USING (account_id, item_id)
        LEFT JOIN payment_plan_end n USING (account_id, plan_id)
       WHERE a.number = ${account} GROUP BY p.plan_id, n.kind ORDER BY p.plan_id`,
  )
}

async function owed(account: string): Promise<bigint> {
  const { minor } = await one(
    company.system.db,
    sql<{ minor: bigint | null }>`
      SELECT sum(o.open_minor)::bigint AS minor FROM open_item o JOIN account a USING (account_id)
       WHERE a.number = ${account}`,
  )
  return minor ?? 0n
}

const work = (on: string) =>
  workPlans(company.on(on).system, Temporal.PlainDate.from(on), 'job:schedules')

test('instalments take the place of overdue invoices, are paid oldest first, and the plan is kept', async () => {
  const plan = await agree('L1')
  expect(plan).toMatchObject({
    amount: '23.80',
    instalments: [
      { dueOn: '2026-04-30', amount: '7.94' },
      { dueOn: '2026-05-30', amount: '7.93' },
      { dueOn: '2026-06-30', amount: '7.93' },
    ],
  })
  // The second one pays the rest of the first invoice and a part of the next.
  expect(await openItemsOf(company, 'L1')).toEqual(
    [
      'instalment 2026-04-30 7.94 of 7.94',
      'instalment 2026-05-30 3.96 of 3.96',
      'instalment 2026-05-30 3.97 of 3.97',
      'instalment 2026-06-30 7.93 of 7.93',
    ].sort(),
  )
  expect(await balancesOf(company, 'L1')).toEqual(['1205 23.80', '2300 -3.80', '4000 -20.00'])
  expect(await company.broken()).toEqual([])
  const frozen = await frozenAmounts(
    company.system.db,
    await rows(
      company.system.db,
      sql<{ accountId: string; itemId: string }>`
        SELECT account_id AS "accountId", item_id AS "itemId" FROM open_item
          JOIN account a USING (account_id) WHERE a.number = 'L1'`,
    ),
    Temporal.PlainDate.from('2026-05-01'),
  )
  expect(frozen.reduce((sum, each) => sum + each.frozenMinor, 0n)).toBe(2380n)
  await company.do('recordReceipt', money('L1', '10.00', '2026-04-20'))
  expect(await openItemsOf(company, 'L1')).toHaveLength(3)
  await company.do('recordReceipt', money('L1', '13.80', '2026-05-20'))
  expect(await plansOf('L1')).toEqual([{ kind: null, open: 0n }])
  const over = { accountNumber: 'L1', plan: plan.planId, on: '2026-06-01', note: 'too late' }
  expect(await company.refusal('cancelPaymentPlan', over)).toMatchObject({
    code: 'plan_has_ended',
    facts: { kind: 'kept' },
  })
})

test('a missed instalment ends the plan after its days of grace; all is due as it was', async () => {
  await agree('L2')
  await company.do('recordReceipt', money('L2', '5.00', '2026-04-20'))
  expect(await work('2026-05-05')).toBe(0)
  expect(await work('2026-05-06')).toBe(1)
  expect(await work('2026-05-06')).toBe(0)
  expect(await plansOf('L2')).toEqual([{ kind: 'defaulted', open: 0n }])
  expect(await openItemsOf(company, 'L2')).toEqual([
    'invoice 2026-02-15 6.90 of 11.90',
    'invoice 2026-03-15 11.90 of 11.90',
  ])
  const told = await rows(
    company.system.db,
    sql<{ kind: string }>`
      SELECT i.kind FROM interaction i JOIN account a USING (account_id)
       WHERE a.number = 'L2' ORDER BY i.at, i.kind`,
  )
  expect(told.map(row => row.kind)).toEqual(['plan_agreement', 'plan_default'])
  expect(await company.broken()).toEqual([])
})

test('a payment that comes back after a plan is over is owed by its invoice again', async () => {
  const plan = await agree('L3')
  const { receiptId } = await company.do<{ receiptId: string }>(
    'recordReceipt',
    money('L3', '7.94', '2026-04-20'),
  )
  const cancel = { accountNumber: 'L3', plan: plan.planId, on: '2026-05-02', note: 'asked for it' }
  expect(await company.do('cancelPaymentPlan', cancel)).toMatchObject({ open: '15.86' })
  expect(await company.refusal('cancelPaymentPlan', cancel)).toMatchObject({
    code: 'plan_has_ended',
  })
  await company.do('reverseReceipt', {
    accountNumber: 'L3',
    receipt: receiptId,
    on: '2026-05-03',
    kind: 'returned',
    reason: 'insufficient_funds',
  })
  expect(await openItemsOf(company, 'L3')).toContain('instalment 2026-04-30 7.94 of 7.94')
  await work('2026-05-06')
  expect(await openItemsOf(company, 'L3')).toEqual([
    'invoice 2026-02-15 11.90 of 11.90',
    'invoice 2026-03-15 11.90 of 11.90',
  ])
  expect(await company.broken()).toEqual([])
})

test('a policy has its limits, its fee and interest', async () => {
  await company.do('setPaymentPlanPolicy', {
    entity: 'SUN',
    fromOn: '2026-06-01',
    mostInstalments: 4,
    mostDays: 120,
    leastInstalment: '5.00',
    acceleration: 'none',
    planFee: '2.50',
    interestPercent: '10',
  })
  const on = '2026-06-01'
  company.on(on)
  const asked = { accountNumber: 'L4', entity: 'SUN', on, firstOn: '2026-06-30' }
  const code = async (more: object) =>
    (await company.refusal('agreePaymentPlan', { ...asked, ...more })).code
  expect(await code({ count: 5 })).toBe('plan_too_many')
  expect(await code({ count: 4, everyMonths: 2 })).toBe('plan_too_long')
  expect(
    await code({
      instalments: [
        { dueOn: '2026-06-30', amount: '4.99' },
        { dueOn: '2026-07-30', amount: '18.81' },
      ],
    }),
  ).toBe('plan_too_small')
  expect(await code({ firstOn: null })).toBe('plan_without_dates')
  expect(await code({ count: 2, items: [{ document: 'nothing' }] })).toBe('unknown_document')
  const agreed = await agree('L4', { on, firstOn: '2026-06-30', count: 2 })
  // 11.90 for 29 days and 11.90 for 59 days at 10 %: 0.29 of interest beside the fee of 2.50.
  expect(agreed).toMatchObject({ fee: '2.79' })
  expect(await openItemsOf(company, 'L4')).toContain('invoice 2026-06-30 2.79 of 2.79')
  expect(await code({ count: 2, items: [{ item: await instalmentOf('L4') }] })).toBe('item_on_plan')
  // Without acceleration the instalments stay as they are, and may be asked for again.
  await work('2026-07-10')
  expect(await plansOf('L4')).toEqual([{ kind: 'defaulted', open: 2380n }])
  expect(await company.broken()).toEqual([])
})

async function instalmentOf(account: string): Promise<string> {
  const { id } = await one(
    company.system.db,
    sql<{ id: string }>`
      SELECT o.item_id AS id FROM open_item o JOIN account a USING (account_id)
       WHERE a.number = ${account} AND o.kind = 'instalment' AND o.open_minor > 0
       ORDER BY o.due_on LIMIT 1`,
  )
  return id
}

test('of two clerks who agree a plan on the same invoices one is refused', async () => {
  const asked = {
    accountNumber: 'L5',
    entity: 'SUN',
    on: '2026-06-01',
    count: 2,
    firstOn: '2026-06-30',
  }
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => company.try('agreePaymentPlan', asked)),
  )
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
  expect(await plansOf('L5')).toEqual([{ kind: null, open: 2380n }])
})

test('setting up, paying, defaulting and cancelling plans conserves what is owed to the cent', async () => {
  const accounts = ['L6', 'L7', 'L8']
  const plans = new Map<string, string>()
  const paid = new Map<string, bigint>()
  let day = Temporal.PlainDate.from('2026-08-01')
  const step = fc.record({
    what: fc.constantFrom('agree', 'pay', 'cancel', 'work'),
    who: fc.constantFrom(...accounts),
    count: fc.integer({ min: 1, max: 4 }),
    cents: fc.integer({ min: 1, max: 500 }),
  })
  const before = new Map<string, bigint>()
  for (const account of accounts) before.set(account, await owed(account))
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 6 }), async steps => {
      for (const { what, who, count, cents } of steps) {
        day = day.add({ days: 3 })
        const on = day.toString()
        company.on(on)
        if (what === 'agree') {
          const asked = { accountNumber: who, entity: 'SUN', on, count, firstOn: on, tell: false }
          const answer = await company.try('agreePaymentPlan', asked)
          if (answer.ok) plans.set(who, (answer.value as Plan).planId)
        } else if (what === 'pay') {
          await company.do('recordReceipt', money(who, (cents / 100).toFixed(2), on))
          paid.set(who, (paid.get(who) ?? 0n) + BigInt(cents))
        } else if (what === 'cancel' && plans.has(who)) {
          const plan = plans.get(who)
          await company.try('cancelPaymentPlan', { accountNumber: who, plan, on, note: 'undo' })
        } else await work(on)
        const fees = await feesOf(who)
        expect(await owed(who)).toBe((before.get(who) ?? 0n) + fees - (paid.get(who) ?? 0n))
      }
    }),
    { numRuns: 8 },
  )
  expect(await company.brokenProofs()).toEqual([])
}, 60_000)

async function feesOf(account: string): Promise<bigint> {
  const { minor } = await one(
    company.system.db,
    sql<{ minor: bigint }>`
      SELECT coalesce(sum(i.payable_minor), 0)::bigint AS minor
        FROM payment_plan p JOIN account a USING (account_id)
        JOIN invoice i ON i.account_id = p.account_id AND i.invoice_id = p.fee_document_id
       WHERE a.number = ${account}`,
  )
  return minor
}
