import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import { NOT_VOIDED, voidsIn } from './events.ts'

/** Where a consumption chart comes from: a meter that counts events, or a channel. */
export type UsageSource =
  | { readonly accountId: string; readonly subscriptionId: string; readonly meterCode: string }
  | { readonly accountId: string; readonly channelId: string }

/** What was used in a calendar month of the account. */
export type MonthlyUsage = {
  /** The first of the month. */
  readonly month: Temporal.PlainDate
  readonly quantity: Decimal
}

/**
 * The consumption of the last `months` calendar months up to and with that of `through`, oldest
 * first, one list a source in the order asked; months without data are left out. Events and interval
 * days are added up (events by the sum, whatever the meter's aggregation); between two reads the
 * consumption is spread evenly over the days, as for the bill. For the picture on the invoice: it
 * may differ from billed quantities by estimates. One statement for a whole chunk.
 */
export async function loadMonthlyUsage(
  tx: Db,
  sources: readonly UsageSource[],
  through: Temporal.PlainDate,
  months = 13,
): Promise<MonthlyUsage[][]> {
  if (sources.length === 0) return []
  const last = through.with({ day: 1 })
  const first = last.subtract({ months: months - 1 })
  const end = last.add({ months: 1 })
  const found = await rows(
    tx,
    sql<{ n: bigint; month: Temporal.PlainDate; quantity: Decimal }>`
      WITH asked AS (
        SELECT * FROM unnest(${sources.map(s => s.accountId)}::uuid[],
          ${sources.map(s => ('channelId' in s ? s.channelId : null))}::uuid[],
          ${sources.map(s => ('channelId' in s ? null : s.subscriptionId))}::uuid[],
          ${sources.map(s => ('channelId' in s ? null : s.meterCode))}::text[])
          WITH ORDINALITY AS s (account_id, channel_id, subscription_id, meter_code, n))
      ${ofEvents(first, end)} UNION ALL ${ofIntervals(first, end)} UNION ALL ${ofReads(first, end)}
      ORDER BY n, month`,
  )
  const lists: MonthlyUsage[][] = sources.map(() => [])
  for (const { n, month, quantity } of found) {
    lists[Number(n) - 1]?.push({ month, quantity: quantity.round(3) })
  }
  return lists
}

function ofEvents(first: Temporal.PlainDate, end: Temporal.PlainDate) {
  // A day of slack on both sides, because partitions are months in UTC.
  const from = sql`${first.subtract({ months: 1 })}::date`
  const to = sql`${end}::date`
  return sql`
    SELECT a.n, date_trunc('month', e.occurred_at AT TIME ZONE account.time_zone)::date AS month,
           sum(e.quantity) AS quantity
      FROM asked a
      JOIN account ON account.account_id = a.account_id
     CROSS JOIN ${voidsIn(sql`a.account_id`, from, to)} AS voids
      JOIN usage_event e
        ON e.account_id = a.account_id AND e.subscription_id = a.subscription_id
       AND e.meter_code = a.meter_code
       AND e.occurred_at >= ${first}::date::timestamp AT TIME ZONE account.time_zone
       AND e.occurred_at < ${end}::date::timestamp AT TIME ZONE account.time_zone
       AND e.month >= ${from} AND e.month <= ${to} AND ${NOT_VOIDED}
     GROUP BY a.n, 2`
}

function ofIntervals(first: Temporal.PlainDate, end: Temporal.PlainDate) {
  return sql`
    SELECT a.n, date_trunc('month', d.day)::date AS month, sum(d.total * c.multiplier) AS quantity
      FROM asked a
      JOIN channel c ON c.account_id = a.account_id AND c.channel_id = a.channel_id
     CROSS JOIN LATERAL (
       SELECT DISTINCT ON (x.day) x.day, x.total FROM counting_interval_day x
        WHERE x.account_id = a.account_id AND x.channel_id = a.channel_id
          AND x.day >= ${first}::date AND x.day < ${end}::date
        ORDER BY x.day, x.revision DESC
     ) d
     GROUP BY a.n, 2`
}

function ofReads(first: Temporal.PlainDate, end: Temporal.PlainDate) {
  return sql`
    SELECT a.n, m.month::date AS month,
           sum(p.used * (least(p.next_on, (m.month + interval '1 month')::date)
                         - greatest(p.read_on, m.month::date)) / (p.next_on - p.read_on))
             AS quantity
      FROM asked a
      JOIN channel c ON c.account_id = a.account_id AND c.channel_id = a.channel_id
     CROSS JOIN LATERAL (
       SELECT r.read_on, lead(r.read_on) OVER w AS next_on,
              (CASE WHEN lead(r.value) OVER w < r.value AND c.digits IS NOT NULL
                         AND r.quality <> 'estimated'
                    THEN power(10::numeric, c.digits) ELSE 0 END
               + lead(r.value) OVER w - r.value) * c.multiplier AS used
         FROM (SELECT DISTINCT ON (x.read_on) x.read_on, x.value, x.quality
                 FROM counting_read x
                WHERE x.account_id = a.account_id AND x.channel_id = a.channel_id
                  AND x.read_on >= coalesce((
                        SELECT max(b.read_on) FROM counting_read b
                         WHERE b.account_id = a.account_id AND b.channel_id = a.channel_id
                           AND b.read_on <= ${first}::date), '-infinity')
                ORDER BY x.read_on, x.revision DESC) r
       WINDOW w AS (ORDER BY r.read_on)
     ) p
     CROSS JOIN LATERAL generate_series(
       greatest(date_trunc('month', p.read_on::timestamp), ${first}::date::timestamp),
       least(p.next_on - 1, ${end}::date - 1)::timestamp, interval '1 month') AS m (month)
     WHERE p.next_on IS NOT NULL
     GROUP BY a.n, m.month`
}
