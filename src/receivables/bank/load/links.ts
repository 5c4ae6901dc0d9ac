import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** Which of these receipts went back. */
export async function loadReversedReceipts(
  db: Db,
  receipts: readonly { readonly accountId: string; readonly receiptId: string }[],
): Promise<ReadonlySet<string>> {
  const found = await rows(
    db,
    sql<{ receiptId: string }>`
      SELECT receipt_id AS "receiptId" FROM receipt_reversal
       WHERE (account_id, receipt_id) IN (
               SELECT * FROM unnest(${receipts.map(r => r.accountId)}::uuid[],
                                    ${receipts.map(r => r.receiptId)}::uuid[]))`,
  )
  return new Set(found.map(row => row.receiptId))
}

/** What links of a line have posted, to be reversed when they are taken back. */
export type LinkPosting = {
  readonly accountId: string
  readonly transferId: string
  readonly effectiveOn: Temporal.PlainDate
}

/** The transfers that the links of a line have posted and that stand. */
export function loadLinkPostings(
  db: Db,
  line: { readonly accountId: string; readonly lineId: string },
): Promise<LinkPosting[]> {
  return rows(
    db,
    sql<LinkPosting>`
      SELECT account_id AS "accountId", transfer_id AS "transferId", effective_on AS "effectiveOn"
        FROM bank_line_link
       WHERE account_id = ${line.accountId} AND line_id = ${line.lineId} AND undone_at IS NULL
         AND transfer_id IS NOT NULL
       ORDER BY link_id`,
  )
}
