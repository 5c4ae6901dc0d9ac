import { type CommandHost, execute } from '../../platform/command.ts'
import { type Db, transaction } from '../../platform/database/database.ts'
import { enqueue, type Job, type Tasks } from '../../platform/jobs.ts'
import { sealCommandLog } from './commands/seal.ts'
import { hasUnsealed } from './load.ts'

const EVERY = { minutes: 5 }
const SEALER = 'job:sealCommandLog'

function sealJob(runAt?: Temporal.Instant): Job {
  const job = { task: 'sealCommandLog', payload: {}, key: 'seal-command-log' }
  return runAt === undefined ? job : { ...job, runAt }
}

/** Has the log sealed from now on; every process that works jobs says so when it starts. */
export function startSealing(db: Db): Promise<void> {
  return transaction(db, tx => enqueue(tx, sealJob()))
}

/** The worker's task of the audit trail. It comes again by itself. */
export function auditTasks(host: CommandHost): Tasks {
  return {
    sealCommandLog: async () => {
      // Sealing is an entry, too: of its own entries alone there would be no end.
      if (await hasUnsealed(host.db, SEALER)) {
        const done = await execute(host, sealCommandLog, {}, { actor: SEALER })
        if (!done.ok) throw new Error(`refused: ${done.refusal.code}`)
      }
      await transaction(host.db, tx => enqueue(tx, sealJob(Temporal.Now.instant().add(EVERY))))
    },
  }
}
