import { sql } from 'kysely'
import type { ItemKey } from '../../../ledger/open-items/item.ts'
import { type Db, maybeOne, rows, type Tx } from '../../../platform/database/database.ts'
import type { PaymentKey } from '../../payments/load/payments.ts'
import type { RefundState } from './refunding.ts'

/** What tells a refund apart. */
export type RefundKey = { readonly accountId: string; readonly refundId: string }

/** A refund by a provider with what of it is in the books. */
export type ProviderRefund = RefundKey & {
  readonly paymentId: string
  readonly provider: string
  readonly madeBy: 'us' | 'provider'
  readonly currency: string
  readonly amountMinor: bigint
  readonly state: RefundState
  readonly reason: string | null
  readonly providerRefundId: string | null
  readonly itemId: string
  readonly allocationId: string | null
  readonly owedItemId: string | null
  readonly owedMinor: bigint
  readonly askAt: Temporal.Instant | null
  readonly asked: number
}

const REFUND = sql`
  f.account_id AS "accountId", f.refund_id AS "refundId", f.payment_id AS "paymentId", f.provider,
  f.made_by AS "madeBy", f.currency, f.amount_minor AS "amountMinor", f.state, f.reason,
  f.provider_refund_id AS "providerRefundId", f.item_id AS "itemId",
  f.allocation_id AS "allocationId", f.owed_item_id AS "owedItemId", f.owed_minor AS "owedMinor",
  f.ask_at AS "askAt", f.asked`

/** The refunds of payments; ask under the locks of these, then nobody changes them. */
export function loadRefundsOf(db: Db, keys: readonly PaymentKey[]): Promise<ProviderRefund[]> {
  return rows(
    db,
    sql<ProviderRefund>`
      SELECT ${REFUND} FROM provider_refund f
       WHERE (f.account_id, f.payment_id) IN (
               SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                                    ${keys.map(key => key.paymentId)}::uuid[]))
       ORDER BY f.account_id, f.refund_id`,
  )
}

/** A refund as it is now. */
export function loadProviderRefund(
  db: Db,
  { accountId, refundId }: RefundKey,
): Promise<ProviderRefund | undefined> {
  return maybeOne(
    db,
    sql<ProviderRefund>`
      SELECT ${REFUND} FROM provider_refund f
       WHERE f.account_id = ${accountId} AND f.refund_id = ${refundId}`,
  )
}

/** Refunds whose provider is to be asked by now, the longest waiting first. */
export function loadRefundsToAsk(
  db: Db,
  now: Temporal.Instant,
  most: number,
): Promise<RefundKey[]> {
  return rows(
    db,
    sql<RefundKey>`
      SELECT account_id AS "accountId", refund_id AS "refundId" FROM provider_refund
       WHERE ask_at <= ${now} ORDER BY ask_at, account_id, refund_id LIMIT ${most}`,
  )
}

/** Who pays, as a refund names its payee: the card or account, else the provider's name. */
export async function loadPaidBy(db: Db, { accountId, paymentId }: PaymentKey): Promise<string> {
  const found = await maybeOne(
    db,
    sql<{ shown: string }>`
      SELECT coalesce(m.shown, p.provider) AS shown
        FROM payment p
        LEFT JOIN payment_means m ON m.account_id = p.account_id AND m.means_id = p.means_id
       WHERE p.account_id = ${accountId} AND p.payment_id = ${paymentId}`,
  )
  return found?.shown ?? ''
}

/** The receipt that a credit came out of, where it went back as a whole. */
export function loadReversedSource(tx: Tx, key: ItemKey): Promise<ItemKey | undefined> {
  return maybeOne(
    tx,
    sql<ItemKey>`
      WITH RECURSIVE source (account_id, item_id) AS (
        SELECT ${key.accountId}::uuid, ${key.itemId}::uuid
        UNION
        SELECT i.origin_account_id, i.origin_item_id
          FROM source s JOIN open_item i USING (account_id, item_id)
         WHERE i.origin_item_id IS NOT NULL)
      SELECT s.account_id AS "accountId", s.item_id AS "itemId"
        FROM source s
        JOIN receipt_reversal v ON v.account_id = s.account_id AND v.receipt_id = s.item_id
       LIMIT 1`,
  )
}
