import { type RawBuilder, sql } from 'kysely'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { secretPlace } from './secret-place.ts'

export type Endpoint = {
  readonly endpointId: string
  readonly url: string
  readonly description: string | null
  readonly state: 'active' | 'disabled'
  readonly failingSince: Temporal.Instant | null
}

/** The endpoint of an id, held until the transaction ends. */
export function lockEndpoint(tx: Tx, endpointId: string): Promise<Endpoint | undefined> {
  return maybeOne(
    tx,
    sql<Endpoint>`
      SELECT endpoint_id AS "endpointId", url, description, state, failing_since AS "failingSince"
        FROM webhook_endpoint WHERE endpoint_id = ${endpointId} FOR UPDATE`,
  )
}

/** An event that waits to be handed to its endpoints. */
export type NewEvent = {
  readonly eventId: string
  readonly type: string
  readonly accountId: string | null
  readonly subjectId: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly occurredAt: Temporal.Instant
}

/** Takes events that nobody has in hand. */
export function takeNewEvents(tx: Tx, limit: number): Promise<NewEvent[]> {
  return rows(
    tx,
    sql<NewEvent>`
      SELECT event_id AS "eventId", event_type AS type, account_id AS "accountId",
             subject_id AS "subjectId", facts, occurred_at AS "occurredAt"
        FROM outbox_event WHERE state = 'new'
       ORDER BY event_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`,
  )
}

/** Whether events wait to be handed on. */
export async function hasNewEvents(db: Db): Promise<boolean> {
  const found = await one(
    db,
    sql<{ found: boolean }>`
      SELECT EXISTS (SELECT FROM outbox_event WHERE state = 'new') AS found`,
  )
  return found.found
}

const DUE = (at: Temporal.Instant): RawBuilder<unknown> =>
  sql`d.state IN ('waiting', 'sending') AND d.next_at <= ${at}`

/** The endpoints for which something is due. */
export async function loadDueEndpoints(db: Db, at: Temporal.Instant): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ endpointId: string }>`
      SELECT e.endpoint_id AS "endpointId" FROM webhook_endpoint e
       WHERE e.state = 'active'
         AND EXISTS (SELECT FROM webhook_delivery d
                      WHERE d.endpoint_id = e.endpoint_id AND ${DUE(at)})
       ORDER BY e.endpoint_id`,
  )
  return found.map(row => row.endpointId)
}

/** A delivery by its key. */
export type DeliveryKey = { readonly eventId: string; readonly replayNo: number }

/** Deliveries of an endpoint that are due and in nobody's hand, the longest due first. */
export function takeDue(
  tx: Tx,
  endpointId: string,
  at: Temporal.Instant,
  limit: number,
): Promise<DeliveryKey[]> {
  return rows(
    tx,
    sql<DeliveryKey>`
      SELECT d.event_id AS "eventId", d.replay_no AS "replayNo"
        FROM webhook_delivery d JOIN webhook_endpoint e USING (endpoint_id)
       WHERE d.endpoint_id = ${endpointId} AND e.state = 'active' AND ${DUE(at)}
       ORDER BY d.next_at, d.event_id LIMIT ${limit} FOR UPDATE OF d SKIP LOCKED`,
  )
}

/** When the next delivery of an endpoint is due. */
export async function loadNextDue(tx: Tx, endpointId: string): Promise<Temporal.Instant | null> {
  const { nextAt } = await one(
    tx,
    sql<{ nextAt: Temporal.Instant | null }>`
      SELECT min(next_at) AS "nextAt" FROM webhook_delivery
       WHERE endpoint_id = ${endpointId} AND state IN ('waiting', 'sending')`,
  )
  return nextAt
}

/** What is sent. */
export type Parcel = DeliveryKey & { readonly body: string }

export function loadParcels(db: Db, keys: readonly DeliveryKey[]): Promise<Parcel[]> {
  return rows(
    db,
    sql<Parcel>`
      SELECT k.event_id AS "eventId", k.replay_no AS "replayNo", o.body
        FROM unnest(${keys.map(k => k.eventId)}::uuid[], ${keys.map(k => k.replayNo)}::int[])
             AS k (event_id, replay_no)
        JOIN outbox_event o USING (event_id)`,
  )
}

/** Where an endpoint lies and by what it is signed for now. */
export async function loadDestination(
  db: Db,
  vault: Vault,
  endpointId: string,
  at: Temporal.Instant,
): Promise<{ readonly url: string; readonly secrets: readonly string[] }> {
  const found = await rows(
    db,
    sql<{ url: string; secretId: string; secret: Buffer }>`
      SELECT e.url, s.secret_id AS "secretId", s.secret
        FROM webhook_endpoint e JOIN webhook_secret s USING (endpoint_id)
       WHERE e.endpoint_id = ${endpointId} AND (s.expires_at IS NULL OR s.expires_at > ${at})
       ORDER BY s.created_at DESC, s.secret_id DESC`,
  )
  const secrets = found.map(row => vault.open(secretPlace(endpointId, row.secretId), row.secret))
  return { url: found[0]?.url ?? '', secrets }
}

/**
 * Which events of a question an endpoint may have, the first `limit` of them: those of the types it
 * subscribed to, and its own greetings.
 */
export async function loadEventsToReplay(
  tx: Tx,
  endpointId: string,
  asked: {
    readonly eventId?: string | undefined
    readonly from?: Temporal.Instant | undefined
    readonly to?: Temporal.Instant | undefined
    readonly types?: readonly string[] | undefined
  },
  limit: number,
): Promise<string[]> {
  const { eventId, from, to, types } = asked
  const conditions = [
    sql`state = 'dispatched'`,
    sql`CASE WHEN event_type = 'webhook.test' THEN subject_id = ${endpointId}
             ELSE EXISTS (SELECT FROM outbox_subscription s WHERE s.subscriber_id = ${endpointId}
                             AND s.event_type IN (outbox_event.event_type, '*')) END`,
    ...(eventId === undefined ? [] : [sql`event_id = ${eventId}`]),
    ...(from === undefined ? [] : [sql`occurred_at >= ${from}`]),
    ...(to === undefined ? [] : [sql`occurred_at < ${to}`]),
    ...(types === undefined || types.includes('*') ? [] : [sql`event_type = ANY (${[...types]})`]),
  ]
  const found = await rows(
    tx,
    sql<{ eventId: string }>`
      SELECT event_id AS "eventId" FROM outbox_event WHERE ${sql.join(conditions, sql` AND `)}
       ORDER BY occurred_at, event_id LIMIT ${limit}`,
  )
  return found.map(row => row.eventId)
}

/** Whether events are older than they are kept. */
export async function hasEventsBefore(db: Db, before: Temporal.Instant): Promise<boolean> {
  const { found } = await one(
    db,
    sql<{ found: boolean }>`
      SELECT EXISTS (SELECT FROM outbox_event WHERE occurred_at < ${before}
                        AND state = 'dispatched') AS found`,
  )
  return found
}
