import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, inject, test } from 'vitest'
import { type ConnectionTarget, openDb, rows } from './database.ts'
import { asSuperuser, bootstrap, ownerTarget } from './embedded/bootstrap.ts'
import { type Migration, migrate, readMigrations } from './migrate.ts'

let target: ConnectionTarget

beforeEach(async () => {
  const name = `migrate_${randomBytes(6).toString('hex')}`
  await bootstrap(inject('postgres'), name)
  target = ownerTarget(inject('postgres'), name)
  return () =>
    asSuperuser(inject('postgres'), client => client.query(`drop database ${name} with (force)`))
})

function step(version: number, statement: string): Migration {
  return { version, name: `step_${version}`, sql: statement, checksum: `sum of ${statement}` }
}

const one = step(1, 'create table first (id int)')
const two = step(2, 'create table second (id int)')

async function tables(): Promise<string[]> {
  const opened = openDb(target, 1)
  try {
    const found = await rows(
      opened.db,
      sql<{ name: string }>`select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    )
    return found.map(row => row.name)
  } finally {
    await opened.close()
  }
}

describe('migrations', () => {
  test('run once each, in order, and only the new ones later', async () => {
    expect((await migrate(target, [one])).applied).toEqual(['0001_step_1'])
    expect((await migrate(target, [one, two])).applied).toEqual(['0002_step_2'])
    expect((await migrate(target, [one, two])).applied).toEqual([])
    expect(await tables()).toEqual(['first', 'schema_migration', 'second'])
  })

  test('started by ten programs at once run one after the other', async () => {
    const reports = await Promise.all(Array.from({ length: 10 }, () => migrate(target, [one, two])))
    expect(reports.flatMap(report => report.applied).sort()).toEqual(['0001_step_1', '0002_step_2'])
  })

  test('that fail leave nothing of themselves and keep those before them', async () => {
    const broken = step(2, 'create table half (id int); select 1/0')
    await expect(migrate(target, [one, broken])).rejects.toThrow('migration 0002_step_2: division')
    expect(await tables()).toEqual(['first', 'schema_migration'])
    await migrate(target, [one, two])
    expect(await tables()).toEqual(['first', 'schema_migration', 'second'])
  })

  test('changed after they were applied are refused by name', async () => {
    await migrate(target, [one, two])
    const changed = step(1, 'create table first (id bigint)')
    await expect(migrate(target, [changed, two])).rejects.toMatchObject({
      refusal: { code: 'migration_changed', facts: { migration: '0001_step_1' } },
    })
  })

  test('of a newer program are refused by an older one', async () => {
    await migrate(target, [one, two])
    await expect(migrate(target, [one])).rejects.toMatchObject({
      refusal: { code: 'schema_newer', facts: { schema: 2, program: 1 } },
    })
  })

  test('of this program are numbered without gaps and differ by their text', async () => {
    const migrations = await readMigrations()
    expect(migrations.map(each => each.version)).toEqual(migrations.map((_, i) => i + 1))
    expect(new Set(migrations.map(each => each.checksum)).size).toBe(migrations.length)
  })
})
