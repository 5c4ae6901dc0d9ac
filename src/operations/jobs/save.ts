import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'

/** Has a job that failed tried now, with all its tries before it. */
export async function saveJobAgain(tx: Tx, jobId: string): Promise<void> {
  await rows(
    tx,
    sql`SELECT id FROM graphile_worker.reschedule_jobs(
          job_ids => ARRAY[${jobId}::bigint], run_at => now(), attempts => 0)`,
  )
}
