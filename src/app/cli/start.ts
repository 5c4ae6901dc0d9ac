import type { Command } from 'commander'
import { startWorker } from '../../platform/jobs.ts'
import { openSystem } from '../../platform/system.ts'
import { type DataOption, subcommand, untilSignal } from '../subcommand.ts'
import { tasksOf } from '../tasks.ts'

/** `quittance start`: everything in one process, the owner of its data folder. */
export function addStart(program: Command): void {
  subcommand(program, 'start', 'run server and worker in one process').action(
    async (options: DataOption) => {
      const ended = untilSignal()
      const system = await openSystem({ data: options.data, ownership: 'own' })
      try {
        const { target } = system.database
        const worker = await startWorker({ target, tasks: tasksOf(system), log: system.log })
        process.stdout.write(`Quittance is running on ${system.folder}; Ctrl-C ends it.\n`)
        await ended
        await worker.stop()
      } finally {
        await system.close()
      }
    },
  )
}
