import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { DELIVER } from '../../../platform/outbox.ts'
import { ReplayWebhooks, WebhookEndpointRef } from '../api.ts'
import { eventBody } from '../event-types.ts'
import { loadEventsToReplay, lockEndpoint } from '../load.ts'
import { insertReplays, insertToldEvent } from '../save.ts'

/** Of one replay; more is asked for in parts. */
const MOST_REPLAYED = 50_000

/**
 * Sends an endpoint an event, or all that occurred within a time, once more: the same bytes under
 * the same id, by which a receiver knows what it has had.
 */
export const replayWebhooks = defineCommand({
  name: 'replayWebhooks',
  summary: 'Send a webhook endpoint one event, or all events of a time, once more',
  permission: 'webhooks.manage',
  input: ReplayWebhooks,
  run: async (tx, input, ctx): Promise<Result<{ events: number }>> => {
    const { endpointId: endpoint, eventId, from, to, events: types } = input
    const found = await lockEndpoint(tx, endpoint)
    if (found === undefined) return refuse('unknown_webhook_endpoint', { endpoint })
    if (found.state === 'disabled') return refuse('webhook_endpoint_disabled', { endpoint })
    if ((eventId === undefined) === (from === undefined)) return refuse('replay_of_what', {})
    const asked = { eventId, from, to, types }
    const eventIds = await loadEventsToReplay(tx, endpoint, asked, MOST_REPLAYED + 1)
    if (eventId !== undefined && eventIds.length === 0) {
      return refuse('unknown_webhook_event', { event: eventId })
    }
    if (eventIds.length > MOST_REPLAYED) return refuse('replay_too_large', { most: MOST_REPLAYED })
    await insertReplays(tx, endpoint, eventIds, ctx.clock.now())
    await ctx.enqueue(tx, DELIVER)
    return ok({ events: eventIds.length })
  },
})

/** Sends one endpoint a greeting, so that whoever builds it sees that it arrives. */
export const sendTestWebhook = defineCommand({
  name: 'sendTestWebhook',
  summary: 'Send one webhook endpoint a greeting',
  permission: 'webhooks.manage',
  input: WebhookEndpointRef,
  run: async (tx, { endpointId: endpoint }, ctx): Promise<Result<{ eventId: string }>> => {
    const found = await lockEndpoint(tx, endpoint)
    if (found === undefined) return refuse('unknown_webhook_endpoint', { endpoint })
    if (found.state === 'disabled') return refuse('webhook_endpoint_disabled', { endpoint })
    const eventId = ctx.newId()
    const occurredAt = ctx.clock.now()
    const type = 'webhook.test'
    const body = eventBody(type, occurredAt, { message: 'Quittance reaches you.' })
    await insertToldEvent(tx, { eventId, type, subjectId: endpoint, occurredAt, body })
    await insertReplays(tx, endpoint, [eventId], occurredAt)
    await ctx.enqueue(tx, DELIVER)
    return ok({ eventId })
  },
})
