import { type RawBuilder, sql } from 'kysely'
import { RefusalError } from '../kernel/result.ts'
import type { Column, List, ListQuery } from './list.ts'
import { type ColumnKind, checked, isOfKind, SQL_TYPES, typed } from './list-value.ts'

/** How else than by being equal a text is asked for. */
const OF_TEXTS = ['startsWith', 'in', 'not'] as const

/** More texts than anybody picks. */
const MOST_VALUES = 50

const filters = new WeakMap<List, ReadonlyMap<string, ColumnKind>>()

/** The names by which a list can be narrowed, with the kind of value that each takes. */
export function filtersOf(list: List): ReadonlyMap<string, ColumnKind> {
  const known = filters.get(list) ?? madeFilters(list)
  filters.set(list, known)
  return known
}

function madeFilters(list: List): ReadonlyMap<string, ColumnKind> {
  const names = new Map<string, ColumnKind>()
  for (const [name, column] of Object.entries(list.columns)) {
    if (column.filter !== true) continue
    names.set(name, column.kind)
    if (isOrdered(column.kind)) {
      names.set(`${name}.from`, column.kind)
      names.set(`${name}.to`, column.kind)
    }
    if (column.kind === 'text') {
      for (const operator of OF_TEXTS) names.set(`${name}.${operator}`, column.kind)
    }
  }
  return names
}

/**
 * What the rows of a narrowed list must meet: the proviso on who asks, its own condition and those that
 * were asked for.
 */
export function conditionsOf(list: List, query: ListQuery): RawBuilder<unknown>[] {
  return [
    ...(query.proviso === undefined ? [] : [query.proviso.condition()]),
    ...(list.where === undefined ? [] : [sql`(${list.where})`]),
    ...Object.entries(query.filters).map(([name, value]) => condition(list, name, value)),
    ...(query.among === undefined ? [] : [amongThem(list, query.among)]),
  ]
}

/** `where` and the conditions, if there are any. */
export function whereOf(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
}

function amongThem(list: List, { column, values }: NonNullable<ListQuery['among']>) {
  const { from, kind } = columnOf(list, column)
  return sql`${from} = any(${[...values]}::${SQL_TYPES[kind]}[])`
}

/** A column that the list must have. */
export function columnOf(list: List, name: string): Column {
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
  if (operator === 'in') return sql`${from} = any(${texts(asked, value)}::text[])`
  if (operator === 'not') {
    // What has no value is none of them.
    return sql`(${from} is null or ${from} <> all(${texts(asked, value)}::text[]))`
  }
  const given = typed(kind, checked(asked, kind, value))
  if (kind === 'texts') return sql`${from} @> ${given}`
  if (operator === 'from') return sql`${from} >= ${given}`
  if (operator === 'to') return sql`${from} < ${given}`
  return sql`${from} = ${given}`
}

/** Several texts with commas between. */
function texts(asked: string, value: string): string[] {
  const all = value.split(',').map(each => checked(asked, 'text', each.trim()))
  if (all.length <= MOST_VALUES) return all
  throw new RefusalError('invalid_input', {
    path: asked,
    value: JSON.stringify(value.slice(0, 60)),
    expected: `at most ${MOST_VALUES} texts with commas between`,
  })
}

/** The parts of the place behind which a page begins, as `placeText` wrote them. */
export function readPlace(text: string): (string | null)[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    const isPlace =
      Array.isArray(parts) && parts.every(part => part === null || typeof part === 'string')
    return isPlace ? (parts as (string | null)[]) : undefined
  } catch {
    return undefined
  }
}

/** A place in a list, as pages are asked for behind it. */
export function placeText(parts: readonly (string | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** The refusal of a place that no page of this list gave. */
export function wrongPlace(after: string): RefusalError {
  return new RefusalError('invalid_input', {
    path: 'after',
    value: JSON.stringify(after.slice(0, 60)),
    expected: 'the `next` of the page before',
  })
}

/** Whether parts can be values of these columns. */
export function fitsColumns(
  columns: readonly Column[],
  parts: readonly unknown[],
): parts is readonly string[] {
  return (
    parts.length === columns.length &&
    parts.every((part, i) => typeof part === 'string' && isOfKind(columns[i]!.kind, part))
  )
}
