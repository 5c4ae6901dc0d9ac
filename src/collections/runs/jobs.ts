import { RefusalError } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import { isConnectionLoss, isTransient } from '../../platform/database/database.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { dunningChunk } from './api.ts'
import { splitDunningChunk, workDunningChunk } from './commands/chunk.ts'

const ACTOR = { actor: 'job:dunningChunk' }

/** The worker's tasks of dunning runs. */
export function dunningTasks(host: CommandHost): Tasks {
  return {
    dunningChunk: async payload => {
      const chunk = dunningChunk.parse(payload)
      try {
        const done = await execute(host, workDunningChunk, chunk, ACTOR)
        if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
      } catch (error) {
        // A refusal (a closed month) or a lost server concerns all customers alike: tried again later.
        if (error instanceof RefusalError || isTransient(error) || isConnectionLoss(error)) {
          throw error
        }
        host.log.warn({ err: error, ...chunk }, 'a chunk failed; looking for the customer to blame')
        const message = error instanceof Error ? error.message : String(error)
        await execute(host, splitDunningChunk, { ...chunk, error: message.slice(0, 2000) }, ACTOR)
      }
    },
  }
}
