import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/database.ts'

type Cell = string | number | bigint | boolean | null | readonly string[]
/** A row by the names of its columns. */
export type Row = Readonly<Record<string, Cell>>

/** Inserts one row by the names of its columns. */
export async function insertRow(db: Db, table: string, row: Row): Promise<void> {
  const columns = sql.join(Object.keys(row).map(name => sql.ref(name)))
  const values = sql.join(Object.values(row).map(value => sql`${value}`))
  await sql`insert into ${sql.table(table)} (${columns}) values (${values})`.execute(db)
}
