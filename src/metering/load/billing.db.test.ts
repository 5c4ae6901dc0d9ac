import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import {
  type MeteredAccount,
  seedMeteredAccounts,
  seedMeters,
} from '../../../test/support/metered.ts'
import { execute } from '../../platform/command.ts'
import { rows } from '../../platform/database/database.ts'
import { defineChannels } from '../commands/channels.ts'
import { recordIntervals } from '../commands/intervals.ts'
import { recordReads } from '../commands/reads.ts'
import { recordUsageEvents } from '../commands/usage-events.ts'
import {
  type Channel,
  type ChannelRead,
  loadChannels,
  loadEventWindows,
  loadIntervalTotals,
  loadReads,
} from './billing.ts'
import { loadIntervalSeries } from './interval-series.ts'
import { loadMonthlyUsage } from './monthly.ts'

let system: TestSystem
let accounts: MeteredAccount[]
let channels: Channel[]

const by = { actor: 'test' }
const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  await seedMeters(system.owner.db)
  accounts = await seedMeteredAccounts(system.owner.db, 3)
  const channel = (serial: string, meterCode: string) => ({
    accountNumber: 'A-1',
    premiseCode: 'P1',
    meterCode,
    serial,
    digits: meterCode === 'energy' ? 5 : null,
    multiplier: '2',
    installedOn: '2025-01-01',
  })
  const input = { rows: [channel('R1', 'energy'), channel('I1', 'solar')] }
  await execute(system, defineChannels, input, by)
  const { accountId, premiseId } = accounts[0]!
  channels = (await loadChannels(system.db, [{ accountId, premiseId }]))[0]!
})

beforeEach(async () => {
  await rows(system.owner.db, sql`TRUNCATE usage_event, register_read, interval_day`)
})

const event = (key: string, meterCode: string, occurredAt: string, quantity: string) => ({
  accountNumber: 'A-1',
  subscriptionNumber: 'S-1',
  meterCode,
  eventKey: key,
  occurredAt,
  quantity,
})

function february(meterCode: string) {
  const { accountId, subscriptionId } = accounts[0]!
  const [from, to] = [at('2026-01-31T23:00:00Z'), at('2026-02-28T23:00:00Z')]
  return { accountId, subscriptionId, meterCode, from, to }
}

async function reads(...values: [string, string, string?][]) {
  const input = values.map(([readOn, value, quality = 'actual']) => ({
    accountNumber: 'A-1',
    serial: 'R1',
    readOn,
    value,
    quality: quality as 'actual',
  }))
  const answer = await execute(system, recordReads, { rows: input }, by)
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value.rows.map(row => row.refusal?.code ?? row.result)
}

const channelOf = (serial: string) => channels.find(each => each.serial === serial)!
const windowOf = (serial: string, from: string, to: string) => ({
  accountId: accounts[0]!.accountId,
  channelId: channelOf(serial).channelId,
  from: day(from),
  to: day(to),
})

test('values of a window are those of the latest revision of each day, in one statement', async () => {
  const values = (...first: string[]) => [...first, ...new Array(24 - first.length).fill('0.5')]
  const day1 = { accountNumber: 'A-1', serial: 'I1', day: '2026-02-01', minutes: 60 as const }
  const rows = [
    { ...day1, values: values('1') },
    { ...day1, values: values('-', '2') },
    { ...day1, day: '2026-02-02', values: values('3') },
  ]
  await execute(system, recordIntervals, { rows }, by)
  const before = system.database.statements.count
  const windows = [
    windowOf('I1', '2026-02-01', '2026-02-02'),
    windowOf('I1', '2026-01-01', '2026-03-01'),
  ]
  const [first, both] = await loadIntervalSeries(system.db, windows)
  expect(system.database.statements.count - before).toBe(1)
  expect(first?.map(each => each.quantities.slice(0, 3))).toEqual([[null, 20n, 5n]])
  expect(
    both?.map(each => `${each.day} ${each.minutes} ${each.scale} ${each.quantities[0]}`),
  ).toEqual(['2026-02-01 60 1 null', '2026-02-02 60 1 30'])
  expect(await loadIntervalSeries(system.db, [])).toEqual([])
})

