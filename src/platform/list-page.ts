import { type RawBuilder, sql } from 'kysely'
import { assert } from '../kernel/result.ts'
import type { Compiled, Db } from './database/database.ts'
import type { Column, List, ListQuery } from './list.ts'
import { placePart, type Selecting, type TextRows } from './list-print.ts'
import { checked, isUuid, MOST_LISTED, typed } from './list-value.ts'
import {
  columnOf,
  conditionsOf,
  fitsColumns,
  readPlace,
  whereOf,
  wrongPlace,
} from './list-where.ts'

/** A statement that reads a page, and what is to be known of its rows. */
export type PageStatement = {
  /** What each part of a row is called. */
  readonly names: readonly string[]
  readonly isKept: boolean
  readonly compiled: (selecting: Selecting) => Compiled
  /** The place behind the last row. */
  readonly nextOf: (shown: TextRows) => (string | null)[]
  /** Throws where what was found is no page. */
  readonly check?: (found: TextRows) => void
}

/** A page in the order of the list itself. */
export function plainStatement(db: Db, list: List, query: ListQuery): PageStatement {
  const names = selected(list, query.columns)
  const isKept = keepsPlan(list, query)
  return {
    names,
    isKept,
    compiled: selecting =>
      isKept ? keptPage(db, list, query, selecting) : pageOf(db, list, query, selecting),
    nextOf: shown => list.key.map(name => placePart(list, names, name, shown)),
  }
}

/** The statement that finds a page and whether there is one behind it. */
function pageOf(db: Db, list: List, query: ListQuery, selecting: Selecting): Compiled {
  const names = selected(list, query.columns)
  const key = list.key.map(name => columnOf(list, name))
  const parts = query.after === undefined ? [] : keyParts(key, query.after)
  const given = parts.map((part, i) => {
    const { kind } = columnOf(list, list.key[i]!)
    const value = kind === 'text' && isUuid(part) ? sql`${part}::uuid` : typed(kind, part)
    // PostgreSQL must not look at the value: near the end of a list it would think its own plan for
    // that page better than the kept one, every time.
    return keepsPlan(list, query) ? sql`(select ${value})` : value
  })
  const isDescending = (list.newestFirst === true) !== (query.reversed === true)
  const conditions = [
    ...conditionsOf(list, query),
    ...(given.length === 0 ? [] : [behind(key, given, isDescending)]),
  ]
  const order = key.map(column => sql`${column.from} ${isDescending ? sql`desc` : sql`asc`}`)
  const page = sql`
    select ${selecting.columns(list, names, name => columnOf(list, name).from)}
    from ${list.tables}
    ${whereOf(conditions)}
    order by ${sql.join(order)}
    limit ${sql.lit(query.limit + 1)}`
  const { sql: text, parameters } = selecting.whole(page).compile(db)
  return { text, parameters }
}

/** The key that a page is asked for behind, column by column. */
function keyParts(key: readonly Column[], after: string): readonly string[] {
  const parts = readPlace(after)
  if (parts !== undefined && fitsColumns(key, parts)) return parts
  throw wrongPlace(after)
}

/** The condition of the rows behind a place, where every column of the order has a value. */
export function behind(
  key: readonly Column[],
  given: readonly RawBuilder<unknown>[],
  isDescending: boolean,
): RawBuilder<unknown> {
  const operator = isDescending ? sql`<` : sql`>`
  // Over several tables the comparison of rows uses no index; that of its first column does.
  return sql`${key[0]!.from} ${operator}= ${given[0]}
    and (${sql.join(key.map(column => column.from))}) ${operator} (${sql.join(given)})`
}

/** Sizes that are asked for again and again; of 2 is the one row of a number, and whether it is the only one. */
const KEPT_LIMITS: ReadonlySet<number> = new Set([2, 50, 100])

/**
 * Whether a page is asked for often, and alike: in the list's order, of a usual size, of all rows or of
 * the few of an account or number. Planning a page of documents takes 3 ms, finding it 0.5.
 */
function keepsPlan(
  { columns: known, one }: List,
  { filters, columns, reversed, among, limit }: ListQuery,
): boolean {
  const isNarrowed = Object.keys(filters).some(name => known[name]?.few !== true && name !== one)
  const isUsual = among === undefined && columns === undefined && reversed !== true
  return isUsual && !isNarrowed && (KEPT_LIMITS.has(limit) || limit === MOST_LISTED)
}

const keptTexts = new WeakMap<List, Map<string, string>>()

/** As `pageOf` of a page whose plan is kept, its text made once: making it took 0.1 ms of a page. */
function keptPage(db: Db, list: List, query: ListQuery, selecting: Selecting): Compiled {
  const key = list.key.map(name => columnOf(list, name))
  const parts: readonly string[] = query.after === undefined ? [] : keyParts(key, query.after)
  const { shape = '', values = [] } = query.proviso ?? {}
  const filters = Object.keys(query.filters)
  const parameters = [
    ...values,
    ...filters.map(name => checked(name, columnOf(list, name).kind, query.filters[name]!)),
    ...(parts.length === 0 ? [] : [parts[0], ...parts]),
  ]
  const kind = `${selecting.name} ${query.limit} ${shape} ${filters} ${parts.map(isUuid)}`
  const texts = keptTexts.get(list) ?? new Map<string, string>()
  keptTexts.set(list, texts)
  const known = texts.get(kind)
  if (known !== undefined) return { text: known, parameters }
  const made = pageOf(db, list, query, selecting)
  assert(
    made.parameters.length === parameters.length &&
      made.parameters.every((value, i) => value === parameters[i]),
    `list ${list.name} has values of its own`,
  )
  texts.set(kind, made.text)
  return made
}

/** What is read: the columns asked for, and those by which rows are told apart and amounts printed. */
export function selected(list: List, asked: readonly string[] | undefined): readonly string[] {
  if (asked === undefined) return Object.keys(list.columns)
  const currencies = asked.flatMap(name => {
    const column = columnOf(list, name)
    return column.kind === 'amount' ? [column.currency ?? 'currency'] : []
  })
  return [...new Set([...asked, ...currencies, ...list.key])]
}
