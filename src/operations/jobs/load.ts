import { sql } from 'kysely'
import { maybeOne, type Tx } from '../../platform/database/database.ts'

/** A job that failed at least once and that no worker has in hand. */
export type FailedJob = { readonly task: string; readonly attempts: number }

/** A failed job by its number, locked. */
export function lockFailedJob(tx: Tx, jobId: string): Promise<FailedJob | undefined> {
  return maybeOne(
    tx,
    sql<FailedJob>`
      SELECT v.task_identifier AS task, j.attempts
        FROM graphile_worker._private_jobs j
        JOIN graphile_worker.jobs v ON v.id = j.id
       WHERE j.id = ${jobId}::bigint AND j.last_error IS NOT NULL AND j.locked_by IS NULL
         FOR UPDATE OF j`,
  )
}