describe('events of a window', () => {
  test('are added, counted, or the largest or latest one by the meter; bounds are half-open', async () => {
    const each = ['calls', 'visits', 'peak', 'panels'].flatMap(meter => [
      event(`${meter}1`, meter, '2026-01-31T22:59:59Z', '100'),
      event(`${meter}2`, meter, '2026-01-31T23:00:00Z', '3'),
      event(`${meter}3`, meter, '2026-02-10T00:00:00Z', '5.5'),
      event(`${meter}4`, meter, '2026-02-28T22:59:59Z', '4'),
      event(`${meter}5`, meter, '2026-02-28T23:00:00Z', '100'),
    ])
    await execute(system, recordUsageEvents, { rows: each }, by)
    const before = system.database.statements.count
    const windows = ['calls', 'visits', 'peak', 'panels', 'energy'].map(february)
    const totals = await loadEventWindows(system.db, windows)
    expect(system.database.statements.count - before).toBe(1)
    expect(totals.map(t => `${t.quantity} of ${t.count}`)).toEqual([
      '12.5 of 3',
      '3 of 3',
      '5.5 of 3',
      '4 of 3',
      '0 of 0',
    ])
  })

  test('come to the same in any order, batching or duplication', async () => {
    const events = Array.from({ length: 12 }, (_, i) =>
      event(`p${i}`, 'calls', `2026-02-${10 + i}T12:00:00Z`, `${i}.25`),
    )
    const shuffled = fc.shuffledSubarray([...events, ...events, ...events], { minLength: 36 })
    const batches = fc.tuple(shuffled, fc.integer({ min: 1, max: 36 }))
    const property = fc.asyncProperty(batches, async ([order, size]) => {
      await rows(system.owner.db, sql`TRUNCATE usage_event`)
      for (let i = 0; i < order.length; i += size) {
        await execute(system, recordUsageEvents, { rows: order.slice(i, i + size) }, by)
      }
      const [total] = await loadEventWindows(system.db, [february('calls')])
      expect(`${total?.quantity} of ${total?.count}`).toBe('69 of 12')
    })
    await fc.assert(property, { numRuns: 15 })
  })
})

describe('reads', () => {
  test('of one date and value are unchanged, of another value its next revision', async () => {
    expect(await reads(['2026-01-01', '100'])).toEqual(['created'])
    expect(await reads(['2026-01-01', '100.0'])).toEqual(['unchanged'])
    expect(await reads(['2026-01-01', '101'], ['2026-01-01', '102'])).toEqual([
      'updated',
      'updated',
    ])
    const [found] = await loadReads(system.db, [windowOf('R1', '2026-01-01', '2026-02-01')])
    expect(found?.map(read => String(read.value))).toEqual(['102'])
  })

  test('may not go backwards, except by a plausible rollover or below an estimate', async () => {
    await reads(['2026-01-01', '99900'])
    expect(await reads(['2026-01-02', '99899'])).toEqual(['read_went_backwards'])
    expect(await reads(['2026-01-02', '70'])).toEqual(['created'])
    expect(await reads(['2025-12-01', '99901'])).toEqual(['read_above_next'])
    expect(await reads(['2026-01-03', '500', 'estimated'])).toEqual(['created'])
    expect(await reads(['2026-01-04', '300'])).toEqual(['created'])
    expect(await reads(['2026-01-04', '310', 'estimated'])).toEqual(['estimate_replaces_read'])
    expect(await reads(['2026-01-03', '200'])).toEqual(['updated'])
  })

  test('mean the same in whatever order a file lists them', async () => {
    expect(
      await reads(['2026-03-01', '300'], ['2026-01-01', '100'], ['2026-02-01', '400']),
    ).toEqual(['read_went_backwards', 'created', 'created'])
  })

  test('of a window: from the last before it to the first after it, else with a year of history', async () => {
    const months = [
      '2025-01-01',
      '2025-03-01',
      '2025-12-01',
      '2026-01-01',
      '2026-01-20',
      '2026-02-03',
    ]
    await reads(...months.map((date, i) => [date, String(100 * (i + 1))] as [string, string]))
    const before = system.database.statements.count
    const [known, open, none] = await loadReads(system.db, [
      windowOf('R1', '2026-01-01', '2026-02-01'),
      windowOf('R1', '2026-02-05', '2026-03-01'),
      windowOf('I1', '2026-01-01', '2026-02-01'),
    ])
    expect(system.database.statements.count - before).toBe(1)
    const dates = (list: readonly ChannelRead[] | undefined) =>
      list?.map(read => String(read.readOn)).join(' ')
    expect(dates(known)).toBe('2026-01-01 2026-01-20 2026-02-03')
    expect(dates(open)).toBe('2025-01-01 2025-03-01 2025-12-01 2026-01-01 2026-01-20 2026-02-03')
    expect(none).toEqual([])
  })

  test('mark the subscription that was billed, from the read before on', async () => {
    await reads(['2026-01-01', '100'])
    await rows(system.owner.db, sql`UPDATE billing_state SET billed_through = '2026-02-01'`)
    await reads(['2026-02-01', '180'])
    type State = { number: string; stale: string | null }
    const states = await rows<State>(
      system.db,
      sql`SELECT a.number, stale_from::text AS stale FROM billing_state
            JOIN account a USING (account_id) ORDER BY 1`,
    )
    expect(states.map(state => state.stale)).toEqual(['2026-01-01', null, null])
    await rows(
      system.owner.db,
      sql`UPDATE billing_state SET billed_through = NULL, stale_from = NULL`,
    )
  })
})

