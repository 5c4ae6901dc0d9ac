import { sql } from 'kysely'
import { Decimal } from '../../kernel/decimal.ts'
import { assert } from '../../kernel/result.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import { monthOf } from '../event.ts'
import type { ReadQuality } from '../register.ts'
import { NOT_VOIDED, voidsIn } from './events.ts'

/*
 * What the bill run asks of the meters: each function answers a whole chunk of accounts (about
 * 1,000) in one statement, whatever the number of windows, and in the order of the questions.
 */

/** Events of one subscription and meter from an instant up to, not including, another. */
export type EventWindow = {
  readonly accountId: string
  readonly subscriptionId: string
  readonly meterCode: string
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

export type EventTotal = { readonly quantity: Decimal; readonly count: number }

/**
 * What was used in each window, by the meter's aggregation: the sum, the number of events, the
 * largest, or the latest quantity (of one instant the greater key). No events are quantity 0.
 * Voided events do not count.
 * PostgreSQL adds up, so that a window of millions of events costs no memory here. The bounds of
 * `month` leave out the partitions that cannot hold the window.
 */
export async function loadEventWindows(
  tx: Db,
  windows: readonly EventWindow[],
): Promise<EventTotal[]> {
  if (windows.length === 0) return []
  const found = await rows(
    tx,
    sql<{ quantity: Decimal | null; count: bigint }>`
      SELECT CASE m.aggregation WHEN 'count' THEN total.count::numeric
                                WHEN 'max' THEN total.largest
                                WHEN 'latest' THEN latest.quantity
                                ELSE total.sum END AS quantity,
             total.count
        FROM unnest(${windows.map(w => w.accountId)}::uuid[],
                    ${windows.map(w => w.subscriptionId)}::uuid[],
                    ${windows.map(w => w.meterCode)}::text[],
                    ${windows.map(w => w.from)}::timestamptz[],
                    ${windows.map(w => w.to)}::timestamptz[],
                    ${windows.map(w => monthOf(w.from.epochMilliseconds))}::date[],
                    ${windows.map(w => monthOf(w.to.epochMilliseconds))}::date[])
             WITH ORDINALITY
             AS w (account_id, subscription_id, meter_code, starts_at, ends_at, first, last, n)
        LEFT JOIN meter m ON m.meter_code = w.meter_code
       CROSS JOIN ${voidsIn(sql`w.account_id`, sql`w.first`, sql`w.last`)} AS voids
       CROSS JOIN LATERAL (
         SELECT sum(e.quantity) AS sum, max(e.quantity) AS largest, count(*) AS count
           FROM usage_event e
          WHERE e.account_id = w.account_id AND e.subscription_id = w.subscription_id
            AND e.meter_code = w.meter_code
            AND e.occurred_at >= w.starts_at AND e.occurred_at < w.ends_at
            AND e.month >= w.first AND e.month <= w.last AND ${NOT_VOIDED}
       ) total
        LEFT JOIN LATERAL (
         SELECT e.quantity
           FROM usage_event e
          WHERE m.aggregation = 'latest'
            AND e.account_id = w.account_id AND e.subscription_id = w.subscription_id
            AND e.meter_code = w.meter_code
            AND e.occurred_at >= w.starts_at AND e.occurred_at < w.ends_at
            AND e.month >= w.first AND e.month <= w.last AND ${NOT_VOIDED}
          ORDER BY e.occurred_at DESC, e.event_key DESC
          LIMIT 1
       ) latest ON true
       ORDER BY w.n`,
  )
  assert(found.length === windows.length, 'one total a window')
  return found.map(row => ({ quantity: row.quantity ?? Decimal.zero, count: Number(row.count) }))
}

/** A channel and the service dates whose consumption is wanted. */
export type ChannelWindow = {
  readonly accountId: string
  readonly channelId: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/** A register stood at `value` when local day `readOn` began. */
export type ChannelRead = {
  readonly readOn: Temporal.PlainDate
  readonly value: Decimal
  readonly quality: ReadQuality
}

/**
 * The reads that each window is measured with, in order, the latest revision of each date: from the
 * last one on or before its start that is no estimate to the first such one on or after its end,
 * because an estimate is dropped where a later read contradicts it. Where none is after it, from 12
 * months earlier, which carrying the register on needs.
 */
export async function loadReads(
  tx: Db,
  channels: readonly ChannelWindow[],
): Promise<ChannelRead[][]> {
  if (channels.length === 0) return []
  const found = await rows(
    tx,
    sql<ChannelRead & { n: bigint }>`
      SELECT w.n, r.read_on AS "readOn", r.value, r.quality
        FROM unnest(${channels.map(w => w.accountId)}::uuid[],
                    ${channels.map(w => w.channelId)}::uuid[],
                    ${channels.map(w => w.from)}::date[],
                    ${channels.map(w => w.to)}::date[])
             WITH ORDINALITY AS w (account_id, channel_id, starts_on, ends_on, n)
       CROSS JOIN LATERAL (
         SELECT (SELECT min(a.read_on) FROM counting_read a
                  WHERE a.account_id = w.account_id AND a.channel_id = w.channel_id
                    AND a.read_on >= w.ends_on AND a.quality <> 'estimated') AS after_on
       ) next
       CROSS JOIN LATERAL (
         SELECT coalesce(max(b.read_on), '-infinity') AS first_on
           FROM counting_read b
          WHERE b.account_id = w.account_id AND b.channel_id = w.channel_id
            AND b.quality <> 'estimated'
            AND b.read_on <= CASE WHEN next.after_on IS NULL
                                  THEN (w.starts_on - interval '12 months')::date
                                  ELSE w.starts_on END
       ) start
       CROSS JOIN LATERAL (
         SELECT DISTINCT ON (x.read_on) x.read_on, x.value, x.quality
           FROM counting_read x
          WHERE x.account_id = w.account_id AND x.channel_id = w.channel_id
            AND x.read_on >= start.first_on
            AND x.read_on <= coalesce(next.after_on, 'infinity')
          ORDER BY x.read_on, x.revision DESC
       ) r
       ORDER BY w.n, r.read_on`,
  )
  return byQuestion(channels.length, found)
}

/** One local day of an interval series. */
export type IntervalTotal = {
  readonly day: Temporal.PlainDate
  /** The sum of the values that are there, in the meter's unit, before the multiplier. */
  readonly total: Decimal
  /** How many values of the day are missing. */
  readonly missing: number
  readonly estimated: boolean
  /** What of the total was estimated or substituted. */
  readonly estimatedTotal: Decimal
}

/** Totals by day of each window, the latest revision of each day, in order; days may be missing. */
export async function loadIntervalTotals(
  tx: Db,
  windows: readonly ChannelWindow[],
): Promise<IntervalTotal[][]> {
  if (windows.length === 0) return []
  const found = await rows(
    tx,
    sql<IntervalTotal & { n: bigint }>`
      SELECT w.n, d.day, d.total, d.missing, d.estimated,
             coalesce(d.estimated_total, CASE WHEN d.estimated THEN d.total ELSE 0 END)
               AS "estimatedTotal"
        FROM unnest(${windows.map(w => w.accountId)}::uuid[],
                    ${windows.map(w => w.channelId)}::uuid[],
                    ${windows.map(w => w.from)}::date[],
                    ${windows.map(w => w.to)}::date[])
             WITH ORDINALITY AS w (account_id, channel_id, starts_on, ends_on, n)
       CROSS JOIN LATERAL (
         SELECT DISTINCT ON (x.day) x.day, x.total, x.missing, x.estimated, x.estimated_total
           FROM counting_interval_day x
          WHERE x.account_id = w.account_id AND x.channel_id = w.channel_id
            AND x.day >= w.starts_on AND x.day < w.ends_on
          ORDER BY x.day, x.revision DESC
       ) d
       ORDER BY w.n, d.day`,
  )
  return byQuestion(windows.length, found)
}

/** One register of a meter at a premise. */
export type Channel = {
  readonly channelId: string
  readonly premiseId: string
  readonly meterCode: string
  readonly serial: string
  readonly register: string
  /** Units of the meter for one unit of the register. */
  readonly multiplier: Decimal
  /** Digits before the register starts again at zero; null where it never does. */
  readonly digits: number | null
  readonly installedOn: Temporal.PlainDate
  /** First day without it. */
  readonly removedOn: Temporal.PlainDate | null
}

/** The channels at each premise, oldest first; all of them, removed ones too. */
export async function loadChannels(
  tx: Db,
  premises: readonly { readonly accountId: string; readonly premiseId: string }[],
): Promise<Channel[][]> {
  if (premises.length === 0) return []
  const found = await rows(
    tx,
    sql<Channel & { n: bigint }>`
      SELECT p.n, c.channel_id AS "channelId", c.premise_id AS "premiseId",
             c.meter_code AS "meterCode", c.serial, c.register, c.multiplier, c.digits,
             c.installed_on AS "installedOn", c.removed_on AS "removedOn"
        FROM unnest(${premises.map(p => p.accountId)}::uuid[],
                    ${premises.map(p => p.premiseId)}::uuid[])
             WITH ORDINALITY AS p (account_id, premise_id, n)
        JOIN channel c ON c.account_id = p.account_id AND c.premise_id = p.premise_id
       ORDER BY p.n, c.meter_code, c.installed_on, c.serial, c.register`,
  )
  return byQuestion(premises.length, found)
}

/** Rows that bear the number of their question (from 1), as one list a question. */
export function byQuestion<Row extends { readonly n: bigint }>(
  count: number,
  found: readonly Row[],
): Omit<Row, 'n'>[][] {
  const lists: Omit<Row, 'n'>[][] = Array.from({ length: count }, () => [])
  for (const { n, ...row } of found) lists[Number(n) - 1]?.push(row)
  return lists
}
