import { type RawBuilder, sql } from 'kysely'
import { formatMinorText } from '../kernel/money.ts'
import { type Db, one, rows, sqlState, transaction } from './database/database.ts'
import type { Column, List, ListQuery } from './list.ts'
import { columnOf, conditionsOf, whereOf } from './list-where.ts'

/** Rows are counted and amounts summed up to here; beyond, there are "more than" so many. */
export const MOST_COUNTED = 50_000

/** Nobody waits longer for a sum that nobody asked for. */
const MOST_TIME = '2s'

/** How many rows a narrowed list has, and the sums of its amounts by currency. */
export type ListTotals = {
  /** Counted rows; null where counting took too long. */
  readonly rows: number | null
  /** There are more than `rows`; then there are no sums, for they would be of a part. */
  readonly more: boolean
  /** By column and currency, such as `{ open: { EUR: '12.50' } }`. */
  readonly sums: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Counts and sums what is filtered, within bounds of rows and of time, and says so at the bound. */
export async function loadTotals(
  db: Db,
  list: List,
  query: Pick<ListQuery, 'filters'>,
): Promise<ListTotals> {
  try {
    return await transaction(db, async tx => {
      await rows(tx, sql`set local statement_timeout = ${sql.lit(MOST_TIME)}`)
      return counted(tx, list, query)
    })
  } catch (error) {
    if (sqlState(error) === '57014') return { rows: null, more: true, sums: {} }
    throw error
  }
}

async function counted(db: Db, list: List, query: Pick<ListQuery, 'filters'>): Promise<ListTotals> {
  // Without the amounts first: what 50,000 customers owe would be added up for nothing.
  const { count } = await one(
    db,
    sql<{ count: bigint }>`select count(*) from (${narrowed(list, query, sql`1`)}) counted`,
  )
  if (count > MOST_COUNTED) return { rows: MOST_COUNTED, more: true, sums: {} }
  const amounts = Object.entries(list.columns).filter(([, { kind }]) => kind === 'amount')
  const sums = amounts.length === 0 ? {} : await summed(db, list, query, amounts)
  return { rows: Number(count), more: false, sums }
}

function narrowed(
  list: List,
  query: Pick<ListQuery, 'filters'>,
  selection: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`select ${selection} from ${list.tables}
    ${whereOf(conditionsOf(list, { filters: query.filters, limit: 0 }))}
    limit ${sql.lit(MOST_COUNTED + 1)}`
}

async function summed(
  db: Db,
  list: List,
  query: Pick<ListQuery, 'filters'>,
  amounts: readonly (readonly [string, Column])[],
): Promise<ListTotals['sums']> {
  const currencyOf = ({ currency = 'currency' }: Column) => currency
  const currencies = [...new Set(amounts.map(([, column]) => currencyOf(column)))]
  const names = [...amounts.map(([name]) => name), ...currencies]
  const selection = names.map(name => sql`${columnOf(list, name).from} as ${sql.ref(name)}`)
  const refs = sql.join(currencies.map(each => sql.ref(each)))
  const sums = amounts.map(([name]) => sql`sum(${sql.ref(name)})::text as ${sql.ref(name)}`)
  const found = await rows(
    db,
    sql<Record<string, unknown>>`
      select ${refs}, ${sql.join(sums)}
      from (${narrowed(list, query, sql.join(selection))}) narrowed group by ${refs}`,
  )
  return Object.fromEntries(
    amounts.map(([name, column]) => [name, byCurrency(found, name, currencyOf(column))]),
  )
}

function byCurrency(
  found: readonly Record<string, unknown>[],
  name: string,
  currency: string,
): Record<string, string> {
  const sums = new Map<string, bigint>()
  for (const row of found) {
    const code = row[currency]
    if (typeof code !== 'string' || row[name] === null) continue
    sums.set(code, (sums.get(code) ?? 0n) + BigInt(String(row[name])))
  }
  return Object.fromEntries(
    [...sums].map(([code, minor]) => [code, formatMinorText(String(minor), code)]),
  )
}
