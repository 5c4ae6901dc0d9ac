import type { Result } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { type WorkedRemittances, workRemittances } from './commands/work.ts'

/** The worker's task of finding the money of remittances, chunk by chunk; killed, it begins anew. */
export function remittanceTasks(host: CommandHost): Tasks {
  return {
    workRemittances: async () => {
      let after: string | null = null
      do {
        const done: Result<WorkedRemittances> = await execute(
          host,
          workRemittances,
          { after },
          { actor: 'job:workRemittances' },
        )
        if (!done.ok) throw new Error(`refused: ${done.refusal.code}`)
        after = done.value.next
      } while (after !== null)
    },
  }
}
