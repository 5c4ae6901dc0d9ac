import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { rows, type Tx } from '../../platform/database/database.ts'

/** What unbilled usage of subscriptions must come to, by subscription; those that wait are left out. */
export async function loadAmounts(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Map<string, Decimal>> {
  const found = await rows(
    tx,
    sql<{ subscriptionId: string; amount: Decimal }>`
      SELECT subscription_id AS "subscriptionId", progressive_amount AS amount
        FROM subscription
       WHERE account_id = ANY(${[...accountIds]}::uuid[]) AND progressive_amount IS NOT NULL`,
  )
  return new Map(found.map(({ subscriptionId, amount }) => [subscriptionId, amount]))
}
