import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A line that took money back, as far as it names what it takes back. */
export type TakenBack = {
  readonly legalEntityId: string
  readonly bankAccountId: string
  readonly ledgerAccount: string
  readonly currency: string
  readonly bookedOn: Temporal.PlainDate
  /** Below zero. */
  readonly amountMinor: bigint
  readonly endToEndId: string | null
  readonly bankReference: string | null
  readonly checkNumber: string | null
  readonly isReversal: boolean
}

/** Returns come within so many days: 13 months and some for what nobody authorised. */
const MOST_DAYS = 420

/**
 * Receipts that stand and that a line may take back: of its very amount, entered from a line of the
 * same end-to-end id (or of the same bank reference, which the bank reverses), or of the same check.
 */
export function loadReturnable(
  db: Db,
  line: TakenBack,
): Promise<{ accountId: string; receiptId: string }[]> {
  const minor = -line.amountMinor
  const since = line.bookedOn.subtract({ days: MOST_DAYS })
  return rows(
    db,
    sql<{ accountId: string; receiptId: string }>`
      SELECT r.account_id AS "accountId", r.receipt_id AS "receiptId"
        FROM bank_line b JOIN receipt r ON r.account_id = b.receipt_account_id
             AND r.receipt_id = b.receipt_id
       WHERE b.bank_account_id = ${line.bankAccountId} AND b.amount_minor = ${minor}
         AND b.booked_on BETWEEN ${since} AND ${line.bookedOn}
         AND (b.end_to_end_id = ${line.endToEndId}
              OR (${line.isReversal}::boolean AND b.bank_reference = ${line.bankReference}))
         AND NOT EXISTS (SELECT FROM receipt_reversal v
                          WHERE v.account_id = r.account_id AND v.receipt_id = r.receipt_id)
      UNION
      SELECT r.account_id, r.receipt_id FROM receipt r
       WHERE r.legal_entity_id = ${line.legalEntityId} AND r.currency = ${line.currency}
         AND r.cash_account IN ('1010', ${line.ledgerAccount}) AND r.amount_minor = ${minor}
         AND r.booked_on BETWEEN ${since} AND ${line.bookedOn}
         AND ltrim(r.check_number, '0') = ltrim(${line.checkNumber}, '0')
         AND NOT EXISTS (SELECT FROM receipt_reversal v
                          WHERE v.account_id = r.account_id AND v.receipt_id = r.receipt_id)
       LIMIT 3`,
  )
}

/** The day of the latest allocation of a receipt and of what was taken out of it. */
export async function loadLatestUse(
  db: Db,
  receipt: { readonly accountId: string; readonly receiptId: string },
): Promise<Temporal.PlainDate | null> {
  const found = await maybeOne(
    db,
    sql<{ day: Temporal.PlainDate | null }>`
      WITH RECURSIVE taken (account_id, item_id) AS (
        SELECT ${receipt.accountId}::uuid, ${receipt.receiptId}::uuid
        UNION
        SELECT i.account_id, i.item_id FROM taken t
          JOIN open_item i ON i.origin_account_id = t.account_id AND i.origin_item_id = t.item_id)
      SELECT max(l.effective_on) AS day FROM taken JOIN allocation l USING (account_id, item_id)`,
  )
  return found?.day ?? null
}

/** Refunds that stand, by what the bank calls their transfers: the id without dashes. */
export function loadRefundsSent(
  db: Db,
  endToEndIds: readonly string[],
  legalEntityId: string,
): Promise<
  {
    endToEndId: string
    accountId: string
    refundId: string
    itemId: string
    allocationId: string
    amountMinor: bigint
    refundedOn: Temporal.PlainDate
  }[]
> {
  const ids = endToEndIds.filter(id => /^[0-9a-f]{32}$/i.test(id)).map(id => id.toLowerCase())
  if (ids.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql`
      SELECT replace(f.refund_id::text, '-', '') AS "endToEndId", f.account_id AS "accountId",
             f.refund_id AS "refundId", f.item_id AS "itemId", f.allocation_id AS "allocationId",
             f.amount_minor AS "amountMinor", f.refunded_on AS "refundedOn"
        FROM refund f
       WHERE f.refund_id = ANY(${ids}::uuid[]) AND f.legal_entity_id = ${legalEntityId}
         AND f.way = 'transfer'
         AND NOT EXISTS (SELECT FROM allocation v
                          WHERE v.account_id = f.account_id AND v.reverses = f.allocation_id)`,
  )
}
