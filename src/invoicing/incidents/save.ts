import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { IncidentTerms, Remedy, Wrong } from './api.ts'
import { documentMatches } from './load.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Writes an incident down. */
export async function insertIncident(
  tx: Tx,
  of: {
    readonly incidentId: string
    readonly number: string
    readonly title: string
    readonly wrong: Wrong
    readonly cause: string
    readonly remedy: Remedy
    readonly terms: IncidentTerms
    readonly reason: string
    readonly issueOn: Temporal.PlainDate
    readonly notice: Readonly<Record<string, string>> | null
  },
  { at, by }: By,
): Promise<void> {
  const notice = of.notice === null ? null : JSON.stringify(of.notice)
  await affected(
    tx,
    sql`
      INSERT INTO incident (incident_id, number, title, wrong, cause_code, remedy, terms, reason,
                            issue_on, notice, created_at, created_by)
      VALUES (${of.incidentId}, ${of.number}, ${of.title}, ${of.wrong}, ${of.cause}, ${of.remedy},
              ${JSON.stringify(of.terms)}::jsonb, ${of.reason}, ${of.issueOn}, ${notice}::jsonb,
              ${at}, ${by})`,
  )
}

/** The invoices of a legal entity that an incident is about: not voided, with a line that matches. */
export async function selectDocuments(
  tx: Tx,
  run: { readonly runId: string; readonly incidentId: string; readonly legalEntityId: string },
  terms: IncidentTerms,
  documents: readonly string[] | null,
): Promise<number> {
  return affected(
    tx,
    sql`
      INSERT INTO incident_document (account_id, incident_id, invoice_id, run_id, currency, state)
      SELECT i.account_id, ${run.incidentId}, i.invoice_id, ${run.runId}, i.currency, 'selected'
        FROM invoice i JOIN account a USING (account_id)
       WHERE i.legal_entity_id = ${run.legalEntityId} AND ${documentMatches(terms, documents)}`,
  )
}

/** Puts a run to an incident and gives it the accounts of its documents, in chunks. */
export async function selectAccountsOfDocuments(
  tx: Tx,
  run: { readonly runId: string; readonly incidentId: string },
  chunkAccounts: number,
): Promise<number> {
  await affected(
    tx,
    sql`UPDATE bill_run SET incident_id = ${run.incidentId} WHERE run_id = ${run.runId}`,
  )
  const accounts = await affected(
    tx,
    sql`
      INSERT INTO bill_run_account (account_id, run_id, chunk_no, outcome)
      SELECT account_id, ${run.runId}, (row_number() OVER (ORDER BY account_id) - 1) / ${chunkAccounts},
             'pending'
        FROM (SELECT DISTINCT account_id FROM incident_document
               WHERE incident_id = ${run.incidentId} AND run_id = ${run.runId}) d`,
  )
  await sql`
    INSERT INTO bill_run_chunk (run_id, chunk_no, state)
    SELECT DISTINCT ${run.runId}::uuid, chunk_no, 'pending'
      FROM bill_run_account WHERE run_id = ${run.runId}`.execute(tx)
  return accounts
}

/** What a document of an incident came to. */
export type WorkedDocument = {
  readonly accountId: string
  readonly invoiceId: string
  readonly currency: string
  readonly state: 'changed' | 'no_change' | 'barred'
  readonly reason: string | null
  readonly beforeMinor: bigint
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly payableMinor: bigint
}

/**
 * Notes what a chunk's documents came to, in place of what was found earlier. Documents that the
 * selection does not name and that change all the same are noted, too.
 */
export async function noteDocuments(
  tx: Tx,
  run: { readonly runId: string; readonly incidentId: string },
  accountIds: readonly string[],
  worked: readonly WorkedDocument[],
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE incident_document
         SET state = 'no_change', reason = NULL, before_minor = 0, net_minor = 0, tax_minor = 0,
             payable_minor = 0
       WHERE incident_id = ${run.incidentId} AND account_id = ANY(${[...accountIds]}::uuid[])`,
  )
  if (worked.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO incident_document (account_id, incident_id, invoice_id, run_id, currency, state,
        reason, before_minor, net_minor, tax_minor, payable_minor)
      SELECT "accountId", ${run.incidentId}, "invoiceId", ${run.runId}, currency, state, reason,
             "beforeMinor", "netMinor", "taxMinor", "payableMinor"
        FROM json_to_recordset(${jsonRows(worked)}::json)
             AS w ("accountId" uuid, "invoiceId" uuid, currency text, state text, reason text,
                   "beforeMinor" bigint, "netMinor" bigint, "taxMinor" bigint,
                   "payableMinor" bigint)
      ON CONFLICT (account_id, incident_id, invoice_id) DO UPDATE
        SET state = excluded.state, reason = excluded.reason,
            before_minor = excluded.before_minor, net_minor = excluded.net_minor,
            tax_minor = excluded.tax_minor, payable_minor = excluded.payable_minor`,
  )
}

/** Keeps what was approved. */
export async function approveIncidentRow(
  tx: Tx,
  incidentId: string,
  approved: readonly object[],
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE incident SET approved_at = ${at}, approved_by = ${by},
             approved = ${jsonRows(approved)}::jsonb
       WHERE incident_id = ${incidentId}`,
  )
}

/** A document that was issued, with the documents that it stands in relation to. */
export type IssuedCorrection = {
  readonly accountId: string
  readonly invoiceId: string
  readonly links: readonly { readonly relation: string; readonly otherId: string }[]
}

/**
 * Notes of the documents of accounts that they were put right, once an incident: its key refuses a
 * second time. A document that no other corrects by name was put right by the first of its account.
 */
export async function noteCorrections(
  tx: Tx,
  incidentId: string,
  issued: readonly IssuedCorrection[],
): Promise<void> {
  if (issued.length === 0) return
  const accountIds = [...new Set(issued.map(({ accountId }) => accountId))]
  const changed = await rows(
    tx,
    sql<{ accountId: string; invoiceId: string }>`
      SELECT account_id AS "accountId", invoice_id AS "invoiceId" FROM incident_document
       WHERE incident_id = ${incidentId} AND state = 'changed'
         AND account_id = ANY(${accountIds}::uuid[])
       ORDER BY 1, 2`,
  )
  const byAccount = Map.groupBy(issued, ({ accountId }) => accountId)
  const corrections = changed.map(({ accountId, invoiceId }) => {
    const own = byAccount.get(accountId) ?? []
    const named = (relation: string) =>
      own.find(({ links }) =>
        links.some(link => link.relation === relation && link.otherId === invoiceId),
      )
    const by = named('voids') ?? named('corrects') ?? own[0]
    return { accountId, invoiceId, correctionId: by?.invoiceId }
  })
  await affected(
    tx,
    sql`
      INSERT INTO incident_correction (account_id, incident_id, invoice_id, correction_id)
      SELECT "accountId", ${incidentId}, "invoiceId", "correctionId"
        FROM json_to_recordset(${jsonRows(corrections)}::json)
             AS c ("accountId" uuid, "invoiceId" uuid, "correctionId" uuid)`,
  )
}
