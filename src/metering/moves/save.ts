import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

/** A register of a customer who left, and the same register with who came. */
export type Handover = {
  readonly from: { readonly accountId: string; readonly channelId: string }
  readonly to: { readonly accountId: string; readonly channelId: string }
}

/**
 * Gives the new customer what was measured since the day of the move, where the move was told late:
 * later reads, and interval days from that day on, as they stand; with the import that brought them,
 * so that it is taken back here, too.
 */
export async function copyMeasured(
  tx: Tx,
  { from, to }: Handover,
  on: Temporal.PlainDate,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO register_read
             (account_id, channel_id, read_on, revision, value, quality, source, recorded_at,
              import_id)
      SELECT DISTINCT ON (read_on) ${to.accountId}::uuid, ${to.channelId}::uuid, read_on, 1, value,
             quality, 'move', ${at}::timestamptz, import_id
        FROM counting_read
       WHERE account_id = ${from.accountId} AND channel_id = ${from.channelId} AND read_on > ${on}
       ORDER BY read_on, revision DESC
      ON CONFLICT DO NOTHING`,
  )
  await affected(
    tx,
    sql`
      INSERT INTO interval_day (account_id, channel_id, day, revision, minutes, scale, quantities,
                                total, missing, estimated, qualities, estimated_total, source,
                                recorded_at, import_id)
      SELECT DISTINCT ON (day) ${to.accountId}::uuid, ${to.channelId}::uuid, day, 1, minutes, scale,
             quantities, total, missing, estimated, qualities, estimated_total, 'move',
             ${at}::timestamptz, import_id
        FROM counting_interval_day
       WHERE account_id = ${from.accountId} AND channel_id = ${from.channelId} AND day >= ${on}
       ORDER BY day, revision DESC
      ON CONFLICT DO NOTHING`,
  )
}
