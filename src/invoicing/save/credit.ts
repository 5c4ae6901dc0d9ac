import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'

/** One-off charges that a voided document bore are due again. */
export async function reopenOneOffs(
  tx: Tx,
  accountId: string,
  oneOffIds: readonly string[],
): Promise<void> {
  if (oneOffIds.length === 0) return
  await sql`
    UPDATE one_off_charge SET billed_at = NULL
     WHERE account_id = ${accountId} AND one_off_id = ANY(${oneOffIds}::uuid[])`.execute(tx)
}
