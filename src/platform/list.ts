import { type RawBuilder, sql } from 'kysely'
import { assert } from '../kernel/result.ts'
import { type Compiled, type Db, textRows } from './database/database.ts'
import type { Json } from './json.ts'
import {
  inColumns,
  inOneText,
  type Printer,
  parted,
  placePart,
  printerOf,
  type Selecting,
  type TextRows,
} from './list-print.ts'
import { sortedStatement } from './list-sort.ts'
import { type ColumnKind, isUuid, typed } from './list-value.ts'
import {
  columnOf,
  conditionsOf,
  fitsColumns,
  placeText,
  readPlace,
  whereOf,
  wrongPlace,
} from './list-where.ts'

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
  /** Whether an index bears the list in this order, however long it is. Never nullable. */
  readonly sorted?: boolean
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
  /** The column by whose value one row is asked for; several rows may bear it. */
  readonly one?: string
  /** About people: who takes it out whole is named in the log. */
  readonly personal?: boolean
}

/** `status` equals; dates and numbers also `issuedOn.from` (that or later), `issuedOn.to` (before). */
export type ListQuery = {
  readonly filters: Readonly<Record<string, string>>
  readonly after?: string
  readonly limit: number
  /** Only these; default all. */
  readonly columns?: readonly string[]
  /** From the other end. */
  readonly reversed?: boolean
  /** Ordered by this column rather than by the list's own key; `reversed` is from its high end. */
  readonly sort?: string
  /** Only rows whose column has one of these values. */
  readonly among?: { readonly column: string; readonly values: readonly string[] }
  readonly proviso?: Proviso
}

/**
 * A condition on who asks, looked up by the very statement that reads the page: where it does not hold
 * there are no rows. It names no column of a list.
 */
export type Proviso = {
  /** Alike for conditions that differ in `values` alone. */
  readonly shape: string
  readonly values: readonly unknown[]
  /** Names the values in their order, each once; made only where the statement is not known yet. */
  condition(): RawBuilder<unknown>
}

export type ListPage = {
  readonly rows: readonly Readonly<Record<string, Json>>[]
  /** Where the next page begins; null when this is the last. */
  readonly next: string | null
}

/** The most rows of one page. */
export const MOST_LISTED = 500

/** Pages of these sizes, of whole lists, are planned once a connection. */
const KEPT_LIMITS: ReadonlySet<number> = new Set([50, 100, MOST_LISTED])

/**
 * A page of a list in one statement, from behind the key of the page before: as fast on the last page
 * as on the first. Throws the refusals `unknown_field` and `invalid_input` for what cannot be asked.
 */
export async function loadPage(db: Db, list: List, query: ListQuery): Promise<ListPage> {
  const { shown, next, printer } = await readPage(db, list, query)
  return { rows: printer.rows(shown), next }
}

/** A page that is there but not printed yet: how many rows it has, and the JSON of `loadPage`. */
export type UnprintedPage = { readonly rows: number; text(): string }

/** A page to be sent as text: it is printed when, and if, its text is wanted. */
export async function loadPageText(db: Db, list: List, query: ListQuery): Promise<UnprintedPage> {
  const { shown, next, printer } = await readPage(db, list, query)
  return { rows: shown.count, text: () => printer.json(shown, next) }
}

type ReadPage = {
  readonly shown: TextRows
  readonly next: string | null
  readonly printer: Printer
}

async function readPage(db: Db, list: List, asked: ListQuery): Promise<ReadPage> {
  const limit = Math.min(Math.max(1, asked.limit), MOST_LISTED)
  const query = { ...asked, limit }
  const statement =
    query.sort === undefined
      ? plainStatement(db, list, query)
      : sortedStatement(db, list, query, query.sort)
  const { names, nextOf, check } = statement
  const found = await readRows(db, statement)
  check?.(found)
  const isMore = found.count > limit
  const shown = isMore ? { ...found, count: limit } : found
  return {
    shown,
    next: isMore ? placeText(nextOf(shown)) : null,
    printer: printerFor(list, names, query.columns),
  }
}

async function readRows(db: Db, { names, isKept, compiled }: PageStatement): Promise<TextRows> {
  const [texts = []] = await textRows(db, compiled(inOneText), isKept)
  const width = names.length
  const rows = parted(texts, width)
  if (rows !== undefined) return rows
  const lines = await textRows(db, compiled(inColumns), false)
  return { parts: lines.flat().map(String), width, count: lines.length }
}

const printers = new WeakMap<List, Printer>()

/** Those of whole rows are kept. */
function printerFor(list: List, names: readonly string[], asked: ListQuery['columns']): Printer {
  if (asked !== undefined) return printerOf(list, names, asked)
  const made = printers.get(list) ?? printerOf(list, names)
  printers.set(list, made)
  return made
}

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

function plainStatement(db: Db, list: List, query: ListQuery): PageStatement {
  const names = selected(list, query.columns)
  const isKept = keepsPlan(query)
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
    return keepsPlan(query) ? sql`(select ${value})` : value
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

/** Whether a page is asked for often, and alike: of the whole list, in its order, of a usual size. */
function keepsPlan({ filters, columns, reversed, among, limit }: ListQuery): boolean {
  const isNarrowed = Object.keys(filters).length > 0 || among !== undefined
  const isWhole = !isNarrowed && columns === undefined && reversed !== true
  return isWhole && KEPT_LIMITS.has(limit)
}

const keptTexts = new WeakMap<List, Map<string, string>>()

/** As `pageOf` of a whole list, whose text is made once: making it took 0.1 ms of a page. */
function keptPage(db: Db, list: List, query: ListQuery, selecting: Selecting): Compiled {
  const key = list.key.map(name => columnOf(list, name))
  const parts: readonly string[] = query.after === undefined ? [] : keyParts(key, query.after)
  const { shape = '', values = [] } = query.proviso ?? {}
  const parameters = [...values, ...(parts.length === 0 ? [] : [parts[0], ...parts])]
  const kind = `${selecting.name} ${query.limit} ${shape} ${parts.map(isUuid).join(' ')}`
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

/** Every row of a narrowed list, page by page; memory does not grow with it. */
export async function* allRows(
  db: Db,
  list: List,
  filters: ListQuery['filters'],
  shape: Pick<ListQuery, 'columns' | 'reversed' | 'among' | 'sort'> = {},
): AsyncGenerator<Readonly<Record<string, Json>>> {
  let page: ListPage | undefined
  do {
    page = await pageBehind(db, list, { ...shape, filters }, page)
    yield* page.rows
  } while (page.next !== null)
}

/** The next page of a list of which every row is wanted: its first, or the one behind a page. */
export async function pageBehind(
  db: Db,
  list: List,
  query: Omit<ListQuery, 'limit' | 'after'>,
  page: ListPage | undefined,
): Promise<ListPage> {
  const start = page === undefined || page.next === null ? {} : { after: page.next }
  return loadPage(db, list, { ...query, limit: MOST_LISTED, ...start })
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
