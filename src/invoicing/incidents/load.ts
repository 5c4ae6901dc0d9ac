import { type RawBuilder, sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { DocumentKey } from '../load/credit.ts'
import type { RunState } from '../run-state.ts'
import type { IncidentTerms, Remedy } from './api.ts'
import type { DocumentNet } from './changes.ts'

/** An incident as it is kept. */
export type IncidentRow = {
  readonly incidentId: string
  readonly number: string
  readonly title: string
  readonly cause: string
  readonly remedy: Remedy
  readonly reason: string
  readonly terms: IncidentTerms
  readonly issueOn: Temporal.PlainDate
  readonly notice: Readonly<Record<string, string>> | null
  readonly createdBy: string
}

const COLUMNS = sql`i.incident_id AS "incidentId", i.number, i.title, i.cause_code AS cause,
  i.remedy, i.reason, i.terms, i.issue_on AS "issueOn", i.notice, i.created_by AS "createdBy"`

/** An incident by its number, which nobody else steers until the transaction ends. */
export function lockIncident(tx: Tx, number: string): Promise<IncidentRow | undefined> {
  return maybeOne(
    tx,
    sql<IncidentRow>`SELECT ${COLUMNS} FROM incident i WHERE i.number = ${number} FOR UPDATE`,
  )
}

/** An incident by its id. */
export function loadIncident(db: Db, incidentId: string): Promise<IncidentRow | undefined> {
  return maybeOne(
    db,
    sql<IncidentRow>`SELECT ${COLUMNS} FROM incident i WHERE i.incident_id = ${incidentId}`,
  )
}

/** The runs of an incident, in the order of their legal entities. */
export function loadIncidentRuns(
  db: Db,
  incidentId: string,
): Promise<{ runId: string; number: string; state: RunState }[]> {
  return rows(
    db,
    sql<{ runId: string; number: string; state: RunState }>`
      SELECT run_id AS "runId", number, state FROM bill_run
       WHERE incident_id = ${incidentId} ORDER BY number`,
  )
}

/** How many incidents of a year there are. */
export async function countIncidents(tx: Tx, prefix: string): Promise<number> {
  const found = await rows(
    tx,
    sql<{ count: number }>`
      SELECT count(*)::int AS count FROM incident WHERE starts_with(number, ${prefix})`,
  )
  return found[0]?.count ?? 0
}

/** Whether a line `l` is one of those that were wrong. */
export function lineMatches(terms: IncidentTerms): RawBuilder<boolean> {
  const { from, to, product, charge, plan, planVersion, taxCode, meter, serials } = terms
  const conditions = [sql`l.service_end > ${from}::date`]
  if (to !== null) conditions.push(sql`l.service_start < ${to}::date`)
  if (product !== null) conditions.push(sql`l.product_code = ${product}`)
  if (charge !== null) conditions.push(sql`l.charge_code = ${charge}`)
  if (plan !== null) {
    conditions.push(sql`EXISTS (
      SELECT FROM subscription_item p
       WHERE p.account_id = l.account_id AND p.item_id = l.item_id AND p.plan_code = ${plan}
         AND (${planVersion}::int IS NULL OR p.plan_version = ${planVersion}::int))`)
  }
  if (taxCode !== null) {
    conditions.push(sql`EXISTS (
      SELECT FROM json_array_elements(l.taxes) t WHERE t ->> 'code' = ${taxCode})`)
  }
  if (meter !== null || serials !== null) {
    const wanted = serials === null ? null : [...serials]
    conditions.push(sql`EXISTS (
      SELECT FROM subscription s
        JOIN subscription_item p ON p.account_id = s.account_id
                                AND p.subscription_id = s.subscription_id
        JOIN charge h USING (plan_code, plan_version, charge_code)
        JOIN channel c ON c.account_id = s.account_id AND c.premise_id = s.premise_id
                      AND c.meter_code = h.meter_code
       WHERE s.account_id = l.account_id AND s.subscription_id = l.subscription_id
         AND p.item_id = l.item_id
         AND (${meter}::text IS NULL OR c.meter_code = ${meter})
         AND (${wanted}::text[] IS NULL OR c.serial = ANY(${wanted}::text[])))`)
  }
  return sql<boolean>`(${sql.join(conditions, sql` AND `)})`
}

/** Whether an invoice `i` of an account `a` is one that an incident is about. */
export function documentMatches(
  terms: IncidentTerms,
  documents: readonly string[] | null,
): RawBuilder<boolean> {
  const { cycle, accounts, issuedFrom, issuedTo, disputed } = terms
  const conditions = [
    sql`i.kind = 'invoice'`,
    sql`NOT EXISTS (SELECT FROM invoice_link v
                     WHERE v.account_id = i.account_id AND v.other_id = i.invoice_id
                       AND v.relation = 'voids')`,
    sql`EXISTS (SELECT FROM invoice_line l
                 WHERE l.account_id = i.account_id AND l.invoice_id = i.invoice_id
                   AND ${lineMatches(terms)})`,
  ]
  if (documents !== null) {
    const labels = [...documents]
    conditions.push(sql`(coalesce(i.document_account_id, i.account_id), i.invoice_id) IN (
      SELECT account_id, invoice_id FROM document_number WHERE label = ANY(${labels}::text[]))`)
  }
  if (cycle !== null) conditions.push(sql`a.cycle_code = ${cycle}`)
  if (accounts !== null) conditions.push(sql`a.number = ANY(${[...accounts]}::text[])`)
  if (issuedFrom !== null) conditions.push(sql`i.issued_on >= ${issuedFrom}::date`)
  if (issuedTo !== null) conditions.push(sql`i.issued_on <= ${issuedTo}::date`)
  if (disputed !== null) {
    conditions.push(sql`EXISTS (
      SELECT FROM dispute_case c
       WHERE c.document_account_id = i.account_id AND c.invoice_id = i.invoice_id
         AND c.cause_code = ${disputed})`)
  }
  return sql<boolean>`${sql.join(conditions, sql` AND `)}`
}

/** The legal entities that billed a document which an incident is about, by code. */
export async function loadEntitiesConcerned(
  tx: Tx,
  terms: IncidentTerms,
  documents: readonly string[] | null,
): Promise<string[]> {
  const wanted = terms.entities === null ? null : [...terms.entities]
  const found = await rows(
    tx,
    sql<{ code: string }>`
      SELECT e.code FROM legal_entity e
       WHERE (${wanted}::text[] IS NULL OR e.code = ANY(${wanted}::text[]))
         AND EXISTS (SELECT FROM invoice i JOIN account a USING (account_id)
                      WHERE i.legal_entity_id = e.legal_entity_id
                        AND ${documentMatches(terms, documents)})
       ORDER BY e.code`,
  )
  return found.map(({ code }) => code)
}

/** Which of the documents that were named an incident is not about, the first few. */
export async function loadMissing(
  tx: Tx,
  incidentId: string,
  documents: readonly string[],
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ label: string }>`
      SELECT w.label FROM unnest(${[...documents]}::text[]) AS w (label)
       WHERE NOT EXISTS (
         SELECT FROM document_number n
           JOIN incident_document d ON d.invoice_id = n.invoice_id
          WHERE n.label = w.label AND d.incident_id = ${incidentId})
       ORDER BY w.label LIMIT 10`,
  )
  return found.map(({ label }) => label)
}

