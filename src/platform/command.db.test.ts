import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { Decimal } from '../kernel/decimal.ts'
import { ok, RefusalError, refuse } from '../kernel/result.ts'
import { defineCommand, execute } from './command.ts'
import { affected, one, rows } from './database/database.ts'
import { fingerprint } from './json.ts'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  await rows(system.owner.db, sql`create table note (id uuid primary key, text text not null)`)
  await rows(system.owner.db, sql`grant select, insert on note to quittance_app`)
})

const writeNote = defineCommand({
  name: 'writeNote',
  permission: 'notes.write',
  input: z.strictObject({ text: z.string().min(1), amount: z.bigint().optional() }),
  run: async (tx, input, ctx) => {
    if (input.text === 'forbidden') return refuse('note_forbidden', { text: input.text })
    const id = ctx.newId()
    await affected(tx, sql`insert into note (id, text) values (${id}, ${input.text})`)
    if (input.text === 'deep') throw new RefusalError('note_deep')
    if (input.text === 'broken') throw new Error('a defect')
    return ok({ id, minor: 12n, rate: Decimal.parse('0.2'), at: ctx.clock.now() })
  },
})

async function count(text: string): Promise<number> {
  const found = await one(
    system.db,
    sql<{ n: bigint }>`select count(*) as n from note where text = ${text}`,
  )
  return Number(found.n)
}

const by = { actor: 'person:ada' }

describe('a command', () => {
  test('commits its writes and one log entry with actor, input, outcome and both times', async () => {
    const result = await execute(system, writeNote, { text: 'hello' }, by)
    expect(result.ok).toBe(true)
    expect(await count('hello')).toBe(1)
    const [entry] = await rows(
      system.db,
      sql<Record<string, unknown>>`select * from command_log where input->>'text' = 'hello'`,
    )
    expect(entry).toMatchObject({ command: 'writeNote', actor: 'person:ada', key: null })
    expect(String(entry?.effective_at)).toBe('2026-03-05T08:00:00Z')
    expect(entry?.outcome).toMatchObject({ minor: '12', rate: '0.2' })
  })

  test('refuses input that is wrong and fields that it does not know, by path', async () => {
    const wrong = await execute(system, writeNote, { text: '' }, by)
    expect(wrong).toMatchObject({ refusal: { code: 'invalid_input', facts: { path: 'text' } } })
    const more = { text: 'a', status: 'paid' }
    const unknown = await execute(system, writeNote, more, by)
    expect(unknown).toMatchObject({ refusal: { code: 'unknown_field', facts: { path: 'status' } } })
  })

  test('is refused to whom the permission hook denies it', async () => {
    const host = { ...system, permits: async () => false }
    const result = await execute(host, writeNote, { text: 'denied' }, by)
    expect(result).toMatchObject({ refusal: { code: 'not_permitted' } })
    expect(await count('denied')).toBe(0)
  })

  test.each(['forbidden', 'deep'])('that refuses (%s) leaves nothing', async text => {
    const result = await execute(system, writeNote, { text }, { ...by, idempotencyKey: text })
    expect(result.ok).toBe(false)
    expect(await count(text)).toBe(0)
    const keys = await rows(system.db, sql`select from command_key where key = ${text}`)
    expect(keys).toEqual([])
  })

  test('that fails throws and leaves nothing', async () => {
    await expect(execute(system, writeNote, { text: 'broken' }, by)).rejects.toThrow('a defect')
    expect(await count('broken')).toBe(0)
  })

  test('as a dry run gives its value and leaves nothing, not even its key', async () => {
    const options = { ...by, dryRun: true, idempotencyKey: 'dry' }
    const result = await execute(system, writeNote, { text: 'dry' }, options)
    expect(result).toMatchObject({ ok: true, value: { minor: 12n } })
    expect(await count('dry')).toBe(0)
    expect(await rows(system.db, sql`select from command_key where key = 'dry'`)).toEqual([])
    const logged = await rows(system.db, sql`select from command_log where input->>'text' = 'dry'`)
    expect(logged).toEqual([])
  })
})

