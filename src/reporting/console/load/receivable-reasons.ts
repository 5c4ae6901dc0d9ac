import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** The reasons for a use that are in force, as people read them. */
export function loadReasons(
  db: Db,
  use: 'refund' | 'return' | 'unapply' | 'deposit',
  language: string,
): Promise<{ readonly code: string; readonly name: string }[]> {
  return rows(
    db,
    sql<{ code: string; name: string }>`
      select reason_code as code, coalesce(name ->> ${language}, name ->> 'en') as name
      from receivable_reason where use = ${use} and active order by 2`,
  )
}
