import { sql } from 'kysely'
import { affected, rows, type Tx } from './database/database.ts'
import { newId } from './ids.ts'
import { enqueue, type Job } from './jobs.ts'
import { type Json, toJson } from './json.ts'

/** Something that happened and that other systems may want to hear of. */
export type Occurrence = {
  /** `invoice.issued`: a noun, and what became of it. */
  readonly type: string
  readonly accountId?: string
  /** The document, run or alert that it is about; what is told of it is read from there later. */
  readonly subjectId: string
  /** What cannot be read from the subject later, because it changes: a state. */
  readonly facts?: { readonly [name: string]: unknown }
}

/** Sends what has been announced; one more of it than needed does no harm. */
export const DELIVER: Job = { task: 'deliverWebhooks', payload: {} }

/**
 * Announces what happened, in the transaction in which it happens: told if and only if that commits.
 * Where nobody subscribed to it this is one small query, however many occurrences there are.
 */
export async function announce(
  tx: Tx,
  occurrences: readonly Occurrence[],
  at: Temporal.Instant,
): Promise<void> {
  if (occurrences.length === 0) return
  const types = await loadSubscribed(tx)
  const told = types.has('*') ? occurrences : occurrences.filter(({ type }) => types.has(type))
  if (told.length === 0) return
  await affected(
    tx,
    sql`
      insert into outbox_event (event_id, event_type, account_id, subject_id, facts, occurred_at)
      select n.event_id, n.event_type, n.account_id, n.subject_id, n.facts::jsonb, ${at}
      from unnest(${told.map(() => newId())}::uuid[], ${told.map(each => each.type)}::text[],
                  ${told.map(each => each.accountId ?? null)}::uuid[],
                  ${told.map(each => each.subjectId)}::uuid[],
                  ${told.map(each => JSON.stringify(toJson(each.facts ?? {}) as Json))}::text[])
           as n (event_id, event_type, account_id, subject_id, facts)`,
  )
  // Without a key: two transactions that announce must not wait for each other.
  await enqueue(tx, DELIVER)
}

async function loadSubscribed(tx: Tx): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{ type: string }>`select distinct event_type as type from outbox_subscription`,
  )
  return new Set(found.map(row => row.type))
}
