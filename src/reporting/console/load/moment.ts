import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../../platform/database/database.ts'
import { atOneMoment } from '../../load.ts'

/** No page is worth more of the database's time than this; the reader is told to narrow it down. */
const MOST_TIME = '15s'

/**
 * Reads everything that a page shows as it stood at one moment, so that its figures agree with each
 * other while bill runs go on. Throws SQLSTATE 57014 when a statement takes too long.
 */
export function pageMoment<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return atOneMoment(db, async tx => {
    await rows(tx, sql`set local statement_timeout = ${sql.lit(MOST_TIME)}`)
    return work(tx)
  })
}
