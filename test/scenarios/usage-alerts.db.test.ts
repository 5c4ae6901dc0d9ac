import { beforeAll, describe, expect, test } from 'vitest'
import { accountUsage, usageText } from '../../src/app/usage/account-usage.ts'
import { invoicingTasks } from '../../src/invoicing/jobs.ts'
import { loadNotices } from '../../src/invoicing/usage-alerts/load.ts'
import { countJobs } from '../../src/platform/jobs.ts'
import type { BatchAnswer } from '../../src/platform/row-batch.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { expectGuide } from '../support/guide.ts'
import { install, read, setUp, signUp } from './setting.ts'

/*
 * Calls at 0.05; power 0.30 up to 100 kWh, 0.20 above. Each account uses what can be worked out with
 * a pencil.
 */

let company: Company

const call = (key: string, day: string, quantity: string) => ({
  accountNumber: 'U-1',
  subscriptionNumber: 'S-1',
  meterCode: 'CALLS',
  eventKey: key,
  occurredAt: `${day}T10:00:00Z`,
  quantity,
})

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'U-1', plan: 'CALLS', start: '2026-01-01' })
  await signUp(company, { number: 'U-2', plan: 'HOME', start: '2026-02-02' })
  await install(company, 'U-2', '2026-02-02')
  company.on('2026-02-11')
  await company.rows(
    'recordUsageEvents',
    call('jan-early', '2026-01-05', '500'),
    call('jan-late', '2026-01-20', '1000'),
    call('feb-1', '2026-02-03', '300'),
    call('feb-2', '2026-02-11', '400'),
  )
  await read(company, 'U-2', '2026-02-02', '1000')
  await read(company, 'U-2', '2026-02-11', '1090')
})

async function forecast(account: string) {
  const { db, clock } = company.system
  const found = await accountUsage(db, account, clock.now())
  if (!found.ok) throw new Error(found.refusal.code)
  return found.value
}

const evaluate = () => invoicingTasks(company.system).usageAlerts?.({})

async function noticed(account?: string): Promise<string[]> {
  const found = await loadNotices(company.system.db, { account, limit: 100 })
  return found
    .map(n => `${n.account} ${n.alert} ${n.periodStart} ${n.value} of ${n.threshold} ${n.delivery}`)
    .sort()
}

describe('usage under way', () => {
  test('is counted so far and expected by the days of the period before', async () => {
    const [calls] = await forecast('U-1')
    // 12 to 28 February as 12 to 28 January: 1,000 calls
    expect(calls).toMatchObject({ projected: { method: 'same_days_last_period' } })
    expect(calls?.soFar?.quantity.toString()).toBe('700')
    expect(calls?.projected?.quantity.toString()).toBe('1700')
    expect(calls?.projected?.amountMinor).toBe(8500n)
    expectGuide('usage-alerts.md', 'usage', usageText([calls!], 'en'))
  })

  test('in a first period is expected by weekdays, through the tiers', async () => {
    const [power] = await forecast('U-2')
    // 10 a day for 9 days, 19 to come until 2 March: 280 kWh, of which 180 at 0.20
    expect(power?.projected).toMatchObject({ method: 'weekday_average', amountMinor: 6600n })
    expect(power?.soFar?.amountMinor).toBe(2700n)
    expectGuide('usage-alerts.md', 'first', usageText([power!], 'en'))
  })
})

