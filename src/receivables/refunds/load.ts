import { sql } from 'kysely'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'

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

/** A refund by its account and id. */
export type RefundKey = { readonly accountId: string; readonly refundId: string }

/** A refund as its customer is told of it, in their language. */
export type RefundToTell = RefundKey & {
  readonly legalEntityId: string
  readonly language: string
  readonly way: string
  readonly amountMinor: bigint
  readonly currency: string
  /** Its last digits; null: it goes to no account. */
  readonly payeeAccount: string | null
  readonly reason: string
}

/** Refunds as their customers are told of them; none of accounts that are no customer's. */
export function loadRefundsToTell(db: Db, refunds: readonly RefundKey[]): Promise<RefundToTell[]> {
  return rows(
    db,
    sql<RefundToTell>`
      SELECT f.account_id AS "accountId", f.refund_id AS "refundId",
             f.legal_entity_id AS "legalEntityId", a.language, f.way,
             f.amount_minor AS "amountMinor", f.currency,
             f.payee_account_shown AS "payeeAccount",
             coalesce(r.name ->> a.language, r.name ->> 'en', f.reason_code) AS reason
        FROM unnest(${refunds.map(each => each.accountId)}::uuid[],
                    ${refunds.map(each => each.refundId)}::uuid[]) AS k (account_id, refund_id)
        JOIN refund f USING (account_id, refund_id)
        JOIN account a ON a.account_id = f.account_id AND a.kind <> 'house'
        JOIN receivable_reason r ON r.reason_code = f.reason_code
       ORDER BY f.account_id, f.refund_id`,
  )
}
