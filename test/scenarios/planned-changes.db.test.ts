import { beforeAll, describe, expect, test } from 'vitest'
import { loadSubscription } from '../../src/contracts/load/as-of.ts'
import { listPlannedChanges } from '../../src/contracts/load/planned.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T08:00:00Z'))
  await setUp(company)
})

const of = (number: string) => ({ accountNumber: number, subscriptionNumber: 'S-1' })

const planned = async (accountNumber: string, on: string) =>
  (
    await listPlannedChanges(company.system.db, {
      on: Temporal.PlainDate.from(on),
      accountNumber,
      limit: 50,
    })
  ).map(row => `${row.effectiveOn} ${row.change} ${row.chargeCode ?? '-'} ${row.value ?? '-'}`)

const codes = async (command: string, number: string, row: object) => {
  const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
    command,
    { rows: [{ ...of(number), ...row }] },
  )
  return answer.rows.map(each => each.refusal?.code ?? each.result)
}

describe('changes now and at the end of the period', () => {
  test('credit what was really billed, discount and tax, and charge the rest of the month', async () => {
    await signUp(company, { number: 'N-1', plan: 'SEATS', start: '2026-01-01', quantity: '3' })
    const off = { code: 'TEN', name: { en: 'Ten' }, percent: '10', fromOn: '2026-01-01' }
    await company.rows('addDiscounts', { ...of('N-1'), ...off })
    const bill = (through: string) =>
      company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['N-1'] })
    await bill('2026-01-01')
    company.on('2026-01-16')
    const upgrade = { planCode: 'SEATS', planVersion: 2, effectiveOn: 'now' }
    expect(await codes('changePlan', 'N-1', upgrade)).toEqual(['updated'])
    expect(await codes('changePlan', 'N-1', upgrade)).toEqual(['unchanged'])
    const fewer = { chargeCode: 'seat', effectiveOn: 'period_end', quantity: '2' }
    expect(await codes('changeQuantity', 'N-1', fewer)).toEqual(['created'])
    expect(await planned('N-1', '2026-01-16')).toEqual(['2026-02-01 quantity seat 2'])
    await bill('2026-01-16')
    await bill('2026-02-01')
    expect(await company.documents('N-1')).toEqual([
      'charge seat 2026-01-01..2026-02-01 3 @ 31 → 83.70',
      '= INV-000001 net 83.70 tax 15.90 due 99.60',
      // 83.70 × 16/31 = 43.20 was billed for these days; 3 × 56.00 × 16/31 = 86.71, less 8.67.
      'correction seat 2026-01-16..2026-02-01 -3 @ 16 → -43.20',
      'charge seat 2026-01-16..2026-02-01 3 @ 28.9032258065 → 78.04',
      '= INV-000002 net 34.84 tax 6.62 due 41.46',
      'charge seat 2026-02-01..2026-03-01 2 @ 56 → 100.80',
      '= INV-000003 net 100.80 tax 19.15 due 119.95',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('end at the end of the period gives nothing back, and can be taken back', async () => {
    company.on('2026-02-10')
    expect(await codes('endSubscription', 'N-1', { endOn: 'period_end' })).toEqual(['updated'])
    expect(await planned('N-1', '2026-02-10')).toEqual(['2026-03-01 end - -'])
    expect(await codes('endSubscription', 'N-1', { endOn: null })).toEqual(['updated'])
    expect(await planned('N-1', '2026-02-10')).toEqual([])
  })
})

describe('planned changes', () => {
  test('are listed by date and taken back, also after they were billed', async () => {
    await signUp(company, { number: 'N-2', plan: 'SEATS', start: '2026-01-01' })
    const quantity = (effectiveOn: string, quantity: string) =>
      codes('changeQuantity', 'N-2', { chargeCode: 'seat', effectiveOn, quantity })
    await quantity('2026-03-01', '4')
    await quantity('2026-04-01', '6')
    await codes('changePlan', 'N-2', {
      planCode: 'SEATS',
      planVersion: 2,
      effectiveOn: '2026-05-01',
    })
    await codes('changePlan', 'N-2', {
      planCode: 'SEATS',
      planVersion: 1,
      effectiveOn: '2026-06-01',
    })
    await codes('pauseSubscription', 'N-2', { fromOn: '2026-07-01', toOn: '2026-08-01' })
    expect(await planned('N-2', '2026-02-10')).toEqual([
      '2026-03-01 quantity seat 4',
      '2026-04-01 quantity seat 6',
      '2026-05-01 plan - SEATS@2',
      '2026-06-01 plan - SEATS@1',
      '2026-07-01 pause - -',
      '2026-08-01 resume - -',
    ])
    const back = { chargeCode: 'seat', effectiveOn: '2026-03-01' }
    expect(await codes('withdrawQuantity', 'N-2', back)).toEqual(['updated'])
    expect(await codes('withdrawQuantity', 'N-2', back)).toEqual(['no_change_on_date'])
    expect(await codes('withdrawPlanChange', 'N-2', { effectiveOn: '2026-05-01' })).toEqual([
      'later_plan_change',
    ])
    for (const effectiveOn of ['2026-06-01', '2026-05-01']) {
      expect(await codes('withdrawPlanChange', 'N-2', { effectiveOn })).toEqual(['updated'])
    }
    expect(await codes('withdrawPlanChange', 'N-2', { effectiveOn: '2026-05-01' })).toEqual([
      'no_change_on_date',
    ])
    expect(await planned('N-2', '2026-02-10')).toEqual([
      '2026-04-01 quantity seat 6',
      '2026-07-01 pause - -',
      '2026-08-01 resume - -',
    ])
  })

  test('that were billed before they were taken back are given back by the next run', async () => {
    const bill = (through: string) =>
      company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['N-2'] })
    await bill('2026-04-01')
    const back = { chargeCode: 'seat', effectiveOn: '2026-04-01' }
    expect(await codes('withdrawQuantity', 'N-2', back)).toEqual(['updated'])
    await bill('2026-05-01')
    expect((await company.documents('N-2')).slice(-3)).toEqual([
      'correction seat 2026-04-01..2026-05-01 -5 @ 31 → -155.00',
      'charge seat 2026-05-01..2026-06-01 1 @ 31 → 31.00',
      '= CN-000001 net -124.00 tax -23.56 due -147.56',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('are shown as they were known: before, planned, and taken back', async () => {
    const at = async (recordedAt: string) => {
      const known = await loadSubscription(company.system.db, 'N-2', 'S-1', {
        effectiveOn: Temporal.PlainDate.from('2026-05-02'),
        recordedAt: Temporal.Instant.from(recordedAt),
      })
      return known?.items.map(item => `${item.planVersion} × ${item.quantity}`)
    }
    expect(await at('2026-03-01T00:00:00Z')).toEqual(['1 × 6'])
    expect(await at('2026-05-03T00:00:00Z')).toEqual(['1 × 1'])
  })
})
