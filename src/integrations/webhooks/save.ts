import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { Attempt } from './api.ts'
import type { DeliveryKey } from './load.ts'

export type NewEndpoint = {
  readonly endpointId: string
  readonly url: string
  readonly description: string | null
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
}

export async function insertEndpoint(tx: Tx, endpoint: NewEndpoint): Promise<void> {
  await sql`
    INSERT INTO webhook_endpoint (endpoint_id, url, description, state, created_by, created_at)
    VALUES (${endpoint.endpointId}, ${endpoint.url}, ${endpoint.description}, 'active',
            ${endpoint.createdBy}, ${endpoint.createdAt})`.execute(tx)
}

export async function updateEndpoint(
  tx: Tx,
  { endpointId, url, description }: Pick<NewEndpoint, 'endpointId' | 'url' | 'description'>,
): Promise<void> {
  await sql`
    UPDATE webhook_endpoint SET url = ${url}, description = ${description}
     WHERE endpoint_id = ${endpointId}`.execute(tx)
}

/** From now on an endpoint hears of these types and no others. */
export async function replaceSubscriptions(
  tx: Tx,
  endpointId: string,
  types: readonly string[],
): Promise<void> {
  await sql`DELETE FROM outbox_subscription WHERE subscriber_id = ${endpointId}`.execute(tx)
  await sql`
    INSERT INTO outbox_subscription (event_type, subscriber_id)
    SELECT DISTINCT type, ${endpointId}::uuid FROM unnest(${[...types]}::text[]) AS t (type)`.execute(
    tx,
  )
}

export async function insertSecret(
  tx: Tx,
  secret: {
    readonly endpointId: string
    readonly secretId: string
    readonly sealed: Buffer
    readonly createdAt: Temporal.Instant
  },
): Promise<void> {
  await sql`
    INSERT INTO webhook_secret (endpoint_id, secret_id, secret, created_at)
    VALUES (${secret.endpointId}, ${secret.secretId}, ${secret.sealed}, ${secret.createdAt})`.execute(
    tx,
  )
}

/** Secrets in force end at `until`, if not before; those that have ended are forgotten. */
export async function expireSecrets(
  tx: Tx,
  endpointId: string,
  until: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    UPDATE webhook_secret SET expires_at = least(coalesce(expires_at, ${until}), ${until})
     WHERE endpoint_id = ${endpointId}`.execute(tx)
  await sql`
    DELETE FROM webhook_secret WHERE endpoint_id = ${endpointId} AND expires_at <= ${now}`.execute(
    tx,
  )
}

/** Ends the sending to an endpoint. */
export async function disable(
  tx: Tx,
  endpointId: string,
  reason: 'by_hand' | 'gone' | 'failing',
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    UPDATE webhook_endpoint
       SET state = 'disabled', disabled_reason = ${reason}, disabled_at = ${at}
     WHERE endpoint_id = ${endpointId}`.execute(tx)
}

/** Sends again, with a clean record. */
export async function enable(tx: Tx, endpointId: string): Promise<void> {
  await sql`
    UPDATE webhook_endpoint
       SET state = 'active', disabled_reason = NULL, disabled_at = NULL, failing_since = NULL
     WHERE endpoint_id = ${endpointId}`.execute(tx)
}

export async function setFailingSince(
  tx: Tx,
  endpointId: string,
  since: Temporal.Instant | null,
): Promise<void> {
  await sql`
    UPDATE webhook_endpoint SET failing_since = ${since}
     WHERE endpoint_id = ${endpointId} AND failing_since IS DISTINCT FROM ${since}`.execute(tx)
}

/** Gives events their bodies, and every active endpoint that wants them a delivery each. */
export async function dispatch(
  tx: Tx,
  bodies: ReadonlyMap<string, string>,
  at: Temporal.Instant,
): Promise<number> {
  await sql`
    UPDATE outbox_event o SET state = 'dispatched', body = b.body
      FROM unnest(${[...bodies.keys()]}::uuid[], ${[...bodies.values()]}::text[])
             AS b (event_id, body)
     WHERE o.event_id = b.event_id`.execute(tx)
  return affected(
    tx,
    sql`
      INSERT INTO webhook_delivery (endpoint_id, event_id, replay_no, state, next_at, created_at)
      SELECT DISTINCT e.endpoint_id, o.event_id, 0, 'waiting', ${at}::timestamptz, ${at}::timestamptz
        FROM outbox_event o
        JOIN outbox_subscription s ON s.event_type IN (o.event_type, '*')
        JOIN webhook_endpoint e ON e.endpoint_id = s.subscriber_id AND e.state = 'active'
       WHERE o.event_id = ANY (${[...bodies.keys()]}::uuid[])
      ON CONFLICT DO NOTHING`,
  )
}

/** Events of which nothing is left to tell go without a delivery. */
export async function deleteEvents(tx: Tx, eventIds: readonly string[]): Promise<void> {
  await sql`DELETE FROM outbox_event WHERE event_id = ANY (${[...eventIds]}::uuid[])`.execute(tx)
}

