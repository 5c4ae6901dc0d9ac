import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import {
  type MeteredAccount,
  seedMeteredAccounts,
  seedMeters,
} from '../../../test/support/metered.ts'
import { type Command, execute } from '../../platform/command.ts'
import { rows } from '../../platform/database/database.ts'
import type { EventRow } from '../event.ts'
import { loadEventWindows } from '../load/billing.ts'
import { loadMonthlyUsage } from '../load/monthly.ts'
import { recordUsageEvents } from './usage-events.ts'
import { replaceUsageEvent, voidUsageEvents } from './void-events.ts'

let system: TestSystem
let accounts: MeteredAccount[]

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  await seedMeters(system.owner.db)
  accounts = await seedMeteredAccounts(system.owner.db, 2)
})

beforeEach(async () => {
  await rows(system.owner.db, sql`TRUNCATE usage_event, usage_event_void`)
  await rows(
    system.owner.db,
    sql`UPDATE billing_state SET billed_through = NULL, stale_from = NULL`,
  )
})

/** Runs a command; a refusal of it as a whole is given as its code. */
async function run(command: unknown, input: unknown): Promise<unknown> {
  const result = await execute(system, command as Command, input, { actor: 'ada' })
  return result.ok ? result.value : result.refusal.code
}

function event(key: string, quantity = '1', more: Partial<EventRow> = {}): EventRow {
  return {
    accountNumber: 'A-1',
    subscriptionNumber: 'S-1',
    meterCode: 'calls',
    eventKey: key,
    occurredAt: '2026-02-10T12:00:00Z',
    quantity,
    ...more,
  }
}

const send = (...sent: EventRow[]) => run(recordUsageEvents, { rows: sent })

const name = (eventKey: string, month = '2026-02') => ({ accountNumber: 'A-1', eventKey, month })

const voidEvents = (...keys: string[]) =>
  run(voidUsageEvents, { rows: keys.map(key => name(key)), reason: 'Counted twice' })

function replace(key: string, next: EventRow) {
  const { accountNumber: _, ...replacement } = next
  return run(replaceUsageEvent, { ...name(key), replacement, reason: 'Wrong counter' })
}

/** `quantity of count` of a meter in February, as the bill run asks. */
async function total(meterCode = 'calls'): Promise<string> {
  const { accountId, subscriptionId } = accounts[0]!
  const [from, to] = ['2026-01-31T23:00:00Z', '2026-02-28T23:00:00Z'].map(Temporal.Instant.from)
  const window = { accountId, subscriptionId, meterCode, from: from!, to: to! }
  const [found] = await loadEventWindows(system.db, [window])
  return `${found?.quantity} of ${found?.count}`
}

async function staleFrom(): Promise<string[]> {
  const states = await rows(
    system.db,
    sql<{ stale: string | null }>`SELECT stale_from::text AS stale FROM billing_state`,
  )
  return states.flatMap(({ stale }) => stale ?? [])
}

