import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { ParentRelation } from './hierarchy.ts'

/** Records who belongs to whom from when; nothing recorded before is changed. */
export async function insertRelations(
  tx: Tx,
  relations: readonly (ParentRelation & { readonly revision: number })[],
  by: string,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into account_parent (account_id, from_on, revision, parent_id, billing, recorded_at,
        recorded_by)
      select "accountId", "fromOn", revision, "parentId", billing, ${at}, ${by}
      from json_to_recordset(${jsonRows(relations)}::json) as r
        ("accountId" uuid, "fromOn" date, revision int, "parentId" uuid, billing text)`,
  )
}
