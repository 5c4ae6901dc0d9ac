import { sql } from 'kysely'
import { type Db, one, rows } from '../../platform/database/database.ts'

export type SavedView = {
  readonly viewId: string
  readonly name: string
  readonly query: string
  readonly isShared: boolean
  readonly isOwn: boolean
}

/** The views of a list that somebody saved or that others share, by name. */
export function loadSavedViews(db: Db, list: string, owner: string): Promise<SavedView[]> {
  return rows(
    db,
    sql<SavedView>`
      select view_id as "viewId", name, query, is_shared as "isShared", owner = ${owner} as "isOwn"
      from saved_view where list = ${list} and (owner = ${owner} or is_shared)
      order by owner <> ${owner}, name limit 100`,
  )
}

/** How many views somebody has. */
export async function countSavedViews(db: Db, owner: string): Promise<number> {
  const found = await one(
    db,
    sql<{ count: bigint }>`select count(*) as count from saved_view where owner = ${owner}`,
  )
  return Number(found.count)
}
