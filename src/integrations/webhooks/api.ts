import { z } from 'zod'
import { instant, line, optional, whole } from '../../formats/fields.ts'
import { isEventType } from './event-types.ts'

const endpointId = z.uuid({ error: 'the id of an endpoint' })

const url = z
  .string({ error: 'an https URL' })
  .max(2000, { error: 'an https URL of at most 2000 characters' })
  .refine(isEndpointUrl, { error: 'an https URL without a user name and without #' })

function isEndpointUrl(text: string): boolean {
  const parsed = URL.parse(text)
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.hostname === '') return false
  return parsed.username === '' && parsed.password === '' && !text.includes('#')
}

const eventType = z
  .string({ error: 'a type of event' })
  .refine(type => type === '*' || isEventType(type), {
    error: 'a type of event such as invoice.issued, or * for all',
  })

const eventTypes = z.array(eventType).min(1).max(100)

export const AddWebhookEndpoint = z.strictObject({
  url,
  /** Types of events, or `*`. */
  events: eventTypes,
  description: optional(line(200)),
})

export const ChangeWebhookEndpoint = z.strictObject({
  endpointId,
  url: url.optional(),
  events: eventTypes.optional(),
  description: optional(line(200)),
})

export const WebhookEndpointRef = z.strictObject({ endpointId })

export const RotateWebhookSecret = z.strictObject({
  endpointId,
  /** How long the secret before signs beside the new one. */
  keepHours: whole(0, 168).default(24),
})

export const ReplayWebhooks = z.strictObject({
  endpointId,
  /** One event, or all that occurred within a time. */
  eventId: z.uuid({ error: 'the id of an event, without evt_' }).optional(),
  from: instant.optional(),
  to: instant.optional(),
  events: eventTypes.optional(),
})

const count = z.int().min(0)

/** What came of one try, as its sender tells it. */
export const Attempt = z.strictObject({
  eventId: z.uuid(),
  replayNo: count,
  attempt: z.int().min(1),
  startedAt: instant,
  durationMs: count,
  outcome: z.enum(['delivered', 'refused', 'gone', 'timeout', 'unreachable', 'blocked']),
  status: z.int().nullable(),
  answer: z.string().max(1000),
})

export const RecordWebhookAttempts = z.strictObject({
  endpointId,
  attempts: z.array(Attempt).min(1).max(100),
})

export type Attempt = z.output<typeof Attempt>
