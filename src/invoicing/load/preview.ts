import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'

/** The legal entities that an account has contracts with, by their codes. */
export async function loadEntitiesOf(
  tx: Tx,
  accountId: string,
): Promise<{ legalEntityId: string; code: string }[]> {
  return rows(
    tx,
    sql<{ legalEntityId: string; code: string }>`
      SELECT e.legal_entity_id AS "legalEntityId", e.code
        FROM legal_entity e
       WHERE EXISTS (SELECT 1 FROM contract c
                      WHERE c.account_id = ${accountId} AND c.legal_entity_id = e.legal_entity_id)
       ORDER BY e.code`,
  )
}

/** The numbers of bill runs by id, of documents by id: how what is meant is called. */
export async function loadLabels(
  tx: Tx,
  accountId: string,
  ids: { readonly invoices: readonly string[]; readonly runs: readonly string[] },
): Promise<Map<string, string>> {
  if (ids.invoices.length + ids.runs.length === 0) return new Map()
  const found = await rows(
    tx,
    sql<{ id: string; label: string }>`
      SELECT invoice_id AS id, label FROM document_number
       WHERE account_id = ${accountId} AND invoice_id = ANY(${[...ids.invoices]}::uuid[])
       UNION ALL
      SELECT run_id, number FROM bill_run WHERE run_id = ANY(${[...ids.runs]}::uuid[])`,
  )
  return new Map(found.map(({ id, label }) => [id, label]))
}

/**
 * Everything that follows in the transaction is read from one snapshot and nothing can be written:
 * for answers to questions, which hold nobody up.
 */
export async function readOnly(tx: Tx): Promise<void> {
  await sql`SET TRANSACTION READ ONLY`.execute(tx)
}
