import { type CommandHost, execute } from '../../../platform/command.ts'
import type { Tasks } from '../../../platform/jobs.ts'
import { matchBankLines } from '../commands/match.ts'
import { takeBankFiles } from './inbox.ts'

/** The worker's tasks: takes the bank's files, and matches chunk by chunk until no line waits; killed, it goes on after. */
export function bankTasks(host: CommandHost): Tasks {
  return {
    takeBankFiles: () => takeBankFiles(host),
    matchBankLines: async () => {
      for (;;) {
        const done = await execute(host, matchBankLines, {}, { actor: 'job:matchBankLines' })
        if (!done.ok) {
          throw new Error(`refused: ${done.refusal.code} ${JSON.stringify(done.refusal.facts)}`)
        }
        if (done.value.worked === 0) return
      }
    },
  }
}
