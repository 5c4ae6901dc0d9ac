import { sql } from 'kysely'
import type { ItemKey, OpenItem } from '../../../ledger/open-items/item.ts'
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

/** Payments of one customer that a credit is looked for in. */
const MOST_PAYMENTS = 50

/**
 * Payments through providers by which a credit may go back: those that it is made of, then those that
 * paid the documents which it credits, then the customer's others, the latest first.
 */
export function loadOrigins(db: Db, { accountId, itemId }: ItemKey): Promise<PaymentKey[]> {
  return rows(
    db,
    sql<PaymentKey>`
      WITH RECURSIVE source (account_id, item_id) AS (
        SELECT ${accountId}::uuid, ${itemId}::uuid
        UNION
        SELECT i.origin_account_id, i.origin_item_id
          FROM source s JOIN open_item i USING (account_id, item_id)
         WHERE i.origin_item_id IS NOT NULL
      ), paid AS (
        SELECT DISTINCT l.other_item_id AS receipt_id
          FROM source s
          JOIN invoice_line n ON n.account_id = s.account_id AND n.invoice_id = s.item_id
          JOIN allocation l ON l.account_id = n.account_id AND l.item_id = n.corrects_invoice_id
               AND l.kind = 'applied'
      )
      SELECT p.account_id AS "accountId", p.payment_id AS "paymentId"
        FROM payment p
        JOIN open_item i ON i.account_id = ${accountId} AND i.item_id = ${itemId}
             AND i.legal_entity_id = p.legal_entity_id AND i.currency = p.currency
       WHERE p.account_id = ${accountId} AND p.provider IS NOT NULL AND p.receipt_id IS NOT NULL
         AND p.state IN ('succeeded', 'refunded')
       ORDER BY EXISTS (SELECT FROM source s WHERE s.item_id = p.receipt_id) DESC,
                EXISTS (SELECT FROM paid d WHERE d.receipt_id = p.receipt_id) DESC,
                p.payment_id DESC
       LIMIT ${MOST_PAYMENTS}`,
  )
}

/** Whether a customer owes anything to the legal entity and in the currency of a credit. */
export async function owesAnything(db: Db, credit: OpenItem): Promise<boolean> {
  const found = await rows(
    db,
    sql`
      SELECT FROM open_item
       WHERE account_id = ${credit.accountId} AND open_minor > 0
         AND legal_entity_id = ${credit.legalEntityId} AND currency = ${credit.currency} LIMIT 1`,
  )
  return found.length > 0
}
