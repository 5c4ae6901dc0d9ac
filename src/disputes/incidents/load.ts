import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** What a customer is told of an incident, in one currency. */
export type CustomerCorrection = {
  readonly accountId: string
  readonly legalEntityId: string
  readonly language: string
  readonly currency: string
  /** Numbers of the documents that were wrong, and of those that put them right. */
  readonly documents: readonly string[]
  readonly corrections: readonly string[]
  readonly payableMinor: bigint
}

/** A page of customers whose documents an incident's run put right, by account; `after`: the last. */
export function loadCorrected(
  db: Db,
  runId: string,
  after: string | null,
  accounts: number,
): Promise<CustomerCorrection[]> {
  return rows(
    db,
    sql<CustomerCorrection>`
      WITH page AS (
        SELECT DISTINCT c.account_id
          FROM incident_correction c
          JOIN incident_document d USING (account_id, incident_id, invoice_id)
         WHERE d.run_id = ${runId}
           AND d.incident_id = (SELECT incident_id FROM bill_run WHERE run_id = ${runId})
           AND (${after}::uuid IS NULL OR c.account_id > ${after})
         ORDER BY c.account_id LIMIT ${accounts})
      SELECT d.account_id AS "accountId", i.legal_entity_id AS "legalEntityId", a.language,
             d.currency, array_agg(DISTINCT n.label ORDER BY n.label) AS documents,
             array_agg(DISTINCT k.label ORDER BY k.label) AS corrections,
             sum(d.payable_minor)::bigint AS "payableMinor"
        FROM page
        JOIN account a USING (account_id)
        JOIN incident_document d ON d.account_id = page.account_id AND d.run_id = ${runId}
        JOIN incident_correction c ON c.account_id = d.account_id
                                  AND c.incident_id = d.incident_id AND c.invoice_id = d.invoice_id
        JOIN invoice i ON i.account_id = d.account_id AND i.invoice_id = d.invoice_id
        JOIN invoice x ON x.account_id = c.account_id AND x.invoice_id = c.correction_id
        JOIN document_number n ON n.account_id = coalesce(i.document_account_id, i.account_id)
                              AND n.invoice_id = i.invoice_id
        JOIN document_number k ON k.account_id = coalesce(x.document_account_id, x.account_id)
                              AND k.invoice_id = x.invoice_id
       GROUP BY 1, 2, 3, 4
       ORDER BY 1, 4`,
  )
}
