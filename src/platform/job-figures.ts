import { sql } from 'kysely'
import type { Db } from './database/database.ts'
import { rows } from './database/database.ts'

/** How many jobs of a task are in a state, and how long the oldest that is due has waited. */
export type JobFigures = {
  readonly task: string
  /** Due and not begun. */
  readonly queued: number
  readonly running: number
  /** Put off to later, by plan or after a failure. */
  readonly later: number
  /** Given up. */
  readonly failed: number
  /** Of the oldest job that is due and not begun; 0 where there is none. */
  readonly oldestSeconds: number
}

/** The queue by task, for whoever watches it. */
export async function loadJobFigures(db: Db): Promise<JobFigures[]> {
  const found = await rows(
    db,
    sql<Record<'queued' | 'running' | 'later' | 'failed' | 'oldest', bigint> & { task: string }>`
      select task_identifier as task,
        count(*) filter (where not is_over and locked_at is null and run_at <= now()) as queued,
        count(*) filter (where locked_at is not null) as running,
        count(*) filter (where not is_over and locked_at is null and run_at > now()) as later,
        count(*) filter (where is_over and locked_at is null) as failed,
        coalesce(max(extract(epoch from now() - run_at))
          filter (where not is_over and locked_at is null and run_at <= now()), 0)::bigint as oldest
      from (select *, attempts >= max_attempts as is_over from graphile_worker.jobs) job
      group by task_identifier order by task_identifier`,
  )
  return found.map(row => ({
    task: row.task,
    queued: Number(row.queued),
    running: Number(row.running),
    later: Number(row.later),
    failed: Number(row.failed),
    oldestSeconds: Number(row.oldest),
  }))
}
