import { RefusalError } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { chargeSurcharges } from './commands/charge.ts'
import { creditSurcharge } from './commands/credit.ts'

/**
 * The worker's task of surcharges: the documents of those that are due, then the credits of those whose
 * payments came back, maybe while they were billed.
 */
export function surchargeTasks(host: CommandHost): Tasks {
  const by = { actor: 'job:chargeSurcharges' }
  return {
    chargeSurcharges: async () => {
      for (const work of [
        () => execute(host, chargeSurcharges, {}, by),
        () => execute(host, creditSurcharge, {}, by),
      ]) {
        for (let more = true; more; ) {
          const done = await work()
          if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
          more = done.value.more
        }
      }
    },
  }
}
