import { type RawBuilder, sql } from 'kysely'
import { FORMULA_DECIMALS, type Formula } from '../../catalog/expression/formula.ts'
import { startOfDay } from '../../kernel/calendar.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import { monthOf } from '../event.ts'
import {
  asTable,
  EVENTS,
  GROUP,
  type GroupRow,
  LIMIT,
  VOIDS,
  type Window,
} from './event-windows.ts'
import { NOT_VOIDED, voidsIn } from './events.ts'
import { type FormulaSource, formulaSql } from './formula-sql.ts'

/* What events come to that are priced one by one, by the definition of `event-amount.ts`. */

const EVENTS_SINCE = sql`usage_event e
  WHERE e.account_id = w.account_id AND e.subscription_id = w.subscription_id
    AND e.meter_code = w.meter_code AND e.occurred_at >= f.since AND e.occurred_at < w.ends_at
    AND e.month >= f.since_month AND e.month <= w.last AND ${NOT_VOIDED}`

/** Adds up the amounts of events that are priced one by one, each rounded to 12 decimals. */
export function loadAmounts(tx: Db, windows: readonly Window[]): Promise<GroupRow[]> {
  if (windows.length === 0) return Promise.resolve([])
  const { numbers, amount } = formulasOf(windows, {
    quantity: sql`e.quantity`,
    properties: sql`e.properties`,
  })
  return rows(
    tx,
    sql<GroupRow>`
      SELECT w.n, g.*, NULL::numeric AS "firstPlace"
        FROM ${asTable(windows)}
        JOIN unnest(${windows.map(w => w.n)}::int[], ${numbers}::int[]) AS f (n, formula)
          ON f.n = w.n
       CROSS JOIN ${VOIDS} AS voids
       CROSS JOIN LATERAL (
         SELECT d1, d2, d3, d4, d5, ${quantityOf(sql`quantity`)}, ${amountColumns(sql`true`)},
                ${quantityOf(sql`quantity`, sql`"pricedQuantity"`)}, count(*) AS "pricedCount"
           FROM (SELECT ${GROUP}, e.quantity, e.event_key, ${amount} AS amount FROM ${EVENTS}) x
          GROUP BY d1, d2, d3, d4, d5 ${LIMIT}
       ) g`,
  )
}

/**
 * As `loadAmounts`, where the first events or units of a period are free: the events are counted from
 * the period's first day on, in the order of their time.
 */
export function loadFreed(tx: Db, windows: readonly Window[]): Promise<GroupRow[]> {
  if (windows.length === 0) return Promise.resolve([])
  const source = { quantity: sql`y.priced`, properties: sql`y.properties` }
  const { numbers, amount } = formulasOf(windows, source)
  const free = windows.map(({ question }) => question.amount?.free)
  const since = windows.map(({ question: { timeZone, amount } }) =>
    startOfDay(amount!.free!.countedFrom, timeZone),
  )
  const order = sql`PARTITION BY d1, d2, d3, d4, d5 ORDER BY occurred_at, event_key COLLATE "C"`
  return rows(
    tx,
    sql<GroupRow>`
      SELECT w.n, g.*, NULL::numeric AS "firstPlace"
        FROM ${asTable(windows)}
        JOIN unnest(${windows.map(w => w.n)}::int[], ${numbers}::int[], ${since}::timestamptz[],
                    ${since.map(at => monthOf(at.epochMilliseconds))}::date[],
                    ${free.map(each => each?.events ?? 0)}::bigint[],
                    ${free.map(each => each?.quantity ?? null)}::numeric[])
          AS f (n, formula, since, since_month, events, granted) ON f.n = w.n
       CROSS JOIN ${voidsIn(sql`w.account_id`, sql`f.since_month`, sql`w.last`)} AS voids
       CROSS JOIN LATERAL (
         SELECT d1, d2, d3, d4, d5, ${quantityOf(sql`quantity`)}, ${amountColumns(sql`NOT is_free`)},
                ${quantityOf(sql`quantity`, sql`"pricedQuantity"`, sql`NOT is_free`)},
                count(*) FILTER (WHERE NOT is_free) AS "pricedCount"
           FROM (SELECT y.*, CASE WHEN is_free THEN 0 ELSE ${amount} END AS amount
                   FROM (SELECT x.*, ${BEYOND(sql`used`)} - ${BEYOND(sql`used - unfree`)} AS priced
                           FROM (SELECT r.*, sum(unfree) OVER (${order}) AS used
                                   FROM (SELECT o.*, place <= f.events AS is_free,
                                                CASE WHEN place <= f.events THEN 0
                                                     ELSE quantity END AS unfree
                                           FROM (SELECT c.*, row_number() OVER (${order}) AS place
                                                   FROM (SELECT ${GROUP}, e.quantity, e.properties,
                                                                e.occurred_at, e.event_key
                                                           FROM ${EVENTS_SINCE}) c) o) r) x
                          WHERE x.occurred_at >= w.starts_at) y) z
          GROUP BY d1, d2, d3, d4, d5 ${LIMIT}
       ) g`,
  )
}

const BEYOND = (count: RawBuilder<unknown>) =>
  sql`sign(${count}) * greatest(abs(${count}) - f.granted, 0)`

/** What counts of the quantities, under a name. */
function quantityOf(
  quantity: RawBuilder<unknown>,
  name: RawBuilder<unknown> = sql`quantity`,
  which: RawBuilder<unknown> = sql`true`,
): RawBuilder<unknown> {
  return sql`coalesce(CASE w.aggregation WHEN 'count' THEN count(*) FILTER (WHERE ${which})::numeric
    ELSE sum(${quantity}) FILTER (WHERE ${which}) END, 0) AS ${name}`
}

function amountColumns(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`count(*) AS count, coalesce(sum(amount) FILTER (WHERE ${which}), 0) AS amount,
    count(*) FILTER (WHERE ${which} AND amount IS NULL) AS unpriced,
    min(event_key COLLATE "C") FILTER (WHERE ${which} AND amount IS NULL) AS "unpricedKey"`
}

/** The different formulas of the windows as one CASE, and the number of each window's. */
function formulasOf(windows: readonly Window[], source: FormulaSource) {
  const distinct = new Map<string, { number: number; formula: Formula }>()
  const texts = new Map<Formula, string>()
  const numbers = windows.map(({ question }) => {
    const formula = question.amount?.formula ?? NOTHING
    const key = texts.get(formula) ?? textOf(formula)
    texts.set(formula, key)
    const known = distinct.get(key) ?? { number: distinct.size, formula }
    distinct.set(key, known)
    return known.number
  })
  const cases = [...distinct.values()].map(
    ({ number, formula }) =>
      sql`WHEN ${sql.lit(number)} THEN round(${formulaSql(formula, source)}, ${sql.lit(FORMULA_DECIMALS)})`,
  )
  return { numbers, amount: sql`CASE f.formula ${sql.join(cases, sql` `)} END` }
}

function textOf(formula: Formula): string {
  return JSON.stringify(formula, (_, value) => (value instanceof Decimal ? `${value}` : value))
}

const NOTHING: Formula = { op: 'number', value: Decimal.zero }
