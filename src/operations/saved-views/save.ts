import { sql } from 'kysely'
import { affected, one, type Tx } from '../../platform/database/database.ts'

/** Saves a view, in place of the owner's view of that list and name; gives its id. */
export async function saveSavedView(
  tx: Tx,
  view: {
    readonly viewId: string
    readonly owner: string
    readonly list: string
    readonly name: string
    readonly query: string
    readonly isShared: boolean
    readonly savedAt: Temporal.Instant
  },
): Promise<string> {
  const { viewId, owner, list, name, query, isShared, savedAt } = view
  const saved = await one(
    tx,
    sql<{ viewId: string }>`
      insert into saved_view (view_id, owner, list, name, query, is_shared, saved_at)
      values (${viewId}, ${owner}, ${list}, ${name}, ${query}, ${isShared}, ${savedAt})
      on conflict (owner, list, name) do update
        set query = excluded.query, is_shared = excluded.is_shared, saved_at = excluded.saved_at
      returning view_id as "viewId"`,
  )
  return saved.viewId
}

/** Removes one of somebody's views; false where they have none of that id. */
export async function deleteSavedView(tx: Tx, viewId: string, owner: string): Promise<boolean> {
  const gone = await affected(
    tx,
    sql`delete from saved_view where view_id = ${viewId} and owner = ${owner}`,
  )
  return gone > 0
}