describe('interval days', () => {
  async function intervals(
    date: string,
    minutes: 15 | 60,
    values: (string | null)[],
    estimated = false,
  ) {
    const row = { accountNumber: 'A-1', serial: 'I1', day: date, minutes, values, estimated }
    const answer = await execute(system, recordIntervals, { rows: [row] }, by)
    if (!answer.ok) throw new Error(answer.refusal.code)
    return answer.value.rows.map(one => one.refusal?.code ?? one.result)[0] ?? 'created'
  }

  test('must have the values of their hours: 23 and 25 when clocks change', async () => {
    const ones = (count: number) => Array.from({ length: count }, () => '1')
    expect(await intervals('2025-03-30', 60, ones(24))).toBe('interval_count')
    expect(await intervals('2025-03-30', 60, ones(23))).toBe('created')
    expect(await intervals('2025-10-26', 15, ones(100))).toBe('created')
    expect(await intervals('2025-10-27', 15, ones(100))).toBe('interval_count')
    expect(await intervals('2025-10-27', 15, [...ones(95), 'x'])).toBe('interval_value')
    expect(await intervals('2026-04-01', 60, ones(24))).toBe('interval_in_the_future')
  })

  test('are replaced by a later revision; what is missing is counted; estimates replace nothing', async () => {
    const values = (first: string | null) => [first, ...Array.from({ length: 23 }, () => '0.25')]
    expect(await intervals('2026-02-01', 60, values(null))).toBe('created')
    expect(await intervals('2026-02-01', 60, values('-'))).toBe('unchanged')
    const load = () => loadIntervalTotals(system.db, [windowOf('I1', '2026-02-01', '2026-02-03')])
    expect(await load()).toMatchObject([[{ missing: 1 }]])
    expect(await intervals('2026-02-01', 60, values('1.125'))).toBe('updated')
    expect(await intervals('2026-02-01', 60, values('9'), true)).toBe('estimate_replaces_intervals')
    const [days] = await load()
    expect(days?.map(each => `${each.day} ${each.total} ${each.missing}`)).toEqual([
      '2026-02-01 6.875 0',
    ])
  })

  test('make the monthly picture with reads and events, in one statement', async () => {
    await intervals(
      '2026-02-01',
      60,
      Array.from({ length: 24 }, () => '0.5'),
    )
    await reads(['2025-12-17', '100'], ['2026-01-16', '160'], ['2026-02-01', '170'])
    const occurredAt = '2026-01-31T23:30:00Z'
    await execute(system, recordUsageEvents, { rows: [event('m', 'calls', occurredAt, '7')] }, by)
    const { accountId, subscriptionId } = accounts[0]!
    const before = system.database.statements.count
    const usage = await loadMonthlyUsage(
      system.db,
      [
        { accountId, subscriptionId, meterCode: 'calls' },
        { accountId, channelId: channelOf('R1').channelId },
        { accountId, channelId: channelOf('I1').channelId },
      ],
      day('2026-02-28'),
    )
    expect(system.database.statements.count - before).toBe(1)
    expect(usage.map(list => list.map(u => `${u.month} ${u.quantity}`).join(', '))).toEqual([
      '2026-02-01 7',
      '2025-12-01 60, 2026-01-01 80',
      '2026-02-01 24',
    ])
  })
})
