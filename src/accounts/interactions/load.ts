import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { About } from './interaction.ts'

/** Documents of an account by number, as the timeline names them. */
export async function loadAboutDocuments(
  db: Db,
  accountId: string,
  numbers: readonly string[],
): Promise<About[]> {
  if (numbers.length === 0) return []
  const found = await rows(
    db,
    sql<{ id: string; label: string }>`
      SELECT invoice_id AS id, label FROM document_number
       WHERE label = ANY (${[...numbers]}::text[]) AND account_id = ${accountId}
       ORDER BY label`,
  )
  return found.map(({ id, label }) => ({ kind: 'invoice', id, label }))
}
