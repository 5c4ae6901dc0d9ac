import type { z } from 'zod'
import type { RecordWebhookAttempts } from '../../integrations/webhooks/api.ts'
import {
  dispatchWebhookEvents,
  recordWebhookAttempts,
  takeWebhookDeliveries,
} from '../../integrations/webhooks/commands/deliveries.ts'
import {
  hasNewEvents,
  loadDestination,
  loadDueEndpoints,
} from '../../integrations/webhooks/load.ts'
import { RefusalError } from '../../kernel/result.ts'
import { type Command, execute } from '../../platform/command.ts'
import type { Task } from '../../platform/jobs.ts'
import type { System } from '../../platform/system.ts'

type Attempt = z.input<typeof RecordWebhookAttempts>['attempts'][number]
type Answer = Pick<Attempt, 'durationMs' | 'outcome' | 'status' | 'answer'>

/** In the demo the network is played: what would be sent to other systems, and what they answer. */
export function playReceivers(system: System): Task {
  let sent = 0
  return async () => {
    while (await hasNewEvents(system.db)) await work(system, dispatchWebhookEvents, {})
    for (const endpointId of await loadDueEndpoints(system.db, system.clock.now())) {
      const now = system.clock.now()
      const { taken } = await work(system, takeWebhookDeliveries, { endpointId })
      if (taken.length === 0) continue
      const { url } = await loadDestination(system.db, system.vault, endpointId, now)
      const attempts = taken.map(each => {
        sent += 1
        return { ...each, startedAt: now.toString(), ...answerOf(url, each.attempt, sent) }
      })
      await work(system, recordWebhookAttempts, { endpointId, attempts })
    }
  }
}

/** The warehouse is down; the CRM is busy now and then, and takes at the second try what it refused. */
function answerOf(url: string, attempt: number, sent: number): Answer {
  if (url.includes('warehouse')) {
    const answer = 'connect ECONNREFUSED 203.0.113.7:443'
    return { durationMs: 31, outcome: 'unreachable', status: null, answer }
  }
  const durationMs = 60 + ((sent * 37) % 90)
  if (attempt === 1 && sent % 7 === 3) {
    return { durationMs, outcome: 'refused', status: 503, answer: 'Service Unavailable' }
  }
  return { durationMs, outcome: 'delivered', status: 200, answer: 'ok' }
}

async function work<Input extends z.ZodType, Value>(
  system: System,
  command: Command<Input, Value>,
  input: z.input<Input>,
): Promise<Value> {
  const done = await execute(system, command, input, { actor: 'job:deliverWebhooks' })
  if (!done.ok) throw new RefusalError(done.refusal.code, done.refusal.facts)
  return done.value
}
