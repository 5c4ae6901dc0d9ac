import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import {
  type MeteredAccount,
  seedMeteredAccounts,
  seedMeters,
} from '../../../test/support/metered.ts'
import { execute } from '../../platform/command.ts'
import { one, rows, transaction } from '../../platform/database/database.ts'
import type { EventRow } from '../event.ts'
import { recordUsageEvents } from './usage-events.ts'

let system: TestSystem
let accounts: MeteredAccount[]

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  await seedMeters(system.owner.db)
  accounts = await seedMeteredAccounts(system.owner.db, 3)
})

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

async function record(events: EventRow[]) {
  const result = await execute(system, recordUsageEvents, { rows: events }, { actor: 'test' })
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

/** The refusals as `row code`. */
async function codes(events: EventRow[]): Promise<string[]> {
  const { rows: answers } = await record(events)
  return answers.map(answer => `${answer.row} ${answer.refusal?.code ?? answer.result}`)
}

/** Sessions of ours that wait for a lock; PostgreSQL shows a role only its own. */
async function lockWaits(): Promise<number> {
  const found = await one(
    system.db,
    sql<{ n: bigint }>`SELECT count(*) AS n FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return Number(found.n)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 5))
}

describe('recorded usage events', () => {
  test('are taken once: sent again they are duplicates', async () => {
    const events = [event('once-1'), event('once-2')]
    expect(await record(events)).toMatchObject({ created: 2, rows: [] })
    expect(await record([...events, event('once-3')])).toMatchObject({
      created: 1,
      unchanged: 2,
      rows: [
        { row: 0, result: 'unchanged' },
        { row: 1, result: 'unchanged' },
      ],
    })
  })

  test('are duplicates within one batch too, whatever the notation', async () => {
    const same = event('in-batch', { occurredAt: '2026-02-10T13:00:00+01:00', quantity: '2.50' })
    const answer = await record([event('in-batch'), same])
    expect(answer).toMatchObject({ created: 1, rows: [{ row: 1, result: 'unchanged' }] })
  })

  test('carry properties, which belong to what an event is', async () => {
    const properties = { region: 'eu', note: 'a "quoted" \\ text', price: '0.1200' }
    const told = event('told', { properties })
    const plain = event('plain', { properties: {} })
    expect(await record([told, plain, event('bare')])).toMatchObject({ created: 3 })
    const stored = await rows(
      system.db,
      sql<{ key: string; properties: unknown }>`
        SELECT event_key AS key, properties FROM usage_event
         WHERE event_key IN ('told', 'plain', 'bare') ORDER BY key DESC`,
    )
    expect(stored).toEqual([
      { key: 'told', properties },
      { key: 'plain', properties: null },
      { key: 'bare', properties: null },
    ])
    const turned = { price: '0.1200', note: properties.note, region: 'eu' }
    expect(await record([event('told', { properties: turned })])).toMatchObject({ unchanged: 1 })
    expect(await codes([event('told')])).toEqual(['0 event_key_reused'])
    expect(await codes([event('bare', { properties })])).toEqual(['0 event_key_reused'])
    expect(await codes([event('bad', { properties: { 'no-name': 'x' } })])).toEqual([
      '0 invalid_input',
    ])
  })

  test('are refused under a key that stands for something else that month', async () => {
    await record([event('reused')])
    expect(await codes([event('reused', { quantity: '3' })])).toEqual(['0 event_key_reused'])
    const others = [event('pair'), event('pair', { meterCode: 'peak' })]
    expect(await codes(others)).toEqual(['1 event_key_reused'])
    expect(await codes([event('reused', { occurredAt: '2026-01-10T12:00:00Z' })])).toEqual([])
    expect(await codes([event('reused', { accountNumber: 'A-2' })])).toEqual([])
  })

  test('are refused row by row with the reason, the others are taken', async () => {
    const rejected = [
      event('bad', { accountNumber: 'A-99' }),
      event('bad', { accountNumber: '\0' }),
      event('bad', { subscriptionNumber: 'S-99' }),
      event('bad', { meterCode: 'nothing' }),
      event('bad', { meterCode: 'energy' }),
      event('bad', { occurredAt: '2024-12-31T22:59:59Z' }),
      event('bad', { occurredAt: '2026-02-10T12:00:00' }),
      event('bad', { occurredAt: '2026-02-30T12:00:00Z' }),
      event('bad', { occurredAt: '2036-02-10T12:00:00Z' }),
      event('bad', { occurredAt: '2026-03-06T08:00:01Z' }),
      event('bad', { occurredAt: '2019-02-10T12:00:00Z' }),
      event('bad', { quantity: '1e21' }),
      event('bad', { quantity: '1,00' }),
      event('bad', { quantity: 'NaN' }),
      event(''),
      event('tab\t'),
    ]
    const { created, rows: refusals } = await record([...rejected, event('good')])
    expect(created).toBe(1)
    expect(refusals.map(({ row, refusal }) => `${row} ${refusal?.code}`)).toEqual([
      '0 unknown_account',
      '1 unknown_account',
      '2 unknown_subscription',
      '3 unknown_meter',
      '4 meter_counts_other',
      '5 event_outside_subscription',
      '6 invalid_input',
      '7 invalid_input',
      '8 event_in_the_future',
      '9 event_in_the_future',
      '10 event_too_old',
      '11 invalid_input',
      '12 invalid_input',
      '13 invalid_input',
      '14 invalid_input',
      '15 invalid_input',
    ])
  })

  test('belong to the subscription from its first day in the time zone of the account', async () => {
    // 1 January 2025 begins in Paris at 23:00 UTC of the day before.
    expect(await codes([event('first', { occurredAt: '2024-12-31T23:00:00Z' })])).toEqual([])
    const { accountId, subscriptionId } = accounts[2]!
    await rows(
      system.owner.db,
      sql`UPDATE subscription SET end_on = '2026-02-01'
           WHERE account_id = ${accountId} AND subscription_id = ${subscriptionId}`,
    )
    const last = event('last', { accountNumber: 'A-3', occurredAt: '2026-01-31T22:59:59.999999Z' })
    const after = event('after', { accountNumber: 'A-3', occurredAt: '2026-01-31T23:00:00Z' })
    expect(await codes([last, after])).toEqual(['1 event_outside_subscription'])
  })

  test('mark what was billed or drafted as stale from their date, and nothing else', async () => {
    const { accountId, subscriptionId } = accounts[1]!
    const where = sql`account_id = ${accountId} AND subscription_id = ${subscriptionId}`
    await rows(
      system.owner.db,
      sql`UPDATE billing_state SET billed_through = '2026-02-01' WHERE ${where}`,
    )
    type State = { stale_from: Temporal.PlainDate | null; version: bigint }
    const state = () =>
      one(system.db, sql<State>`SELECT stale_from, version FROM billing_state WHERE ${where}`)
    await record([event('open', { accountNumber: 'A-2', occurredAt: '2026-01-31T23:00:00Z' })])
    expect(await state()).toEqual({ stale_from: null, version: 0n })
    const late = event('late', { accountNumber: 'A-2', occurredAt: '2026-01-20T23:30:00Z' })
    await record([
      late,
      event('later', { accountNumber: 'A-2', occurredAt: '2026-01-30T00:00:00Z' }),
    ])
    expect(String((await state()).stale_from)).toBe('2026-01-21')
    await record([late])
    expect((await state()).version).toBe(1n)
  })

  test('that come while a run bills their subscription wait for it and mark it then', async () => {
    const { accountId, subscriptionId } = accounts[0]!
    const where = sql`account_id = ${accountId} AND subscription_id = ${subscriptionId}`
    let waiting: Promise<unknown> = Promise.resolve()
    await transaction(system.db, async run => {
      await rows(run, sql`SELECT 1 FROM billing_state WHERE ${where} FOR UPDATE`)
      // It sees nothing billed when it looks, and must look again after the lock.
      waiting = record([event('raced')])
      await until(async () => (await lockWaits()) > 0)
      await rows(run, sql`UPDATE billing_state SET billed_through = '2026-03-01' WHERE ${where}`)
    })
    await waiting
    type State = { stale: string | null }
    const state = await one(
      system.db,
      sql<State>`SELECT stale_from::text AS stale FROM billing_state WHERE ${where}`,
    )
    expect(state.stale).toBe('2026-02-10')
  })

  test('roll back with a dry run', async () => {
    const options = { actor: 'test', dryRun: true }
    const dry = await execute(system, recordUsageEvents, { rows: [event('dry')] }, options)
    expect(dry).toMatchObject({ ok: true, value: { created: 1 } })
    expect(await record([event('dry')])).toMatchObject({ created: 1 })
  })
})
