import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { affected, openDb, rows, transaction } from './database.ts'
import { ensureMonths } from './months.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await rows(
    database.owner.db,
    sql`create table reading (day date not null, kwh numeric not null, primary key (day))
      partition by range (day)`,
  )
  await rows(database.owner.db, sql`grant select, insert on reading to quittance_app`)
  await rows(database.owner.db, sql`insert into monthly_table values ('reading')`)
})

async function partitions(): Promise<string[]> {
  const found = await rows(
    database.db,
    sql<{ name: string }>`select inhrelid::regclass::text as name from pg_inherits
      where inhparent = 'reading'::regclass order by 1`,
  )
  return found.map(row => row.name)
}

const day = (text: string) => Temporal.PlainDate.from(text)

describe('monthly partitions', () => {
  test('are made for the dates that need them, once, and take rows', async () => {
    const dates = [day('2026-02-28'), day('2026-02-01'), day('2026-03-01')]
    await ensureMonths(database.db, 'reading', dates)
    await ensureMonths(database.db, 'reading', dates)
    expect(await partitions()).toEqual(['reading_2026_02', 'reading_2026_03'])
    await affected(
      database.db,
      sql`insert into reading values ('2026-02-28', 1), ('2026-03-01', 2)`,
    )
    await expect(
      affected(database.db, sql`insert into reading values ('2026-04-01', 1)`),
    ).rejects.toThrow('no partition')
  })

  test('seen before cost no statement', async () => {
    await ensureMonths(database.db, 'reading', [day('2026-02-01')])
    const before = database.app.statements.count
    await ensureMonths(database.db, 'reading', [day('2026-02-14')])
    expect(database.app.statements.count).toBe(before)
  })

  test('asked for by many sessions at once are made once', async () => {
    const pools = Array.from({ length: 8 }, () => openDb(database.target, 2))
    const months = Array.from({ length: 12 }, (_, i) =>
      Temporal.PlainYearMonth.from({ year: 2030, month: i + 1 }),
    )
    await Promise.all(pools.map(pool => ensureMonths(pool.db, 'reading', months)))
    await Promise.all(pools.map(pool => pool.close()))
    expect((await partitions()).filter(name => name.includes('_2030_'))).toHaveLength(12)
  })

  test('are made while others read and write the table', async () => {
    await transaction(database.db, async tx => {
      await affected(tx, sql`insert into reading values ('2026-02-02', 1)`)
      await ensureMonths(database.db, 'reading', [day('2027-01-01')])
    })
    expect(await partitions()).toContain('reading_2027_01')
  })

  test('give the application the rights it has on the table, and no more', async () => {
    await affected(database.db, sql`insert into reading_2026_02 values ('2026-02-03', 1)`)
    await expect(affected(database.db, sql`delete from reading_2026_02`)).rejects.toThrow('denied')
  })

  test('exist for the tables that migrations name, and no others', async () => {
    const attempt = ensureMonths(database.db, 'command_key', [day('2026-01-01')])
    await expect(attempt).rejects.toThrow('command_key is not partitioned by month')
    const injected = ensureMonths(database.db, 'x; drop table reading', [day('2026-01-01')])
    await expect(injected).rejects.toThrow('is not partitioned by month')
  })

  test('are refused for years that no bill has', async () => {
    const attempt = ensureMonths(database.db, 'reading', [day('9999-12-01')])
    await expect(attempt).rejects.toThrow('no partition for the month')
  })
})
