import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

/** Keeps when a customer opened a document for the first time; false where that is known already. */
export async function insertOpening(
  tx: Tx,
  { accountId, invoiceId }: { readonly accountId: string; readonly invoiceId: string },
  by: { readonly actor: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      INSERT INTO document_opening (account_id, invoice_id, opened_at, opened_by)
      VALUES (${accountId}, ${invoiceId}, ${by.now}, ${by.actor})
      ON CONFLICT DO NOTHING`,
  )
  return made > 0
}