describe('a voided event', () => {
  test('counts for no aggregation, nor in the picture of the months', async () => {
    for (const meterCode of ['calls', 'peak', 'visits', 'panels']) {
      const at = (day: string) => ({ meterCode, occurredAt: `2026-02-${day}T12:00:00Z` })
      await send(
        event(`${meterCode}1`, '3', at('10')),
        event(`${meterCode}2`, '9', at('12')),
        event(`${meterCode}3`, '5', at('11')),
      )
      await voidEvents(`${meterCode}2`)
    }
    const totals = await Promise.all(['calls', 'peak', 'visits', 'panels'].map(total))
    expect(totals).toEqual(['8 of 2', '5 of 2', '2 of 2', '5 of 2'])
    const { accountId, subscriptionId } = accounts[0]!
    const source = { accountId, subscriptionId, meterCode: 'calls' }
    const through = Temporal.PlainDate.from('2026-02-28')
    const [months] = await loadMonthlyUsage(system.db, [source], through)
    expect(months?.map(each => String(each.quantity))).toEqual(['8'])
  })

  test('stays on record with who and why, and sent again it is known and counts no more', async () => {
    await send(event('a', '2'), event('b', '3'))
    expect(await voidEvents('a')).toMatchObject({ created: 1 })
    expect(await voidEvents('a', 'a')).toMatchObject({ created: 0, unchanged: 2 })
    expect(await send(event('a', '2'))).toMatchObject({ created: 0, unchanged: 1 })
    expect(await total()).toBe('3 of 1')
    const found = await rows(
      system.db,
      sql`SELECT event_key, reason, voided_by, voided_at::text FROM usage_event_void`,
    )
    expect(found).toEqual([
      {
        event_key: 'a',
        reason: 'Counted twice',
        voided_by: 'ada',
        voided_at: '2026-03-05 08:00:00+00',
      },
    ])
  })

  test('is only the one of that account and month', async () => {
    const january = { occurredAt: '2026-01-31T23:30:00Z' }
    await send(event('a', '2'), event('a', '3', january), event('a', '4', { accountNumber: 'A-2' }))
    await voidEvents('a')
    expect(await total()).toBe('3 of 1')
  })

  test('must be on record', async () => {
    const unknown = [name('none'), name('none', '2026-13'), { ...name('x'), accountNumber: 'A-9' }]
    const answer = (await run(voidUsageEvents, { rows: unknown, reason: 'x' })) as {
      rows: { refusal: { code: string } }[]
    }
    expect(answer.rows.map(row => row.refusal.code)).toEqual([
      'unknown_usage_event',
      'invalid_input',
      'unknown_account',
    ])
    expect(await replace('none', event('r'))).toBe('unknown_usage_event')
  })

  test('marks the subscription where it was billed, and only there', async () => {
    await send(event('early'), event('late', '1', { occurredAt: '2026-03-01T12:00:00Z' }))
    await rows(system.owner.db, sql`UPDATE billing_state SET billed_through = '2026-03-01'`)
    await run(voidUsageEvents, { rows: [name('late', '2026-03')], reason: 'x' })
    expect(await staleFrom()).toEqual([])
    await voidEvents('early')
    expect(await staleFrom()).toEqual(['2026-02-10'])
  })
})

describe('a replaced event', () => {
  test('gives way to the right one in one step, and both are marked', async () => {
    await send(event('wrong', '100'))
    await rows(system.owner.db, sql`UPDATE billing_state SET billed_through = '2026-03-01'`)
    const right = event('right', '10', { occurredAt: '2026-02-03T12:00:00Z' })
    expect(await replace('wrong', right)).toEqual({ result: 'created' })
    expect(await total()).toBe('10 of 1')
    expect(await staleFrom()).toEqual(['2026-02-03'])
    expect(await replace('wrong', right)).toEqual({ result: 'unchanged' })
  })

  test('stays where its replacement is refused', async () => {
    await send(event('wrong', '100'), event('other', '1'))
    expect(await replace('wrong', event('right', 'ten'))).toBe('invalid_input')
    expect(await replace('wrong', event('wrong', '10'))).toBe('event_key_reused')
    expect(await replace('wrong', event('wrong', '100'))).toBe('event_key_reused')
    expect(await replace('wrong', event('other', '2'))).toBe('event_key_reused')
    expect(await total()).toBe('101 of 2')
  })

  test('is replaced once, by an event that counts', async () => {
    await send(event('a', '1'), event('b', '2'), event('c', '4'))
    await voidEvents('a')
    expect(await replace('a', event('d', '8'))).toBe('usage_event_voided')
    expect(await replace('b', event('a', '1'))).toBe('usage_event_voided')
    expect(await replace('b', event('c', '4'))).toEqual({ result: 'created' })
    expect(await replace('b', event('e', '4'))).toBe('usage_event_voided')
    // A replacement can be wrong too.
    expect(await replace('c', event('f', '16'))).toEqual({ result: 'created' })
    expect(await total()).toBe('16 of 1')
  })
})

test('any order of voids, replacements and duplicates, whoever comes twice, gives the same total', async () => {
  const originals = Array.from({ length: 8 }, (_, i) => event(`e${i}`, String(2 ** i)))
  const steps: (() => Promise<unknown>)[] = [
    () => voidEvents('e0'),
    () => voidEvents('e1', 'e2'),
    () => replace('e3', event('r3', '1000')),
    () => replace('e4', event('r4', '2000', { occurredAt: '2026-02-20T00:00:00Z' })),
    () => send(...originals),
    () => send(...originals.toReversed()),
  ]
  const order = fc.shuffledSubarray([...steps, ...steps, ...steps], { minLength: 18 })
  await fc.assert(
    fc.asyncProperty(order, async sequence => {
      await rows(system.owner.db, sql`TRUNCATE usage_event, usage_event_void`)
      await send(...originals)
      for (const step of sequence) await step()
      expect(await total()).toBe('3224 of 5')
    }),
    { numRuns: 8 },
  )
})
