import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { DataImportState } from './api.ts'

type Counts = {
  readonly rows: bigint
  readonly created: bigint
  readonly updated: bigint
  readonly unchanged: bigint
  readonly rejected: bigint
}

/** Files of accounts, contracts, prices and the like on their way in. */
export type DataImport = Counts & {
  readonly importId: string
  readonly state: DataImportState
  readonly attempt: number
  readonly receivedBy: string
  readonly receivedAt: Temporal.Instant
  readonly committedBy: string | null
  readonly committedAt: Temporal.Instant | null
  readonly endedAt: Temporal.Instant | null
  /** A file with a refused line is not taken at all. */
  readonly wholeFiles: boolean
}

/** One of its files. */
export type DataImportFile = Counts & {
  readonly fileName: string
  readonly byteCount: number
  readonly lineCount: number
  /** Whether what it holds is still kept. */
  readonly isKept: boolean
  readonly refusal: {
    readonly code: string
    readonly facts: Readonly<Record<string, string | number>>
  } | null
}

const COUNTS = sql`row_count AS rows, created_count AS created, updated_count AS updated,
  unchanged_count AS unchanged, rejected_count AS rejected`

const IMPORT = sql`import_id AS "importId", state, attempt, received_by AS "receivedBy",
  received_at AS "receivedAt", committed_by AS "committedBy", committed_at AS "committedAt",
  ended_at AS "endedAt", whole_files AS "wholeFiles", ${COUNTS}`

/** An import by its id. */
export function loadDataImport(db: Db, importId: string): Promise<DataImport | undefined> {
  return maybeOne(
    db,
    sql<DataImport>`SELECT ${IMPORT} FROM data_import WHERE import_id = ${importId}`,
  )
}

/** As `loadDataImport`, locked until its step is done. */
export function lockDataImport(tx: Tx, importId: string): Promise<DataImport | undefined> {
  return maybeOne(
    tx,
    sql<DataImport>`SELECT ${IMPORT} FROM data_import WHERE import_id = ${importId} FOR UPDATE`,
  )
}

/** The files of an import by name. */
export function loadDataFiles(db: Db, importId: string): Promise<DataImportFile[]> {
  return rows(
    db,
    sql<DataImportFile>`
      SELECT f.file_name AS "fileName", f.byte_count AS "byteCount", f.line_count AS "lineCount",
             f.content IS NOT NULL AS "isKept", f.refusal, f.row_count AS rows,
             f.created_count AS created, f.updated_count AS updated,
             f.unchanged_count AS unchanged, f.rejected_count AS rejected
        FROM data_import_file f WHERE f.import_id = ${importId} ORDER BY f.file_name`,
  )
}

const PIECE = 1024 * 1024

/** The bytes of a stored file, piece by piece; none once they are forgotten. */
export async function* dataFileBytes(
  db: Db,
  importId: string,
  fileName: string,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; at += PIECE) {
    const found = await maybeOne(
      db,
      sql<{ piece: Buffer | null }>`
        SELECT substring(content FROM ${at + 1} FOR ${PIECE}) AS piece
          FROM data_import_file WHERE import_id = ${importId} AND file_name = ${fileName}`,
    )
    if (found?.piece == null || found.piece.length === 0) return
    yield found.piece
    if (found.piece.length < PIECE) return
  }
}

/** A line that cannot be taken. */
export type DataProblem = {
  readonly fileName: string
  readonly problemNo: number
  readonly line: number
  readonly column: string
  readonly value: string
  readonly code: string
  readonly facts: Record<string, string | number>
}

/** A page of what cannot be taken of a file, as it was found. */
export function loadDataProblems(
  db: Db,
  of: { readonly importId: string; readonly fileName: string },
  page: { readonly after: number; readonly limit: number },
): Promise<DataProblem[]> {
  return rows(
    db,
    sql<DataProblem>`
      SELECT file_name AS "fileName", problem_no AS "problemNo", line, column_name AS "column",
             value, code, facts
        FROM data_import_problem
       WHERE import_id = ${of.importId} AND file_name = ${of.fileName}
         AND problem_no > ${page.after}
       ORDER BY problem_no LIMIT ${page.limit}`,
  )
}
