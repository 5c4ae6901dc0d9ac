import { type RawBuilder, sql } from 'kysely'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { RefusalError } from '../kernel/result.ts'
import { type Db, rows } from './database/database.ts'
import { type Json, toJson } from './json.ts'

/** What a column holds, and so how it is printed, compared and asked for. */
export type ColumnKind =
  | 'text'
  | 'uuid'
  | 'whole'
  | 'decimal'
  | 'date'
  | 'instant'
  | 'yesno'
  /** Minor units in the database, an amount such as `12.50` in the answer. */
  | 'amount'
  | 'json'
  /** Several texts; asked for by one that is among them. */
  | 'texts'

/** A column of a list: where it comes from and what may be asked of it. */
export type Column = {
  readonly kind: ColumnKind
  readonly from: RawBuilder<unknown>
  readonly describe: string
  /** The column that names an amount's currency; default `currency`. */
  readonly currency?: string
  readonly nullable?: boolean
  /** Whether lists can be narrowed by it: only where an index, or little data, bears it. */
  readonly filter?: boolean
}

/**
 * A list that people and programs page through: the one definition of its address, its columns, its
 * filters and its CSV. `key` names the columns that tell its rows apart, in the order of the list.
 */
export type List = {
  readonly name: string
  readonly summary: string
  readonly permission: string
  readonly tables: RawBuilder<unknown>
  readonly where?: RawBuilder<unknown>
  readonly columns: Readonly<Record<string, Column>>
  readonly key: readonly string[]
  readonly newestFirst?: boolean
  /** About people: who takes it out whole is named in the log. */
  readonly personal?: boolean
}

/** `status` equals; dates and numbers also `issuedOn.from` (that or later), `issuedOn.to` (before). */
export type ListQuery = {
  readonly filters: Readonly<Record<string, string>>
  readonly after?: string
  readonly limit: number
}

export type ListPage = {
  readonly rows: readonly Readonly<Record<string, Json>>[]
  /** Where the next page begins; null when this is the last. */
  readonly next: string | null
}

/** The most rows of one page. */
export const MOST_LISTED = 500

/** The names by which a list can be narrowed, with the kind of value that each takes. */
export function filtersOf(list: List): ReadonlyMap<string, ColumnKind> {
  const names = new Map<string, ColumnKind>()
  for (const [name, column] of Object.entries(list.columns)) {
    if (column.filter !== true) continue
    names.set(name, column.kind)
    if (isOrdered(column.kind)) {
      names.set(`${name}.from`, column.kind)
      names.set(`${name}.to`, column.kind)
    }
    if (column.kind === 'text') names.set(`${name}.startsWith`, column.kind)
  }
  return names
}

/**
 * A page of a list in one statement, from behind the key of the page before: as fast on the last page
 * as on the first. Throws the refusals `unknown_field` and `invalid_input` for what cannot be asked.
 */
