import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { DataImportNote, DataImportState } from './api.ts'

/** Puts an import on record, without files so far. */
export async function insertDataImport(
  tx: Tx,
  made: { readonly importId: string; readonly by: string; readonly at: Temporal.Instant },
): Promise<void> {
  await affected(
    tx,
    sql`INSERT INTO data_import (import_id, state, file_names, received_by, received_at)
        VALUES (${made.importId}, 'received', '{}', ${made.by}, ${made.at}::timestamptz)`,
  )
}

/** Keeps a file of an import as it came, in the place of an earlier one of its name. */
export async function saveDataFile(
  tx: Tx,
  importId: string,
  file: {
    readonly fileName: string
    readonly sha256: Buffer
    readonly content: Buffer
    readonly lines: number
  },
): Promise<void> {
  const { fileName, sha256, content, lines } = file
  await affected(
    tx,
    sql`INSERT INTO data_import_file (import_id, file_name, sha256, byte_count, line_count, content)
        VALUES (${importId}, ${fileName}, ${sha256}, ${content.length}, ${lines}, ${content})
            ON CONFLICT (import_id, file_name) DO UPDATE
           SET sha256 = excluded.sha256, byte_count = excluded.byte_count,
               line_count = excluded.line_count, content = excluded.content`,
  )
}

/** Says which files an import has, in their order; it is to be tried again. */
export async function saveFileNames(
  tx: Tx,
  importId: string,
  fileNames: readonly string[],
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE data_import
           SET state = 'received', ended_at = NULL, file_names = ${[...fileNames]}::text[]
         WHERE import_id = ${importId}`,
  )
}

/** Begins a try or the commit: what was noted of the one before is forgotten. */
export async function beginDataAttempt(
  tx: Tx,
  importId: string,
  state: DataImportState,
  committed: {
    readonly by: string
    readonly at: Temporal.Instant
    readonly wholeFiles: boolean
  } | null,
): Promise<void> {
  await affected(tx, sql`DELETE FROM data_import_problem WHERE import_id = ${importId}`)
  await affected(
    tx,
    sql`UPDATE data_import_file
           SET row_count = 0, created_count = 0, updated_count = 0, unchanged_count = 0,
               rejected_count = 0, refusal = NULL
         WHERE import_id = ${importId}`,
  )
  await affected(
    tx,
    sql`UPDATE data_import
           SET state = ${state}, attempt = attempt + 1, ended_at = NULL, row_count = 0,
               created_count = 0, updated_count = 0, unchanged_count = 0, rejected_count = 0,
               committed_by = ${committed?.by ?? null},
               committed_at = ${committed?.at ?? null}::timestamptz,
               whole_files = ${committed?.wholeFiles ?? false}
         WHERE import_id = ${importId}`,
  )
}

/** Takes an import to another state. */
export async function saveDataState(
  tx: Tx,
  importId: string,
  state: DataImportState,
  endedAt: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE data_import SET state = ${state}, ended_at = ${endedAt}::timestamptz
         WHERE import_id = ${importId}`,
  )
}

/** Notes how far an import is and what cannot be taken; noted again it changes nothing. */
export async function saveDataNote(tx: Tx, note: DataImportNote): Promise<void> {
  const { importId } = note
  const files = note.files.map(({ fileName, counts, refusal }) => ({
    fileName,
    ...counts,
    refusal,
  }))
  await affected(
    tx,
    sql`UPDATE data_import_file f
           SET row_count = n.rows, created_count = n.created, updated_count = n.updated,
               unchanged_count = n.unchanged, rejected_count = n.rejected, refusal = n.refusal
          FROM jsonb_to_recordset(${JSON.stringify(files)}::jsonb)
               AS n ("fileName" text, rows bigint, created bigint, updated bigint,
                     unchanged bigint, rejected bigint, refusal jsonb)
         WHERE f.import_id = ${importId} AND f.file_name = n."fileName"`,
  )
  await affected(
    tx,
    sql`UPDATE data_import i
           SET row_count = s.rows, created_count = s.created, updated_count = s.updated,
               unchanged_count = s.unchanged, rejected_count = s.rejected
          FROM (SELECT sum(row_count) AS rows, sum(created_count) AS created,
                       sum(updated_count) AS updated, sum(unchanged_count) AS unchanged,
                       sum(rejected_count) AS rejected
                  FROM data_import_file WHERE import_id = ${importId}) s
         WHERE i.import_id = ${importId}`,
  )
  if (note.problems.length === 0) return
  await affected(
    tx,
    sql`INSERT INTO data_import_problem (import_id, file_name, problem_no, line, column_name, value,
                                         code, facts)
        SELECT ${importId}, "fileName", "problemNo", line, "column", value, code, facts
          FROM jsonb_to_recordset(${JSON.stringify(note.problems)}::jsonb)
               AS p ("fileName" text, "problemNo" integer, line integer, "column" text, value text,
                     code text, facts jsonb)
            ON CONFLICT DO NOTHING`,
  )
}

/** Forgets what files of imports held, and which lines could not be taken, once they are older. */
export async function forgetDataFiles(tx: Tx, before: Temporal.Instant): Promise<number> {
  await affected(
    tx,
    sql`DELETE FROM data_import_problem p USING data_import i
         WHERE i.import_id = p.import_id AND i.received_at < ${before}::timestamptz`,
  )
  return affected(
    tx,
    sql`UPDATE data_import_file f SET content = NULL, refusal = NULL
          FROM data_import i
         WHERE i.import_id = f.import_id AND i.received_at < ${before}::timestamptz
           AND f.content IS NOT NULL`,
  )
}
