import { sql } from 'kysely'
import { maybeOne, rows, type Tx } from '../../platform/database/database.ts'

/** An issued document that was not sent to its customer. */
export type Undelivered = {
  readonly accountId: string
  readonly invoiceId: string
  readonly number: string
  readonly kind: 'invoice' | 'credit_note'
  /** Whether it charges for being late: a fee, or interest. */
  readonly isLateCharge: boolean
  readonly issuedOn: string
  readonly dueOn: string
  readonly currency: string
  readonly payableMinor: bigint
  /** The customer has a mandate in force, by which what is due is collected. */
  readonly isCollected: boolean
  /** The document that a credit note corrects. */
  readonly corrects: string | null
}

/** Documents of a span of days that no message has taken to their customers, the oldest first. */
export function loadUndelivered(
  tx: Tx,
  span: {
    readonly legalEntityId: string
    readonly from: Temporal.PlainDate
    readonly to: Temporal.PlainDate
  },
  limit: number,
): Promise<Undelivered[]> {
  return rows(
    tx,
    sql<Undelivered>`
      SELECT i.account_id AS "accountId", i.invoice_id AS "invoiceId", n.label AS number, i.kind,
             i.issued_on::text AS "issuedOn", i.due_on::text AS "dueOn", i.currency,
             i.payable_minor AS "payableMinor",
             coalesce(i.purpose IN ('late_fee', 'interest'), false) AS "isLateCharge",
             EXISTS (SELECT FROM mandate m
                      WHERE m.account_id = i.account_id AND m.legal_entity_id = i.legal_entity_id
                        AND m.revoked_on IS NULL AND m.blocked_reason IS NULL AND NOT m.one_off)
               AS "isCollected",
             (SELECT min(c.label) FROM invoice_link k
                JOIN document_number c ON c.account_id = k.account_id AND c.invoice_id = k.other_id
               WHERE k.account_id = i.account_id AND k.invoice_id = i.invoice_id
                 AND k.relation IN ('corrects', 'voids')) AS corrects
        FROM invoice i JOIN document_number n USING (account_id, invoice_id)
       WHERE i.legal_entity_id = ${span.legalEntityId}
         AND i.issued_on BETWEEN ${span.from} AND ${span.to}
         AND NOT EXISTS (SELECT FROM message_document d
                          WHERE d.account_id = i.account_id AND d.invoice_id = i.invoice_id)
       ORDER BY i.issued_on, i.account_id, i.invoice_id LIMIT ${limit}`,
  )
}

/** A document of an account by its number; undefined where it is another's. */
export async function findOwnDocument(
  tx: Tx,
  accountId: string,
  number: string,
): Promise<string | undefined> {
  const found = await maybeOne(
    tx,
    sql<{ readonly invoiceId: string }>`
      SELECT n.invoice_id AS "invoiceId"
        FROM document_number n JOIN invoice i USING (account_id, invoice_id)
       WHERE n.account_id = ${accountId} AND n.label = ${number} AND i.document_account_id IS NULL`,
  )
  return found?.invoiceId
}
