import { sql } from 'kysely'
import type { Refusal } from '../../kernel/result.ts'
import type { Tx } from '../../platform/database/database.ts'

/**
 * Does several writes of which either all are kept or none: where `work` gives a refusal, what it
 * wrote is undone and the transaction goes on. Locks that it took are given back too, so the caller
 * takes those that others wait for beforehand.
 */
export async function attempt<Value extends object>(
  tx: Tx,
  work: () => Promise<Value | { readonly refusal: Refusal }>,
): Promise<Value | { readonly refusal: Refusal }> {
  await sql`savepoint attempt`.execute(tx)
  const answer = await work()
  if ('refusal' in answer) await sql`rollback to savepoint attempt`.execute(tx)
  await sql`release savepoint attempt`.execute(tx)
  return answer
}