/** The matched lines of documents, by number, of those that a run of credits is to credit. */
export function loadMatchedLines(
  tx: Tx,
  documents: readonly DocumentKey[],
  terms: IncidentTerms,
): Promise<(DocumentKey & { readonly lineNo: number })[]> {
  return rows(
    tx,
    sql<DocumentKey & { lineNo: number }>`
      SELECT l.account_id AS "accountId", l.invoice_id AS "invoiceId", l.line_no AS "lineNo"
        FROM unnest(${documents.map(each => each.accountId)}::uuid[],
                    ${documents.map(each => each.invoiceId)}::uuid[]) AS w (account_id, invoice_id)
        JOIN invoice_line l USING (account_id, invoice_id)
       WHERE ${lineMatches(terms)}
       ORDER BY 1, 2, 3`,
  )
}

/** The documents of some accounts that an incident is about. */
export function loadIncidentDocuments(
  tx: Tx,
  incidentId: string,
  accountIds: readonly string[],
): Promise<DocumentKey[]> {
  return rows(
    tx,
    sql<DocumentKey>`
      SELECT account_id AS "accountId", invoice_id AS "invoiceId" FROM incident_document
       WHERE incident_id = ${incidentId} AND account_id = ANY(${[...accountIds]}::uuid[])
       ORDER BY 1, 2`,
  )
}

