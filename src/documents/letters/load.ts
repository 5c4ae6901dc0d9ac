import { sql } from 'kysely'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'
import type { Posted } from './postal-order.ts'

/** Letters of a legal entity that wait to be printed, in nobody's hand. */
export function takeWaiting(tx: Tx, legalEntityId: string, limit: number): Promise<Posted[]> {
  return rows(
    tx,
    sql<Posted>`
      SELECT m.account_id AS "accountId", m.message_id AS "messageId",
             m.recipient ->> 'country' AS country, m.recipient ->> 'postalCode' AS "postalCode",
             m.recipient ->> 'number' AS number
        FROM message m
       WHERE m.legal_entity_id = ${legalEntityId} AND m.channel = 'letter' AND m.state = 'queued'
       ORDER BY m.account_id, m.message_id LIMIT ${limit} FOR UPDATE SKIP LOCKED`,
  )
}

/** How many batches a legal entity has made whose numbers begin so; holds the legal entity. */
export async function countBatches(tx: Tx, legalEntityId: string, prefix: string): Promise<number> {
  await one(
    tx,
    sql`SELECT code FROM legal_entity WHERE legal_entity_id = ${legalEntityId}
           FOR NO KEY UPDATE`,
  )
  const { n } = await one(
    tx,
    sql<{ n: number }>`
      SELECT count(*)::int AS n FROM print_batch
       WHERE legal_entity_id = ${legalEntityId} AND number LIKE ${`${prefix}%`}`,
  )
  return n
}

/** A print batch. */
export type PrintBatch = {
  readonly batchId: string
  readonly number: string
  readonly legalEntityId: string
  readonly entityCode: string
  readonly state: 'making' | 'ready' | 'printed'
  readonly duplex: boolean
  readonly letters: number
  readonly madeAt: Temporal.Instant
  readonly path: string | null
  readonly sha256: string | null
}

const BATCH = sql`
  SELECT b.batch_id AS "batchId", b.number, b.legal_entity_id AS "legalEntityId",
         e.code AS "entityCode", b.state, b.duplex, b.letters, b.made_at AS "madeAt", b.path,
         b.sha256
    FROM print_batch b JOIN legal_entity e USING (legal_entity_id)`

/** A batch by its id. */
export function loadBatch(db: Db, batchId: string): Promise<PrintBatch | undefined> {
  return maybeOne(db, sql<PrintBatch>`${BATCH} WHERE b.batch_id = ${batchId}`)
}

/** A batch by its number. */
export function findBatch(db: Db, number: string): Promise<PrintBatch | undefined> {
  return maybeOne(db, sql<PrintBatch>`${BATCH} WHERE b.number = ${number}`)
}

/** A letter of a batch: where it stands in it. */
export type BatchLetter = {
  readonly accountId: string
  readonly messageId: string
  readonly position: number
}

/** Some letters of a batch behind a position, in postal order. */
export function loadBatchLetters(
  db: Db,
  batchId: string,
  after: number,
  limit: number,
): Promise<BatchLetter[]> {
  return rows(
    db,
    sql<BatchLetter>`
      SELECT account_id AS "accountId", message_id AS "messageId", position
        FROM print_batch_letter
       WHERE batch_id = ${batchId} AND position > ${after} ORDER BY position LIMIT ${limit}`,
  )
}

/** How many letters of a batch go to each country. */
export async function loadLettersByCountry(db: Db, batchId: string): Promise<Map<string, number>> {
  const found = await rows(
    db,
    sql<{ country: string; letters: number }>`
      SELECT m.recipient ->> 'country' AS country, count(*)::int AS letters
        FROM print_batch_letter l JOIN message m USING (account_id, message_id)
       WHERE l.batch_id = ${batchId} GROUP BY 1`,
  )
  return new Map(found.map(({ country, letters }) => [country, letters]))
}

/** The number of the next copy of a message. Hold the message before you ask. */
export async function loadNextCopy(
  tx: Tx,
  id: { readonly accountId: string; readonly messageId: string },
): Promise<number> {
  const { next } = await one(
    tx,
    sql<{ next: number }>`
      SELECT coalesce(max(copy_number), 0) + 1 AS next FROM message_copy
       WHERE account_id = ${id.accountId} AND message_id = ${id.messageId}`,
  )
  return next
}

/** A copy out of the register of copies. */
export function loadCopy(
  db: Db,
  id: { readonly accountId: string; readonly messageId: string },
  copyNumber: number,
): Promise<{ readonly copyNumber: number; readonly printedOn: string } | undefined> {
  return maybeOne(
    db,
    sql<{ copyNumber: number; printedOn: string }>`
      SELECT copy_number AS "copyNumber", printed_on::text AS "printedOn" FROM message_copy
       WHERE account_id = ${id.accountId} AND message_id = ${id.messageId}
         AND copy_number = ${copyNumber}`,
  )
}
