import type { Command } from 'commander'
import { addProcessMetrics } from '../../platform/metrics.ts'
import { setting } from '../../platform/settings/settings.ts'
import { startServer } from '../server/server.ts'
import { type DataOption, endUnfinished, subcommand, untilSignal } from '../subcommand.ts'
import { startWork } from '../work.ts'
import { addressOf, type ListenOptions, openListening, setUpNote, withAddress } from './server.ts'

type StartOptions = DataOption & ListenOptions

/** `quittance start`: server and worker in one process, the owner of its data folder. */
export function addStart(program: Command): void {
  withAddress(subcommand(program, 'start', 'run server and worker in one process')).action(
    async (options: StartOptions) => {
      const ended = untilSignal()
      const data = { data: options.data, ownership: 'own' as const }
      const { system, front } = await openListening(options, data)
      addProcessMetrics(system.metrics)
      let isDone = true
      try {
        const server = await startServer(system, { ...addressOf(options), front })
        const worker = await startWork(system)
        const first = await setUpNote(system, server.url)
        process.stdout.write(
          `Quittance is running on ${system.folder}: ${server.url}\n${first}Ctrl-C ends it.\n`,
        )
        await ended
        // Requests and jobs under way finish before the database stops under them.
        const limitMs = setting('QUITTANCE_SHUTDOWN_SECONDS') * 1000
        isDone = (await Promise.all([worker.stop(limitMs), server.close()]))[0]
      } finally {
        await system.close()
      }
      if (!isDone) endUnfinished()
    },
  )
}
