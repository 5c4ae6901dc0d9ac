import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { StoredAgreedPrice } from '../load/agreed-prices.ts'

/** An agreed price to be written. */
export type NewAgreedPrice = StoredAgreedPrice & {
  readonly agreedPriceId: string
  readonly madeBy: string
  readonly recordedAt: Temporal.Instant
}

export async function insertAgreedPrices(tx: Tx, prices: readonly NewAgreedPrice[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into agreed_price (account_id, agreed_price_id, contract_id, subscription_id,
        plan_code, charge_code, effective_from, revision, price, made_by, recorded_at)
      select "accountId", "agreedPriceId", "contractId", "subscriptionId", "planCode",
        "chargeCode", "effectiveFrom", revision, price, "madeBy", "recordedAt"
      from json_to_recordset(${jsonRows(prices)}::json) as r
        ("accountId" uuid, "agreedPriceId" uuid, "contractId" uuid, "subscriptionId" uuid,
         "planCode" text, "chargeCode" text, "effectiveFrom" date, revision int, price jsonb,
         "madeBy" text, "recordedAt" timestamptz)`,
  )
}
