import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, askedId, column, NULLABLE } from './column.ts'

const ENDPOINT = askedId('d.endpoint_id', 'id of the endpoint')
const EVENT = askedId('d.event_id', 'id of the event, without evt_')

/** What other systems are told, and whether it arrived. */
export const WEBHOOK_LISTS: readonly List[] = [
  {
    name: 'webhook-endpoints',
    summary: 'Systems that are told of events, without their secrets',
    permission: 'webhooks.read',
    tables: sql`webhook_endpoint d`,
    columns: {
      endpointId: ENDPOINT,
      url: column('text', 'd.url', 'address'),
      description: column('text', 'd.description', 'what it is', NULLABLE),
      events: column(
        'json',
        sql`(select coalesce(jsonb_agg(s.event_type order by s.event_type), '[]')
               from outbox_subscription s where s.subscriber_id = d.endpoint_id)`,
        'types of events, * for all',
      ),
      state: asked('text', 'd.state', 'active or disabled'),
      disabledReason: column('text', 'd.disabled_reason', 'by_hand, gone or failing', NULLABLE),
      disabledAt: column('instant', 'd.disabled_at', 'since when', NULLABLE),
      failingSince: column(
        'instant',
        'd.failing_since',
        'since when nothing got through',
        NULLABLE,
      ),
      waiting: column(
        'whole',
        sql`(select count(*) from webhook_delivery w
              where w.endpoint_id = d.endpoint_id and w.state in ('waiting', 'sending'))`,
        'deliveries that wait',
      ),
      createdBy: column('text', 'd.created_by', 'who added it'),
      createdAt: column('instant', 'd.created_at', 'when it was added'),
    },
    key: ['endpointId'],
    one: 'endpointId',
  },
  {
    name: 'webhook-events',
    summary: 'Events that somebody subscribed to, the latest first',
    permission: 'webhooks.read',
    tables: sql`outbox_event d left join account a using (account_id)`,
    columns: {
      occurredAt: asked('instant', 'd.occurred_at', 'when'),
      eventId: EVENT,
      type: asked('text', 'd.event_type', 'type'),
      account: { ...ACCOUNT, nullable: true },
      subjectId: column('text', 'd.subject_id', 'document, run or alert that it is about'),
      state: column('text', 'd.state', 'new, or dispatched to its endpoints'),
    },
    key: ['occurredAt', 'eventId'],
    newestFirst: true,
  },
  {
    name: 'webhook-deliveries',
    summary: 'Events by endpoint, and whether they arrived',
    permission: 'webhooks.read',
    tables: sql`webhook_delivery d join outbox_event o using (event_id)`,
    columns: {
      endpointId: ENDPOINT,
      eventId: EVENT,
      replay: column('whole', 'd.replay_no', '0 by itself; from 1 on asked for'),
      type: column('text', 'o.event_type', 'type of the event'),
      state: asked('text', 'd.state', 'waiting, sending, delivered or failed'),
      attempts: column('whole', 'd.attempts', 'how often it was tried'),
      nextAt: column('instant', 'd.next_at', 'when it is tried next', NULLABLE),
      createdAt: column('instant', 'd.created_at', 'since when it was to be sent'),
      endedAt: column('instant', 'd.ended_at', 'when it arrived or was given up', NULLABLE),
    },
    key: ['endpointId', 'eventId', 'replay'],
  },
  {
    name: 'webhook-attempts',
    summary: 'Every try of a delivery: what was answered, and how long it took',
    permission: 'webhooks.read',
    tables: sql`webhook_attempt d`,
    columns: {
      endpointId: ENDPOINT,
      eventId: EVENT,
      replay: column('whole', 'd.replay_no', '0 by itself; from 1 on asked for'),
      attempt: column('whole', 'd.attempt', 'number of the try'),
      startedAt: column('instant', 'd.started_at', 'when'),
      durationMs: column('whole', 'd.duration_ms', 'how long it took, in milliseconds'),
      outcome: asked(
        'text',
        'd.outcome',
        'delivered, refused, gone, timeout, unreachable or blocked',
      ),
      status: column('whole', 'd.status', 'status of the answer', NULLABLE),
      answer: column('text', 'd.answer', 'beginning of the answer, or why there was none'),
    },
    key: ['endpointId', 'eventId', 'replay', 'attempt'],
  },
]
