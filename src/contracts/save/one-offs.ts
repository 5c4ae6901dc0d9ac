import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { StoredOneOff } from '../load/changes.ts'

/**
 * Gives one-off charges another quantity and price, and makes them due again, so that the next bill
 * run compares them with what was billed. One that was taken back before anybody drafted it is
 * settled at once. The caller holds their subscriptions.
 */
export async function correctOneOffs(
  tx: Tx,
  charges: readonly StoredOneOff[],
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      update one_off_charge c
      set quantity = r.quantity, unit_price = r."unitPrice", revision = c.revision + 1,
        billed_at = case
          when c.billed_at is null and c.revision = 0 and r.quantity = 0
            and b.draft_run_id is null then ${at}::timestamptz end
      from json_to_recordset(${jsonRows(charges)}::json) as r
        ("accountId" uuid, "oneOffId" uuid, quantity numeric, "unitPrice" numeric)
      join billing_state b on b.account_id = r."accountId"
      where c.account_id = r."accountId" and c.one_off_id = r."oneOffId"
        and b.subscription_id = c.subscription_id`,
  )
}