/** How many lines have corrected or credited each document, by account and document. */
export async function countCorrectedLines(
  tx: Tx,
  documents: readonly DocumentKey[],
): Promise<Map<string, number>> {
  const found = await rows(
    tx,
    sql<DocumentKey & { count: number }>`
      SELECT w.account_id AS "accountId", w.invoice_id AS "invoiceId", count(*)::int AS count
        FROM unnest(${documents.map(each => each.accountId)}::uuid[],
                    ${documents.map(each => each.invoiceId)}::uuid[]) AS w (account_id, invoice_id)
        JOIN invoice_line c ON c.account_id = w.account_id
                           AND c.corrects_invoice_id = w.invoice_id
       GROUP BY 1, 2`,
  )
  return new Map(found.map(row => [`${row.accountId} ${row.invoiceId}`, row.count]))
}

/** What documents stand at for items, by nominal period from a date on, as corrected since. */
export async function loadDocumentNets(
  tx: Tx,
  wanted: readonly {
    readonly accountId: string
    readonly itemId: string
    readonly since: Temporal.PlainDate
  }[],
): Promise<DocumentNet[]> {
  if (wanted.length === 0) return []
  return rows(
    tx,
    sql<DocumentNet>`
      SELECT l.account_id AS "accountId", coalesce(l.corrects_invoice_id, l.invoice_id)
               AS "invoiceId", l.item_id AS "itemId", l.period_start AS "periodStart",
             i.currency, sum(l.net_minor)::bigint AS "netMinor"
        FROM unnest(${wanted.map(w => w.accountId)}::uuid[],
                    ${wanted.map(w => w.itemId)}::uuid[],
                    ${wanted.map(w => w.since)}::date[]) AS w (account_id, item_id, since)
        JOIN invoice_line l ON l.account_id = w.account_id AND l.item_id = w.item_id
                           AND l.period_start >= w.since
        JOIN invoice i ON i.account_id = l.account_id
                      AND i.invoice_id = coalesce(l.corrects_invoice_id, l.invoice_id)
       GROUP BY 1, 2, 3, 4, 5
       ORDER BY 1, 4, 2`,
  )
}

/** What an incident comes to, by currency, of the accounts that are not held back. */
export type IncidentTotal = {
  readonly entity: string
  readonly currency: string
  readonly documents: number
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly payableMinor: bigint
}

/** The totals of an incident by legal entity and currency. */
export function loadIncidentTotals(db: Db, incidentId: string): Promise<IncidentTotal[]> {
  return rows(
    db,
    sql<IncidentTotal>`
      SELECT e.code AS entity, d.currency, count(*)::int AS documents,
             sum(d.net_minor)::bigint AS "netMinor", sum(d.tax_minor)::bigint AS "taxMinor",
             sum(d.payable_minor)::bigint AS "payableMinor"
        FROM incident_document d
        JOIN bill_run r USING (run_id)
        JOIN legal_entity e USING (legal_entity_id)
        JOIN bill_run_account a ON a.account_id = d.account_id AND a.run_id = d.run_id
       WHERE d.incident_id = ${incidentId} AND d.state = 'changed' AND a.outcome = 'billed'
       GROUP BY 1, 2 ORDER BY 1, 2`,
  )
}
