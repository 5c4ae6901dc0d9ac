import { sql } from 'kysely'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'
import type { CaseKind } from './case.ts'

/** A cause of corrections with what it sets for its cases. */
export type Cause = {
  readonly cause: string
  readonly days: number
  readonly graceDays: number
  readonly owner: string | null
}

/** A cause in use, by its code. */
export function loadCause(db: Db, cause: string): Promise<Cause | undefined> {
  return maybeOne(
    db,
    sql<Cause>`
      SELECT cause_code AS cause, days, grace_days AS "graceDays", owner
        FROM correction_cause WHERE cause_code = ${cause} AND active`,
  )
}

/** A case as it stands. */
export type StoredCase = {
  readonly accountId: string
  readonly caseId: string
  readonly number: string
  readonly accountNumber: string
  readonly legalEntityId: string | null
  readonly kind: CaseKind
  readonly cause: string
  readonly graceDays: number
  readonly subject: string
  readonly state: 'open' | 'closed'
  readonly owner: string
  readonly dueOn: Temporal.PlainDate
  readonly openedOn: Temporal.PlainDate
  readonly openedBy: string
  readonly documentAccountId: string | null
  readonly documentAccountNumber: string | null
  readonly invoiceId: string | null
  readonly document: string | null
  readonly isConsolidated: boolean
  readonly lineNo: number | null
  readonly itemId: string | null
  readonly currency: string | null
  readonly amountMinor: bigint | null
  readonly frozenMinor: bigint
  readonly deductionId: string | null
}

const CASE = sql`
  SELECT c.account_id AS "accountId", c.case_id AS "caseId", c.number, a.number AS "accountNumber",
         coalesce(i.legal_entity_id, o.legal_entity_id,
           (SELECT k.legal_entity_id FROM contract k WHERE k.account_id = c.account_id
             ORDER BY k.start_on DESC, k.contract_id LIMIT 1)) AS "legalEntityId",
         c.kind, c.cause_code AS cause, r.grace_days AS "graceDays", c.subject, c.state, c.owner,
         c.due_on AS "dueOn", c.opened_on AS "openedOn", c.opened_by AS "openedBy",
         c.document_account_id AS "documentAccountId", da.number AS "documentAccountNumber",
         c.invoice_id AS "invoiceId", d.label AS document,
         coalesce(i.document_account_id IS NOT NULL OR i.snapshot -> 'parts' IS NOT NULL, false)
           AS "isConsolidated",
         c.line_no AS "lineNo", c.item_id AS "itemId", c.currency, c.amount_minor AS "amountMinor",
         c.frozen_minor AS "frozenMinor", c.deduction_id AS "deductionId"
    FROM dispute_case c
    JOIN account a ON a.account_id = c.account_id
    JOIN correction_cause r USING (cause_code)
    LEFT JOIN account da ON da.account_id = c.document_account_id
    LEFT JOIN open_item o ON o.account_id = c.account_id AND o.item_id = c.item_id
    LEFT JOIN invoice i ON i.account_id = c.document_account_id AND i.invoice_id = c.invoice_id
    LEFT JOIN document_number d
      ON d.account_id = coalesce(i.document_account_id, i.account_id) AND d.invoice_id = i.invoice_id`

/**
 * A case by its number, and nobody else changes it until the transaction ends. The number begins with
 * that of the account, which finds it.
 */
export async function lockCase(tx: Tx, number: string): Promise<StoredCase | undefined> {
  return maybeOne(
    tx,
    sql<StoredCase>`${CASE}
       WHERE (c.account_id, c.number) IN (
         SELECT s.account_id, ${number}::text FROM account_number s
          WHERE s.number = regexp_replace(${number}, '-[DQ][0-9]+$', ''))
         FOR NO KEY UPDATE OF c`,
  )
}

/** Cases by their ids. */
export function loadCases(
  db: Db,
  keys: readonly { readonly accountId: string; readonly caseId: string }[],
): Promise<StoredCase[]> {
  return rows(
    db,
    sql<StoredCase>`${CASE}
       WHERE (c.account_id, c.case_id) IN (
         SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                              ${keys.map(key => key.caseId)}::uuid[]))
       ORDER BY c.account_id, c.case_id`,
  )
}

/** The case that was brought under a reference. */
export async function findReference(
  db: Db,
  accountId: string,
  reference: string,
): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ caseId: string }>`
      SELECT case_id AS "caseId" FROM dispute_case
       WHERE account_id = ${accountId} AND reference = ${reference}`,
  )
  return found?.caseId
}

/** An account's number, and how many cases of a kind it has had. */
export function countCases(
  tx: Tx,
  accountId: string,
  kind: CaseKind,
): Promise<{ readonly accountNumber: string; readonly count: number }> {
  return one(
    tx,
    sql<{ accountNumber: string; count: number }>`
      SELECT a.number AS "accountNumber",
             (SELECT count(*)::int FROM dispute_case c
               WHERE c.account_id = a.account_id AND c.kind = ${kind}) AS count
        FROM account a WHERE a.account_id = ${accountId}`,
  )
}

/** What open disputes are about already: of a document, of one of its lines, and what they froze. */
export type Disputed = {
  readonly wholeMinor: bigint
  readonly lineMinor: bigint
  readonly frozenMinor: bigint
}

