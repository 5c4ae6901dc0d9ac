import { appendFileSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import { loadEventWindows } from '../../src/metering/load/billing.ts'
import { loadEventWindows as old } from '../../src/metering/load/zz-old-billing.ts'
import { createTestSystem } from '../support/database.ts'

const say = (t: string) => appendFileSync('/tmp/u/measure.txt', t + '\n')
test('measure', async () => {
  const system = await createTestSystem('2026-06-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: 1000, months: 4, start: '2026-01-01' })
  const subs = (
    await sql<{
      a: string
      s: string
    }>`select account_id a, subscription_id s from subscription`.execute(system.db)
  ).rows
  const big = subs[0]!
  await sql`insert into usage_event select ${big.a}::uuid, 'big' || i, '2026-02-01', ${big.s}::uuid, 'KWH', '2026-02-02T00:00:00Z'::timestamptz + i * interval '1 second', 1, now() from generate_series(1, 1000000) i`.execute(
    system.db,
  )
  await sql`vacuum analyze usage_event`.execute(system.owner.db)
  const w = (x: { a: string; s: string }, m: string) => ({
    accountId: x.a,
    subscriptionId: x.s,
    meterCode: m,
    from: Temporal.Instant.from('2026-01-31T23:00:00Z'),
    to: Temporal.Instant.from('2026-02-28T23:00:00Z'),
  })
  const chunk = subs.slice(1).flatMap(x => [w(x, 'KWH'), w(x, 'CALL')])
  const one = [w(big, 'KWH')]
  let captured: { text: string; values: unknown[] } | undefined
  const orig = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: unknown, ...a: never[]) {
    const [t, v] = a as unknown[]
    if (typeof t === 'string' && t.includes('usage_event e') && !t.startsWith('EXPLAIN'))
      captured = { text: t, values: v as unknown[] }
    return (orig as (...x: unknown[]) => unknown).apply(this, a)
  } as never
  const time = async (name: string) => {
    const med: Record<string, number[]> = {}
    for (let i = 0; i < 9; i++)
      for (const [label, f, ws] of [
        ['old chunk', old, chunk],
        ['new chunk', loadEventWindows, chunk],
        ['old big', old, one],
        ['new big', loadEventWindows, one],
      ] as const) {
        const t = performance.now()
        await f(system.db, ws)
        ;(med[label] ??= []).push(performance.now() - t)
      }
    for (const [l, ts] of Object.entries(med))
      say(`${name} ${l}: ${ts.sort((a, b) => a - b)[4]!.toFixed(0)} ms (min ${ts[0]!.toFixed(0)})`)
  }
  await time('no voids')
  await loadEventWindows(system.db, chunk)
  const client = new pg.Client({
    ...(system.database.pool as never as { options: object }).options,
  })
  await client.connect()
  const plan = async (n: string) => {
    if (captured) {
      const r = (await orig.call(
        client,
        'EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ' + captured.text,
        captured.values as never,
      )) as never as { rows: Record<string, string>[] }
      say(n)
      for (const x of r.rows) say(Object.values(x)[0]!)
    }
  }
  await plan('chunk, no voids').catch(e => say(String(e)))
  await sql`insert into usage_event_void select account_id, event_key, month, null, null, 'x', 'x', now() from usage_event where event_key like '%1' and month = '2026-02-01'`.execute(
    system.db,
  )
  await sql`analyze usage_event_void`.execute(system.owner.db)
  await time('10 percent voided')
  await plan('big, voids').catch(e => say(String(e)))
  await client.end()
}, 300_000)
