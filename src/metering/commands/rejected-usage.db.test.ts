import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { seedMeteredAccounts, seedMeters } from '../../../test/support/metered.ts'
import { type Command, execute } from '../../platform/command.ts'
import { one, rows } from '../../platform/database/database.ts'
import type { EventRow } from '../event.ts'
import { listRejectedUsage } from '../load/rejected.ts'
import type { RejectedUsage } from '../rejected.ts'
import { defineChannels } from './channels.ts'
import { recordIntervals } from './intervals.ts'
import { recordReads } from './reads.ts'
import {
  discardRejectedUsage,
  fixRejectedUsage,
  type RejectedAnswer,
  replayRejectedUsage,
} from './rejected-usage.ts'
import { recordUsageEvents } from './usage-events.ts'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  await seedMeters(system.owner.db)
  await seedMeteredAccounts(system.owner.db, 3)
})

/** Runs a command; a refusal of it as a whole is given as its code. */
async function run(command: unknown, input: unknown, dryRun = false): Promise<unknown> {
  const result = await execute(system, command as Command, input, { actor: 'ada', dryRun })
  return result.ok ? result.value : result.refusal.code
}

function event(key: string, more: Partial<EventRow> = {}): EventRow {
  return {
    accountNumber: 'A-1',
    subscriptionNumber: 'S-1',
    meterCode: 'calls',
    eventKey: key,
    occurredAt: '2026-02-10T12:00:00Z',
    quantity: '2.5',
    ...more,
  }
}

/** The refused rows with this code, oldest first. */
function kept(code: string): Promise<RejectedUsage[]> {
  return listRejectedUsage(system.db, { code }, 1000)
}

async function defineMeter(code: string): Promise<void> {
  await rows(
    system.owner.db,
    sql`INSERT INTO meter (meter_code, name, unit, source, aggregation)
        VALUES (${code}, '{"en":"Late"}', 'x', 'events', 'sum')`,
  )
}

async function eventsOf(meter: string): Promise<bigint> {
  const found = await one(
    system.db,
    sql<{ n: bigint }>`SELECT count(*) AS n FROM usage_event WHERE meter_code = ${meter}`,
  )
  return found.n
}

describe('refused usage is kept', () => {
  test('as it was received, with the refusal, its source and its account', async () => {
    const row = event('kept', { subscriptionNumber: 'S-9' })
    await run(recordUsageEvents, { rows: [row, event('good')], source: 'switch-7' })
    expect(await kept('unknown_subscription')).toMatchObject([
      {
        accountNumber: 'A-1',
        accountId: expect.any(String),
        kind: 'event',
        received: row,
        refusal: { facts: { account: 'A-1', subscription: 'S-9' } },
        source: 'switch-7',
        timesReceived: 1n,
        state: 'open',
      },
    ])
  })

  test('once, however often and in whatever batch it is sent', async () => {
    const row = event('again', { accountNumber: 'A-77' })
    await run(recordUsageEvents, { rows: [row, row] })
    await run(recordUsageEvents, { rows: [row, { ...row, eventKey: 'other' }] })
    const found = await listRejectedUsage(system.db, { accountNumber: 'A-77' }, 10)
    expect(found.map(each => each.timesReceived)).toEqual([3n, 1n])
    expect(found.map(each => each.accountId)).toEqual([null, null])
  })

  test('not by a dry run, nor where nothing is refused', async () => {
    const before = (await listRejectedUsage(system.db, {}, 1000)).length
    await run(recordUsageEvents, { rows: [event('dry', { quantity: 'dry' })] }, true)
    await run(recordUsageEvents, { rows: [event('clean')] })
    expect(await listRejectedUsage(system.db, {}, 1000)).toHaveLength(before)
  })

  test('by one statement more, and a clean batch sends none more', async () => {
    const statements = async (...sent: EventRow[]): Promise<number> => {
      const before = system.database.statements.count
      await run(recordUsageEvents, { rows: sent })
      return system.database.statements.count - before
    }
    const clean = await statements(event('count-1'), event('count-2'))
    const wrong = event('count-4', { quantity: 'four' })
    expect(await statements(event('count-3'), wrong, { ...wrong, quantity: 'five' })).toBe(
      clean + 1,
    )
    const filter = { code: 'invalid_input', state: 'open' } as const
    const ids = (await listRejectedUsage(system.db, filter, 10)).map(each => each.rejectedId)
    await run(discardRejectedUsage, { ids, reason: 'Counted' })
  })

  test('with what PostgreSQL cannot hold replaced, and cut where it is too long', async () => {
    const odd = { 'a\0': '\ud800 \\u0000', accountNumber: 'A-2\0' }
    const long = { accountNumber: 'A-2', serial: 'x'.repeat(50_000) }
    await run(recordReads, { rows: [odd, long] })
    const found = await listRejectedUsage(system.db, { kind: 'read' }, 10)
    expect(found).toMatchObject([
      { received: { 'a\ufffd': '\ufffd \\u0000', accountNumber: 'A-2\ufffd' }, shortened: false },
      { accountNumber: 'A-2', shortened: true },
    ])
    expect(JSON.stringify(found[1]?.received).length).toBeLessThan(20_000)
  })

  test('and can be listed page by page', async () => {
    const sent = Array.from({ length: 7 }, (_, i) => event(`page-${i}`, { quantity: 'none' }))
    await run(recordUsageEvents, { rows: sent })
    const filter = { state: 'open', kind: 'event', code: 'invalid_input' } as const
    const first = await listRejectedUsage(system.db, filter, 4)
    const second = await listRejectedUsage(
      system.db,
      { ...filter, after: first.at(-1)?.rejectedId },
      4,
    )
    const keys = [...first, ...second].map(each => (each.received as EventRow).eventKey)
    expect(keys.toSorted()).toEqual(sent.map(row => row.eventKey))
  })
})

