import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { Attempt } from './api.ts'
import type { MessageId } from './load.ts'

function keysOf(ids: readonly MessageId[]) {
  return sql`unnest(${ids.map(id => id.accountId)}::uuid[], ${ids.map(id => id.messageId)}::uuid[])
    AS k (account_id, message_id)`
}

/** Takes messages in hand until `until`; who has not said by then what came of them is asked no more. */
export function takeInHand(
  tx: Tx,
  ids: readonly MessageId[],
  until: Temporal.Instant,
): Promise<(MessageId & { attempt: number })[]> {
  return rows(
    tx,
    sql<MessageId & { attempt: number }>`
      UPDATE message m SET state = 'sending', attempts = m.attempts + 1, next_at = ${until}
        FROM ${keysOf(ids)}
       WHERE m.account_id = k.account_id AND m.message_id = k.message_id
      RETURNING m.account_id AS "accountId", m.message_id AS "messageId", m.attempts AS attempt`,
  )
}

/** Keeps what came of tries; one that was told already is not told twice. */
export async function insertAttempts(tx: Tx, attempts: readonly Attempt[]): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO message_attempt (account_id, message_id, attempt, started_at, duration_ms, outcome,
                                   code, answer)
      SELECT "accountId", "messageId", attempt, "startedAt", "durationMs", outcome, code, answer
        FROM json_to_recordset(${jsonRows(attempts)}::json) AS r (
             "accountId" uuid, "messageId" uuid, attempt int, "startedAt" timestamptz,
             "durationMs" int, outcome text, code int, answer text)
      ON CONFLICT DO NOTHING`,
  )
}

/** What a try makes of its message. */
export type Settled = MessageId & {
  readonly attempt: number
  readonly state: 'queued' | 'sent' | 'unknown' | 'failed' | 'bounced'
  readonly nextAt: Temporal.Instant | null
}

/**
 * Settles messages after a try; gives those that it settled. One that was meanwhile given up, because
 * its sender was slow, stays as it is.
 */
export function settle(
  tx: Tx,
  settled: readonly Settled[],
  at: Temporal.Instant,
): Promise<MessageId[]> {
  return rows(
    tx,
    sql<MessageId>`
      UPDATE message m
         SET state = s.state, next_at = s.next_at,
             ended_at = CASE WHEN s.state = 'queued' THEN NULL ELSE ${at}::timestamptz END
        FROM unnest(${settled.map(s => s.accountId)}::uuid[],
                    ${settled.map(s => s.messageId)}::uuid[],
                    ${settled.map(s => s.attempt)}::int[], ${settled.map(s => s.state)}::text[],
                    ${settled.map(s => s.nextAt)}::timestamptz[])
               AS s (account_id, message_id, attempt, state, next_at)
       WHERE m.account_id = s.account_id AND m.message_id = s.message_id
         AND m.state = 'sending' AND m.attempts = s.attempt
      RETURNING m.account_id AS "accountId", m.message_id AS "messageId"`,
  )
}

/** Sets messages to a state that a person, or a report, gives them. */
export async function setStates(
  tx: Tx,
  ids: readonly MessageId[],
  state: 'queued' | 'sent' | 'failed' | 'bounced' | 'cancelled',
  at: { readonly now: Temporal.Instant; readonly nextAt: Temporal.Instant | null },
): Promise<void> {
  if (ids.length === 0) return
  await affected(
    tx,
    sql`
      UPDATE message m
         SET state = ${state}, next_at = ${at.nextAt}::timestamptz,
             ended_at = ${state === 'queued' ? null : at.now}::timestamptz
        FROM ${keysOf(ids)}
       WHERE m.account_id = k.account_id AND m.message_id = k.message_id`,
  )
}

/** An address that works no more, or whose owner wants no e-mails. */
export type NewBlock = {
  readonly accountId: string
  readonly blockId: string
  readonly email: string
  readonly reason: 'bounced' | 'complained' | 'asked'
}

/** Blocks addresses of accounts; those that are blocked already stay so. Gives how many are new. */
export function insertBlocks(
  tx: Tx,
  blocks: readonly NewBlock[],
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<number> {
  return affected(
    tx,
    sql`
      INSERT INTO email_block (account_id, block_id, email, reason, blocked_at, blocked_by)
      SELECT "accountId", "blockId", email, reason, ${by.now}, ${by.actor}
        FROM json_to_recordset(${jsonRows(blocks)}::json) AS b (
             "accountId" uuid, "blockId" uuid, email text, reason text)
      ON CONFLICT (account_id, email) WHERE released_at IS NULL DO NOTHING`,
  )
}

/** Lets e-mails go to an address again; false where none was blocked. */
export async function releaseBlock(
  tx: Tx,
  block: { readonly accountId: string; readonly email: string },
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const released = await affected(
    tx,
    sql`
      UPDATE email_block SET released_at = ${by.now}, released_by = ${by.actor}
       WHERE account_id = ${block.accountId} AND email = ${block.email} AND released_at IS NULL`,
  )
  return released > 0
}

/** A report of a mail server about an account. */
export type NewBounce = {
  readonly accountId: string
  readonly bounceId: string
  readonly messageId: string | null
  readonly email: string
  readonly kind: 'hard' | 'soft' | 'complaint'
  readonly status: string | null
  readonly diagnostic: string
  readonly reportKey: string
}

/** Keeps a report; false where it was told before. */
export async function insertBounce(
  tx: Tx,
  bounce: NewBounce,
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      INSERT INTO message_bounce (account_id, bounce_id, message_id, email, kind, status, diagnostic,
                                  report_key, received_at, recorded_by)
      VALUES (${bounce.accountId}, ${bounce.bounceId}, ${bounce.messageId}, ${bounce.email},
              ${bounce.kind}, ${bounce.status}, ${bounce.diagnostic}, ${bounce.reportKey}, ${by.now},
              ${by.actor})
      ON CONFLICT DO NOTHING`,
  )
  return made > 0
}
