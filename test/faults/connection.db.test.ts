import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ok } from '../../src/kernel/result.ts'
import { type Command, defineCommand, execute } from '../../src/platform/command.ts'
import { type OpenDb, openDb, rows } from '../../src/platform/database/database.ts'
import { withOrigin } from '../../src/platform/origin.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

let system: TestSystem
let single: OpenDb

beforeAll(async () => {
  system = await createTestSystem()
  // One connection, so that whoever comes next surely gets the one that failed.
  single = openDb(system.database.target, 1)
})

afterAll(() => single.close())

const settings = sql<{ role: string; state: string; path: string }>`
  select current_user::text as role, current_setting('search_path') as path,
    (select state from pg_stat_activity where pid = pg_backend_pid()) as state`

/** A command that leaves behind what it can, and then fails in this way. */
function failing(how: (tx: Parameters<Command['run']>[0]) => Promise<unknown>) {
  return defineCommand({
    name: 'failing',
    permission: 'x',
    input: z.strictObject({}),
    run: async tx => {
      await sql`set local search_path = pg_catalog`.execute(tx)
      await sql`create temp table left_behind (secret text)`.execute(tx).catch(() => {})
      return ok(await how(tx))
    },
  })
}

test('a connection that is used again after an error leaks nothing of whoever had it before', async () => {
  const host = { ...system, db: single.db }
  const [before] = await rows(single.db, settings)
  const failures = [
    failing(async () => {
      throw new Error('a defect')
    }),
    failing(tx => sql`select 1 / 0`.execute(tx)),
    failing(tx => sql`insert into command_log values (null)`.execute(tx)),
    failing(tx => sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)),
  ]
  for (const command of failures) {
    const asked = execute(host, command, {}, { actor: 'cli:first' })
    await expect(withOrigin('198.51.100.0/24', () => asked)).rejects.toThrow()
    const [after] = await rows(single.db, settings)
    expect(after).toEqual(before)
    const left = await rows(single.db, sql`select from pg_class where relname = 'left_behind'`)
    expect(left).toEqual([])
  }
  const well = defineCommand({
    name: 'well',
    permission: 'x',
    input: z.strictObject({}),
    run: async () => ok({ done: true }),
  })
  await execute(host, well, {}, { actor: 'cli:second' })
  const logged = await rows(
    single.db,
    sql`select command, actor, origin from command_log order by recorded_at`,
  )
  expect(logged).toEqual([{ command: 'well', actor: 'cli:second', origin: null }])
})