describe('a refused row that is fixed', () => {
  test('is recorded, and tells what it became', async () => {
    await run(recordUsageEvents, { rows: [event('fix', { meterCode: 'energy' })] })
    const [{ rejectedId } = { rejectedId: '' }] = await kept('meter_counts_other')
    const fix = { rejectedId, corrected: { meterCode: 'visits' } }
    expect(await run(fixRejectedUsage, fix)).toEqual({ rejectedId, state: 'fixed' })
    expect(await eventsOf('visits')).toBe(1n)
    expect(await kept('meter_counts_other')).toMatchObject([
      {
        state: 'fixed',
        received: { meterCode: 'energy' },
        corrected: { meterCode: 'visits' },
        recorded: { accountNumber: 'A-1', eventKey: 'fix', month: '2026-02-01' },
        changedBy: 'ada',
      },
    ])
    expect(await run(fixRejectedUsage, fix)).toBe('rejected_usage_settled')
    // Sent again as it was, it stays what the clerk made of it.
    await run(recordUsageEvents, { rows: [event('fix', { meterCode: 'energy' })] })
    expect(await kept('meter_counts_other')).toMatchObject([{ state: 'fixed', timesReceived: 2n }])
  })

  test('stays open with the new refusal where the correction is wrong', async () => {
    await run(recordUsageEvents, { rows: [event('wrong', { occurredAt: '2036-01-01T00:00:00Z' })] })
    const [{ rejectedId } = { rejectedId: '' }] = await kept('event_in_the_future')
    const answer = (await run(fixRejectedUsage, {
      rejectedId,
      corrected: { occurredAt: '2024-01-01T00:00:00Z' },
    })) as RejectedAnswer
    expect(answer).toMatchObject({ state: 'open', refusal: { code: 'event_outside_subscription' } })
    const [row] = await kept('event_outside_subscription')
    expect(row).toMatchObject({ rejectedId, state: 'open', recorded: null, changedBy: null })
    const odd = { rejectedId, corrected: { quantity: 7 } }
    expect(await run(fixRejectedUsage, odd)).toMatchObject({ refusal: { code: 'invalid_input' } })
  })

  test('must be on record', async () => {
    const rejectedId = '019f0000-0000-7000-8000-000000000000'
    const unknown = 'unknown_rejected_usage'
    expect(await run(fixRejectedUsage, { rejectedId, corrected: {} })).toBe(unknown)
    expect(await run(discardRejectedUsage, { ids: [rejectedId], reason: 'x' })).toBe(unknown)
  })
})

describe('refused rows that are replayed', () => {
  test('are recorded after what they lacked was supplied, page by page', async () => {
    const sent = Array.from({ length: 5 }, (_, i) => event(`late-${i}`, { meterCode: 'late' }))
    await run(recordUsageEvents, { rows: sent })
    const all = { code: 'unknown_meter', limit: 3 }
    expect(await run(replayRejectedUsage, all)).toMatchObject({ replayed: 0, open: 3 })
    await defineMeter('late')
    const first = (await run(replayRejectedUsage, all)) as { next: string }
    expect(first).toMatchObject({ replayed: 3, open: 0, next: expect.any(String) })
    // Begun anew after a break, instead of with `next`: only what is open is tried.
    expect(await run(replayRejectedUsage, all)).toMatchObject({ replayed: 2, next: null })
    expect(await eventsOf('late')).toBe(5n)
    expect((await kept('unknown_meter')).map(each => each.state)).toEqual(Array(5).fill('replayed'))
  })

  test('of all kinds, by account; those that still cannot be taken stay open', async () => {
    const channel = { accountNumber: 'A-3', serial: '77', register: '1' }
    const read = { ...channel, readOn: '2026-02-01', value: '10' }
    const day = {
      ...channel,
      serial: '78',
      day: '2026-02-01',
      minutes: 60,
      values: Array(24).fill('1'),
    }
    await run(recordReads, { rows: [read, { ...read, serial: '79' }], source: 'round' })
    await run(recordIntervals, { rows: [day] })
    const installed = { accountNumber: 'A-3', premiseCode: 'P1', installedOn: '2026-01-01' }
    await run(defineChannels, {
      rows: [
        { ...installed, meterCode: 'energy', serial: '77' },
        { ...installed, meterCode: 'solar', serial: '78' },
      ],
    })
    const answer = await run(replayRejectedUsage, { accountNumber: 'A-3' })
    expect(answer).toMatchObject({ replayed: 2, open: 1, next: null })
    const found = await listRejectedUsage(system.db, { accountNumber: 'A-3' }, 10)
    expect(found.map(each => each.recorded)).toEqual([
      { ...channel, readOn: '2026-02-01' },
      null,
      { ...channel, serial: '78', day: '2026-02-01' },
    ])
    const source = await one(system.db, sql<{ source: string }>`SELECT source FROM register_read`)
    expect(source).toEqual({ source: 'round' })
  })

  test('must be named', async () => {
    expect(await run(replayRejectedUsage, {})).toBe('invalid_input')
    expect(await run(replayRejectedUsage, { all: true, kind: 'interval' })).toMatchObject({
      rows: [],
      next: null,
    })
  })
})

