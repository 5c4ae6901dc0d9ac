import { type RawBuilder, sql } from 'kysely'
import { RefusalError } from '../kernel/result.ts'
import type { Db } from './database/database.ts'
import type { List, ListQuery } from './list.ts'
import { behind, type PageStatement, selected } from './list-page.ts'
import { placePart, type Selecting, type TextRows } from './list-print.ts'
import { type ColumnKind, isOfKind, isUuid, typed } from './list-value.ts'
import {
  columnOf,
  conditionsOf,
  fitsColumns,
  readPlace,
  whereOf,
  wrongPlace,
} from './list-where.ts'

/**
 * Where no index bears an order, the rows that are left by the filters are sorted, as long as they are
 * no more than these: 10,000 rows of three joins took 40 ms, a million would take the database away
 * from others.
 */
export const MOST_SORTED = 10_000

/** Kinds in whose order nobody looks for anything. */
const UNSORTED: ReadonlySet<ColumnKind> = new Set(['json', 'texts', 'uuid'])

/** The columns by which a list can be ordered, and whether however long it is. */
export function sortsOf(list: List): ReadonlyMap<string, 'always' | 'narrowed'> {
  const columns = Object.entries(list.columns).filter(
    ([name, { kind }]) => !UNSORTED.has(kind) && !/Id$|^id$/.test(name),
  )
  return new Map(
    columns.map(([name, { sorted }]) => [
      name,
      sorted === true || name === list.key[0] ? 'always' : 'narrowed',
    ]),
  )
}

type Order = {
  readonly name: string
  readonly isDescending: boolean
  readonly isIndexed: boolean
  /** Such as `dueOn desc`: the first part of a place, so that none is taken for one of another order. */
  readonly title: string
}

/** How many rows the filters left stands behind the columns of a row under this name. */
const NARROWED = '~narrowed'

/**
 * A page ordered by a column, and within it by the list's key; rows without a value come last. Its
 * check throws `sort_too_wide` where no index bears the order and too many rows are left to sort.
 */
export function sortedStatement(
  db: Db,
  list: List,
  query: ListQuery,
  column: string,
): PageStatement {
  const order = orderOf(list, query, column)
  const { isIndexed } = order
  const names = [...new Set([...selected(list, query.columns), column])]
  const statementOf = isIndexed ? indexedPage : narrowedPage
  return {
    names: isIndexed ? names : [...names, NARROWED],
    isKept: false,
    compiled: selecting => {
      const page = statementOf(list, query, order, names, selecting)
      const { sql: text, parameters } = selecting.whole(page).compile(db)
      return { text, parameters }
    },
    nextOf: shown => [
      order.title,
      ...[column, ...list.key].map(name => placePart(list, names, name, shown)),
    ],
    ...(isIndexed ? {} : { check: found => demandFew(list, column, found) }),
  }
}

function demandFew(list: List, column: string, { parts, width }: TextRows): void {
  if (Number(parts[width - 1] ?? 0) <= MOST_SORTED) return
  const always = [...sortsOf(list)].filter(([, when]) => when === 'always')
  throw new RefusalError('sort_too_wide', {
    column,
    most: String(MOST_SORTED),
    others: always.map(([other]) => other).join(', '),
  })
}

function orderOf(list: List, query: ListQuery, name: string): Order {
  const when = sortsOf(list).get(name)
  if (when === undefined) {
    throw new RefusalError('invalid_input', {
      path: 'sort',
      value: JSON.stringify(name.slice(0, 60)),
      expected: [...sortsOf(list).keys()].join(', '),
    })
  }
  const isDescending = query.reversed === true
  const title = `${name} ${isDescending ? 'desc' : 'asc'}`
  return { name, isDescending, isIndexed: when === 'always', title }
}

/** The columns of the order: the one asked for, then those of the key that are not it. */
function orderNames(list: List, { name }: Order): string[] {
  return [name, ...list.key.filter(other => other !== name)]
}

