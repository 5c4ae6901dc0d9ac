import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

/** Numbers of a series that no document will bear, with the reason. */
export type UnusedNumbers = {
  readonly legalEntityId: string
  readonly kind: 'invoice' | 'credit_note'
  readonly year: number
  readonly first: bigint
  readonly last: bigint
  readonly reason: string
  readonly by: string
  readonly at: Temporal.Instant
}

/** Sets an unused series to go on after `last`; false when it has given numbers already. */
export async function skipNumbers(tx: Tx, skipped: UnusedNumbers): Promise<boolean> {
  const moved = await affected(
    tx,
    sql`
      UPDATE number_series SET next_number = ${skipped.last + 1n}
       WHERE legal_entity_id = ${skipped.legalEntityId} AND kind = ${skipped.kind}
         AND year = ${skipped.year} AND next_number = 1`,
  )
  if (moved === 0) return false
  await sql`
    INSERT INTO unused_number (legal_entity_id, kind, year, first_number, last_number, reason,
                               recorded_by, recorded_at)
    VALUES (${skipped.legalEntityId}, ${skipped.kind}, ${skipped.year}, ${skipped.first},
            ${skipped.last}, ${skipped.reason}, ${skipped.by}, ${skipped.at})`.execute(tx)
  return true
}
