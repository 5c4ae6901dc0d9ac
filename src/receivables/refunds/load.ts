import { sql } from 'kysely'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { type Db, maybeOne } from '../../platform/database/database.ts'

/** By which method the money came that a credit is made of; undefined where it was no money. */
export async function loadMethodOf(db: Db, key: ItemKey): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ method: string }>`
      WITH RECURSIVE source (account_id, item_id) AS (
        SELECT ${key.accountId}::uuid, ${key.itemId}::uuid
        UNION
        SELECT i.origin_account_id, i.origin_item_id
          FROM source s JOIN open_item i USING (account_id, item_id)
         WHERE i.origin_item_id IS NOT NULL)
      SELECT r.method FROM source s
        JOIN receipt r ON r.account_id = s.account_id AND r.receipt_id = s.item_id LIMIT 1`,
  )
  return found?.method
}

/** What a refund took off which credit. */
export type RefundFacts = {
  readonly itemId: string
  readonly allocationId: string
  readonly amountMinor: bigint
  readonly currency: string
}

/** A refund with the allocation by which it was taken off its credit. */
export function loadRefund(
  db: Db,
  accountId: string,
  refundId: string,
): Promise<RefundFacts | undefined> {
  return maybeOne(
    db,
    sql<RefundFacts>`
      SELECT item_id AS "itemId", allocation_id AS "allocationId",
             amount_minor AS "amountMinor", currency
        FROM refund WHERE account_id = ${accountId} AND refund_id = ${refundId}`,
  )
}
