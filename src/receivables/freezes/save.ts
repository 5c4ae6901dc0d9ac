import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { NewFreeze } from './freeze.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Adds freezes, all in one statement. */
export function insertFreezes(
  tx: Tx,
  freezes: readonly (NewFreeze & { readonly freezeId: string })[],
  { at, by }: By,
): Promise<number> {
  return affected(
    tx,
    sql`
      INSERT INTO item_freeze (account_id, freeze_id, item_id, reason, amount_minor, from_on,
                               until_on, source_id, recorded_at, recorded_by)
      SELECT "accountId", "freezeId", "itemId", reason, "amountMinor", "fromOn", "untilOn",
             "sourceId", ${at}, ${by}
        FROM json_to_recordset(${jsonRows(freezes)}::json)
             AS f ("accountId" uuid, "freezeId" uuid, "itemId" uuid, reason text,
                   "amountMinor" bigint, "fromOn" date, "untilOn" date, "sourceId" uuid)`,
  )
}

/** Ends every freeze of sources that has not ended; ended before, the first time counts. */
export function insertFreezeEnds(
  tx: Tx,
  sources: readonly { readonly accountId: string; readonly sourceId: string }[],
  ending: { readonly on: Temporal.PlainDate; readonly why: string },
  { at, by }: By,
): Promise<number> {
  return affected(
    tx,
    sql`
      INSERT INTO item_freeze_end (account_id, freeze_id, ended_on, ended_at, why, recorded_by)
      SELECT account_id, freeze_id, ${ending.on}, ${at}, ${ending.why}, ${by}
        FROM item_freeze
       WHERE (account_id, source_id) IN (
         SELECT * FROM unnest(${sources.map(each => each.accountId)}::uuid[],
                              ${sources.map(each => each.sourceId)}::uuid[]))
       ORDER BY 1, 2
      ON CONFLICT DO NOTHING`,
  )
}
