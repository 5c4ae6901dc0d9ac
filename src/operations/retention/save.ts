import { sql } from 'kysely'
import { affected, one, type Tx } from '../../platform/database/database.ts'
import type { Erasure, RetentionKind } from './load.ts'

type By = { readonly actor: string; readonly at: Temporal.Instant }

/** Sets a period; gives whether that changed it. */
export async function savePeriod(
  tx: Tx,
  kind: RetentionKind,
  months: number,
  by: By,
): Promise<boolean> {
  const changed = await affected(
    tx,
    sql`update retention_period set months = ${months}, changed_at = ${by.at},
        changed_by = ${by.actor}
      where kind = ${kind} and months <> ${months}`,
  )
  return changed > 0
}

export async function insertLegalHold(
  tx: Tx,
  hold: { readonly accountId: string; readonly holdId: string; readonly reason: string },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`insert into legal_hold (account_id, hold_id, reason, placed_at, placed_by)
      values (${hold.accountId}, ${hold.holdId}, ${hold.reason}, ${by.at}, ${by.actor})`,
  )
}

/** Releases every hold of a customer; gives how many there were. */
export function releaseLegalHolds(tx: Tx, accountId: string, by: By): Promise<number> {
  return affected(
    tx,
    sql`update legal_hold set released_at = ${by.at}, released_by = ${by.actor}
      where account_id = ${accountId} and released_at is null`,
  )
}

export async function insertErasure(
  tx: Tx,
  erasure: Pick<Erasure, 'erasureId' | 'subject' | 'subjectId' | 'object'> & {
    readonly reason: string
    readonly documentsUntil: Temporal.PlainDate | null
  },
  by: By,
): Promise<void> {
  const { erasureId, subject, subjectId, object, reason, documentsUntil } = erasure
  await affected(
    tx,
    sql`insert into erasure (erasure_id, subject, subject_id, object, reason, state,
        documents_until, started_at, started_by)
      values (${erasureId}, ${subject}, ${subjectId}, ${object}, ${reason}, 'running',
        ${documentsUntil}, ${by.at}, ${by.actor})`,
  )
}

/** Takes personal data out of the next entries of the log; gives how many. */
export async function eraseFromLog(
  tx: Tx,
  erasureId: string,
  commands: readonly string[],
  most: number,
): Promise<number> {
  const found = await one(
    tx,
    sql<{ n: number }>`select erase_from_log(${erasureId}, ${commands}::text[], ${most}) as n`,
  )
  return found.n
}

/** Ends the next documents whose term is over; gives how many. */
export async function endDocuments(tx: Tx, most: number): Promise<number> {
  const found = await one(tx, sql<{ n: number }>`select end_documents(${most}) as n`)
  return found.n
}

/** Ends what was kept with the books as long as documents are; gives how much of it there was. */
export async function endBooks(tx: Tx, most: number): Promise<number> {
  const found = await one(tx, sql<{ n: number }>`select end_books(${most}) as n`)
  return found.n
}

/** Empties what was written about a customer, in notes, reasons, disputes; gives how much. */
export async function eraseWords(tx: Tx, erasureId: string): Promise<number> {
  const found = await one(tx, sql<{ n: number }>`select erase_words(${erasureId}) as n`)
  return found.n
}

/** Forgets where files of ended documents lay, and notes that others are gone; gives how many. */
export async function forgetFiles(
  tx: Tx,
  paths: readonly string[],
  at: Temporal.Instant,
): Promise<number> {
  const others = await affected(
    tx,
    sql`update removed_file set removed_at = ${at} where path = any(${paths}::text[])`,
  )
  const documents = await affected(
    tx,
    sql`update document_end set path = null where path = any(${paths}::text[])`,
  )
  return others + documents
}

/** Empties orders and tickets of a customer, as they came in; gives how many. */
export async function eraseOrders(tx: Tx, erasureId: string): Promise<number> {
  const found = await one(tx, sql<{ n: number }>`select erase_orders(${erasureId}) as n`)
  return found.n
}

/** Empties what was put forward about a customer and is decided. */
export function emptyRequests(
  tx: Tx,
  number: string,
  commands: readonly string[],
  erasureId: string,
): Promise<number> {
  const marker = JSON.stringify({ erased: erasureId })
  return affected(
    tx,
    sql`update approval_request
      set input = ${marker}::jsonb, preview = ${marker}::jsonb, input_sealed = null,
        changes = null, outcome_sealed = null
      where state <> 'pending' and command = any(${commands}::text[])
        and input::text like ${`%${JSON.stringify(number).replace(/[\\%_]/g, '\\$&')}%`}`,
  )
}

/** Adds to what an erasure has done; ends it when all is done. */
export async function saveProgress(
  tx: Tx,
  erasure: Erasure,
  counts: Readonly<Record<string, number>>,
  ended: Temporal.Instant | null,
): Promise<void> {
  const all = { ...erasure.counts }
  for (const [kind, n] of Object.entries(counts)) all[kind] = (all[kind] ?? 0) + n
  const object = erasure.subject === 'person' && ended !== null
  await affected(
    tx,
    sql`update erasure set counts = ${JSON.stringify(all)}::jsonb,
        state = ${ended === null ? 'running' : 'done'}, ended_at = ${ended},
        object = ${object ? `person:${erasure.subjectId}` : erasure.object}
      where erasure_id = ${erasure.erasureId}`,
  )
}
