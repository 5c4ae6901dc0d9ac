import { RefusalError } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { chargeSurcharges } from './commands/charge.ts'

/** The worker's task of surcharges: their documents, as many as are due. */
export function surchargeTasks(host: CommandHost): Tasks {
  return {
    chargeSurcharges: async () => {
      for (let more = true; more; ) {
        const done = await execute(host, chargeSurcharges, {}, { actor: 'job:chargeSurcharges' })
        if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
        more = done.value.more
      }
    },
  }
}
