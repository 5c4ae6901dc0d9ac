import { type Command, InvalidArgumentError } from 'commander'
import { addProcessMetrics } from '../../platform/metrics.ts'
import { setting } from '../../platform/settings/settings.ts'
import { serveState } from '../state/server.ts'
import {
  type DataOption,
  endUnfinished,
  openForSubcommand,
  subcommand,
  untilSignal,
} from '../subcommand.ts'
import { startWork } from '../work.ts'

type WorkerOptions = DataOption & { readonly concurrency?: number }

/** `quittance worker`: works jobs beside the owner of the data folder, or on DATABASE_URL. */
export function addWorker(program: Command): void {
  subcommand(program, 'worker', 'work jobs for a running server')
    .option(
      '--concurrency <n>',
      'jobs at a time (default: QUITTANCE_WORKER_CONCURRENCY)',
      wholeNumber,
    )
    .action(async (options: WorkerOptions) => {
      const ended = untilSignal()
      const concurrency = options.concurrency ?? setting('QUITTANCE_WORKER_CONCURRENCY')
      const poolSize = concurrency + 4
      const system = await openForSubcommand({ data: options.data, poolSize })
      addProcessMetrics(system.metrics)
      let isDone = true
      try {
        const state = await serveState(system)
        const worker = await startWork(system, concurrency)
        await Promise.race([ended, worker.ended])
        state?.stopping()
        isDone = await worker.stop(setting('QUITTANCE_SHUTDOWN_SECONDS') * 1000)
        await state?.close()
      } finally {
        await system.close()
      }
      if (!isDone) endUnfinished()
    })
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('a whole number from 1 to 999')
  return Number(text)
}
