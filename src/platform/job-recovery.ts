import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { type ConnectionTarget, poolConfig } from './database/database.ts'

/*
 * What graphile-worker leaves lying when processes or servers are killed, and how it is picked up
 * within seconds instead of hours.
 */

/**
 * A worker shows that it lives by a connection named like its lock on the jobs. graphile-worker
 * alone would wait four hours before it takes a killed worker's jobs for lost.
 */
export class Presence {
  readonly #target: ConnectionTarget
  #client: pg.Client | undefined
  #name = ''
  #hidden = false

  constructor(target: ConnectionTarget) {
    this.#target = target
  }

  /** Shows this name, and no longer an earlier one: whatever that held is free. */
  show(name: string): void {
    if (this.#hidden) return
    this.#name = name
    this.#client?.end().catch(() => {})
    const client = new pg.Client({ ...poolConfig(this.#target, 1), application_name: name })
    const again = (): void => {
      if (this.#client !== client) return
      this.#client = undefined
      setTimeout(() => {
        if (this.#name === name) this.show(name)
      }, 200).unref()
    }
    this.#client = client
    client.on('error', again)
    client.on('end', again)
    client.connect().catch(again)
  }

  async hide(): Promise<void> {
    this.#hidden = true
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => {})
  }
}

/**
 * Frees what dead workers hold. Two seconds leave a new worker time to show itself; a job done twice
 * does no harm anyway.
 */
export async function releaseDeadJobs(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ worker: string }>(`
    select worker
    from (
      select locked_by as worker from graphile_worker._private_jobs
      where locked_at < now() - interval '2 seconds'
      union
      select locked_by from graphile_worker._private_job_queues
      where locked_at < now() - interval '2 seconds'
    ) held
    where not exists (select from pg_stat_activity where application_name = worker)`)
  if (rows.length === 0) return
  const workers = rows.map(row => row.worker)
  await pool.query(`${RELEASED} locked_by = any($1)`, [workers])
  await pool.query(
    `update graphile_worker._private_job_queues set locked_by = null, locked_at = null
     where locked_by = any($1)`,
    [workers],
  )
}

/**
 * What its worker's death cut short was no try of the job: thirty deaths in a minute would otherwise
 * have a good job given up, which nobody would do any more.
 */
const RELEASED = `
  update graphile_worker._private_jobs
  set locked_by = null, locked_at = null, run_at = greatest(run_at, now()),
    attempts = greatest(attempts - 1, 0)
  where`

/**
 * Jobs that the database gave to this worker and that it never got: the server died between its
 * commit and its answer. Nobody works on them, and their worker lives, so nobody else takes them.
 */
export class ForgottenJobs {
  readonly #workers = new Set<string>()
  readonly #inHand = new Set<string>()
  /** Those that the last look found: one that is only just beginning or ending is not released. */
  #suspected: readonly string[] = []

  constructor(events: WorkerEvents) {
    events.on('pool:create', ({ workerPool }) => this.#workers.add(workerPool.id))
    events.on('job:start', ({ job }) => this.#inHand.add(job.id))
    events.on('job:complete', ({ job }) => this.#inHand.delete(job.id))
  }

  async release(pool: pg.Pool): Promise<void> {
    const { rows: found } = await pool.query<{ id: string }>(
      `select id::text from graphile_worker._private_jobs
       where locked_by = any($1) and locked_at < now() - interval '2 seconds'
         and id <> all($2::bigint[])`,
      [[...this.#workers], [...this.#inHand]],
    )
    const suspected = found.map(({ id }) => id)
    const sure = suspected.filter(id => this.#suspected.includes(id))
    this.#suspected = suspected
    if (sure.length === 0) return
    await pool.query(
      `with released as (
         ${RELEASED} id = any($1::bigint[]) and locked_by = any($2)
         returning job_queue_id)
       update graphile_worker._private_job_queues
       set locked_by = null, locked_at = null
       where locked_by = any($2) and id in (select job_queue_id from released)`,
      [sure, [...this.#workers]],
    )
  }
}
