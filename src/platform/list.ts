import type { RawBuilder } from 'kysely'
import { type Db, textRows } from './database/database.ts'
import type { Json } from './json.ts'
import { type PageStatement, plainStatement } from './list-page.ts'
import {
  inColumns,
  inOneText,
  type Printer,
  parted,
  printerOf,
  type TextRows,
} from './list-print.ts'
import { sortedStatement } from './list-sort.ts'
import { type ColumnKind, MOST_LISTED } from './list-value.ts'
import { placeText } from './list-where.ts'

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
  /** Whether few rows have one value of it, however long the list: the best plan is always the same. */
  readonly few?: boolean
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
