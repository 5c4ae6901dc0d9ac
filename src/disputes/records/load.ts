import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'

type CaseKey = { readonly accountId: string; readonly caseId: string }
type Row = Readonly<Record<string, unknown>>

/** A case whose record is taken out. */
export type RecordedCase = CaseKey & {
  readonly number: string
  readonly account: string
  readonly customer: string
  readonly kind: string
  readonly state: string
  readonly outcome: string | null
  readonly cause: string
  readonly currency: string | null
  readonly amountMinor: bigint | null
  readonly grantedMinor: bigint | null
  readonly openedOn: Temporal.PlainDate
  readonly closedOn: Temporal.PlainDate | null
}

/** A case by its number, which begins with that of its account. */
export function loadRecordedCase(db: Db, number: string): Promise<RecordedCase | undefined> {
  return maybeOne(
    db,
    sql<RecordedCase>`
      SELECT c.account_id AS "accountId", c.case_id AS "caseId", c.number, a.number AS account,
             a.name AS customer, c.kind, c.state, c.outcome, c.cause_code AS cause, c.currency,
             c.amount_minor AS "amountMinor", c.granted_minor AS "grantedMinor",
             c.opened_on AS "openedOn", c.closed_on AS "closedOn"
        FROM dispute_case c JOIN account a USING (account_id)
       WHERE (c.account_id, c.number) IN (
         SELECT s.account_id, ${number}::text FROM account_number s
          WHERE s.number = regexp_replace(${number}, '-[DQ][0-9]+$', ''))`,
  )
}

/** The tables of a record by name: everything that was said, done and decided, and who had to do with it. */
export async function loadRecordTables(
  db: Db,
  { accountId, caseId }: CaseKey,
): Promise<
  { readonly name: string; readonly rows: readonly Row[]; readonly columns: readonly string[] }[]
> {
  const events = await rows(
    db,
    sql<Row>`
      SELECT event_no AS no, kind, effective_on AS on, text, facts, recorded_at AS recorded,
             recorded_by AS by
        FROM dispute_event WHERE account_id = ${accountId} AND case_id = ${caseId}
       ORDER BY event_no`,
  )
  const messages = await rows(
    db,
    sql<Row>`
      SELECT at, channel, direction, kind, subject, body AS text, outcome, by_actor AS by
        FROM interaction
       WHERE account_id = ${accountId}
         AND about @> jsonb_build_array(jsonb_build_object('kind', 'dispute', 'id', ${caseId}::text))
       ORDER BY at, interaction_id`,
  )
  const stakeholders = await rows(
    db,
    sql<Row>`
      SELECT who, part, recorded_at AS recorded, recorded_by AS by
        FROM dispute_stakeholder WHERE account_id = ${accountId} AND case_id = ${caseId}
       ORDER BY who`,
  )
  return [
    {
      name: 'record',
      rows: events,
      columns: ['no', 'kind', 'on', 'text', 'facts', 'recorded', 'by'],
    },
    {
      name: 'messages',
      rows: messages,
      columns: ['at', 'channel', 'direction', 'kind', 'subject', 'text', 'outcome', 'by'],
    },
    { name: 'stakeholders', rows: stakeholders, columns: ['who', 'part', 'recorded', 'by'] },
  ]
}

/** The files of a case, in the order in which they came. */
export function loadCaseFiles(
  db: Db,
  { accountId, caseId }: CaseKey,
): Promise<{ readonly name: string; readonly sha256: string; readonly content: Buffer }[]> {
  return rows(
    db,
    sql<{ name: string; sha256: string; content: Buffer }>`
      SELECT name, sha256, content FROM dispute_evidence
       WHERE account_id = ${accountId} AND case_id = ${caseId}
       ORDER BY recorded_at, evidence_id`,
  )
}

/** The numbers of the disputed document and the credit note. */
export async function loadCaseDocuments(db: Db, { accountId, caseId }: CaseKey): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ label: string }>`
      SELECT n.label
        FROM dispute_case c
        JOIN invoice i ON i.account_id = c.document_account_id
             AND i.invoice_id IN (c.invoice_id, c.credit_note_id)
        JOIN document_number n ON n.account_id = coalesce(i.document_account_id, i.account_id)
             AND n.invoice_id = i.invoice_id
       WHERE c.account_id = ${accountId} AND c.case_id = ${caseId}
       ORDER BY n.label`,
  )
  return found.map(({ label }) => label)
}
