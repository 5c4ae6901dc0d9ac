import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

/** That a person took the file of a run; never changed afterwards. */
export async function insertFileTaken(
  tx: Tx,
  of: {
    readonly run: string
    readonly no: number
    readonly sha256: string
    readonly reason: string | null
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO run_file_taken (run_reference, taken_no, sha256, reason, taken_at, taken_by)
      VALUES (${of.run}, ${of.no}, ${of.sha256}, ${of.reason}, ${of.at}, ${of.by})`,
  )
}
