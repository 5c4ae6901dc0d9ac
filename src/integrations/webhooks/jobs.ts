import { type Command, type CommandHost, execute } from '../../platform/command.ts'
import { webhookHeaders } from '../../platform/http/standard-webhooks.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { readNetworks } from '../../platform/outbound/addresses.ts'
import {
  type OutboundAnswer,
  type OutboundPolicy,
  sendOutbound,
} from '../../platform/outbound/send.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { Attempt } from './api.ts'
import {
  dispatchWebhookEvents,
  KEPT,
  purgeWebhookEvents,
  recordWebhookAttempts,
  takeWebhookDeliveries,
} from './commands/deliveries.ts'
import {
  hasEventsBefore,
  hasNewEvents,
  loadDestination,
  loadDueEndpoints,
  loadParcels,
  type Parcel,
} from './load.ts'
import type { Taken } from './save.ts'
import { type Outcome, outcomeOf } from './schedule.ts'

const ACTOR = { actor: 'job:deliverWebhooks' }

/** How long a receiver may take: the guide of Standard Webhooks says 15 to 30 seconds. */
const DEADLINE_MS = 20_000
/**
 * How long the job stands by its senders. A receiver that hangs keeps its own lane, which runs on,
 * but no place among the jobs.
 */
const PATIENCE_MS = 2_000

/** The worker's task of webhooks. */
export function webhookTasks(host: CommandHost, policy = outboundPolicy()): Tasks {
  // One lane an endpoint: receivers do not wait for each other.
  const lanes = new Map<string, Promise<void>>()
  return {
    deliverWebhooks: async () => {
      while (await hasNewEvents(host.db)) await run(host, dispatchWebhookEvents, {})
      for (const endpointId of await loadDueEndpoints(host.db, host.clock.now())) {
        if (lanes.has(endpointId)) continue
        const lane = sendAll(host, endpointId, policy)
          // What it had in hand is due again in a minute.
          .catch(error => host.log.warn({ err: error, endpointId }, 'a webhook lane broke off'))
          .finally(() => lanes.delete(endpointId))
        lanes.set(endpointId, lane)
      }
      await within(PATIENCE_MS, Promise.all(lanes.values()))
      if (await hasEventsBefore(host.db, host.clock.now().subtract(KEPT))) {
        await run(host, purgeWebhookEvents, {})
      }
    },
  }
}

function outboundPolicy(): OutboundPolicy {
  const allowed = setting('QUITTANCE_OUTBOUND_NETWORKS') ?? readNetworks([])
  if (allowed === undefined) throw new Error('defect: no network is not read')
  return { allowed, deadlineMs: DEADLINE_MS, background: true }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Sends an endpoint all that is due, some at a time. */
async function sendAll(host: CommandHost, endpointId: string, policy: OutboundPolicy) {
  for (;;) {
    const { taken } = await run(host, takeWebhookDeliveries, { endpointId })
    if (taken.length === 0) return
    const now = host.clock.now()
    const { url, secrets } = await loadDestination(host.db, host.vault, endpointId, now)
    const parcels = await loadParcels(host.db, taken)
    const send = (parcel: Parcel) => attempt(host, parcel, { taken, url, secrets, policy })
    const attempts = await Promise.all(parcels.map(send))
    const { disabled } = await run(host, recordWebhookAttempts, { endpointId, attempts })
    if (disabled !== null) return
  }
}

type Lane = {
  readonly taken: readonly Taken[]
  readonly url: string
  readonly secrets: readonly string[]
  readonly policy: OutboundPolicy
}

/** One try of one delivery. Signed now: a receiver refuses what was signed long ago. */
async function attempt(
  host: CommandHost,
  { eventId, replayNo, body }: Parcel,
  { taken, url, secrets, policy }: Lane,
): Promise<RawAttempt> {
  const startedAt = host.clock.now().toString()
  const started = performance.now()
  const timestamp = Math.floor(Temporal.Now.instant().epochMilliseconds / 1000)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Quittance-Webhooks/1',
    ...webhookHeaders({ id: `evt_${eventId}`, timestamp, body }, secrets),
  }
  const answer = await sendOutbound({ url, method: 'POST', headers, body }, policy)
  const own = taken.find(each => each.eventId === eventId && each.replayNo === replayNo)
  return {
    eventId,
    replayNo,
    attempt: own?.attempt ?? 1,
    startedAt,
    durationMs: Math.round(performance.now() - started),
    ...told(answer),
  }
}

type RawAttempt = Omit<Attempt, 'startedAt'> & { readonly startedAt: string }

function told(answer: OutboundAnswer): {
  outcome: Outcome
  status: number | null
  answer: string
} {
  switch (answer.kind) {
    case 'answered': {
      const { status, text } = answer
      return { outcome: outcomeOf(status), status, answer: printable(text) }
    }
    case 'timeout':
      return { outcome: 'timeout', status: null, answer: '' }
    default:
      return { outcome: answer.kind, status: null, answer: printable(answer.why) }
  }
}

/** The beginning of an answer as it can be kept and shown: it may be anything. */
function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\ufffd]+/gu, ' ')
    .slice(0, 500)
    .toWellFormed()
}

async function run<Input, Value>(
  host: CommandHost,
  command: Command<never, Value> | Command,
  input: Input,
): Promise<Value> {
  const done = await execute(host, command as Command, input, ACTOR)
  if (!done.ok)
    throw new Error(`refused: ${done.refusal.code} ${JSON.stringify(done.refusal.facts)}`)
  return done.value as Value
}
