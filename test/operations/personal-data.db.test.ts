import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { rows } from '../../src/platform/database/database.ts'
import { createTestDatabase } from '../support/database.ts'

/** Columns in which words can stand: text without a list or pattern of what it may be, JSON, bytes. */
const WORDED = sql<{ name: string }>`
  select c.table_name || '.' || c.column_name as name
  from information_schema.columns c
  join pg_class t on t.oid = ('public.' || quote_ident(c.table_name))::regclass
  where c.table_schema = 'public' and t.relkind in ('r', 'p') and not t.relispartition
    and c.udt_name in ('text', '_text', 'json', 'jsonb', 'bytea', 'varchar')
    -- Who of us did it, codes of ours, digests: none is what somebody wrote about a customer.
    and c.column_name !~ '(_by|^code|_code|_codes|currency|sha256|_hash|^hash|^state|^kind|^format|^method)$'
    and not exists (select from pg_constraint k
      where k.conrelid = t.oid and k.contype in ('c', 'f')
        and k.conkey = array[c.ordinal_position::int2]
        and (k.contype = 'f' or pg_get_constraintdef(k.oid) ~ '(ANY \\(|~ ''\\^|length\\([a-z0-9_]+\\) = )'))
  order by 1`

/** What was decided of a column, or of its table, in the migration that added it. */
const DECIDED = sql<{ name: string }>`
  select p.table_name || '.' || p.column_name as name from personal_data p order by 1`

test('somebody has decided on every column that can tell of a customer', async () => {
  const { db } = await createTestDatabase()
  const decided = new Set((await rows(db, DECIDED)).map(each => each.name))
  const worded = (await rows(db, WORDED)).map(each => each.name)
  const isDecided = (name: string) => decided.has(name) || decided.has(name.replace(/\..*/, '.*'))
  expect(
    worded.filter(name => !isDecided(name)),
    'insert into personal_data, in the migration that adds the column, what becomes of it',
  ).toEqual([])
  const known = await rows(
    db,
    sql<{ name: string }>`select table_name || '.' || column_name as name
      from information_schema.columns where table_schema = 'public'
      union select table_name || '.*' from information_schema.tables`,
  )
  const there = new Set(known.map(each => each.name))
  expect(
    [...decided].filter(name => !there.has(name)),
    'decided on, and not there',
  ).toEqual([])
})