export async function loadPage(db: Db, list: List, query: ListQuery): Promise<ListPage> {
  const limit = Math.min(Math.max(1, query.limit), MOST_LISTED)
  const columns = Object.entries(list.columns)
  const key = list.key.map(name => columnOf(list, name))
  const conditions = [
    ...(list.where === undefined ? [] : [sql`(${list.where})`]),
    ...Object.entries(query.filters).map(([name, value]) => condition(list, name, value)),
    ...(query.after === undefined ? [] : [behind(list, key, query.after)]),
  ]
  const order = key.map(column => sql`${column.from} ${list.newestFirst ? sql`desc` : sql`asc`}`)
  const found = await rows(
    db,
    sql<Record<string, unknown>>`
      select ${sql.join(columns.map(([name, { from }]) => sql`${from} as ${sql.ref(name)}`))}
      from ${list.tables}
      ${conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`}
      order by ${sql.join(order)}
      limit ${limit + 1}`,
  )
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(row => printed(list, row)),
    next: found.length > limit && last !== undefined ? keyOf(list, last) : null,
  }
}

/** Every row of a narrowed list, page by page; memory does not grow with it. */
export async function* allRows(
  db: Db,
  list: List,
  filters: ListQuery['filters'],
): AsyncGenerator<Readonly<Record<string, Json>>> {
  let after: string | null = null
  do {
    const query: ListQuery = { filters, limit: MOST_LISTED, ...(after === null ? {} : { after }) }
    const page: ListPage = await loadPage(db, list, query)
    yield* page.rows
    after = page.next
  } while (after !== null)
}

function columnOf(list: List, name: string): Column {
  const column = list.columns[name]
  if (column === undefined) throw new Error(`defect: list ${list.name} has no column ${name}`)
  return column
}

function isOrdered(kind: ColumnKind): boolean {
  return ['whole', 'decimal', 'date', 'instant'].includes(kind)
}

function condition(list: List, asked: string, value: string): RawBuilder<unknown> {
  const kind = filtersOf(list).get(asked)
  if (kind === undefined) throw new RefusalError('unknown_field', { path: asked })
  const [name = '', operator = ''] = asked.split('.')
  const { from } = columnOf(list, name)
  if (operator === 'startsWith') {
    const pattern = `${value.replace(/[\\%_]/g, '\\$&')}%`
    return sql`${from} like ${checked(asked, kind, pattern)}`
  }
  const given = typed(kind, checked(asked, kind, value))
  if (kind === 'texts') return sql`${from} @> ${given}`
  if (operator === 'from') return sql`${from} >= ${given}`
  if (operator === 'to') return sql`${from} < ${given}`
  return sql`${from} = ${given}`
}

const EXPECTED: Readonly<Record<ColumnKind, string>> = {
  uuid: 'an id such as 018f3b1e-7c2a-7d3e-8f4a-5b6c7d8e9f0a',
  text: 'a text of at most 200 characters without control characters',
  whole: 'a whole number',
  decimal: 'a plain decimal such as 12.50',
  amount: 'a plain decimal such as 12.50',
  date: 'a date such as 2026-01-31',
  instant: 'a time such as 2026-01-31T12:00:00Z',
  yesno: 'true or false',
  json: 'nothing',
  texts: 'one text of at most 200 characters without control characters',
}

/** A value that PostgreSQL will not fail on; refused here, where its name is known. */
function checked(name: string, kind: ColumnKind, value: string): string {
  if (value.length <= 200 && isOfKind(kind, value)) return value
  throw new RefusalError('invalid_input', {
    path: name,
    value: JSON.stringify(value.slice(0, 60)),
    expected: EXPECTED[kind],
  })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/

function isOfKind(kind: ColumnKind, value: string): boolean {
  switch (kind) {
    case 'text':
    case 'texts':
      return !CONTROL.test(value)
    case 'uuid':
      return isUuid(value)
    case 'whole':
      return /^-?\d{1,15}$/.test(value)
    case 'decimal':
    case 'amount':
      return Decimal.tryParse(value) !== undefined
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value) && parses(() => Temporal.PlainDate.from(value))
    case 'instant':
      return parses(() => Temporal.Instant.from(value))
    case 'yesno':
      return value === 'true' || value === 'false'
    case 'json':
      return false
  }
}

function parses(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

const SQL_TYPES: Readonly<Record<ColumnKind, RawBuilder<unknown>>> = {
  text: sql`text`,
  uuid: sql`uuid`,
  whole: sql`bigint`,
  decimal: sql`numeric`,
  amount: sql`numeric`,
  date: sql`date`,
  instant: sql`timestamptz`,
  yesno: sql`boolean`,
  json: sql`jsonb`,
  texts: sql`text[]`,
}

function typed(kind: ColumnKind, value: string): RawBuilder<unknown> {
  return kind === 'texts' ? sql`array[${value}]::text[]` : sql`${value}::${SQL_TYPES[kind]}`
}

/** Uuids are text to people; comparing them as text would leave the index unused. */
function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}

function behind(list: List, key: readonly Column[], after: string): RawBuilder<unknown> {
  const parts = readKey(after)
  const fits =
    parts?.length === key.length && parts.every((part, i) => isOfKind(key[i]!.kind, part))
  if (parts === undefined || !fits) {
    throw new RefusalError('invalid_input', {
      path: 'after',
      value: JSON.stringify(after.slice(0, 60)),
      expected: 'the `next` of the page before',
    })
  }
  const given = parts.map((part, i) =>
    key[i]!.kind === 'text' && isUuid(part) ? sql`${part}::uuid` : typed(key[i]!.kind, part),
  )
  const operator = list.newestFirst ? sql`<` : sql`>`
  // Over several tables the comparison of rows uses no index; that of its first column does.
  return sql`${key[0]!.from} ${operator}= ${given[0]}
    and (${sql.join(key.map(column => column.from))}) ${operator} (${sql.join(given)})`
}

function keyOf(list: List, row: Record<string, unknown>): string {
  const parts = list.key.map(name => String(toJson(row[name])))
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

function readKey(text: string): string[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    const isKey = Array.isArray(parts) && parts.every(part => typeof part === 'string')
    return isKey ? (parts as string[]) : undefined
  } catch {
    return undefined
  }
}

function printed(list: List, row: Record<string, unknown>): Record<string, Json> {
  const answer: Record<string, Json> = {}
  for (const name in list.columns) {
    answer[name] = shown(columnOf(list, name), row[name], row)
  }
  return answer
}

function isNested({ kind }: Column): boolean {
  return kind === 'json' || kind === 'texts'
}

function shown(column: Column, value: unknown, row: Record<string, unknown>): Json {
  if (value === null || value === undefined) return null
  // As PostgreSQL gave it: JSON already, and copying it would cost more than all the rest.
  if (column.kind === 'text' || column.kind === 'yesno' || isNested(column)) {
    return value as Json
  }
  if (column.kind === 'amount') {
    return formatAmount(value as bigint, String(row[column.currency ?? 'currency']))
  }
  return String(value)
}
