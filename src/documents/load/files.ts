import { sql } from 'kysely'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'
import type { Language } from '../page.ts'
import type { DocumentId } from './documents.ts'

/** The file of a document as it was issued. */
export type DocumentFile = {
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
}

/** A document without file, and how many lines it has. */
export type Unprinted = DocumentId & { readonly lineCount: number }

/** The next `limit` documents of a chunk, after one of them, that have no file. */
export async function loadUnprintedOfChunk(
  db: Db,
  chunk: { readonly runId: string; readonly chunkNo: number },
  after: DocumentId | undefined,
  limit: number,
): Promise<Unprinted[]> {
  const past = after ?? { accountId: NIL, invoiceId: NIL }
  return rows(
    db,
    sql<Unprinted>`
      SELECT i.account_id AS "accountId", i.invoice_id AS "invoiceId", ${LINE_COUNT}
        FROM bill_run_account a
        JOIN invoice i ON i.account_id = a.account_id AND i.run_id = a.run_id
       WHERE a.run_id = ${chunk.runId} AND a.chunk_no = ${chunk.chunkNo}
         AND i.document_account_id IS NULL
         AND (i.account_id, i.invoice_id) > (${past.accountId}::uuid, ${past.invoiceId}::uuid)
         AND ${WITHOUT_FILE}
       ORDER BY i.account_id, i.invoice_id
       LIMIT ${limit}`,
  )
}

const NIL = '00000000-0000-0000-0000-000000000000'

const WITHOUT_FILE = sql`NOT EXISTS (
  SELECT FROM document_end e WHERE e.account_id = i.account_id AND e.invoice_id = i.invoice_id)
  AND NOT EXISTS (
  SELECT FROM document_file f
   WHERE f.account_id = i.account_id AND f.invoice_id = i.invoice_id AND f.format = 'pdf')`

const LINE_COUNT = sql`(
  SELECT count(*)::int FROM invoice_line l
   WHERE l.account_id = i.account_id AND l.invoice_id = i.invoice_id) AS "lineCount"`

/** Those of these documents that have no file yet. */
export async function loadUnprinted(db: Db, ids: readonly DocumentId[]): Promise<Unprinted[]> {
  return rows(
    db,
    sql<Unprinted>`
      SELECT i.account_id AS "accountId", i.invoice_id AS "invoiceId", ${LINE_COUNT}
        FROM unnest(${ids.map(id => id.accountId)}::uuid[], ${ids.map(id => id.invoiceId)}::uuid[])
               AS w (account_id, invoice_id)
        JOIN invoice i USING (account_id, invoice_id)
       WHERE ${WITHOUT_FILE}
       ORDER BY i.account_id, i.invoice_id`,
  )
}

/** A document found by its number, and the time zone of the legal entity that issued it. */
export type FoundDocument = DocumentId & { readonly timeZone: string }

/** The document that bears a number; undefined where none does. */
export async function findDocument(db: Db, number: string): Promise<FoundDocument | undefined> {
  return maybeOne(
    db,
    sql<FoundDocument>`
      SELECT d.account_id AS "accountId", d.invoice_id AS "invoiceId", e.time_zone AS "timeZone"
        FROM document_number d JOIN legal_entity e USING (legal_entity_id)
       WHERE d.label = ${number}`,
  )
}

/** The file recorded for a document; undefined while it has none. */
export async function loadDocumentFile(db: Db, id: DocumentId): Promise<DocumentFile | undefined> {
  return maybeOne(
    db,
    sql<DocumentFile>`
      SELECT path, sha256, size_bytes AS "sizeBytes"
        FROM document_file
       WHERE account_id = ${id.accountId} AND invoice_id = ${id.invoiceId} AND format = 'pdf'`,
  )
}

/** The number that the next copy of a document bears. Hold the account before you ask. */
export async function loadNextCopyNumber(tx: Tx, id: DocumentId): Promise<number> {
  const { next } = await one(
    tx,
    sql<{ next: number }>`
      SELECT coalesce(max(copy_number), 0) + 1 AS next
        FROM document_copy
       WHERE account_id = ${id.accountId} AND invoice_id = ${id.invoiceId}`,
  )
  return next
}

/** A copy as the register has it. */
export type RegisteredCopy = {
  readonly copyNumber: number
  readonly printedOn: string
  readonly language: Language
  readonly sha256: string
  /** Its bytes; null where it was sent before they were kept, or handed out without being sent. */
  readonly content: Uint8Array | null
}

/** A copy of a document by its number in the register; undefined where there is none. */
export function loadCopy(
  db: Db,
  id: DocumentId & { readonly copyNumber: number },
): Promise<RegisteredCopy | undefined> {
  return maybeOne(
    db,
    sql<RegisteredCopy>`
      SELECT copy_number AS "copyNumber", printed_on::text AS "printedOn", language, sha256,
             content
        FROM document_copy LEFT JOIN document_copy_file USING (account_id, invoice_id, copy_number)
       WHERE account_id = ${id.accountId} AND invoice_id = ${id.invoiceId}
         AND copy_number = ${id.copyNumber}`,
  )
}

/** Who billed a document, when and how much. */
export type Payable = {
  readonly legalEntityId: string
  readonly issuedOn: string
  readonly payableMinor: bigint
  readonly currency: string
}

/** What a letter about a document says of it. */
export function loadPayable(tx: Tx, id: DocumentId): Promise<Payable> {
  return one(
    tx,
    sql<Payable>`
      SELECT legal_entity_id AS "legalEntityId", issued_on::text AS "issuedOn",
             payable_minor AS "payableMinor", currency
        FROM invoice WHERE account_id = ${id.accountId} AND invoice_id = ${id.invoiceId}`,
  )
}
