import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/database.ts'
import { rows } from '../platform/database/database.ts'
import { sealedFields } from './sealed-fields.ts'

/** Bytes that are hashes, digests, pictures or keys that anybody may know: nothing to be sealed. */
const OPEN = /(?:hash|sha256|digests|salt|bucket|_index|fingerprint)$|^(?:public_key|content|hash)$/

test('every column of bytes is sealed and listed, or known to be no secret', async () => {
  const { db } = await createTestDatabase()
  const found = await rows(
    db,
    sql<{ table: string; column: string; keys: string[] }>`
      select c.relname as "table", a.attname as "column", array(
        select k.attname::text from pg_index i
        cross join unnest(i.indkey) with ordinality n (no, place)
        join pg_attribute k on k.attrelid = c.oid and k.attnum = n.no
        where i.indrelid = c.oid and i.indisprimary order by place) as keys
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition and a.atttypid = 'bytea'::regtype and a.attnum > 0
      order by 1, 2`,
  )
  expect(found.length).toBeGreaterThan(20)
  const listed = sealedFields.map(({ table, column }) => `${table}.${column}`)
  const unlisted = found
    .filter(({ column }) => !OPEN.test(column))
    .map(({ table, column }) => `${table}.${column}`)
  expect(unlisted.filter(name => !listed.includes(name))).toEqual([])
  for (const { table, column, key } of sealedFields) {
    // What is sealed is bound to the row: to the whole primary key, in its order.
    const there = found.find(each => each.table === table && each.column === column)
    expect([table, column, there?.keys]).toEqual([table, column, key])
  }
})
