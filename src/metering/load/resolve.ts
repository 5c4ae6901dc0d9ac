import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** A subscription found by its numbers, with the instants between which its usage may lie. */
export type ResolvedSubscription = {
  readonly accountId: string | null
  readonly timeZone: string
  readonly subscriptionId: string | null
  /** Milliseconds since 1970 at which its first day begins, and its first day without it. */
  readonly startsMs: number
  readonly endsMs: number
  /** `[from, to)` in milliseconds of pauses in which usage is refused; null = none. */
  readonly pausesMs: readonly (readonly [number, number | null])[] | null
  /** Service dates before it were billed or drafted, as far as can be seen without a lock. */
  readonly through: Temporal.PlainDate | null
}

/**
 * Finds subscriptions by account and subscription number, in the order asked. `accountId` is null
 * for an unknown account, `subscriptionId` for an unknown subscription of a known one.
 */
export async function resolveSubscriptions(
  tx: Db,
  accounts: readonly string[],
  subscriptions: readonly string[],
): Promise<ResolvedSubscription[]> {
  type Row = {
    accountId: string | null
    timeZone: string | null
    subscriptionId: string | null
    startsMs: bigint | null
    endsMs: bigint | null
    through: Temporal.PlainDate | null
    pausesMs: ResolvedSubscription['pausesMs']
  }
  const found = await rows(
    tx,
    sql<Row>`
      SELECT a.account_id AS "accountId", a.time_zone AS "timeZone",
             s.subscription_id AS "subscriptionId",
             (extract(epoch FROM s.start_on::timestamp AT TIME ZONE a.time_zone) * 1000)::bigint
               AS "startsMs",
             (extract(epoch FROM s.end_on::timestamp AT TIME ZONE a.time_zone) * 1000)::bigint
               AS "endsMs",
             greatest(b.billed_through, b.drafted_through) AS through,
             (SELECT json_agg(json_build_array(
                       extract(epoch FROM p.from_on::timestamp AT TIME ZONE a.time_zone) * 1000,
                       extract(epoch FROM p.to_on::timestamp AT TIME ZONE a.time_zone) * 1000))
                FROM subscription_pause p
               WHERE p.account_id = s.account_id AND p.subscription_id = s.subscription_id
                 AND p.usage = 'refuse') AS "pausesMs"
        FROM unnest(${accounts}::text[], ${subscriptions}::text[])
             WITH ORDINALITY AS asked (account, subscription, n)
        LEFT JOIN account_number x ON x.number = asked.account
        LEFT JOIN account a ON a.account_id = x.account_id
        LEFT JOIN subscription s
               ON s.account_id = a.account_id AND s.number = asked.subscription
        LEFT JOIN billing_state b
               ON b.account_id = s.account_id AND b.subscription_id = s.subscription_id
       ORDER BY asked.n`,
  )
  return found.map(row => ({
    accountId: row.accountId,
    timeZone: row.timeZone ?? 'UTC',
    subscriptionId: row.subscriptionId,
    startsMs: Number(row.startsMs ?? 0n),
    endsMs: row.endsMs === null ? Number.POSITIVE_INFINITY : Number(row.endsMs),
    through: row.through,
    pausesMs: row.pausesMs,
  }))
}

/** What a meter counts, and the property that its events must tell. */
export type MeterSource = {
  readonly source: 'events' | 'reads' | 'intervals'
  readonly property: string | null
}

/** The meters by code. */
export async function loadMeterSources(tx: Db): Promise<Map<string, MeterSource>> {
  const found = await rows(
    tx,
    sql<MeterSource & { code: string }>`SELECT meter_code AS code, source, property FROM meter`,
  )
  return new Map(found.map(({ code, ...meter }) => [code, meter]))
}
