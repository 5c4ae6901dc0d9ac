import { sql } from 'kysely'
import { one, rows, type Tx } from '../../platform/database/database.ts'

/** Columns of events, one array each, as PostgreSQL's array literals: text goes over unescaped. */
export type EventColumns = {
  readonly count: number
  readonly accountIds: string
  readonly subscriptionIds: string
  readonly meters: string
  readonly keys: string
  readonly months: string
  readonly occurredAt: string
  readonly quantities: string
  /** JSON texts, empty where an event has none; null where none of them has any. */
  readonly properties: string | null
}

/** Without properties, as most events are, they cost nothing: a column less goes over. */
function unnested(c: EventColumns) {
  if (c.properties !== null) {
    return sql`(SELECT account_id, event_key, month, subscription_id, meter_code, occurred_at,
                       quantity, nullif(properties, '')::jsonb AS properties, n
                  FROM unnest(${c.accountIds}::uuid[], ${c.keys}::text[], ${c.months}::date[],
                    ${c.subscriptionIds}::uuid[], ${c.meters}::text[],
                    ${c.occurredAt}::timestamptz[], ${c.quantities}::numeric[],
                    ${c.properties}::text[])
             WITH ORDINALITY AS x (account_id, event_key, month, subscription_id, meter_code,
                                   occurred_at, quantity, properties, n)) AS i`
  }
  return sql`unnest(${c.accountIds}::uuid[], ${c.keys}::text[], ${c.months}::date[],
                    ${c.subscriptionIds}::uuid[], ${c.meters}::text[],
                    ${c.occurredAt}::timestamptz[], ${c.quantities}::numeric[])
             WITH ORDINALITY AS i
             (account_id, event_key, month, subscription_id, meter_code, occurred_at, quantity, n)`
}

/**
 * Inserts those events that are not there yet. Gives the positions (from 0) that were inserted, or
 * null where all were, which is the usual case and then costs no list.
 */
export async function insertEvents(
  tx: Tx,
  columns: EventColumns,
  recordedAt: Temporal.Instant,
): Promise<Set<number> | null> {
  const properties = columns.properties === null ? sql`` : sql`, properties`
  const answer = await one(
    tx,
    sql<{ positions: bigint[] | null; count: bigint }>`
      WITH input AS (SELECT * FROM ${unnested(columns)}),
      taken AS (
        INSERT INTO usage_event (account_id, event_key, month, subscription_id, meter_code,
                                 occurred_at, quantity, recorded_at${properties})
        SELECT account_id, event_key, month, subscription_id, meter_code, occurred_at, quantity,
               ${recordedAt}::timestamptz${properties}
          FROM input
            ON CONFLICT DO NOTHING
        RETURNING account_id, event_key, month)
      SELECT (SELECT count(*) FROM taken) AS count,
             CASE WHEN (SELECT count(*) FROM taken) < ${columns.count}::bigint THEN
               (SELECT coalesce(array_agg(first.n), '{}') FROM (
                  SELECT min(i.n) AS n FROM input i JOIN taken USING (account_id, event_key, month)
                   GROUP BY account_id, event_key, month) first)
             END AS positions`,
  )
  if (answer.positions === null) return null
  return new Set(answer.positions.map(n => Number(n) - 1))
}

/** Whether each event stands in the table with this very content; by position (from 0). */
export async function compareEvents(tx: Tx, columns: EventColumns): Promise<Map<number, boolean>> {
  const found = await rows(
    tx,
    sql<{ n: bigint; same: boolean }>`
      SELECT i.n, e.subscription_id = i.subscription_id AND e.meter_code = i.meter_code
                  AND e.occurred_at = i.occurred_at AND e.quantity = i.quantity
                  AND e.properties IS NOT DISTINCT FROM
                      ${columns.properties === null ? sql`NULL` : sql`i.properties`} AS same
        FROM ${unnested(columns)}
        JOIN usage_event e USING (account_id, event_key, month)`,
  )
  return new Map(found.map(row => [Number(row.n) - 1, row.same]))
}
