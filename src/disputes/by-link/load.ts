import { sql } from 'kysely'
import { type Db, one, rows } from '../../platform/database/database.ts'

/** Whose cases and documents: an account's with a legal entity. */
export type LinkHolder = { readonly accountId: string; readonly legalEntityId: string }

/** An invoice that a customer may object to, or a line of it. */
export type OwnDocument = {
  readonly label: string
  readonly issuedOn: Temporal.PlainDate
  readonly currency: string
  readonly payableMinor: bigint
}

const OWN = (of: LinkHolder) => sql`
  FROM document_number n
  JOIN invoice i ON i.account_id = n.account_id AND i.invoice_id = n.invoice_id
 WHERE n.account_id = ${of.accountId} AND i.legal_entity_id = ${of.legalEntityId}
   AND i.kind = 'invoice' AND i.payer_id IS NULL AND i.document_account_id IS NULL
   AND NOT EXISTS (SELECT FROM invoice_link l
                    WHERE l.account_id = i.account_id AND l.other_id = i.invoice_id
                      AND l.relation = 'voids')`

/** The invoices of an account that it may object to, the latest first. */
export function loadOwnDocuments(db: Db, of: LinkHolder): Promise<OwnDocument[]> {
  return rows(
    db,
    sql<OwnDocument>`
      SELECT n.label, i.issued_on AS "issuedOn", i.currency, i.payable_minor AS "payableMinor"
        ${OWN(of)}
       ORDER BY i.issued_on DESC, n.label DESC LIMIT 40`,
  )
}

/** A line as its customer reads it. */
export type OwnLine = {
  readonly lineNo: number
  readonly description: string
  readonly netMinor: bigint
}

/** The lines of an invoice of an account; none where it is not theirs. */
export function loadOwnLines(db: Db, of: LinkHolder, label: string): Promise<OwnLine[]> {
  return rows(
    db,
    sql<OwnLine>`
      SELECT l.line_no AS "lineNo", l.description, l.net_minor AS "netMinor"
        FROM invoice_line l
       WHERE (l.account_id, l.invoice_id) IN (
               SELECT i.account_id, i.invoice_id ${OWN(of)} AND n.label = ${label})
       ORDER BY l.line_no LIMIT 500`,
  )
}

/** A cause that a customer may choose. */
export function loadCauseNames(
  db: Db,
): Promise<{ readonly cause: string; readonly name: Readonly<Record<string, string>> }[]> {
  return rows(
    db,
    sql<{ cause: string; name: Readonly<Record<string, string>> }>`
      SELECT cause_code AS cause, name FROM correction_cause
       WHERE active AND cause_code NOT IN ('goodwill', 'deducted', 'question')
       ORDER BY cause_code = 'other', cause_code`,
  )
}

/** A case as its customer sees it. */
export type OwnCase = {
  readonly caseId: string
  readonly number: string
  readonly document: string | null
  readonly state: 'open' | 'closed'
  readonly outcome: string | null
  readonly openedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly currency: string | null
  readonly amountMinor: bigint | null
  readonly grantedMinor: bigint | null
}

/** The disputes and inquiries of an account, the latest first; `number`: that one alone. */
export function loadOwnCases(
  db: Db,
  { accountId, legalEntityId }: LinkHolder,
  number: string | null = null,
): Promise<OwnCase[]> {
  return rows(
    db,
    sql<OwnCase>`
      SELECT c.case_id AS "caseId", c.number, d.label AS document, c.state, c.outcome,
             c.opened_on AS "openedOn", c.due_on AS "dueOn", c.currency,
             c.amount_minor AS "amountMinor", c.granted_minor AS "grantedMinor"
        FROM dispute_case c
        LEFT JOIN invoice i ON i.account_id = c.document_account_id AND i.invoice_id = c.invoice_id
        LEFT JOIN document_number d
          ON d.account_id = coalesce(i.document_account_id, i.account_id)
         AND d.invoice_id = i.invoice_id
       WHERE c.account_id = ${accountId}
         AND (i.invoice_id IS NULL OR i.legal_entity_id = ${legalEntityId})
         AND (${number}::text IS NULL OR c.number = ${number})
       ORDER BY c.case_id DESC LIMIT 50`,
  )
}

/** What customer and company said to each other in a case. */
export type Spoken = {
  readonly kind: 'opened' | 'message_in' | 'message_out' | 'evidence' | 'decided' | 'answered'
  readonly text: string | null
  readonly file: string | null
  readonly at: Temporal.Instant
}

/** The talk in a case, in its order; what we noted for ourselves is not in it. */
export function loadSpoken(
  db: Db,
  { accountId, caseId }: { readonly accountId: string; readonly caseId: string },
): Promise<Spoken[]> {
  return rows(
    db,
    sql<Spoken>`
      SELECT kind, text, facts ->> 'name' AS file, recorded_at AS at FROM dispute_event
       WHERE account_id = ${accountId} AND case_id = ${caseId}
         AND (kind IN ('opened', 'message_in', 'message_out', 'decided', 'answered')
              OR (kind = 'evidence' AND recorded_by = ${BY_LINK}))
       ORDER BY event_no LIMIT 500`,
  )
}

/** Who is on record for what came by a link. */
export const BY_LINK = 'job:disputeByLink'

/** How many cases of an account that came by a link are open. */
export async function countOpenByLink(db: Db, accountId: string): Promise<number> {
  const { count } = await one(
    db,
    sql<{ count: number }>`
      SELECT count(*)::int AS count FROM dispute_case
       WHERE account_id = ${accountId} AND state = 'open' AND opened_by = ${BY_LINK}`,
  )
  return count
}
