import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { invoicingTasks } from '../../src/invoicing/jobs.ts'
import { one } from '../../src/platform/database/database.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { expectGuide } from '../support/guide.ts'
import { setUp, signUp } from './setting.ts'

/*
 * Two customers use the same: one is billed when unbilled usage comes to 40.00, the other at the end
 * of the month. Calls: 0.05 up to 1,000, 0.02 above, at least 30.00 a month; base 5.00 in advance.
 */

let company: Company
let counted = 0

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  const charge = (chargeCode: string, position: number, more: object, price: object) => ({
    chargeCode,
    position,
    productCode: 'SERVICE',
    name: { en: chargeCode },
    months: 1,
    prices: [{ effectiveFrom: '2025-01-01', price }],
    ...more,
  })
  const calls = {
    kind: 'usage',
    timing: 'arrears',
    meterCode: 'CALLS',
    unit: 'call',
    minimum: '30',
  }
  const tiers = [
    { upTo: '1000', unitPrice: '0.05' },
    { upTo: null, unitPrice: '0.02' },
  ]
  await company.rows('definePlans', {
    planCode: 'TIERED',
    planVersion: 1,
    name: { en: 'Tiered' },
    currency: 'EUR',
    taxInclusive: false,
    offeredFrom: '2025-01-01',
    charges: [
      charge(
        'base',
        1,
        { kind: 'recurring', timing: 'advance', unit: 'month' },
        { model: 'per_unit', unitPrice: '5.00' },
      ),
      charge('calls', 2, { ...calls, prorateTiers: false }, { model: 'graduated', tiers }),
    ],
  })
  for (const number of ['G-1', 'G-2'])
    await signUp(company, { number, plan: 'TIERED', start: '2026-01-01' })
  await company.rows('setProgressiveBilling', {
    accountNumber: 'G-1',
    subscriptionNumber: 'S-1',
    amount: '40.00',
  })
  await company.bill({ entity: 'SUN', through: '2026-01-01', issueOn: '2026-01-02' })
})

/** Both customers call. */
async function called(day: string, quantity: string): Promise<void> {
  company.on(day)
  counted += 1
  for (const accountNumber of ['G-1', 'G-2']) {
    await company.rows('recordUsageEvents', {
      accountNumber,
      subscriptionNumber: 'S-1',
      meterCode: 'CALLS',
      eventKey: `call-${counted}`,
      occurredAt: `${day}T10:00:00Z`,
      quantity,
    })
  }
}

async function draft(issueOn: string): Promise<string> {
  const { runId } = await company.do<{ runId: string }>('startProgressiveRun', {
    entity: 'SUN',
    issueOn,
  })
  const chunk = { runId, chunkNo: 0 }
  const task = invoicingTasks(company.system).billRunChunk
  await Promise.all([task?.(chunk), task?.(chunk)])
  await company.work(runId)
  return runId
}

/** A progressive run on a day: what became of it, and the new documents. */
async function progress(day: string): Promise<string[]> {
  company.on(day)
  const runId = await draft(day)
  await company.issue(runId)
  const outcomes = await company.outcomes(runId)
  return outcomes[0]?.endsWith('billed') ? company.documents('G-1', day) : outcomes
}

const billedNet = async (number: string) => {
  const found = await one(
    company.system.db,
    sql<{ net: bigint }>`
      SELECT coalesce(sum(net_minor), 0)::bigint AS net FROM invoice JOIN account a USING (account_id)
       WHERE a.number = ${number}`,
  )
  return found.net
}

