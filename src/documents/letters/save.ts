import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import type { Posted } from './postal-order.ts'

/** A batch about to be made, its letters in postal order. */
export type NewBatch = {
  readonly batchId: string
  readonly number: string
  readonly legalEntityId: string
  readonly duplex: boolean
  readonly letters: readonly Posted[]
}

/** Makes a batch of letters: they wait no more. */
export async function insertBatch(
  tx: Tx,
  batch: NewBatch,
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<void> {
  const { batchId, letters } = batch
  await affected(
    tx,
    sql`
      INSERT INTO print_batch (batch_id, number, legal_entity_id, state, letters, duplex, made_at,
                               made_by)
      VALUES (${batchId}, ${batch.number}, ${batch.legalEntityId}, 'making', ${letters.length},
              ${batch.duplex}, ${by.now}, ${by.actor})`,
  )
  const ids = sql`unnest(${letters.map(l => l.accountId)}::uuid[],
    ${letters.map(l => l.messageId)}::uuid[]) WITH ORDINALITY AS l (account_id, message_id, n)`
  await affected(
    tx,
    sql`
      INSERT INTO print_batch_letter (account_id, message_id, batch_id, position)
      SELECT account_id, message_id, ${batchId}, n FROM ${ids}`,
  )
  await affected(
    tx,
    sql`
      UPDATE message m SET state = 'printing' FROM ${ids}
       WHERE m.account_id = l.account_id AND m.message_id = l.message_id`,
  )
}

/** Records the file of a batch; false where it has one already. */
export async function recordBatchFile(
  tx: Tx,
  file: {
    readonly batchId: string
    readonly pages: number
    readonly sheets: number
    readonly path: string
    readonly sha256: string
    readonly letters: readonly {
      readonly position: number
      readonly pages: number
      readonly firstPage: number
    }[]
  },
): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      UPDATE print_batch SET state = 'ready', pages = ${file.pages}, sheets = ${file.sheets},
             path = ${file.path}, sha256 = ${file.sha256}
       WHERE batch_id = ${file.batchId} AND state = 'making'`,
  )
  if (made === 0) return false
  await affected(
    tx,
    sql`
      UPDATE print_batch_letter l SET pages = p.pages, first_page = p.first_page
        FROM unnest(${file.letters.map(l => l.position)}::int[],
                    ${file.letters.map(l => l.pages)}::int[],
                    ${file.letters.map(l => l.firstPage)}::int[]) AS p (position, pages, first_page)
       WHERE l.batch_id = ${file.batchId} AND l.position = p.position`,
  )
  return true
}

/** Letters of a batch that are not in its file: they failed. Gives each with the number of the try. */
export function failLetters(
  tx: Tx,
  batchId: string,
  leftOut: readonly { readonly position: number; readonly why: string }[],
  now: Temporal.Instant,
): Promise<{ accountId: string; messageId: string; attempt: number; answer: string }[]> {
  return rows(
    tx,
    sql`
      UPDATE message m SET state = 'failed', ended_at = ${now}, attempts = m.attempts + 1
        FROM print_batch_letter l
        JOIN unnest(${leftOut.map(l => l.position)}::int[], ${leftOut.map(l => l.why)}::text[])
          AS o (position, why) USING (position)
       WHERE l.batch_id = ${batchId} AND m.account_id = l.account_id
         AND m.message_id = l.message_id AND m.state = 'printing'
      RETURNING m.account_id AS "accountId", m.message_id AS "messageId", m.attempts AS attempt,
                o.why AS answer`,
  )
}

/** Marks a batch and its letters as printed; gives how many, or nothing where it is not ready. */
export async function markPrinted(
  tx: Tx,
  batchId: string,
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<number | undefined> {
  const marked = await affected(
    tx,
    sql`
      UPDATE print_batch SET state = 'printed', printed_at = ${by.now}, printed_by = ${by.actor}
       WHERE batch_id = ${batchId} AND state = 'ready'`,
  )
  if (marked === 0) return undefined
  return affected(
    tx,
    sql`
      UPDATE message m SET state = 'printed', ended_at = ${by.now}
        FROM print_batch_letter l
       WHERE l.batch_id = ${batchId} AND m.account_id = l.account_id
         AND m.message_id = l.message_id AND m.state = 'printing'`,
  )
}

/** Enters a copy of a message in the register. */
export async function insertCopy(
  tx: Tx,
  copy: {
    readonly accountId: string
    readonly messageId: string
    readonly copyNumber: number
    readonly printedOn: string
    readonly printedBy: string
    readonly reason: string
  },
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO message_copy (account_id, message_id, copy_number, printed_on, printed_by, reason,
                                recorded_at)
      VALUES (${copy.accountId}, ${copy.messageId}, ${copy.copyNumber}, ${copy.printedOn},
              ${copy.printedBy}, ${copy.reason}, ${at})`,
  )
}
