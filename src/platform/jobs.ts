import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger as JobLogger, type Runner, run, type WorkerEvents } from 'graphile-worker'
import { sql } from 'kysely'
import pg from 'pg'
import {
  type ConnectionTarget,
  type Db,
  one,
  poolConfig,
  rows,
  type Tx,
} from './database/database.ts'
import { ForgottenJobs, Presence, releaseDeadJobs } from './job-recovery.ts'
import { taskList } from './job-run.ts'
import { toJson } from './json.ts'
import { withoutData } from './logged-error.ts'
import type { JobMeasure } from './metrics.ts'
import type { Logger } from './telemetry.ts'
import { withRequest } from './trace.ts'

/** Work to be done after the transaction that asked for it has committed, and only then. */
export type Job = {
  readonly task: string
  readonly payload: unknown
  /** A job with a key that waits already is replaced, so one fact leads to one job. */
  readonly key?: string
  readonly runAt?: Temporal.Instant
  /** Jobs of one queue run one after the other. */
  readonly queue?: string
  /** Tries before it is given up; default 25, over some days. */
  readonly maxAttempts?: number
  /** Smaller is sooner; default 0. */
  readonly priority?: number
}

/** What a task does with its payload. It may be given the same payload twice (after a crash). */
export type Task = (payload: unknown) => Promise<void>

export type Tasks = Readonly<Record<string, Task>>

/** Adds a job in the given transaction: it exists if and only if the transaction commits. */
export async function enqueue(tx: Tx, job: Job): Promise<void> {
  await enqueueAll(tx, [job])
}

/** Adds many jobs in one statement. */
export async function enqueueAll(tx: Tx, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return
  const specs = jobs.map(job => ({
    identifier: job.task,
    payload: toJson(withRequest(job.payload)),
    queue_name: job.queue ?? null,
    run_at: job.runAt?.toString() ?? null,
    max_attempts: job.maxAttempts ?? null,
    job_key: job.key ?? null,
    priority: job.priority ?? null,
    flags: null,
  }))
  await rows(
    tx,
    sql`select count(*) from graphile_worker.add_jobs(array(
      select s from json_populate_recordset(null::graphile_worker.job_spec,
        ${JSON.stringify(specs)}::json) s))`,
  )
}

export type Worker = {
  /** Resolves when the worker has been stopped. */
  readonly ended: Promise<void>
  /**
   * Finishes the jobs in hand and takes no more. False where some were not finished within the time
   * given: what they did is undone when their connections end, and another worker takes them.
   */
  stop(limitMs?: number): Promise<boolean>
}

export type WorkerOptions = {
  readonly target: ConnectionTarget
  readonly tasks: Tasks
  /** Jobs at a time; default 2. */
  readonly concurrency?: number
  /** Jobs that are added by the clock; of many workers with one crontab each time only one adds them. */
  readonly crontab?: string
  readonly log: Logger
  /** Told of every job that has ended. */
  measureJob?(measure: JobMeasure): void
}

/**
 * Works jobs until stopped. graphile-worker ends itself when it cannot tell the database what came
 * of a job (the server was killed); we then start it again, and the job, like those of a killed
 * worker, is taken over within seconds.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { target, log } = options
  const presence = new Presence(target)
  let shift = await startShift(options, presence)
  let isStopping = false
  const sweep = setInterval(() => {
    Promise.all([releaseDeadJobs(shift.pool), shift.forgotten.release(shift.pool)]).catch(error =>
      log.warn({ err: error }, 'cannot look for dead workers'),
    )
  }, SWEEP_MS)
  const work = async (): Promise<void> => {
    for (;;) {
      await shift.over
      if (isStopping) return
      log.warn('the worker lost its database and is started again')
      endPool(shift.pool)
      for (;;) {
        await sleep(RESTART_MS)
        if (isStopping) return
        const next = await startShift(options, presence).catch(() => undefined) // not back yet
        if (next === undefined) continue
        shift = next
        break
      }
    }
  }
  const ended = work()
  return {
    ended,
    stop: async limitMs => {
      isStopping = true
      clearInterval(sweep)
      const stopped = shift.runner.stop().catch(() => {}) // stopped already
      const done = Promise.race([stopped, shift.lost])
        .then(() => ended)
        .then(() => true)
      const isDone = await (limitMs === undefined ? done : Promise.race([done, late(limitMs)]))
      if (!isDone) log.warn('jobs were not finished in time and are left to another worker')
      await presence.hide()
      endPool(shift.pool)
      return isDone
    },
  }
}

function late(ms: number): Promise<false> {
  return sleep(ms, false as const, { ref: false })
}

/** One life of graphile-worker. */
type Shift = {
  readonly runner: Runner
  readonly pool: pg.Pool
  /** It has lost its database. It may then wait for ever for jobs that it cannot give back. */
  readonly lost: Promise<void>
  /** Lost or ended. */
  readonly over: Promise<void>
  readonly forgotten: ForgottenJobs
}

