import { RefusalError } from '../kernel/result.ts'
import type { Db } from './database/database.ts'
import type { Json } from './json.ts'
import { allRows, type List } from './list.ts'

/** Rows of another list that belong to each row of a list, and how they are found. */
export type Expansion = {
  readonly list: string
  /** The column there, which must be one that the list can be narrowed by. */
  readonly by: string
  /** The column here that says which. */
  readonly from: string
  /** Any number of rows, or at most one. */
  readonly many: boolean
}

export type Row = Readonly<Record<string, Json>>

/** More is no page any more. */
const MOST_RELATED = 5_000

/**
 * What belongs to the rows of a page, found by a fixed number of statements, in the order of the
 * rows. Throws `expansion_too_large` where it would be more than a page should carry.
 */
export async function loadRelated(
  db: Db,
  target: List,
  expansion: Expansion,
  rows: readonly Row[],
): Promise<(readonly Row[] | Row | null)[]> {
  const values = [...new Set(rows.flatMap(row => row[expansion.from] ?? []))].map(String)
  const found: Row[] = []
  const among = { column: expansion.by, values }
  for await (const row of values.length === 0 ? [] : allRows(db, target, {}, { among })) {
    found.push(row)
    if (found.length > MOST_RELATED) {
      throw new RefusalError('expansion_too_large', { list: target.name, most: MOST_RELATED })
    }
  }
  const byValue = Map.groupBy(found, row => String(row[expansion.by]))
  return rows.map(row => {
    const own = byValue.get(String(row[expansion.from])) ?? []
    return expansion.many ? own : (own[0] ?? null)
  })
}
