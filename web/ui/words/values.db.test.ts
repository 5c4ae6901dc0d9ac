import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { describeTables } from '../../../src/identity/audit/pictures/load.ts'
import { HIDDEN_COLUMNS } from '../../../src/identity/audit/pictures/scope.ts'
import { clientOf, rows } from '../../../src/platform/database/database.ts'
import type { List } from '../../../src/platform/list.ts'
import { LISTS } from '../../../src/reporting/lists/load/all.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { cellLabel } from '../labels.ts'
import { loadLabels } from './labels.ts'
import { LANGUAGES } from './languages.ts'

/*
 * What a column of a list can hold is known where the schema says so (`CHECK (state IN (…))`), and where
 * the list says so itself (`CASE … THEN 'open'`). All of it reads as words in every language.
 */

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-01-01T12:00:00Z')
})

/** Columns that hold a few texts only, as `oid.column number` → the texts. */
async function constrained(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await rows(
    system.db,
    sql<{ at: string; definition: string }>`
      select conrelid::text || '.' || conkey[1] as at, pg_get_constraintdef(oid) as definition
      from (select c.oid, c.conrelid::oid as conrelid, c.conkey from pg_constraint c
        where c.contype = 'c' and cardinality(c.conkey) = 1
          and c.connamespace = 'public'::regnamespace) c`,
  )
  return new Map(
    found
      .filter(({ definition }) => / = ANY \(\(?ARRAY\[|^CHECK \(\(\w+ = '/.test(definition))
      .map(({ at, definition }) => [at, textsIn(definition)]),
  )
}

function textsIn(text: string): string[] {
  return [...text.matchAll(/'((?:[^']|'')*)'/g)].flatMap(([, found]) => found ?? [])
}

/** What a list's own expression can give: `then 'a'`, `else 'b'`, `coalesce(x, 'c')`. */
function toldBy(list: List, name: string): string[] {
  const from = list.columns[name]?.from
  if (from === undefined) return []
  const { sql: text } = from.compile(system.db)
  const told = [...text.matchAll(/\b(?:then|else)\s+'([^']*)'/gi)]
  return told.flatMap(([, found]) => found ?? [])
}

/** The texts that each column of a list can hold, where they are known. */
async function valuesOf(
  list: List,
  known: ReadonlyMap<string, readonly string[]>,
): Promise<(readonly [column: string, value: string])[]> {
  const names = Object.keys(list.columns).filter(name => list.columns[name]?.kind === 'text')
  const columns = names.map(name => sql`${list.columns[name]?.from} as ${sql.ref(name)}`)
  const { sql: text, parameters } =
    sql`select ${sql.join(columns)} from ${list.tables} limit 0`.compile(system.db)
  const fields = await system.db.transaction().execute(async tx => {
    const client = await clientOf(tx)
    return (await client.query(text, [...parameters])).fields
  })
  return fields.flatMap(({ name, tableID, columnID }) => {
    const texts = [...(known.get(`${tableID}.${columnID}`) ?? []), ...toldBy(list, name)]
    return texts.map(value => [name, value] as const)
  })
}

// What reads the same in every language: versions of formats, marks, codes of the trade.
const AS_IT_IS = /^(\d+|[^\p{L}]*|[A-Z0-9_. -]+)$/u

test('every value that a list can hold has a label in every language', async () => {
  const known = await constrained()
  const missing: string[] = []
  for (const language of LANGUAGES) await loadLabels(language)
  for (const list of LISTS.values()) {
    if (Object.values(list.columns).every(({ kind }) => kind !== 'text')) continue
    for (const [column, value] of new Set(await valuesOf(list, known))) {
      if (AS_IT_IS.test(value)) continue
      const bare = LANGUAGES.filter(
        language => cellLabel(list.name, column, value, language) === value,
      )
      if (bare.length > 0) missing.push(`${list.name}.${column} ${value} (${bare})`)
    }
  }
  expect([...new Set(missing)]).toEqual([])
})

/** A column of the database as labels know it: `terms_days` → `termsDays`. */
const fieldOf = (column: string) => column.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())

test('every table and column that the audit trail tells of has a word in every language', async () => {
  const tables = await describeTables(system.db)
  const names = tables.map(({ table }) => table)
  const columns = await rows(
    system.db,
    sql<{ name: string }>`
      select distinct column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = any(${names}::text[])
        and data_type <> 'bytea' and column_name <> all(${HIDDEN_COLUMNS})
        and column_name not like '%\_id'`,
  )
  const labels = await loadLabels('en')
  expect({
    tables: names.filter(name => labels.values[`table.${name}`] === undefined),
    columns: columns.map(({ name }) => fieldOf(name)).filter(name => !(name in labels.names)),
  }).toEqual({ tables: [], columns: [] })
})
