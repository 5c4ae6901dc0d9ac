import type { Json } from '../../../platform/json.ts'
import type { Change } from '../../../platform/trail.ts'

export type Row = { readonly [column: string]: Json }

/** A row of a picture, with its table and the columns of its key. */
export type PicturedRow = {
  readonly table: string
  readonly key: readonly string[]
  readonly row: Row
}

/** As many as a batch has rows; an entry says no more changes than this one by one. */
const MOST_CHANGES = 5_000

/**
 * What differs between two pictures of the same objects: of a changed row the columns that differ, of
 * a new or vanished one all that it holds. The order is that of the rows.
 */
export function differences(
  before: readonly PicturedRow[],
  after: readonly PicturedRow[],
): Change[] {
  const earlier = new Map(before.map(each => [nameOf(each), each]))
  const changes: Change[] = []
  for (const each of after) {
    const name = nameOf(each)
    const known = earlier.get(name)
    earlier.delete(name)
    if (known === undefined) {
      changes.push({ table: each.table, key: keyOf(each), before: null, after: held(each) })
      continue
    }
    const columns = Object.keys({ ...known.row, ...each.row }).filter(
      column => !isSame(known.row[column], each.row[column]),
    )
    if (columns.length === 0) continue
    const pick = (row: Row): Row =>
      Object.fromEntries(columns.map(column => [column, row[column] ?? null]))
    changes.push({
      table: each.table,
      key: keyOf(each),
      before: pick(known.row),
      after: pick(each.row),
    })
  }
  for (const gone of earlier.values()) {
    changes.push({ table: gone.table, key: keyOf(gone), before: held(gone), after: null })
  }
  return changes.slice(0, MOST_CHANGES)
}

function nameOf({ table, key, row }: PicturedRow): string {
  return JSON.stringify([table, ...key.map(column => row[column])])
}

function keyOf({ key, row }: PicturedRow): Row {
  return Object.fromEntries(key.map(column => [column, row[column] ?? null]))
}

function held({ key, row }: PicturedRow): Row {
  const rest = Object.entries(row).filter(
    ([column, value]) => !key.includes(column) && value !== null,
  )
  return Object.fromEntries(rest)
}

function isSame(one: Json | undefined, other: Json | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
}

/** A picture as texts, whatever order its rows came in: the same where nothing of it has changed. */
export function textsOf(picture: readonly PicturedRow[]): string[] {
  return picture.map(each => JSON.stringify([nameOf(each), each.row])).toSorted()
}