describe('an idempotency key', () => {
  test('of 50 equal calls at once lets one take effect; all get its answer', async () => {
    const options = { ...by, idempotencyKey: 'fifty' }
    const results = await Promise.all(
      Array.from({ length: 50 }, () => execute(system, writeNote, { text: 'fifty' }, options)),
    )
    expect(await count('fifty')).toBe(1)
    const [first] = results
    for (const result of results) expect(result).toEqual(first)
    if (!first?.ok) throw new Error('refused')
    expect(first.value.minor).toBe(12n)
    expect(first.value.rate).toBeInstanceOf(Decimal)
    expect(first.value.at).toBeInstanceOf(Temporal.Instant)
    const log = await rows(system.db, sql`select from command_log where key = 'fifty'`)
    expect(log).toHaveLength(1)
  })

  test('without it the same calls take effect 50 times (control)', async () => {
    await Promise.all(
      Array.from({ length: 50 }, () => execute(system, writeNote, { text: 'control' }, by)),
    )
    expect(await count('control')).toBe(50)
  })

  test('used again for other input, or by another person, is refused', async () => {
    const options = { ...by, idempotencyKey: 'once' }
    await execute(system, writeNote, { text: 'once' }, options)
    const other = await execute(system, writeNote, { text: 'twice' }, options)
    expect(other).toMatchObject({ refusal: { code: 'idempotency_conflict' } })
    const stranger = { actor: 'person:eve', idempotencyKey: 'once' }
    const stolen = await execute(system, writeNote, { text: 'once' }, stranger)
    expect(stolen).toMatchObject({ refusal: { code: 'idempotency_conflict' } })
    expect(await count('twice')).toBe(0)
  })

  test('may be used again after a refusal, with the mistake put right', async () => {
    const options = { ...by, idempotencyKey: 'mended' }
    await execute(system, writeNote, { text: 'forbidden' }, options)
    const result = await execute(system, writeNote, { text: 'mended' }, options)
    expect(result.ok).toBe(true)
  })

  test('does not depend on the order of fields', () => {
    expect(fingerprint({ a: 1, b: [2n] })).toEqual(fingerprint({ b: ['2'], a: 1 }))
    expect(fingerprint({ a: 1 })).not.toEqual(fingerprint({ a: 2 }))
  })
})

describe('failures of concurrency', () => {
  let failures: string[] = []

  const flaky = defineCommand({
    name: 'flaky',
    permission: 'notes.write',
    input: z.strictObject({ text: z.string() }),
    run: async (tx, input, ctx) => {
      await affected(tx, sql`insert into note (id, text) values (${ctx.newId()}, ${input.text})`)
      const state = failures.shift()
      if (state !== undefined) {
        await rows(tx, sql`do ${sql.raw(`$$ begin raise sqlstate '${state}'; end $$`)}`)
      }
      return ok(null)
    },
  })

  test.each(['40001', '40P01'])('%s runs the command again, with one effect', async state => {
    failures = [state, state, state]
    const result = await execute(system, flaky, { text: state }, by)
    expect(result.ok).toBe(true)
    expect(failures).toEqual([])
    expect(await count(state)).toBe(1)
  })

  test('any other state is thrown at once (control)', async () => {
    failures = ['23514', '40001']
    await expect(execute(system, flaky, { text: 'other' }, by)).rejects.toThrow()
    expect(failures).toEqual(['40001'])
    failures = []
  })

  test('in 5 % of 400 statements surface nowhere', async () => {
    failures = []
    const calls = Array.from({ length: 400 }, (_, i) => {
      if (i % 20 === 0) failures.push('40001')
      return execute(system, flaky, { text: 'five percent' }, by)
    })
    const results = await Promise.all(calls)
    expect(results.every(result => result.ok)).toBe(true)
    expect(await count('five percent')).toBe(400)
  })
})

describe('the application role', () => {
  test.each([
    'update command_log set actor = $$x$$',
    'delete from command_log',
    'truncate command_log',
    'delete from command_key',
    'update command_key set key = $$x$$',
    'alter table command_log disable trigger all',
    "insert into monthly_table values ('note')",
    'create table own (id int)',
    'drop table command_log',
    'set role quittance_owner',
  ])('may not: %s', async statement => {
    await expect(rows(system.db, sql.raw(statement))).rejects.toThrow(/permission denied|must be/)
  })

  test('may not change a partition of the log either', async () => {
    const months = await rows(
      system.db,
      sql<{ name: string }>`select inhrelid::regclass::text as name from pg_inherits
        where inhparent = 'command_log'::regclass`,
    )
    expect(months.length).toBeGreaterThan(0)
    for (const { name } of months) {
      const statement = sql`delete from ${sql.table(name)}`
      await expect(rows(system.db, statement)).rejects.toThrow('permission denied')
    }
  })
})
