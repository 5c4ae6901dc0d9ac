import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

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
