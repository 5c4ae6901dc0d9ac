import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'
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

/** Whether an account's timeline has an entry of that id. */
export async function hasInteraction(
  db: Db,
  of: { readonly accountId: string; readonly interactionId: string },
): Promise<boolean> {
  const found = await maybeOne(
    db,
    sql<{ there: boolean }>`
      SELECT true AS there FROM interaction
       WHERE account_id = ${of.accountId} AND interaction_id = ${of.interactionId}`,
  )
  return found !== undefined
}

/** A file that was kept with an entry of a timeline, by its id; none once it was erased. */
export function loadInteractionFile(
  db: Db,
  fileId: string,
): Promise<
  { readonly name: string; readonly sha256: string; readonly content: Buffer } | undefined
> {
  return maybeOne(
    db,
    sql<{ name: string; sha256: string; content: Buffer }>`
      SELECT name, sha256, content FROM interaction_file WHERE file_id = ${fileId}
         AND octet_length(content) > 0`,
  )
}
