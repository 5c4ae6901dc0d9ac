import { newestBackupSeconds } from '../../platform/backup/kept.ts'
import { loadJobFigures } from '../../platform/job-figures.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { loadRunFigures } from '../../reporting/figures/load.ts'
import { freeBytes, within } from './readiness.ts'

/** Prometheus asks every quarter of a minute and gives up after ten seconds. */
const DATABASE_MS = 5_000

/**
 * Everything that Prometheus is told of a process: what it counted, and what is looked up now. A
 * database that does not answer leaves its figures out, and says so by `quittance_database_up`.
 */
export async function figuresOf(system: System): Promise<string> {
  const { metrics, database, folder, db } = system
  const { pool, statements, schemaVersion } = database
  metrics.set('quittance_info', 'The schema that this program has', [
    { labels: { schema: String(schemaVersion) }, value: 1 },
  ])
  metrics.set('quittance_database_connections', 'Connections of this process by what they do', [
    { labels: { state: 'busy' }, value: pool.totalCount - pool.idleCount },
    { labels: { state: 'idle' }, value: pool.idleCount },
  ])
  metrics.set('quittance_database_waiting', 'Requests that wait for a connection', [
    { value: pool.waitingCount },
  ])
  metrics.set('quittance_database_statements', 'Statements sent since the process started', [
    { value: statements.count },
  ])
  const free = await freeBytes(folder)
  metrics.set('quittance_disk_free_bytes', 'Room on the disk of the data folder', [
    ...(free === undefined ? [] : [{ value: free }]),
  ])
  const backups = setting('QUITTANCE_BACKUP_FOLDER')
  const newest = backups === undefined ? undefined : await newestBackupSeconds(backups)
  metrics.set(
    'quittance_backup_newest_seconds',
    'When the newest backup was finished (since 1970)',
    [...(backups === undefined ? [] : [{ value: newest ?? 0 }])],
  )
  const isUp = await within(DATABASE_MS, databaseFigures(system.metrics, db))
  metrics.set('quittance_database_up', 'Whether the database answers', [{ value: isUp ? 1 : 0 }])
  return metrics.registry.metrics()
}

async function databaseFigures(metrics: Metrics, db: System['db']): Promise<true> {
  const [jobs, runs] = await Promise.all([loadJobFigures(db), loadRunFigures(db)])
  const states = ['queued', 'running', 'later', 'failed'] as const
  metrics.set(
    'quittance_jobs',
    'Jobs by task and state (queued: due; later: put off; failed: given up)',
    jobs.flatMap(each =>
      states.map(state => ({ labels: { task: each.task, state }, value: each[state] })),
    ),
  )
  metrics.set(
    'quittance_jobs_oldest_seconds',
    'How long the oldest job that is due has waited',
    jobs.map(({ task, oldestSeconds }) => ({ labels: { task }, value: oldestSeconds })),
  )
  metrics.set(
    'quittance_bill_run_chunks',
    'Parts of bill runs that are not over, by what was done to them',
    runs.flatMap(({ run, state, chunks }) =>
      Object.entries(chunks).map(([chunk, value]) => ({
        labels: { run, run_state: state, chunk },
        value,
      })),
    ),
  )
  return true
}