describe('alerts', () => {
  test('that do not fit together, or watch nothing, are rejected row by row', async () => {
    const row = { accountNumber: 'U-1', code: 'X', measure: 'quantity', threshold: '1' }
    const answer = await company.do<{ rows: { refusal?: { code: string } }[] }>('addUsageAlerts', {
      rows: [
        row,
        { ...row, code: 'Y', measure: 'amount' },
        { ...row, code: 'Z', chargeCode: 'calls', threshold: '0' },
        { ...row, code: 'W', chargeCode: 'power' },
        { ...row, code: 'V', accountNumber: 'U-9', chargeCode: 'calls' },
        { ...row, code: 'U', chargeCode: 'calls', percentOf: 'minimum' },
        { ...row, code: 'T', chargeCode: 'calls', percentOf: 'budget' },
      ],
    })
    expect(answer.rows.map(each => each.refusal?.code)).toEqual([
      'alert_incomplete',
      'alert_incomplete',
      'alert_incomplete',
      'no_usage_charge',
      'unknown_account',
      'alert_incomplete',
      'alert_incomplete',
    ])
  })

  test('are recorded once a period when reached, so far or by expectation', async () => {
    const quantity = { accountNumber: 'U-1', chargeCode: 'calls', measure: 'quantity' }
    const amount = { accountNumber: 'U-1', measure: 'amount', currency: 'EUR' }
    const rows = [
      { ...quantity, code: 'CALLS-700', threshold: '700' },
      { ...quantity, code: 'CALLS-701', threshold: '701' },
      { ...amount, code: 'HALF', threshold: '50', percentOf: 'budget', budget: '70.00' },
      { ...amount, code: 'SOON', threshold: '85', basis: 'projected' },
      { ...amount, code: 'LATER', threshold: '85.01', basis: 'projected' },
      { accountNumber: 'U-2', code: 'POWER', measure: 'amount', currency: 'EUR', threshold: '27' },
    ]
    await company.rows('addUsageAlerts', ...rows)
    expect((await company.rows('addUsageAlerts', ...rows)).unchanged).toBe(6)
    await Promise.all([evaluate(), evaluate()])
    const reached = [
      'U-1 CALLS-700 2026-02-01 700 of 700 not_sent',
      'U-1 HALF 2026-02-01 35 of 35 not_sent',
      'U-1 SOON 2026-02-01 85 of 85 not_sent',
      'U-2 POWER 2026-02-02 27 of 27 not_sent',
    ]
    expect(await noticed()).toEqual(reached)
    await evaluate()
    expect(await noticed()).toEqual(reached)
  })

  test('are looked at again after an hour, and in the next period anew', async () => {
    expect((await countJobs(company.system.db)).failed).toBe(0)
    company.on('2026-02-12')
    await company.rows('recordUsageEvents', call('feb-3', '2026-02-12', '1'))
    await evaluate()
    expect(await noticed('U-1')).toContain('U-1 CALLS-701 2026-02-01 701 of 701 not_sent')
    company.on('2026-03-04')
    await company.rows('recordUsageEvents', call('mar-1', '2026-03-03', '900'))
    await evaluate()
    expect(await noticed('U-1')).toContain('U-1 CALLS-700 2026-03-01 900 of 700 not_sent')
  })

  test('watch a commitment over its term: what was billed of it, and usage under way', async () => {
    company.on('2026-03-05')
    const year = { accountNumber: 'U-1', contractNumber: 'C-1', code: 'YEAR', name: { en: 'Year' } }
    const terms = { productCode: 'SERVICE', amount: '200.00', months: 12, startOn: '2026-01-01' }
    await company.rows('addCommitments', { ...year, ...terms })
    // January 1,500 and February 701 calls are billed: 75.00 + 35.05; March has 900 so far: 45.00.
    await company.bill({ entity: 'SUN', through: '2026-03-01', issueOn: '2026-03-05' })
    const alert = { accountNumber: 'U-1', measure: 'amount', currency: 'EUR' }
    const of = { percentOf: 'commitment', commitmentCode: 'YEAR' }
    await company.rows(
      'addUsageAlerts',
      { ...alert, ...of, code: 'THREE-QUARTERS', threshold: '75' },
      { ...alert, ...of, code: 'EIGHTY', threshold: '80' },
    )
    await evaluate()
    const found = (await noticed('U-1')).filter(text => /THREE|EIGHTY/.test(text))
    expect(found).toEqual(['U-1 THREE-QUARTERS 2026-01-01 155.05 of 150 not_sent'])
    const wrong = await company.do<BatchAnswer>('addUsageAlerts', {
      rows: [
        { ...alert, ...of, code: 'A', threshold: '75', commitmentCode: 'OTHER' },
        { ...alert, ...of, code: 'B', threshold: '75', commitmentCode: null },
        { ...alert, ...of, code: 'C', threshold: '75', chargeCode: 'calls' },
      ],
    })
    expect(wrong.rows.map(each => each.refusal?.code)).toEqual([
      'unknown_commitment',
      'alert_incomplete',
      'alert_incomplete',
    ])
  })

  test('given other terms are watched by these, and when ended no longer', async () => {
    const row = {
      accountNumber: 'U-1',
      code: 'CALLS-700',
      measure: 'quantity',
      chargeCode: 'calls',
    }
    const changed = await company.rows('addUsageAlerts', { ...row, threshold: '950' })
    expect(changed.updated).toBe(1)
    await evaluate()
    expect(await noticed('U-1')).not.toContain('U-1 CALLS-700 2026-03-01 900 of 950 not_sent')
    await company.rows('endUsageAlerts', { accountNumber: 'U-1', code: 'CALLS-700' })
    await company.rows('recordUsageEvents', call('mar-2', '2026-03-04', '100'))
    await evaluate()
    expect(await noticed('U-1')).not.toContain('U-1 CALLS-700 2026-03-01 1000 of 950 not_sent')
    expect(await company.broken()).toEqual([])
  })
})
