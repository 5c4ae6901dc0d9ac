import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../../platform/database/database.ts'

/** An endpoint as its card shows it; secrets stay where they are. */
export type EndpointCard = {
  readonly endpointId: string
  readonly url: string
  readonly description: string | null
  readonly events: readonly string[]
  readonly state: 'active' | 'disabled'
  readonly disabledReason: string | null
  readonly disabledAt: Temporal.Instant | null
  readonly failingSince: Temporal.Instant | null
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
  readonly waiting: number
  /** Of the last seven days. */
  readonly delivered: number
  readonly failed: number
  readonly lastAt: Temporal.Instant | null
  readonly lastOutcome: string | null
  readonly lastStatus: number | null
  readonly secrets: readonly { readonly since: string; readonly until: string | null }[]
}

/** All endpoints; an organisation has few. */
export function loadEndpoints(db: Db, now: Temporal.Instant): Promise<EndpointCard[]> {
  const week = now.subtract({ hours: 24 * 7 })
  return rows(
    db,
    sql<EndpointCard>`
      select e.endpoint_id as "endpointId", e.url, e.description,
        array(select event_type from outbox_subscription s
          where s.subscriber_id = e.endpoint_id order by 1) as events,
        e.state, e.disabled_reason as "disabledReason", e.disabled_at as "disabledAt",
        e.failing_since as "failingSince", e.created_by as "createdBy", e.created_at as "createdAt",
        (select count(*)::integer from webhook_delivery d
          where d.endpoint_id = e.endpoint_id and d.state in ('waiting', 'sending')) as waiting,
        (select count(*)::integer from webhook_delivery d where d.endpoint_id = e.endpoint_id
          and d.state = 'delivered' and d.ended_at > ${week}) as delivered,
        (select count(*)::integer from webhook_delivery d where d.endpoint_id = e.endpoint_id
          and d.state = 'failed' and d.ended_at > ${week}) as failed,
        a.started_at as "lastAt", a.outcome as "lastOutcome", a.status as "lastStatus",
        coalesce((select jsonb_agg(jsonb_build_object('since', s.created_at, 'until', s.expires_at)
            order by s.created_at desc)
          from webhook_secret s where s.endpoint_id = e.endpoint_id
            and (s.expires_at is null or s.expires_at > ${now})), '[]') as secrets
      from webhook_endpoint e
      left join lateral (select started_at, outcome, status from webhook_attempt t
        where t.endpoint_id = e.endpoint_id order by started_at desc limit 1) a on true
      order by e.created_at`,
  )
}

/** A delivery in the log of an endpoint, with its last try. */
export type DeliveryLine = {
  readonly eventId: string
  readonly replay: number
  readonly type: string
  readonly occurredAt: Temporal.Instant
  readonly state: string
  readonly attempts: number
  readonly nextAt: Temporal.Instant | null
  readonly outcome: string | null
  readonly status: number | null
  readonly durationMs: number | null
}

const SHOWN = 100

/** The latest deliveries of an endpoint, those of one state alone where asked for. */
export function loadDeliveryLog(
  db: Db,
  endpointId: string,
  state: string | undefined,
): Promise<DeliveryLine[]> {
  return rows(
    db,
    sql<DeliveryLine>`
      select d.event_id as "eventId", d.replay_no as replay, o.event_type as type,
        o.occurred_at as "occurredAt", d.state, d.attempts, d.next_at as "nextAt",
        a.outcome, a.status, a.duration_ms as "durationMs"
      from webhook_delivery d join outbox_event o using (event_id)
      left join webhook_attempt a on a.endpoint_id = d.endpoint_id and a.event_id = d.event_id
        and a.replay_no = d.replay_no and a.attempt = d.attempts
      where d.endpoint_id = ${endpointId} and (${state ?? null}::text is null or d.state = ${state ?? null})
      order by d.event_id desc, d.replay_no desc limit ${SHOWN}`,
  )
}

/** What was sent in a delivery, and every try with what was answered. */
export type DeliveryDetail = {
  readonly body: string | null
  readonly tries: readonly {
    readonly attempt: number
    readonly startedAt: string
    readonly durationMs: number
    readonly outcome: string
    readonly status: number | null
    readonly answer: string
  }[]
}

/** A delivery by its key; undefined where there is none. */
export function loadDelivery(
  db: Db,
  key: { readonly endpointId: string; readonly eventId: string; readonly replay: number },
): Promise<DeliveryDetail | undefined> {
  return maybeOne(
    db,
    sql<DeliveryDetail>`
      select o.body,
        coalesce((select jsonb_agg(jsonb_build_object('attempt', a.attempt,
            'startedAt', a.started_at, 'durationMs', a.duration_ms, 'outcome', a.outcome,
            'status', a.status, 'answer', a.answer) order by a.attempt)
          from webhook_attempt a where a.endpoint_id = d.endpoint_id and a.event_id = d.event_id
            and a.replay_no = d.replay_no), '[]') as tries
      from webhook_delivery d join outbox_event o using (event_id)
      where d.endpoint_id = ${key.endpointId} and d.event_id = ${key.eventId}
        and d.replay_no = ${key.replay}`,
  )
}
