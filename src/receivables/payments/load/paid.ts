import { sql } from 'kysely'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A document that a receipt went to, as its payer knows it. */
export type PaidDocument = {
  readonly receiptId: string
  readonly document: string
  readonly issuedOn: Temporal.PlainDate
  readonly appliedMinor: bigint
}

/** What receipts were applied to, document by document, the oldest first. */
export function loadPaidDocuments(
  db: Db,
  receipts: readonly { readonly accountId: string; readonly receiptId: string }[],
): Promise<PaidDocument[]> {
  return rows(
    db,
    sql<PaidDocument>`
      SELECT l.item_id AS "receiptId", n.label AS document, i.issued_on AS "issuedOn",
             -sum(l.amount_minor)::bigint AS "appliedMinor"
        FROM unnest(${receipts.map(each => each.accountId)}::uuid[],
                    ${receipts.map(each => each.receiptId)}::uuid[]) AS r (account_id, item_id)
        JOIN allocation l ON l.account_id = r.account_id AND l.item_id = r.item_id
        JOIN open_item o ON o.account_id = l.other_account_id AND o.item_id = l.other_item_id
        JOIN invoice i ON i.account_id = coalesce(o.document_account_id, o.account_id)
                      AND i.invoice_id = ${DOCUMENT_OF_ITEM}
        JOIN document_number n ON n.account_id = i.account_id AND n.invoice_id = i.invoice_id
       WHERE l.kind = 'applied'
       GROUP BY l.item_id, n.label, i.issued_on
      HAVING sum(l.amount_minor) < 0
       ORDER BY i.issued_on, n.label`,
  )
}

/** What of payments is a surcharge, whose document comes after them; by payment. */
export async function loadFees(
  db: Db,
  payments: readonly { readonly accountId: string; readonly paymentId: string }[],
): Promise<Map<string, bigint>> {
  const found = await rows(
    db,
    sql<{ paymentId: string; feeMinor: bigint }>`
      SELECT s.payment_id AS "paymentId", s.amount_minor AS "feeMinor"
        FROM unnest(${payments.map(each => each.accountId)}::uuid[],
                    ${payments.map(each => each.paymentId)}::uuid[]) AS p (account_id, payment_id)
        JOIN payment_surcharge s USING (account_id, payment_id)`,
  )
  return new Map(found.map(({ paymentId, feeMinor }) => [paymentId, feeMinor]))
}