/**
 * Starts graphile-worker on a pool of its own: it expects the driver's types, and what it had in
 * hand when it lost the database it may never give back.
 */
async function startShift(options: WorkerOptions, presence: Presence): Promise<Shift> {
  const { target, tasks, concurrency = 2, log } = options
  const pool = quietPool(target, concurrency + 3)
  const lost = Promise.withResolvers<void>()
  const events = new EventEmitter() as WorkerEvents
  const forgotten = new ForgottenJobs(events)
  events.on('pool:create', ({ workerPool }) => presence.show(workerPool.id))
  events.on('pool:fatalError', () => lost.resolve())
  events.on('worker:fatalError', () => lost.resolve())
  try {
    const runner = await run({
      pgPool: pool,
      events,
      // Without batches nobody handles the error when the outcome of a job cannot be stored: an
      // unhandled rejection, which ends the process. With them the runner says so and ends.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      concurrency,
      crontab: options.crontab ?? '',
      noHandleSignals: true,
      pollInterval: 1000,
      taskList: taskList(tasks, log, options.measureJob ?? (() => {})),
      logger: new JobLogger(() => (level, message) => {
        // What comes beside the message holds payloads, and so what people gave us.
        if (level === 'error' || level === 'warning') log.warn(withoutData(message))
      }),
    })
    const over = Promise.race([runner.promise.catch(() => {}), lost.promise])
    return { runner, pool, lost: lost.promise, over, forgotten }
  } catch (error) {
    endPool(pool)
    throw error
  }
}

/** Not waited for: a connection that nobody gives back would hold it up. */
function endPool(pool: pg.Pool): void {
  pool.end().catch(() => {})
}

const RESTART_MS = 250
const SWEEP_MS = 1_000

function quietPool(target: ConnectionTarget, size: number): pg.Pool {
  const pool = new ForgivingPool(poolConfig(target, size))
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  return pool
}

/**
 * When the server is killed, graphile-worker may give its listening client back twice, which the
 * pool answers by an error that nobody handles: it would end the process. Here twice is once.
 */
class ForgivingPool extends pg.Pool {
  override connect(...[callback]: Parameters<pg.Pool['connect']> | []): never {
    if (callback === undefined) return super.connect().then(releasedOnce) as never
    return super.connect((error, client, done) => {
      const given = client === undefined ? undefined : releasedOnce(client)
      callback(error, given, given?.release.bind(given) ?? done)
    }) as never
  }
}

function releasedOnce(client: pg.PoolClient): pg.PoolClient {
  const release = client.release.bind(client)
  let isReleased = false
  client.release = destroy => {
    if (isReleased) return
    isReleased = true
    release(destroy)
  }
  return client
}

export type JobCounts = { readonly waiting: number; readonly failed: number }

/** Jobs that are ready or running, and those that were given up. */
export async function countJobs(db: Db): Promise<JobCounts> {
  const found = await one(
    db,
    sql<{ waiting: bigint; failed: bigint }>`
      select count(*) filter (where attempts < max_attempts and run_at <= now()) as waiting,
        count(*) filter (where attempts >= max_attempts) as failed
      from graphile_worker.jobs`,
  )
  return { waiting: Number(found.waiting), failed: Number(found.failed) }
}

/**
 * Works jobs until none is ready, including those that jobs add: for the demo, scripts and tests.
 * A job that fails is put off by its retry time and so does not hold this up.
 */
export async function drainJobs(db: Db, options: WorkerOptions): Promise<void> {
  if ((await countJobs(db)).waiting === 0) return
  const worker = await startWorker(options)
  try {
    while ((await countJobs(db)).waiting > 0) await new Promise(done => setTimeout(done, 20))
  } finally {
    await worker.stop()
  }
}
