import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Stops asking customers. */
export async function insertHolds(
  tx: Tx,
  holds: readonly {
    readonly accountId: string
    readonly holdId: string
    readonly itemId: string | null
    readonly reason: string
    readonly fromOn: Temporal.PlainDate
    readonly untilOn: Temporal.PlainDate | null
  }[],
  { at, by }: By,
): Promise<void> {
  if (holds.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO dunning_hold (account_id, hold_id, item_id, reason, from_on, until_on,
                                recorded_at, recorded_by)
      SELECT "accountId", "holdId", "itemId", reason, "fromOn", "untilOn", ${at}, ${by}
        FROM json_to_recordset(${jsonRows(holds)}::json)
             AS h ("accountId" uuid, "holdId" uuid, "itemId" uuid, reason text, "fromOn" date,
                   "untilOn" date)`,
  )
}

/** Lifts holds, with the reason; one that was lifted before stays as it was. */
export async function insertHoldEnds(
  tx: Tx,
  ends: readonly {
    readonly accountId: string
    readonly holdId: string
    readonly endedOn: Temporal.PlainDate
    readonly why: string
  }[],
  { at, by }: By,
): Promise<void> {
  if (ends.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO dunning_hold_end (account_id, hold_id, ended_on, why, recorded_at, recorded_by)
      SELECT "accountId", "holdId", "endedOn", why, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(ends)}::json)
             AS h ("accountId" uuid, "holdId" uuid, "endedOn" date, why text)
      ON CONFLICT DO NOTHING`,
  )
}