/** A delivery in hand: which try of it this is. */
export type Taken = DeliveryKey & { readonly attempt: number }

/** Takes deliveries in hand until `until`; after that they are anybody's. */
export async function takeInHand(
  tx: Tx,
  endpointId: string,
  keys: readonly DeliveryKey[],
  until: Temporal.Instant,
): Promise<Taken[]> {
  const taken = await sql<Taken>`
    UPDATE webhook_delivery d SET state = 'sending', attempts = d.attempts + 1, next_at = ${until}
      FROM unnest(${keys.map(k => k.eventId)}::uuid[], ${keys.map(k => k.replayNo)}::int[])
             AS k (event_id, replay_no)
     WHERE d.endpoint_id = ${endpointId} AND d.event_id = k.event_id AND d.replay_no = k.replay_no
    RETURNING d.event_id AS "eventId", d.replay_no AS "replayNo", d.attempts AS attempt`.execute(tx)
  return taken.rows
}

/** Keeps what came of tries; one that was told already is not told twice. */
export async function insertAttempts(
  tx: Tx,
  endpointId: string,
  attempts: readonly Attempt[],
): Promise<void> {
  await sql`
    INSERT INTO webhook_attempt (endpoint_id, event_id, replay_no, attempt, started_at, duration_ms,
                                 outcome, status, answer)
    SELECT ${endpointId}, "eventId", "replayNo", attempt, "startedAt", "durationMs", outcome, status,
           answer
      FROM json_to_recordset(${jsonRows(attempts)}::json) AS r (
           "eventId" uuid, "replayNo" int, attempt int, "startedAt" timestamptz, "durationMs" int,
           outcome text, status int, answer text)
    ON CONFLICT DO NOTHING`.execute(tx)
}

/** What a try makes of its delivery: ended, or due again. */
export type Settled = Taken & {
  readonly state: 'waiting' | 'delivered' | 'failed'
  readonly nextAt: Temporal.Instant | null
}

/**
 * Settles deliveries after a try. One that was meanwhile taken by another sender, because this one
 * was slow, is left to that one.
 */
export async function settle(
  tx: Tx,
  endpointId: string,
  settled: readonly Settled[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    UPDATE webhook_delivery d
       SET state = s.state, next_at = s.next_at,
           ended_at = CASE WHEN s.state = 'waiting' THEN NULL ELSE ${at}::timestamptz END
      FROM unnest(${settled.map(s => s.eventId)}::uuid[], ${settled.map(s => s.replayNo)}::int[],
                  ${settled.map(s => s.attempt)}::int[], ${settled.map(s => s.state)}::text[],
                  ${settled.map(s => s.nextAt)}::timestamptz[])
             AS s (event_id, replay_no, attempt, state, next_at)
     WHERE d.endpoint_id = ${endpointId} AND d.event_id = s.event_id AND d.replay_no = s.replay_no
       AND d.state = 'sending' AND d.attempts = s.attempt`.execute(tx)
}

/** Sends events to an endpoint again, whatever became of them before. */
export async function insertReplays(
  tx: Tx,
  endpointId: string,
  eventIds: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    INSERT INTO webhook_delivery (endpoint_id, event_id, replay_no, state, next_at, created_at)
    SELECT ${endpointId}::uuid, r.event_id,
           (SELECT coalesce(max(d.replay_no), 0) + 1 FROM webhook_delivery d
             WHERE d.endpoint_id = ${endpointId} AND d.event_id = r.event_id),
           'waiting', ${at}::timestamptz, ${at}::timestamptz
      FROM unnest(${[...eventIds]}::uuid[]) AS r (event_id)`.execute(tx)
}

/** An event that is told to nobody but whom it is for. */
export async function insertToldEvent(
  tx: Tx,
  event: {
    readonly eventId: string
    readonly type: string
    readonly subjectId: string
    readonly occurredAt: Temporal.Instant
    readonly body: string
  },
): Promise<void> {
  await sql`
    INSERT INTO outbox_event (event_id, event_type, subject_id, occurred_at, state, body)
    VALUES (${event.eventId}, ${event.type}, ${event.subjectId}, ${event.occurredAt},
            'dispatched', ${event.body})`.execute(tx)
}

/** Forgets events that are older than they are kept, with their deliveries. Gives how many. */
export async function purge(tx: Tx, before: Temporal.Instant, limit: number): Promise<number> {
  const gone = sql`
    SELECT event_id FROM outbox_event WHERE occurred_at < ${before} AND state = 'dispatched'
     ORDER BY occurred_at, event_id LIMIT ${limit}`
  await sql`
    DELETE FROM webhook_attempt a USING webhook_delivery d
     WHERE d.event_id IN (${gone}) AND a.endpoint_id = d.endpoint_id AND a.event_id = d.event_id
       AND a.replay_no = d.replay_no`.execute(tx)
  await sql`DELETE FROM webhook_delivery WHERE event_id IN (${gone})`.execute(tx)
  return affected(tx, sql`DELETE FROM outbox_event WHERE event_id IN (${gone})`)
}
