import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'

export type NewVoid = {
  readonly accountId: string
  readonly eventKey: string
  readonly month: Temporal.PlainDate
  /** The event that counts instead; null where none does. */
  readonly replacement: { readonly eventKey: string; readonly month: Temporal.PlainDate } | null
}

/** Adds voids; one that a rival wrote first fails, and the command is run again. */
export async function insertVoids(
  tx: Tx,
  voids: readonly NewVoid[],
  by: { readonly actor: string; readonly at: Temporal.Instant; readonly reason: string },
): Promise<void> {
  if (voids.length === 0) return
  await affected(
    tx,
    sql`INSERT INTO usage_event_void (account_id, event_key, month, replacement_key,
                                      replacement_month, reason, voided_by, voided_at)
        SELECT n.*, ${by.reason}::text, ${by.actor}::text, ${by.at}::timestamptz
          FROM unnest(${voids.map(v => v.accountId)}::uuid[],
                      ${voids.map(v => v.eventKey)}::text[], ${voids.map(v => v.month)}::date[],
                      ${voids.map(v => v.replacement?.eventKey ?? null)}::text[],
                      ${voids.map(v => v.replacement?.month ?? null)}::date[]) AS n`,
  )
}

/** The dates of a register that voids concern, first and last, and how many there are. */
export type VoidedSpan = {
  readonly accountId: string
  readonly channelId: string
  readonly premiseId: string
  readonly serial: string
  readonly digits: number | null
  readonly first: Temporal.PlainDate
  readonly last: Temporal.PlainDate
  readonly count: bigint
}

type By = {
  readonly actor: string
  readonly at: Temporal.Instant
  readonly reason: string
}

const OF_KIND = {
  read: { table: sql`register_read`, voids: sql`register_read_void`, on: sql.ref('read_on') },
  interval: { table: sql`interval_day`, voids: sql`interval_day_void`, on: sql.ref('day') },
} as const

/**
 * Voids every read or interval day that an import brought, those that another value has replaced
 * since too: they shall not count again when that one is voided. Gives the dates, a register a row.
 */
export function insertVoidsOfImport(
  tx: Tx,
  kind: keyof typeof OF_KIND,
  importId: string,
  by: By,
): Promise<VoidedSpan[]> {
  const { table, voids, on } = OF_KIND[kind]
  return rows(
    tx,
    sql<VoidedSpan>`
      WITH taken AS (
        INSERT INTO ${voids} (account_id, channel_id, ${on}, revision, reason, voided_by, voided_at)
        SELECT account_id, channel_id, ${on}, revision, ${by.reason}, ${by.actor},
               ${by.at}::timestamptz
          FROM ${table} WHERE import_id = ${importId}
            ON CONFLICT DO NOTHING
        RETURNING account_id, channel_id, ${on} AS voided_on)
      SELECT t.account_id AS "accountId", t.channel_id AS "channelId",
             c.premise_id AS "premiseId", c.serial, c.digits, t.first, t.last, t.count
        FROM (SELECT account_id, channel_id, min(voided_on) AS first, max(voided_on) AS last,
                     count(*) AS count
                FROM taken GROUP BY account_id, channel_id) t
        JOIN channel c USING (account_id, channel_id)
       ORDER BY t.account_id, t.channel_id`,
  )
}

/** Adds voids of reads; one that a rival wrote first fails, and the command is run again. */
export async function insertReadVoids(
  tx: Tx,
  voids: readonly {
    readonly accountId: string
    readonly channelId: string
    readonly readOn: Temporal.PlainDate
    readonly revision: number
  }[],
  by: By,
): Promise<void> {
  if (voids.length === 0) return
  await affected(
    tx,
    sql`INSERT INTO register_read_void (account_id, channel_id, read_on, revision, reason,
                                        voided_by, voided_at)
        SELECT n.*, ${by.reason}::text, ${by.actor}::text, ${by.at}::timestamptz
          FROM unnest(${voids.map(v => v.accountId)}::uuid[],
                      ${voids.map(v => v.channelId)}::uuid[],
                      ${voids.map(v => v.readOn)}::date[],
                      ${voids.map(v => v.revision)}::integer[]) AS n`,
  )
}
