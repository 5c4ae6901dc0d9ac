import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { StoredCommitment } from '../load/commitments.ts'

/** Records commitments; of those that are there only the end changes. */
export async function saveCommitments(
  tx: Tx,
  commitments: readonly StoredCommitment[],
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into commitment (account_id, commitment_id, contract_id, subscription_id, code, name,
        product_code, amount, months, start_on, end_on, renews, early_exit, charge_codes,
        recorded_at)
      select "accountId", "commitmentId", "contractId", "subscriptionId", code, name,
        "productCode", amount, months, "startOn", "endOn", renews, "earlyExit", "chargeCodes",
        ${at}
      from json_to_recordset(${jsonRows(commitments)}::json) as r
        ("accountId" uuid, "commitmentId" uuid, "contractId" uuid, "subscriptionId" uuid, code text,
         name jsonb, "productCode" text, amount numeric, months int, "startOn" date, "endOn" date,
         renews boolean, "earlyExit" text, "chargeCodes" text[])
      on conflict (account_id, commitment_id) do update set end_on = excluded.end_on`,
  )
}
