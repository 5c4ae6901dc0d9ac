import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { UsageKind } from '../rejected.ts'

/** A refused row, as it is kept. JSON is text here: it goes over in arrays. */
export type NewRejected = {
  readonly rejectedId: string
  /** SHA-256 in hexadecimal digits. */
  readonly fingerprint: string
  readonly accountNumber: string
  readonly received: string
  readonly shortened: boolean
  readonly code: string
  readonly facts: string
  readonly times: number
}

/**
 * Keeps refused rows. One that is known is counted, and while it is open takes over the newest
 * refusal. Rows go in by fingerprint, so that two senders of the same rows wait for each other in
 * one order.
 */
export async function insertRejected(
  tx: Tx,
  kind: UsageKind,
  rejected: readonly NewRejected[],
  source: string,
  receivedAt: Temporal.Instant,
): Promise<void> {
  if (rejected.length === 0) return
  await affected(
    tx,
    sql`INSERT INTO rejected_usage AS r (rejected_id, account_id, account_number, kind, fingerprint,
               received, shortened, code, facts, source, received_at, last_received_at,
               times_received, state)
        SELECT n.id, x.account_id, n.account, ${kind}, decode(n.fingerprint, 'hex'),
               n.received::jsonb, n.shortened, n.code, n.facts::jsonb, ${source},
               ${receivedAt}::timestamptz, ${receivedAt}::timestamptz, n.times, 'open'
          FROM unnest(${rejected.map(r => r.rejectedId)}::uuid[],
                      ${rejected.map(r => r.fingerprint)}::text[],
                      ${rejected.map(r => r.accountNumber)}::text[],
                      ${rejected.map(r => r.received)}::text[],
                      ${rejected.map(r => r.shortened)}::boolean[],
                      ${rejected.map(r => r.code)}::text[], ${rejected.map(r => r.facts)}::text[],
                      ${rejected.map(r => r.times)}::bigint[])
               AS n (id, fingerprint, account, received, shortened, code, facts, times)
          LEFT JOIN account_number x ON x.number = n.account
         ORDER BY n.fingerprint
            ON CONFLICT (fingerprint) DO UPDATE
           SET times_received = r.times_received + excluded.times_received,
               last_received_at = greatest(r.last_received_at, excluded.last_received_at),
               code = CASE r.state WHEN 'open' THEN excluded.code ELSE r.code END,
               facts = CASE r.state WHEN 'open' THEN excluded.facts ELSE r.facts END`,
  )
}

/** What became of an open row that was tried again. */
export type Settled = {
  readonly rejectedId: string
  readonly state: 'open' | 'fixed' | 'replayed'
  /** JSON, as in `NewRejected`; null where there is none. */
  readonly corrected: string | null
  readonly recorded: string | null
  readonly accountNumber: string
  /** The new refusal of a row that stays open. */
  readonly code: string | null
  readonly facts: string | null
}

/** Writes what became of rows that the transaction holds. */
export async function settleRejected(
  tx: Tx,
  settled: readonly Settled[],
  by: { readonly actor: string; readonly at: Temporal.Instant },
): Promise<void> {
  if (settled.length === 0) return
  await affected(
    tx,
    sql`UPDATE rejected_usage r
           SET state = n.state, corrected = coalesce(n.corrected::jsonb, r.corrected),
               recorded = n.recorded::jsonb, account_id = coalesce(x.account_id, r.account_id),
               code = coalesce(n.code, r.code), facts = coalesce(n.facts::jsonb, r.facts),
               changed_at = CASE n.state WHEN 'open' THEN NULL ELSE ${by.at}::timestamptz END,
               changed_by = CASE n.state WHEN 'open' THEN NULL ELSE ${by.actor} END
          FROM unnest(${settled.map(s => s.rejectedId)}::uuid[],
                      ${settled.map(s => s.state)}::text[],
                      ${settled.map(s => s.corrected)}::text[],
                      ${settled.map(s => s.recorded)}::text[],
                      ${settled.map(s => s.accountNumber)}::text[],
                      ${settled.map(s => s.code)}::text[], ${settled.map(s => s.facts)}::text[])
               AS n (rejected_id, state, corrected, recorded, account, code, facts)
          LEFT JOIN account_number x ON x.number = n.account
         WHERE r.rejected_id = n.rejected_id`,
  )
}

/** Ends open rows that a clerk has looked at and will not bill. */
export async function discardRejected(
  tx: Tx,
  ids: readonly string[],
  reason: string,
  by: { readonly actor: string; readonly at: Temporal.Instant },
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE rejected_usage
           SET state = 'discarded', reason = ${reason}, changed_at = ${by.at}::timestamptz,
               changed_by = ${by.actor}
         WHERE rejected_id = ANY (${ids}::uuid[]) AND state = 'open'`,
  )
}
