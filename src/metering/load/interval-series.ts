import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { ChannelWindow } from './billing.ts'

/** One local day of an interval series, in whole numbers of 10^-scale units of the register. */
export type StoredIntervalDay = {
  readonly day: Temporal.PlainDate
  readonly minutes: number
  readonly scale: number
  /** In the order of time from midnight on; null where a value is missing. */
  readonly quantities: readonly (bigint | null)[]
  readonly estimated: boolean
  /** Runs of letters, or null where `estimated` tells of all values. */
  readonly qualities: string | null
}

/**
 * The interval values of each window, the latest revision of each day, in order; days may be missing.
 * In one statement. For charges that ask when something was used; those that ask how much take
 * `loadIntervalTotals`.
 */
export async function loadIntervalSeries(
  tx: Db,
  windows: readonly ChannelWindow[],
): Promise<StoredIntervalDay[][]> {
  const byWindow = windows.map((): StoredIntervalDay[] => [])
  if (windows.length === 0) return byWindow
  const found = await rows(
    tx,
    sql<StoredIntervalDay & { n: bigint }>`
      SELECT w.n, d.day, d.minutes, d.scale, d.quantities, d.estimated, d.qualities
        FROM unnest(${windows.map(w => w.accountId)}::uuid[],
                    ${windows.map(w => w.channelId)}::uuid[],
                    ${windows.map(w => w.from)}::date[],
                    ${windows.map(w => w.to)}::date[])
             WITH ORDINALITY AS w (account_id, channel_id, starts_on, ends_on, n)
       CROSS JOIN LATERAL (
         SELECT DISTINCT ON (x.day) x.day, x.minutes, x.scale, x.quantities, x.estimated,
                x.qualities
           FROM counting_interval_day x
          WHERE x.account_id = w.account_id AND x.channel_id = w.channel_id
            AND x.day >= w.starts_on AND x.day < w.ends_on
          ORDER BY x.day, x.revision DESC
       ) d
       ORDER BY w.n, d.day`,
  )
  for (const { n, ...day } of found) byWindow[Number(n) - 1]?.push(day)
  return byWindow
}