test('refused rows that are discarded keep the reason, and are dealt with', async () => {
  await run(recordUsageEvents, { rows: [event('old', { occurredAt: '2019-01-01T00:00:00Z' })] })
  const [{ rejectedId } = { rejectedId: '' }] = await kept('event_too_old')
  const discard = { ids: [rejectedId, rejectedId], reason: 'Billed in 2019' }
  expect(await run(discardRejectedUsage, discard)).toEqual({ discarded: 1 })
  expect(await kept('event_too_old')).toMatchObject([
    { state: 'discarded', reason: 'Billed in 2019', changedBy: 'ada' },
  ])
  expect(await run(discardRejectedUsage, discard)).toBe('rejected_usage_settled')
  expect(await run(replayRejectedUsage, { ids: [rejectedId] })).toMatchObject({ rows: [] })
})

describe('refused rows that meet', () => {
  test('two replays at once record each row once, and both end', async () => {
    const sent = Array.from({ length: 40 }, (_, i) => event(`two-${i}`, { meterCode: 'twin' }))
    await run(recordUsageEvents, { rows: sent })
    await defineMeter('twin')
    const all = { code: 'unknown_meter', limit: 25 }
    const answers = await Promise.all([1, 2, 3].map(() => run(replayRejectedUsage, all)))
    const replayed = answers.map(answer => (answer as { replayed: number }).replayed)
    expect(replayed.toSorted((a, b) => b - a)).toEqual([25, 15, 0])
    expect(await eventsOf('twin')).toBe(40n)
  })

  test('senders of the same refused rows, in whatever order, count each of them', async () => {
    const sent = Array.from({ length: 30 }, (_, i) => event(`s-${i}`, { accountNumber: 'A-88' }))
    const orders = [sent, sent.toReversed(), sent.slice(10), sent.slice(0, 20).toReversed()]
    await Promise.all(orders.map(each => run(recordUsageEvents, { rows: each })))
    const found = await listRejectedUsage(system.db, { accountNumber: 'A-88' }, 100)
    expect(found).toHaveLength(30)
    expect(found.reduce((sum, each) => sum + each.timesReceived, 0n)).toBe(100n)
  })
})

test('any order of sending, fixing and replaying comes to the same usage', async () => {
  const good = event('g', { meterCode: 'any', quantity: '1' })
  const early = { ...event('e', { quantity: '10' }), meterCode: 'any' }
  const wrong = event('w', { meterCode: 'any', quantity: 'a hundred' })
  const steps = [
    () => run(recordUsageEvents, { rows: [good, wrong, early] }),
    () => run(recordUsageEvents, { rows: [wrong, good] }),
    () => run(replayRejectedUsage, { accountNumber: 'A-1', kind: 'event' }),
    async () => {
      const open = await listRejectedUsage(system.db, { state: 'open', accountNumber: 'A-1' }, 100)
      const found = open.find(each => (each.received as EventRow).eventKey === 'w')
      if (found === undefined) return
      const { rejectedId } = found
      await run(fixRejectedUsage, { rejectedId, corrected: { quantity: '100' } })
    },
  ]
  await run(recordUsageEvents, { rows: [early] })
  await defineMeter('any')
  const order = fc.shuffledSubarray([...steps, ...steps], { minLength: 8 })
  await fc.assert(
    fc.asyncProperty(order, async sequence => {
      await rows(system.owner.db, sql`DELETE FROM usage_event WHERE meter_code = 'any'`)
      await rows(
        system.owner.db,
        sql`DELETE FROM rejected_usage WHERE received->>'meterCode' = 'any'`,
      )
      // Whatever came first, in the end each was sent, fixed and replayed once.
      for (const step of [...sequence, ...steps, steps[3]!]) await step()
      const { total } = await one(
        system.db,
        sql<{ total: unknown }>`SELECT sum(quantity) AS total FROM usage_event
                                 WHERE meter_code = 'any'`,
      )
      expect(String(total)).toBe('111')
    }),
    { numRuns: 8 },
  )
})
