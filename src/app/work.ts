import { BOUNCE_CRONTAB } from '../documents/mail/jobs/read-bounces.ts'
import { startMail } from '../documents/mail/jobs/send.ts'
import { startSealing } from '../identity/audit/jobs.ts'
import { startSealingDocuments } from '../invoicing/seals/jobs.ts'
import { SCHEDULE_CRONTAB, startSchedules } from '../operations/schedules/jobs.ts'
import { startWorker, type Worker } from '../platform/jobs.ts'
import type { System } from '../platform/system.ts'
import { BANK_INBOX_CRONTAB } from '../receivables/bank/jobs/inbox.ts'
import { backupCrontab } from './backup/jobs.ts'
import { tasksOf } from './tasks.ts'

/** Works every job there is from now on, those that come by the clock included. */
export async function startWork(system: System, concurrency?: number): Promise<Worker> {
  const { db, database, log, metrics } = system
  await startSealing(db)
  await startSealingDocuments(db)
  await startSchedules(db)
  await startMail(db)
  return startWorker({
    target: database.target,
    tasks: tasksOf(system),
    crontab: [SCHEDULE_CRONTAB, BOUNCE_CRONTAB, BANK_INBOX_CRONTAB, backupCrontab()].join('\n'),
    log,
    measureJob: metrics.job,
    ...(concurrency === undefined ? {} : { concurrency }),
  })
}
