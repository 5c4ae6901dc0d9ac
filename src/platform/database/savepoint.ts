import { sql } from 'kysely'
import { type Refusal, RefusalError, type Result } from '../../kernel/result.ts'
import type { Tx } from './database.ts'

/**
 * Does a part of a transaction that stands or falls as a whole: what it wrote before it was refused
 * is undone, and the transaction goes on. Other errors end the transaction, as everywhere.
 */
export async function withinSavepoint<Value>(
  tx: Tx,
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  await sql`SAVEPOINT part`.execute(tx)
  let result: Result<Value>
  try {
    result = await work()
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    result = { ok: false, refusal: error.refusal satisfies Refusal }
  }
  if (!result.ok) await sql`ROLLBACK TO SAVEPOINT part`.execute(tx)
  await sql`RELEASE SAVEPOINT part`.execute(tx)
  return result
}
