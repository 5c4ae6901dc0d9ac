import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { StoredEnding } from '../load/endings.ts'

/** Writes how subscriptions end, or changes it. */
export async function saveEndings(tx: Tx, endings: readonly StoredEnding[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into subscription_ending (account_id, subscription_id, ending_id, final_bill, unused,
        exit_fee)
      select "accountId", "subscriptionId", "endingId", "finalBill", unused, "exitFee"
      from json_to_recordset(${jsonRows(endings)}::json) as r
        ("accountId" uuid, "subscriptionId" uuid, "endingId" uuid, "finalBill" text, unused text,
         "exitFee" jsonb)
      on conflict (account_id, subscription_id) do update
      set final_bill = excluded.final_bill, unused = excluded.unused,
        exit_fee = excluded.exit_fee`,
  )
}
