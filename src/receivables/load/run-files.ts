import { sql } from 'kysely'
import { type Db, one } from '../../platform/database/database.ts'

/** How often the file of a run was taken to the bank, and when last; null: never. */
export type FileTaken = { readonly times: number; readonly lastAt: Temporal.Instant | null }

/** Whether the file of a run has left the house; ask under the lock of its run. */
export function loadFileTaken(db: Db, run: string): Promise<FileTaken> {
  return one(
    db,
    sql<FileTaken>`
      SELECT count(*)::int AS times, max(taken_at) AS "lastAt" FROM run_file_taken
       WHERE run_reference = ${run}`,
  )
}
