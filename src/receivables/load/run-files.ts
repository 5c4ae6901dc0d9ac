import { sql } from 'kysely'
import { type Db, one } from '../../platform/database/database.ts'
import type { RunFileKey } from '../run-file.ts'

/** How often a file of a run was taken to the bank, and when last; null: never. */
export type FileTaken = { readonly times: number; readonly lastAt: Temporal.Instant | null }

/** Whether a file of a run has left the house; ask under the lock of its run. */
export function loadFileTaken(db: Db, { reference, fileNo }: RunFileKey): Promise<FileTaken> {
  return one(
    db,
    sql<FileTaken>`
      SELECT count(*)::int AS times, max(taken_at) AS "lastAt" FROM run_file_taken
       WHERE run_reference = ${reference} AND file_no = ${fileNo}`,
  )
}
