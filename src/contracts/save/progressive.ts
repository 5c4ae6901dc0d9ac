import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'

/** Sets amounts to bill by in mid-period; gives the subscriptions of which it changed. */
export async function saveProgressiveAmounts(
  tx: Tx,
  amounts: readonly {
    readonly accountId: string
    readonly subscriptionId: string
    readonly amount: Decimal | null
  }[],
): Promise<Set<string>> {
  if (amounts.length === 0) return new Set()
  const changed = await rows(
    tx,
    sql<{ subscriptionId: string }>`
      UPDATE subscription s SET progressive_amount = r.amount
        FROM json_to_recordset(${jsonRows(amounts)}::json)
               AS r ("accountId" uuid, "subscriptionId" uuid, amount numeric)
       WHERE s.account_id = r."accountId" AND s.subscription_id = r."subscriptionId"
         AND s.progressive_amount IS DISTINCT FROM r.amount
      RETURNING s.subscription_id AS "subscriptionId"`,
  )
  return new Set(changed.map(({ subscriptionId }) => subscriptionId))
}
