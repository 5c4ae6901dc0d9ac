import type { Tx } from './database/database.ts'
import type { Json } from './json.ts'

/** A row that a command changed: only the columns that differ, unless it is new or gone. */
export type Change = {
  readonly table: string
  /** Its primary key. */
  readonly key: { readonly [column: string]: Json }
  /** Null when the row is new. */
  readonly before: { readonly [column: string]: Json } | null
  /** Null when the row is gone. */
  readonly after: { readonly [column: string]: Json } | null
}

/** What the log says of an entry beside input and outcome. */
export type Traced = {
  /** What the command is about, `account:C-100`: by these people find an entry. */
  readonly objects: readonly string[]
  /** Undefined where nothing was compared. */
  readonly changes: readonly Change[] | undefined
}

/** A look at what stood before; asked after for what has become of it. */
export type Watch = { traced(tx: Tx): Promise<Traced> }

/** Sees what a command changes (identity, which the platform does not know). */
export type Trail = {
  /** Looks before the command runs. */
  watch(tx: Tx, command: string, input: unknown): Promise<Watch>
  /** Which version of what a command edits stands now: two that are equal are of equal rows. */
  version(tx: Tx, command: string, input: unknown): Promise<string>
}

/** What several watches of one entry saw, a row that two of them saw once. */
export async function tracedOf(watches: readonly Watch[], tx: Tx): Promise<Traced> {
  const objects = new Set<string>()
  const changes = new Map<string, Change>()
  for (const watch of watches) {
    const traced = await watch.traced(tx)
    for (const object of traced.objects) objects.add(object)
    for (const change of traced.changes ?? []) {
      changes.set(JSON.stringify([change.table, change.key]), change)
    }
  }
  return { objects: [...objects], changes: [...changes.values()] }
}
