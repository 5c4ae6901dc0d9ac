import { z } from 'zod'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import { announce } from '../../../platform/outbox.ts'
import { type Attempt, RecordWebhookAttempts, WebhookEndpointRef } from '../api.ts'
import { TELL } from '../bodies/load.ts'
import { eventBody, isEventType } from '../event-types.ts'
import { type Endpoint, loadNextDue, lockEndpoint, takeDue, takeNewEvents } from '../load.ts'
import {
  deleteEvents,
  disable,
  dispatch,
  insertAttempts,
  purge,
  type Settled,
  setFailingSince,
  settle,
  type Taken,
  takeInHand,
} from '../save.ts'
import { GIVE_UP_AFTER, retryAfterS } from '../schedule.ts'

const PERMISSION = 'webhooks.deliver'

/** Events that are handed on by one command. */
export const DISPATCHED_AT_ONCE = 500
/** Deliveries that one endpoint is sent side by side. */
export const SENT_AT_ONCE = 10
/** After this a sender that has not said what came of it has died: longer than a request may take. */
const IN_HAND = { seconds: 60 } as const
/** Events are kept for replays, and then forgotten. */
export const KEPT = { hours: 24 * 90 } as const
const PURGED_AT_ONCE = 1_000

/** Makes what is told of new events and hands it to the endpoints that want it. */
export const dispatchWebhookEvents = defineCommand({
  name: 'dispatchWebhookEvents',
  summary: 'Hand new events to the webhook endpoints that want them (a job does this)',
  permission: PERMISSION,
  input: z.strictObject({}),
  run: async (tx, _input, ctx): Promise<Result<{ events: number; deliveries: number }>> => {
    const events = await takeNewEvents(tx, DISPATCHED_AT_ONCE)
    const bodies = new Map<string, string>()
    for (const [type, ofType] of Map.groupBy(events, event => event.type)) {
      const told = (await TELL[type]?.(tx, ofType)) ?? new Map()
      if (!isEventType(type)) continue
      for (const { eventId, occurredAt } of ofType) {
        if (told.has(eventId)) bodies.set(eventId, eventBody(type, occurredAt, told.get(eventId)))
      }
    }
    const untold = events.flatMap(({ eventId }) => (bodies.has(eventId) ? [] : [eventId]))
    if (untold.length > 0) {
      ctx.log.error({ events: untold }, 'events of which there is nothing to tell')
      await deleteEvents(tx, untold)
    }
    const deliveries = bodies.size === 0 ? 0 : await dispatch(tx, bodies, ctx.clock.now())
    return ok({ events: events.length, deliveries })
  },
})

/** Takes deliveries of an endpoint in hand; the job that finds them if the sender dies goes with it. */
export const takeWebhookDeliveries = defineCommand({
  name: 'takeWebhookDeliveries',
  summary: 'Take deliveries of a webhook endpoint in hand (a job does this)',
  permission: PERMISSION,
  input: WebhookEndpointRef,
  loggedValue: ({ taken }: { taken: readonly Taken[] }) => ({ taken: taken.length }),
  run: async (tx, { endpointId }, ctx): Promise<Result<{ taken: readonly Taken[] }>> => {
    const now = ctx.clock.now()
    const due = await takeDue(tx, endpointId, now, SENT_AT_ONCE)
    if (due.length === 0) return ok({ taken: [] })
    const taken = await takeInHand(tx, endpointId, due, now.add(IN_HAND))
    await ctx.enqueue(tx, wakeAt(endpointId, now.add(IN_HAND), now))
    return ok({ taken })
  },
})

/** The job that looks at an endpoint again; the machine's clock runs even where ours is moved. */
function wakeAt(endpointId: string, at: Temporal.Instant, now: Temporal.Instant): Job {
  const runAt = Temporal.Now.instant().add(at.since(now))
  return { task: 'deliverWebhooks', payload: {}, key: `webhooks:${endpointId}`, runAt }
}

/** Keeps what came of tries, settles their deliveries, and ends an endpoint that is gone. */
export const recordWebhookAttempts = defineCommand({
  name: 'recordWebhookAttempts',
  summary: 'Record what came of webhooks that were sent (a job does this)',
  permission: PERMISSION,
  input: RecordWebhookAttempts,
  logged: ({ endpointId, attempts }) => ({ endpointId, attempts: attempts.length }),
  run: async (tx, { endpointId, attempts }, ctx): Promise<Result<{ disabled: string | null }>> => {
    const endpoint = await lockEndpoint(tx, endpointId)
    if (endpoint === undefined) return refuse('unknown_webhook_endpoint', { endpoint: endpointId })
    const now = ctx.clock.now()
    await insertAttempts(tx, endpointId, attempts)
    await settle(
      tx,
      endpointId,
      attempts.map(attempt => settledBy(attempt, now)),
      now,
    )
    const disabled = await judge(tx, endpoint, attempts, ctx)
    const nextAt = disabled === null ? await loadNextDue(tx, endpointId) : null
    if (nextAt !== null) await ctx.enqueue(tx, wakeAt(endpointId, nextAt, now))
    return ok({ disabled })
  },
})

function settledBy(
  { eventId, replayNo, attempt, outcome }: Attempt,
  now: Temporal.Instant,
): Settled {
  const key = { eventId, replayNo, attempt }
  if (outcome === 'delivered') return { ...key, state: 'delivered', nextAt: null }
  const seconds = retryAfterS(attempt, Math.random())
  if (seconds === undefined) return { ...key, state: 'failed', nextAt: null }
  return { ...key, state: 'waiting', nextAt: now.add({ seconds }) }
}

/** Whether tries end their endpoint, and why. */
async function judge(
  tx: Tx,
  { endpointId, url, state, failingSince }: Endpoint,
  attempts: readonly Attempt[],
  ctx: Context,
): Promise<'gone' | 'failing' | null> {
  const now = ctx.clock.now()
  const isThere = attempts.some(attempt => attempt.outcome === 'delivered')
  const since = isThere ? null : (failingSince ?? now)
  await setFailingSince(tx, endpointId, since)
  if (state === 'disabled') return null
  const isGone = attempts.some(attempt => attempt.outcome === 'gone')
  const isOver = since !== null && Temporal.Instant.compare(since.add(GIVE_UP_AFTER), now) <= 0
  if (!isGone && !isOver) return null
  const reason = isGone ? 'gone' : 'failing'
  await disable(tx, endpointId, reason, now)
  ctx.log.error({ endpointId, url, reason }, 'a webhook endpoint was disabled')
  const facts = { reason }
  await announce(tx, [{ type: 'webhook_endpoint.disabled', subjectId: endpointId, facts }], now)
  return reason
}

/** Forgets events that are older than they are kept. */
export const purgeWebhookEvents = defineCommand({
  name: 'purgeWebhookEvents',
  summary: 'Forget webhook events of more than 90 days ago (a job does this)',
  permission: PERMISSION,
  input: z.strictObject({}),
  run: async (tx, _input, ctx): Promise<Result<{ events: number }>> =>
    ok({ events: await purge(tx, ctx.clock.now().subtract(KEPT), PURGED_AT_ONCE) }),
})
