import { type Command, InvalidArgumentError } from 'commander'
import { startSealing } from '../../identity/audit/jobs.ts'
import { SCHEDULE_CRONTAB, startSchedules } from '../../operations/schedules/jobs.ts'
import { startWorker } from '../../platform/jobs.ts'
import { type DataOption, openForSubcommand, subcommand, untilSignal } from '../subcommand.ts'
import { tasksOf } from '../tasks.ts'

type WorkerOptions = DataOption & { readonly concurrency: number }

/** `quittance worker`: works jobs beside the owner of the data folder, or on DATABASE_URL. */
export function addWorker(program: Command): void {
  subcommand(program, 'worker', 'work jobs for a running server')
    .option('--concurrency <n>', 'jobs at a time', wholeNumber, 2)
    .action(async (options: WorkerOptions) => {
      const ended = untilSignal()
      const { concurrency } = options
      const poolSize = concurrency + 4
      const system = await openForSubcommand({ data: options.data, poolSize })
      try {
        const { target } = system.database
        const tasks = tasksOf(system)
        await startSealing(system.db)
        await startSchedules(system.db)
        const worker = await startWorker({
          target,
          tasks,
          crontab: SCHEDULE_CRONTAB,
          concurrency,
          log: system.log,
        })
        await Promise.race([ended, worker.ended])
        await worker.stop()
      } finally {
        await system.close()
      }
    })
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 to 999')
  return Number(text)
}
