import type { Command } from 'commander'
import { startSealing } from '../../identity/audit/jobs.ts'
import { SCHEDULE_CRONTAB, startSchedules } from '../../operations/schedules/jobs.ts'
import { startWorker } from '../../platform/jobs.ts'
import { startServer } from '../server/server.ts'
import { type DataOption, openForSubcommand, subcommand, untilSignal } from '../subcommand.ts'
import { tasksOf } from '../tasks.ts'
import { type AddressOptions, serverOptions, setUpNote, withAddress } from './server.ts'

type StartOptions = DataOption & AddressOptions

/** `quittance start`: server and worker in one process, the owner of its data folder. */
export function addStart(program: Command): void {
  withAddress(subcommand(program, 'start', 'run server and worker in one process')).action(
    async (options: StartOptions) => {
      const ended = untilSignal()
      const system = await openForSubcommand({ data: options.data, ownership: 'own' })
      try {
        const server = await startServer(system, serverOptions(options))
        const { target } = system.database
        await startSealing(system.db)
        await startSchedules(system.db)
        const worker = await startWorker({
          target,
          tasks: tasksOf(system),
          crontab: SCHEDULE_CRONTAB,
          log: system.log,
        })
        const first = options.insecureNoSignIn === true ? '' : await setUpNote(system, server.url)
        process.stdout.write(
          `Quittance is running on ${system.folder}: ${server.url}\n${first}Ctrl-C ends it.\n`,
        )
        await ended
        // Requests and jobs under way finish before the database stops under them.
        await Promise.all([server.close(), worker.stop()])
      } finally {
        await system.close()
      }
    },
  )
}
