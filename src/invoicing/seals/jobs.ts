import { type CommandHost, execute } from '../../platform/command.ts'
import { type Db, transaction } from '../../platform/database/database.ts'
import { enqueue, type Job, type Tasks } from '../../platform/jobs.ts'
import { sealDocuments } from './commands.ts'
import { loadUnsealedSeries } from './load.ts'

const EVERY = { minutes: 5 }

function sealJob(runAt?: Temporal.Instant): Job {
  const job = { task: 'sealDocuments', payload: {}, key: 'seal-documents' }
  return runAt === undefined ? job : { ...job, runAt }
}

/** Has documents sealed from now on; every process that works jobs says so when it starts. */
export function startSealingDocuments(db: Db): Promise<void> {
  return transaction(db, tx => enqueue(tx, sealJob()))
}

/** The worker's task of sealing. It comes again by itself, at once while there is more to seal. */
export function sealTasks(host: CommandHost): Tasks {
  return {
    sealDocuments: async () => {
      if ((await loadUnsealedSeries(host.db)).length > 0) {
        const done = await execute(host, sealDocuments, {}, { actor: 'job:sealDocuments' })
        if (!done.ok) throw new Error(`refused: ${done.refusal.code}`)
      }
      const more = (await loadUnsealedSeries(host.db)).length > 0
      const next = more ? undefined : Temporal.Now.instant().add(EVERY)
      await transaction(host.db, tx => enqueue(tx, sealJob(next)))
    },
  }
}
