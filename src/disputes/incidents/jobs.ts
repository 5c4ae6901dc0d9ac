import { z } from 'zod'
import { RefusalError } from '../../kernel/result.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { sendIncidentNotices } from './commands.ts'

const Payload = z.object({ runId: z.uuid() })

/** The worker's tasks of incidents. */
export function incidentTasks(host: CommandHost): Tasks {
  return {
    // Page by page, each a command of its own: killed in between, it begins again and tells nobody twice.
    incidentNotices: async payload => {
      const { runId } = Payload.parse(payload)
      const actor = 'job:incidentNotices'
      let after: string | null = null
      do {
        const input: { runId: string; after: string | null } = { runId, after }
        const done: Awaited<ReturnType<typeof page>> = await page(host, input, actor)
        if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
        after = done.value.next
      } while (after !== null)
    },
  }
}

function page(host: CommandHost, input: { runId: string; after: string | null }, actor: string) {
  return execute(host, sendIncidentNotices, input, { actor })
}
