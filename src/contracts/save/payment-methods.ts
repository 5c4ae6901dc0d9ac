import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'

/** Something that may bear a payment method. */
export type LabelledPlace = {
  readonly accountId: string
  readonly place: 'account' | 'contract' | 'subscription'
  readonly placeId: string
}

/** Sets labels, or takes them away where null; gives the places of which they changed. */
export async function savePaymentMethods(
  tx: Tx,
  labels: readonly (LabelledPlace & { readonly label: string | null })[],
  at: Temporal.Instant,
): Promise<Set<string>> {
  if (labels.length === 0) return new Set()
  const set = labels.filter(({ label }) => label !== null)
  const taken = labels.filter(({ label }) => label === null)
  const changed = await rows(
    tx,
    sql<{ placeId: string }>`
      WITH taken AS (
        DELETE FROM payment_method_label p
         USING unnest(${taken.map(t => t.accountId)}::uuid[],
                      ${taken.map(t => t.placeId)}::uuid[]) AS t (account_id, place_id)
         WHERE p.account_id = t.account_id AND p.place_id = t.place_id
        RETURNING p.place_id
      ), given AS (
        INSERT INTO payment_method_label AS p (account_id, place, place_id, label, recorded_at)
        SELECT "accountId", place, "placeId", label, ${at}
          FROM json_to_recordset(${jsonRows(set)}::json)
                 AS r ("accountId" uuid, place text, "placeId" uuid, label text)
        ON CONFLICT (account_id, place_id) DO UPDATE
           SET label = excluded.label, recorded_at = excluded.recorded_at
         WHERE p.label <> excluded.label
        RETURNING p.place_id
      )
      SELECT place_id AS "placeId" FROM taken UNION ALL SELECT place_id FROM given`,
  )
  return new Set(changed.map(({ placeId }) => placeId))
}