/** What open disputes of an item are about; its row must be locked. */
export function loadDisputed(
  tx: Tx,
  { accountId, itemId }: ItemKey,
  line: { readonly documentAccountId: string; readonly lineNo: number | null },
): Promise<Disputed> {
  const section = line.documentAccountId
  return one(
    tx,
    sql<Disputed>`
      SELECT coalesce(sum(amount_minor) FILTER (WHERE document_account_id = ${section}), 0)::bigint
               AS "wholeMinor",
             coalesce(sum(amount_minor) FILTER (
               WHERE document_account_id = ${section}
                 AND (${line.lineNo}::int IS NULL OR line_no = ${line.lineNo})), 0)::bigint
               AS "lineMinor",
             coalesce(sum(frozen_minor), 0)::bigint AS "frozenMinor"
        FROM dispute_case
       WHERE account_id = ${accountId} AND item_id = ${itemId} AND state = 'open'
         AND kind = 'dispute'`,
  )
}

/** An open dispute of a document. */
export type OpenDispute = {
  readonly number: string
  readonly lineNo: number | null
  readonly amountMinor: bigint
  readonly dueOn: Temporal.PlainDate
}

/** The open disputes of a document by its number, the oldest first. */
export function loadOpenDisputes(db: Db, label: string): Promise<OpenDispute[]> {
  return rows(
    db,
    sql<OpenDispute>`
      SELECT c.number, c.line_no AS "lineNo", c.amount_minor AS "amountMinor", c.due_on AS "dueOn"
        FROM document_number n
        JOIN invoice i ON i.invoice_id = n.invoice_id
             AND coalesce(i.document_account_id, i.account_id) = n.account_id
        JOIN dispute_case c ON c.account_id = coalesce(i.payer_id, i.account_id)
             AND c.item_id = n.invoice_id AND c.document_account_id = i.account_id
       WHERE n.label = ${label} AND c.state = 'open' AND c.kind = 'dispute'
       ORDER BY c.case_id`,
  )
}

/** Open cases past their deadline that nobody has been told of yet, the oldest first. */
export function loadOverdue(
  db: Db,
  on: Temporal.PlainDate,
  most: number,
): Promise<{ accountId: string; caseId: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; caseId: string }>`
      SELECT account_id AS "accountId", case_id AS "caseId" FROM dispute_case
       WHERE state = 'open' AND due_on < ${on} AND escalated_to IS NULL
       ORDER BY due_on, account_id, case_id
       LIMIT ${most} FOR NO KEY UPDATE SKIP LOCKED`,
  )
}

/** Deductions of payments that no case was opened for, the oldest first. */
export type OpenDeduction = {
  readonly accountId: string
  readonly deductionId: string
  readonly itemId: string
  readonly amountMinor: bigint
  readonly reasonCode: string
  readonly note: string | null
  readonly document: string | null
  readonly documentAccountNumber: string | null
  readonly isConsolidated: boolean
}

/** Open deductions without a case, after one of them, in the order of their ids; each with the document that it was taken from. */
export function loadDeductions(
  db: Db,
  after: string | null,
  most: number,
): Promise<OpenDeduction[]> {
  return rows(
    db,
    sql<OpenDeduction>`
      SELECT p.account_id AS "accountId", p.deduction_id AS "deductionId", p.item_id AS "itemId",
             p.amount_minor AS "amountMinor", p.reason_code AS "reasonCode", p.note,
             d.label AS document, a.number AS "documentAccountNumber",
             EXISTS (SELECT FROM invoice i
                      WHERE i.account_id = d.account_id AND i.invoice_id = d.invoice_id
                        AND i.snapshot -> 'parts' IS NOT NULL) AS "isConsolidated"
        FROM payment_deduction p
        JOIN open_item o ON o.account_id = p.account_id AND o.item_id = p.item_id
        LEFT JOIN document_number d
          ON d.account_id = coalesce(o.document_account_id, o.account_id)
         AND d.invoice_id = o.item_id
        LEFT JOIN account a ON a.account_id = d.account_id
       WHERE p.closed_at IS NULL AND o.open_minor > 0
         AND (${after}::uuid IS NULL OR p.deduction_id > ${after})
         AND NOT EXISTS (SELECT FROM dispute_case c
                          WHERE c.account_id = p.account_id AND c.deduction_id = p.deduction_id)
       ORDER BY p.deduction_id
       LIMIT ${most}`,
  )
}

/** Open cases whose deduction was closed because its payment was taken back. */
export function loadCasesOfClosedDeductions(db: Db, most: number): Promise<{ number: string }[]> {
  return rows(
    db,
    sql<{ number: string }>`
      SELECT c.number FROM dispute_case c
        JOIN payment_deduction p USING (account_id, deduction_id)
       WHERE c.state = 'open' AND p.closed_at IS NOT NULL
       ORDER BY c.account_id, c.case_id LIMIT ${most}`,
  )
}

/** Which of these codes are causes already. */
export async function loadCauseCodes(db: Db, codes: readonly string[]): Promise<Set<string>> {
  const found = await rows(
    db,
    sql<{ cause: string }>`
      SELECT cause_code AS cause FROM correction_cause
       WHERE cause_code = ANY(${[...codes]}::text[])`,
  )
  return new Set(found.map(row => row.cause))
}

/** A file that was kept with a case, by its id; none once it was erased. */
export function loadEvidenceFile(
  db: Db,
  evidenceId: string,
): Promise<
  { readonly name: string; readonly sha256: string; readonly content: Buffer } | undefined
> {
  return maybeOne(
    db,
    sql<{ name: string; sha256: string; content: Buffer }>`
      SELECT name, sha256, content FROM dispute_evidence
       WHERE evidence_id = ${evidenceId} AND octet_length(content) > 0`,
  )
}

/** What the causes of corrections are called, also those no longer in use. */
export function listCauseNames(
  db: Db,
  limit: number,
): Promise<{ readonly cause: string; readonly name: Readonly<Record<string, string>> }[]> {
  return rows(
    db,
    sql<{ cause: string; name: Readonly<Record<string, string>> }>`
      SELECT cause_code AS cause, name FROM correction_cause ORDER BY cause_code LIMIT ${limit}`,
  )
}
