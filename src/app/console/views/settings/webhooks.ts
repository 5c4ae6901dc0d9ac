import { z } from 'zod'
import { whole } from '../../../../formats/fields.ts'
import { EVENT_TYPES } from '../../../../integrations/webhooks/event-types.ts'
import { RefusalError } from '../../../../kernel/result.ts'
import {
  loadDelivery,
  loadDeliveryLog,
  loadEndpoints,
} from '../../../../reporting/console/load/settings/webhooks.ts'
import { view } from '../../view.ts'

/** Other systems that are told of events: how it goes with each, and which events there are. */
export const webhooksView = view({
  path: 'webhooks',
  permission: 'webhooks.read',
  parameters: {},
  read: async (tx, { now }) => ({
    endpoints: await loadEndpoints(tx, now),
    types: Object.entries(EVENT_TYPES).map(([type, { version }]) => ({ type, version })),
  }),
})

const id = z.uuid({ error: 'the id of an endpoint' })

/** The log of an endpoint: its latest deliveries with the last answer to each. */
export const webhookLogView = view({
  path: 'webhook-log',
  permission: 'webhooks.read',
  parameters: {
    endpoint: id,
    state: z.enum(['waiting', 'sending', 'delivered', 'failed']).optional(),
  },
  read: async (tx, { endpoint, state }) => ({
    deliveries: await loadDeliveryLog(tx, endpoint, state),
  }),
})

/** One delivery: what was sent, byte for byte, and each answer. */
export const webhookDeliveryView = view({
  path: 'webhook-delivery',
  permission: 'webhooks.read',
  parameters: {
    endpoint: id,
    event: z.uuid({ error: 'the id of an event, without evt_' }),
    replay: z.string().transform(Number).pipe(whole(0, 1_000_000)),
  },
  read: async (tx, { endpoint: endpointId, event: eventId, replay }) => {
    const found = await loadDelivery(tx, { endpointId, eventId, replay })
    if (found !== undefined) return found
    throw new RefusalError('unknown_webhook_event', { event: eventId })
  },
})