/** The place behind which the page begins: its value in the order, and the key of its row. */
function placeOf(list: List, query: ListQuery, order: Order) {
  if (query.after === undefined) return undefined
  const [title, value = null, ...key] = readPlace(query.after) ?? []
  const columns = list.key.map(name => columnOf(list, name))
  const { kind } = columnOf(list, order.name)
  const isValue = value === null || isOfKind(kind, value)
  if (title !== order.title || !isValue || !fitsColumns(columns, key)) throw wrongPlace(query.after)
  const parts = new Map(list.key.map((name, i) => [name, key[i]!]))
  return { value, parts }
}

/** Minor units compare as whole numbers: as numerics they would use no index. */
function compared(kind: ColumnKind, value: string): RawBuilder<unknown> {
  if (kind === 'text' && isUuid(value)) return sql`${value}::uuid`
  return typed(kind === 'amount' ? 'whole' : kind, value)
}

function indexedPage(
  list: List,
  query: ListQuery,
  order: Order,
  names: readonly string[],
  selecting: Selecting,
) {
  const ordered = orderNames(list, order)
  const columns = ordered.map(name => columnOf(list, name))
  const place = placeOf(list, query, order)
  const conditions = conditionsOf(list, query)
  if (place !== undefined) {
    if (place.value === null) throw wrongPlace(query.after ?? '')
    const { value, parts } = place
    const given = ordered.map((name, i) =>
      compared(columns[i]!.kind, i === 0 ? value : (parts.get(name) ?? '')),
    )
    conditions.push(behind(columns, given, order.isDescending))
  }
  const direction = order.isDescending ? sql`desc` : sql`asc`
  return sql`
    select ${selecting.columns(list, names, name => columnOf(list, name).from)}
    from ${list.tables} ${whereOf(conditions)}
    order by ${sql.join(columns.map(({ from }) => sql`${from} ${direction}`))}
    limit ${sql.lit(query.limit + 1)}`
}

function narrowedPage(
  list: List,
  query: ListQuery,
  order: Order,
  names: readonly string[],
  selecting: Selecting,
) {
  const ordered = orderNames(list, order)
  const place = placeOf(list, query, order)
  const direction = order.isDescending ? sql`desc` : sql`asc`
  const behindIt = place === undefined ? sql`` : sql`where ${behindPlace(list, order, place)}`
  const columns = names.map(name => sql`${columnOf(list, name).from} as ${sql.ref(name)}`)
  const count = sql`(select count(*) from narrowed)`
  return sql`
    with narrowed as materialized (
      select ${sql.join(columns)}
      from ${list.tables} ${whereOf(conditionsOf(list, query))}
      limit ${sql.lit(MOST_SORTED + 1)})
    select ${selecting.columns(list, names, name => sql.ref(name), [count])}
    from narrowed ${behindIt}
    order by ${sql.join(ordered.map(name => sql`${sql.ref(name)} ${direction} nulls last`))}
    limit ${sql.lit(query.limit + 1)}`
}

function behindPlace(
  list: List,
  order: Order,
  { value, parts }: NonNullable<ReturnType<typeof placeOf>>,
): RawBuilder<unknown> {
  const operator = order.isDescending ? sql`<` : sql`>`
  const column = sql.ref(order.name)
  const rest = orderNames(list, order).slice(1)
  const given = rest.map(name => compared(columnOf(list, name).kind, parts.get(name) ?? ''))
  if (rest.length === 0)
    return sql`${column} ${operator} ${compared(columnOf(list, order.name).kind, value ?? '')}`
  const later = sql`(${sql.join(rest.map(name => sql.ref(name)))}) ${operator} (${sql.join(given)})`
  if (value === null) return sql`${column} is null and ${later}`
  const bound = compared(columnOf(list, order.name).kind, value)
  return sql`(${column} is null or ${column} ${operator} ${bound} or (${column} = ${bound} and ${later}))`
}
