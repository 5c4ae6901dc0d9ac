import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { StoredTrial } from '../load/trials.ts'

export async function insertTrials(
  tx: Tx,
  trials: readonly (StoredTrial & {
    readonly madeBy: string
    readonly recordedAt: Temporal.Instant
  })[],
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into subscription_trial (account_id, subscription_id, revision, end_on, free_usage,
        periods_from, made_by, recorded_at)
      select "accountId", "subscriptionId", revision, "endOn", "freeUsage", "periodsFrom", "madeBy",
        "recordedAt"
      from json_to_recordset(${jsonRows(trials)}::json) as r
        ("accountId" uuid, "subscriptionId" uuid, revision int, "endOn" date,
         "freeUsage" boolean, "periodsFrom" text, "madeBy" text, "recordedAt" timestamptz)`,
  )
}