describe('usage that comes to its amount', () => {
  test('waits below it, is billed when it has come to it, and once', async () => {
    await called('2026-01-10', '500')
    expect(await progress('2026-01-10')).toEqual(['G-1 skipped below_amount'])
    await called('2026-01-12', '500')
    expect(await progress('2026-01-12')).toEqual([
      'charge calls 2026-01-01..2026-01-13 1000 @ 0.05 → 50.00',
      '= INV-000003 net 50.00 tax 9.50 due 59.50',
    ])
    expect(await progress('2026-01-12')).toEqual(['G-1 skipped below_amount'])
  })

  test('carries on in its tiers', async () => {
    await called('2026-01-20', '1000')
    expect(await progress('2026-01-20')).toEqual(['G-1 skipped below_amount'])
    await called('2026-01-25', '1500')
    expect(await progress('2026-01-25')).toEqual([
      'charge calls 2026-01-01..2026-01-26 2500 @ 0.02 → 50.00',
      '= INV-000004 net 50.00 tax 9.50 due 59.50',
    ])
  })

  test('is not taken back by a bill run before the period has ended', async () => {
    const run = await company.bill({ entity: 'SUN', through: '2026-01-26', issueOn: '2026-01-26' })
    expect(await company.outcomes(run)).toContain('G-1 skipped nothing_due')
  })

  test('is left to the run that drafted it first', async () => {
    await called('2026-01-27', '2500')
    const [first, second] = [await draft('2026-01-27'), await draft('2026-01-27')]
    expect(await company.outcomes(second)).toEqual(['G-1 skipped in_other_run'])
    await company.do('cancelBillRun', { runId: second, reason: 'test' })
    await company.issue(first)
    expect(await company.documents('G-1', '2026-01-27')).toEqual([
      'correction calls 2026-01-26..2026-01-28 2500 @ 0.02 → 50.00',
      '= INV-000005 net 50.00 tax 9.50 due 59.50',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('and the bill at the period’s end bills the rest: together what one invoice comes to', async () => {
    await called('2026-01-30', '500')
    company.on('2026-02-01')
    await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-02' })
    const [progressive, whole] = [
      await company.documents('G-1', '2026-01-02'),
      await company.documents('G-2', '2026-02-02'),
    ]
    expectGuide('progressive.md', 'progressive', progressive.join('\n'))
    expectGuide('progressive.md', 'whole', whole.join('\n'))
    expect(progressive).toContain('correction calls 2026-01-28..2026-02-01 500 @ 0.02 → 10.00')
    expect(await billedNet('G-1')).toBe(await billedNet('G-2'))
    expect(await company.broken()).toEqual([])
  })

  test('is corrected by late calls and a back-dated discount like all else', async () => {
    await called('2026-02-03', '2000')
    expect((await progress('2026-02-03')).at(-1)).toBe('= INV-000008 net 70.00 tax 13.30 due 83.30')
    for (const accountNumber of ['G-1', 'G-2']) {
      await company.rows('addDiscounts', {
        accountNumber,
        subscriptionNumber: 'S-1',
        code: 'TEN',
        name: { en: 'Ten' },
        percent: '10',
        chargeCode: 'calls',
        fromOn: '2026-01-15',
      })
      await company.rows('recordUsageEvents', {
        accountNumber,
        subscriptionNumber: 'S-1',
        meterCode: 'CALLS',
        eventKey: 'late',
        occurredAt: '2026-01-31T10:00:00Z',
        quantity: '100',
      })
    }
    company.on('2026-02-10')
    await company.bill({ entity: 'SUN', through: '2026-02-10', issueOn: '2026-02-10' })
    expect(await company.broken()).toEqual([])
    company.on('2026-03-01')
    await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-02' })
    expect(await billedNet('G-1')).toBe(await billedNet('G-2'))
    expect(await company.broken()).toEqual([])
  })

  test('of a subscription that ends in mid-period is settled by its last bill', async () => {
    await called('2026-03-05', '2000')
    expect((await progress('2026-03-05')).at(-1)).toContain('net 63.00')
    for (const accountNumber of ['G-1', 'G-2']) {
      await company.rows('endSubscription', {
        accountNumber,
        subscriptionNumber: 'S-1',
        endOn: '2026-03-06',
      })
    }
    company.on('2026-04-01')
    await company.bill({ entity: 'SUN', through: '2026-04-01', issueOn: '2026-04-02' })
    expect(await billedNet('G-1')).toBe(await billedNet('G-2'))
    expect(await company.broken()).toEqual([])
    const next = await company.bill({ entity: 'SUN', through: '2026-05-01', issueOn: '2026-05-02' })
    expect(await company.outcomes(next)).toEqual([
      'G-1 skipped nothing_due',
      'G-2 skipped nothing_due',
    ])
  })

  test('is not looked for where nobody asked for it', async () => {
    const none = { accountNumber: 'G-1', subscriptionNumber: 'S-1', amount: null }
    expect((await company.rows('setProgressiveBilling', none)).updated).toBe(1)
    expect((await company.rows('setProgressiveBilling', none)).unchanged).toBe(1)
    expect(
      await company.refusal('startProgressiveRun', { entity: 'SUN', issueOn: '2026-05-03' }),
    ).toMatchObject({
      code: 'no_progressive_accounts',
    })
  })
})
