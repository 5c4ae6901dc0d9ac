import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { StoredPause } from '../load/pauses.ts'

/** Writes pauses; of one that is there the end and what is charged are changed. */
export async function savePauses(tx: Tx, pauses: readonly StoredPause[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into subscription_pause (account_id, pause_id, subscription_id, from_on, to_on, fees,
        usage, recorded_at)
      select "accountId", "pauseId", "subscriptionId", "fromOn", "toOn", fees, usage, "recordedAt"
      from json_to_recordset(${jsonRows(pauses)}::json) as r
        ("accountId" uuid, "pauseId" uuid, "subscriptionId" uuid, "fromOn" date, "toOn" date,
         fees text, usage text, "recordedAt" timestamptz)
      on conflict (account_id, subscription_id, from_on) do update
      set to_on = excluded.to_on, fees = excluded.fees, usage = excluded.usage`,
  )
}
