import { sql } from 'kysely'
import { clientOf, type Db, rows } from '../../../platform/database/database.ts'
import type { List } from '../../../platform/list.ts'

/** What the columns of a list can hold, by column; a column of free text has no entry. */
export type ListValues = ReadonlyMap<string, readonly string[]>

/**
 * What the columns of lists can hold, where that is known: the schema says so (`CHECK (state IN (…))`), or
 * the list itself (`case … then 'open'`). People are then offered a choice instead of typing a code.
 */
export async function loadListValues(
  db: Db,
  lists: Iterable<List>,
): Promise<ReadonlyMap<string, ListValues>> {
  const known = await loadConstrained(db)
  const found = new Map<string, ListValues>()
  for (const list of lists) found.set(list.name, await valuesOf(db, list, known))
  return found
}

/** Columns that hold a few texts only, as `oid.column number` → the texts. */
async function loadConstrained(db: Db): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await rows(
    db,
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

async function valuesOf(
  db: Db,
  list: List,
  known: ReadonlyMap<string, readonly string[]>,
): Promise<ListValues> {
  const texts = Object.entries(list.columns).filter(([, { kind }]) => kind === 'text')
  if (texts.length === 0) return new Map()
  const columns = texts.map(([name, { from }]) => sql`${from} as ${sql.ref(name)}`)
  const { sql: text, parameters } =
    sql`select ${sql.join(columns)} from ${list.tables} limit 0`.compile(db)
  // Each column of an answer names the column of the table that it comes from.
  const fields = await db.transaction().execute(async tx => {
    const client = await clientOf(tx)
    return (await client.query(text, [...parameters])).fields
  })
  return new Map(
    fields.flatMap(({ name, tableID, columnID }) => {
      const own = list.columns[name]?.from.compile(db).sql ?? ''
      const values = [...(known.get(`${tableID}.${columnID}`) ?? []), ...toldBy(own)]
      return values.length === 0 ? [] : [[name, [...new Set(values)]] as const]
    }),
  )
}

/** What a list's own expression can give: `then 'a'`, `else 'b'`. */
function toldBy(expression: string): string[] {
  const told = [...expression.matchAll(/\b(?:then|else)\s+'([^']*)'/gi)]
  return told.flatMap(([, found]) => found ?? [])
}
