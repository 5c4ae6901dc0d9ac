import { sql } from 'kysely'
import { affected, rows, type Tx } from '../platform/database/database.ts'

/** The file of an issued document, about to be recorded. */
export type NewDocumentFile = {
  readonly accountId: string
  readonly invoiceId: string
  readonly path: string
  readonly sha256: string
  readonly sizeBytes: number
}

/**
 * Records files of documents that have none, in one statement. A document that has its file already
 * keeps it; gives the recorded hashes of those where another file was offered.
 */
export async function insertDocumentFiles(
  tx: Tx,
  files: readonly NewDocumentFile[],
  at: Temporal.Instant,
): Promise<{ recorded: number; differing: { path: string; recorded: string }[] }> {
  const offered = sql`unnest(
      ${files.map(f => f.accountId)}::uuid[], ${files.map(f => f.invoiceId)}::uuid[],
      ${files.map(f => f.path)}::text[], ${files.map(f => f.sha256)}::text[],
      ${files.map(f => f.sizeBytes)}::int[]) AS o (account_id, invoice_id, path, sha256, size_bytes)`
  const recorded = await affected(
    tx,
    sql`INSERT INTO document_file
               (account_id, invoice_id, format, path, sha256, size_bytes, recorded_at)
        SELECT account_id, invoice_id, 'pdf', path, sha256, size_bytes, ${at} FROM ${offered}
         ORDER BY account_id, invoice_id
            ON CONFLICT DO NOTHING`,
  )
  if (recorded === files.length) return { recorded, differing: [] }
  const differing = await rows(
    tx,
    sql<{ path: string; recorded: string }>`
      SELECT f.path, f.sha256 AS recorded
        FROM ${offered}
        JOIN document_file f
          ON f.account_id = o.account_id AND f.invoice_id = o.invoice_id AND f.format = 'pdf'
       WHERE f.sha256 <> o.sha256`,
  )
  return { recorded, differing }
}

/** A copy about to be handed out. */
export type NewDocumentCopy = {
  readonly accountId: string
  readonly invoiceId: string
  readonly copyNumber: number
  readonly printedOn: string
  readonly printedBy: string
  readonly language: string
  readonly reason: string
  readonly sha256: string
}

/** Enters a copy in the register. */
export async function insertDocumentCopy(
  tx: Tx,
  copy: NewDocumentCopy,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    INSERT INTO document_copy (account_id, invoice_id, copy_number, printed_on, printed_by,
                               language, reason, sha256, recorded_at)
    VALUES (${copy.accountId}, ${copy.invoiceId}, ${copy.copyNumber}, ${copy.printedOn},
            ${copy.printedBy}, ${copy.language}, ${copy.reason}, ${copy.sha256}, ${at})`.execute(tx)
}

/** Keeps the bytes of a registered copy that is sent. */
export async function insertCopyFile(
  tx: Tx,
  copy: Pick<NewDocumentCopy, 'accountId' | 'invoiceId' | 'copyNumber'>,
  content: Uint8Array,
): Promise<void> {
  await sql`
    INSERT INTO document_copy_file (account_id, invoice_id, copy_number, content)
    VALUES (${copy.accountId}, ${copy.invoiceId}, ${copy.copyNumber}, ${Buffer.from(content)})`.execute(
    tx,
  )
}
