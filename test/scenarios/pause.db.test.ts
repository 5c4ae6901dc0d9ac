import { beforeAll, describe, expect, test } from 'vitest'
import { loadSubscription } from '../../src/contracts/load/as-of.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T08:00:00Z'))
  await setUp(company)
})

const of = (number: string) => ({ accountNumber: number, subscriptionNumber: 'S-1' })

const event = (number: string, eventKey: string, occurredAt: string) => ({
  ...of(number),
  meterCode: 'CALLS',
  eventKey,
  occurredAt,
  quantity: '10',
})

describe('a subscription that is paused and resumed', () => {
  test('back-dated: the next run takes the days back, the one after catches up, a third bills nothing', async () => {
    await signUp(company, { number: 'P-1', plan: 'SEATS', start: '2026-01-01', quantity: '3' })
    const bill = (through: string) =>
      company.bill({ entity: 'SUN', through, issueOn: through, accounts: ['P-1'] })
    await bill('2026-01-01')
    company.on('2026-01-15')
    const pause = { ...of('P-1'), fromOn: '2026-01-11' }
    expect((await company.rows('pauseSubscription', pause)).created).toBe(1)
    expect((await company.rows('pauseSubscription', pause)).unchanged).toBe(1)
    await bill('2026-02-01')
    company.on('2026-02-05')
    const resume = { ...of('P-1'), resumeOn: '2026-02-10' }
    expect((await company.rows('resumeSubscription', resume)).updated).toBe(1)
    expect((await company.rows('resumeSubscription', resume)).unchanged).toBe(1)
    await bill('2026-03-01')
    const again = await bill('2026-03-01')
    expect(await company.outcomes(again)).toEqual(['P-1 skipped nothing_due'])
    expect(await company.documents('P-1')).toEqual([
      'charge seat 2026-01-01..2026-02-01 3 @ 31 → 93.00',
      '= INV-000001 net 93.00 tax 17.67 due 110.67',
      'correction seat 2026-01-11..2026-02-01 -3 @ 21 → -63.00',
      '= CN-000001 net -63.00 tax -11.97 due -74.97',
      'charge seat 2026-02-10..2026-03-01 3 @ 21.0357142857 → 63.11',
      'charge seat 2026-03-01..2026-04-01 3 @ 31 → 93.00',
      '= INV-000002 net 156.11 tax 29.66 due 185.77',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('is shown as it was known: no pause before it was recorded, open until it was resumed', async () => {
    const on = Temporal.PlainDate.from('2026-02-20')
    const at = async (recordedAt: string, effectiveOn = on) =>
      (
        await loadSubscription(company.system.db, 'P-1', 'S-1', {
          effectiveOn,
          recordedAt: Temporal.Instant.from(recordedAt),
        })
      )?.pause
    expect(await at('2026-01-14T00:00:00Z')).toBeNull()
    expect((await at('2026-01-20T00:00:00Z'))?.toOn).toBeNull()
    expect(await at('2026-02-06T00:00:00Z')).toBeNull()
    const within = await at('2026-02-06T00:00:00Z', on.subtract({ days: 11 }))
    expect(within?.toOn?.toString()).toBe('2026-02-10')
  })

  test('refuses usage of its days, and bills no usage that was there already', async () => {
    await signUp(company, { number: 'P-2', plan: 'CALLS', start: '2026-01-01' })
    company.on('2026-01-25')
    await company.rows('recordUsageEvents', event('P-2', 'a', '2026-01-05T10:00:00Z'))
    await company.rows('recordUsageEvents', event('P-2', 'b', '2026-01-15T10:00:00Z'))
    const pause = { ...of('P-2'), fromOn: '2026-01-11', toOn: '2026-01-21' }
    await company.rows('pauseSubscription', pause)
    // The pause begins and ends at midnight in Berlin.
    const refused = await company.do<{ rows: { refusal: { code: string } }[] }>(
      'recordUsageEvents',
      {
        rows: [
          event('P-2', 'c', '2026-01-10T22:59:59Z'),
          event('P-2', 'd', '2026-01-10T23:00:00Z'),
          event('P-2', 'e', '2026-01-20T22:59:59Z'),
          event('P-2', 'f', '2026-01-20T23:00:00Z'),
        ],
      },
    )
    expect(refused.rows.map(row => row.refusal.code)).toEqual(['event_in_pause', 'event_in_pause'])
    const bill = (through: string, issueOn: string) =>
      company.bill({ entity: 'SUN', through, issueOn, accounts: ['P-2'] })
    await bill('2026-02-01', '2026-03-01')
    expect(await company.broken()).toEqual([])
    await company.rows('pauseSubscription', { ...pause, usage: 'bill' })
    await company.rows('recordUsageEvents', event('P-2', 'late', '2026-01-18T10:00:00Z'))
    await bill('2026-03-01', '2026-03-02')
    expect(await company.documents('P-2')).toEqual([
      'charge calls 2026-01-01..2026-01-11 20 @ 0.05 → 1.00',
      'charge calls 2026-01-21..2026-02-01 10 @ 0.05 → 0.50',
      '= INV-000003 net 1.50 tax 0.29 due 1.79',
      'reversal calls 2026-01-21..2026-02-01 -10 @ 0.05 → -0.50',
      'correction calls 2026-01-11..2026-02-01 30 @ 0.05 → 1.50',
      'charge calls 2026-02-01..2026-03-01 0 @ 0.05 → 0.00',
      '= INV-000004 net 1.00 tax 0.19 due 1.19',
    ])
    expect(await company.broken()).toEqual([])
  })

  test('refuses what makes no sense', async () => {
    await signUp(company, { number: 'P-3', plan: 'CARE', start: '2026-02-01' })
    const codes = async (command: string, ...rows: object[]) => {
      const input = { rows: rows.map(row => ({ ...of('P-3'), ...row })) }
      const answer = await company.do<{ rows: { result: string; refusal?: { code: string } }[] }>(
        command,
        input,
      )
      return answer.rows.map(row => row.refusal?.code ?? row.result)
    }
    expect(
      await codes(
        'pauseSubscription',
        { fromOn: '2026-01-31' },
        { fromOn: '2026-03-01', toOn: '2026-04-01' },
        { fromOn: '2026-03-31' },
        { fromOn: '2026-04-05', toOn: '2026-03-31' },
        { fromOn: '2026-04-01', toOn: '2026-04-11' },
        { fromOn: '2026-02-30' },
      ),
    ).toEqual([
      'pause_outside_subscription',
      'created',
      'pause_overlaps',
      'ends_before_start',
      'created',
      'invalid_input',
    ])
    expect(await codes('resumeSubscription', { resumeOn: '2026-02-28' })).toEqual(['not_paused'])
    expect(await codes('resumeSubscription', { resumeOn: '2026-04-01' })).toEqual(['updated'])
    expect(await codes('resumeSubscription', { resumeOn: '2026-04-12' })).toEqual(['not_paused'])
  })
})
