import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'

/** A receipt with what became of it. */
export type ReceiptFacts = {
  readonly accountId: string
  readonly receiptId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly method: string
  readonly amountMinor: bigint
  readonly valueOn: Temporal.PlainDate
  readonly bookedOn: Temporal.PlainDate
  /** Where the money is now. */
  readonly cashAccount: string
  readonly reference: string | null
  readonly isReversed: boolean
}

/** Where the money of a receipt `r` is: once it was brought to the bank, there, and there it comes back. */
export const CASH_OF_RECEIPT = sql`
  coalesce((
    SELECT b.cash_account FROM deposit_receipt d
      JOIN deposit_closing c ON c.account_id = d.deposit_account_id AND c.deposit_id = d.deposit_id
      JOIN deposit b ON b.account_id = c.account_id AND b.deposit_id = c.deposit_id
     WHERE d.account_id = r.account_id AND d.receipt_id = r.receipt_id), r.cash_account)`

/** A receipt by the account that it was booked on and its id. */
export function loadReceipt(
  db: Db,
  accountId: string,
  receiptId: string,
): Promise<ReceiptFacts | undefined> {
  return maybeOne(
    db,
    sql<ReceiptFacts>`
      SELECT r.account_id AS "accountId", r.receipt_id AS "receiptId",
             r.legal_entity_id AS "legalEntityId", r.currency, r.method,
             r.amount_minor AS "amountMinor", r.value_on AS "valueOn", r.booked_on AS "bookedOn",
             r.reference,
             ${CASH_OF_RECEIPT} AS "cashAccount",
             EXISTS (SELECT FROM receipt_reversal v
                      WHERE v.account_id = r.account_id AND v.receipt_id = r.receipt_id)
               AS "isReversed"
        FROM receipt r WHERE r.account_id = ${accountId} AND r.receipt_id = ${receiptId}`,
  )
}

export type KnownKey = {
  readonly key: string
  readonly accountId: string
  readonly receiptId: string
}

/** The receipts that these outside keys have made. */
export function loadReceiptKeys(db: Db, keys: readonly string[]): Promise<KnownKey[]> {
  return rows(
    db,
    sql<KnownKey>`
      SELECT receipt_key AS key, account_id AS "accountId", receipt_id AS "receiptId"
        FROM receipt_key WHERE receipt_key = ANY(${[...keys]}::text[])`,
  )
}

/** The open items of documents by their numbers, on the account that owes each. */
export function loadDocumentItems(
  db: Db,
  labels: readonly string[],
): Promise<{ label: string; accountId: string; itemId: string }[]> {
  return rows(
    db,
    sql<{ label: string; accountId: string; itemId: string }>`
      SELECT n.label, coalesce(i.payer_id, i.account_id) AS "accountId", i.invoice_id AS "itemId"
        FROM document_number n
        JOIN invoice i USING (account_id, invoice_id)
       WHERE n.label = ANY(${[...labels]}::text[])`,
  )
}

/** A reason of this use that is in force. */
export function loadReason(
  db: Db,
  reason: string,
  use: string,
): Promise<{ taxRelief: boolean } | undefined> {
  return maybeOne(
    db,
    sql<{ taxRelief: boolean }>`
      SELECT tax_relief AS "taxRelief" FROM receivable_reason
       WHERE reason_code = ${reason} AND use = ${use} AND active`,
  )
}

/** Whether a reason of this use exists and is in force. */
export async function isReason(db: Db, reason: string, use: string): Promise<boolean> {
  return (await loadReason(db, reason, use)) !== undefined
}

/** What each of these reasons is for; unknown ones are left out. */
export async function loadReasonUses(
  db: Db,
  reasons: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await rows(
    db,
    sql<{ reason: string; use: string }>`
      SELECT reason_code AS reason, use FROM receivable_reason
       WHERE reason_code = ANY(${[...reasons]}::text[])`,
  )
  return new Map(found.map(row => [row.reason, row.use]))
}
