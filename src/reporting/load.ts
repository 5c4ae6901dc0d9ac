import { sql } from 'kysely'
import { type Db, rows, type Tx, transaction } from '../platform/database/database.ts'

/**
 * Reads several things as they stood at one moment, whatever is written meanwhile. The transaction
 * could not write if it tried, and holds up nobody.
 */
export function atOneMoment<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(
    db,
    async tx => {
      await rows(tx, sql`set transaction read only`)
      return work(tx)
    },
    { isolation: 'repeatable read', retries: 0 },
  )
}
