import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { StoredTerms, StoredUse } from './load.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** A further revision of payment terms; earlier ones stay. */
export async function insertTerms(
  tx: Tx,
  terms: readonly StoredTerms[],
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO payment_terms (terms_code, from_on, revision, name, rule, recorded_at, recorded_by)
      SELECT terms, "fromOn", revision, name, rule, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(terms)}::json)
             AS r (terms text, "fromOn" date, revision int, name jsonb, rule text)`,
  )
}

/** A further revision of whom payment terms hold for. */
export async function insertUses(
  tx: Tx,
  uses: readonly StoredUse[],
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO payment_terms_use (account_id, scope_id, from_on, revision, terms_code,
                                     recorded_at, recorded_by)
      SELECT "accountId", "scopeId", "fromOn", revision, terms, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(uses)}::json)
             AS r ("accountId" uuid, "scopeId" uuid, "fromOn" date, revision int, terms text)`,
  )
}
