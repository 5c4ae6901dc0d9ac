import { sql } from 'kysely'
import { type Db, rows } from '../../src/platform/database/database.ts'

/**
 * What a database says was billed, without what two honest runs may differ in: ids of documents,
 * numbers, times. Each entry is a name and its content as text; equal maps are equal books.
 */
export type Books = ReadonlyMap<string, string>

/** Jobs that belong to no bill: those that each worker adds when it starts, and the clock meanwhile. */
export const JOBS_OF_EACH_START = sql.join(
  ['sealCommandLog', 'sealDocuments', 'schedules', 'sendMessages', 'readBounces'].map(name =>
    sql.lit(name),
  ),
)

type Entry = { name: string; content: string }

/** The books of a whole database, document for document and outcome for outcome. */
export async function booksOf(db: Db): Promise<Books> {
  const found = [
    ...(await rows(db, DOCUMENTS)),
    ...(await rows(db, OUTCOMES)),
    ...(await rows(db, STATES)),
    ...(await rows(db, SERIES)),
    ...(await rows(db, LEFT_OVER)),
  ]
  return new Map(found.map(({ name, content }) => [name, content]))
}

/** Where two sets of books differ, for a person to read. */
export function differences(expected: Books, actual: Books): string[] {
  const names = [...new Set([...expected.keys(), ...actual.keys()])].sort()
  return names
    .filter(name => expected.get(name) !== actual.get(name))
    .map(
      name =>
        `${name}\n  expected ${short(expected.get(name))}\n  actual   ${short(actual.get(name))}`,
    )
}

function short(text: string | undefined): string {
  return (text ?? 'nothing').slice(0, 1500)
}

/**
 * A document is named by its account, date, kind, and place among those. Lines that correct name
 * the corrected line's document in the same way.
 */
const DOCUMENTS = sql<Entry>`
  WITH named AS (
    SELECT i.*, format('document %s %s %s %s', a.number, i.issued_on, i.kind,
                       row_number() OVER (PARTITION BY i.account_id, i.issued_on, i.kind
                                          ORDER BY i.currency, i.gross_minor)) AS name
      FROM invoice i JOIN account a USING (account_id)
  )
  SELECT d.name,
         json_build_object(
           'head', json_build_array(d.currency, d.due_on, d.service_start, d.service_end,
             d.net_minor, d.tax_minor, d.gross_minor, d.rounding_minor, d.payable_minor,
             d.tax_rounding, d.reason, d.credit_outcome, d.snapshot),
           'lines', (
             SELECT json_agg((to_jsonb(l) - 'invoice_id' - 'corrects_invoice_id')
                      || jsonb_build_object('corrects', c.name) ORDER BY l.line_no)
               FROM invoice_line l
               LEFT JOIN named c ON c.account_id = l.account_id
                                AND c.invoice_id = l.corrects_invoice_id
              WHERE l.account_id = d.account_id AND l.invoice_id = d.invoice_id),
           'taxes', (
             SELECT json_agg(to_jsonb(t) - 'invoice_id' ORDER BY t.tax_code, t.rate_percent)
               FROM invoice_tax t
              WHERE t.account_id = d.account_id AND t.invoice_id = d.invoice_id),
           'transfers', (
             SELECT json_agg(json_build_array(t.event, t.debit, t.credit, t.amount_minor,
                               t.currency, t.effective_on, t.memo)
                             ORDER BY t.event, t.debit, t.credit, t.amount_minor, t.memo)
               FROM ledger_transfer t
              WHERE t.account_id = d.account_id AND t.document_id = d.invoice_id),
           'links', (
             SELECT json_agg(json_build_array(k.relation, o.name) ORDER BY k.relation, o.name)
               FROM invoice_link k
               JOIN named o ON o.account_id = k.account_id AND o.invoice_id = k.other_id
              WHERE k.account_id = d.account_id AND k.invoice_id = d.invoice_id),
           'files', (
             SELECT count(*) FROM document_file f
              WHERE f.account_id = d.account_id AND f.invoice_id = d.invoice_id),
           'numbers', (
             SELECT count(*) FROM document_number n
              WHERE n.account_id = d.account_id AND n.invoice_id = d.invoice_id))::text AS content
    FROM named d`

const OUTCOMES = sql<Entry>`
  SELECT format('outcome %s %s', r.number, a.number) AS name,
         json_build_array(r.state, x.outcome, x.reason, x.facts, (
           SELECT json_agg(json_build_array(e.code, e.line_ref, e.facts, e.state)
                           ORDER BY e.code, e.line_ref)
             FROM bill_run_exception e
            WHERE e.run_id = x.run_id AND e.account_id = x.account_id))::text AS content
    FROM bill_run_account x
    JOIN bill_run r USING (run_id)
    JOIN account a USING (account_id)`

const STATES = sql<Entry>`
  SELECT format('billing state %s %s', a.number, s.number) AS name,
         json_build_array(b.billed_through, b.stale_from, b.draft_run_id, b.drafted_through)::text
           AS content
    FROM billing_state b
    JOIN subscription s USING (account_id, subscription_id)
    JOIN account a USING (account_id)`

const SERIES = sql<Entry>`
  SELECT format('series %s %s', kind, year) AS name,
         json_build_array(prefix, next_number, last_issued_on, (
           SELECT json_build_array(count(*), min(n.number), max(n.number))
             FROM document_number n
            WHERE n.legal_entity_id = s.legal_entity_id AND n.kind = s.kind
              AND n.year = s.year))::text AS content
    FROM number_series s`

/** Drafts, jobs and chunks that should be gone or done, and transfers that belong to no document. */
const LEFT_OVER = sql<Entry>`
  SELECT * FROM (VALUES
    ('left: drafts', (SELECT count(*)::text FROM draft_invoice)),
    ('left: open chunks', (SELECT count(*)::text FROM bill_run_chunk c JOIN bill_run r USING (run_id)
                            WHERE r.state = 'issued' AND c.state <> 'issued')),
    ('left: transfers', (SELECT count(*)::text FROM ledger_transfer WHERE document_id IS NULL)),
    ('left: jobs', (SELECT coalesce(string_agg(task_identifier, ' '), '') FROM graphile_worker.jobs
                      WHERE task_identifier NOT IN (${JOBS_OF_EACH_START})))
  ) AS left_over (name, content)`
