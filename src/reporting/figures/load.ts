import { sql } from 'kysely'
import { type Db, one, rows } from '../../platform/database/database.ts'

/** How far a bill run that is not over has come. */
export type RunFigures = {
  readonly run: string
  readonly state: string
  /** Parts of the run by what was done to them: pending, rated, issued. */
  readonly chunks: Readonly<Record<string, number>>
}

/** Bill runs that are neither issued nor cancelled; reads their parts, not their accounts. */
export async function loadRunFigures(db: Db): Promise<RunFigures[]> {
  const found = await rows(
    db,
    sql<{ run: string; state: string; chunk: string; count: bigint }>`
      select r.number as run, r.state, c.state as chunk, count(*) as count
      from bill_run r join bill_run_chunk c using (run_id)
      where r.state not in ('issued', 'cancelled')
      group by r.number, r.state, c.state order by r.number, c.state`,
  )
  const byRun = Map.groupBy(found, row => row.run)
  return [...byRun].map(([run, parts]) => ({
    run,
    state: parts[0]?.state ?? '',
    chunks: Object.fromEntries(parts.map(part => [part.chunk, Number(part.count)])),
  }))
}

/** The number of the newest migration that the database has seen, by whichever process. */
export async function loadSchemaVersion(db: Db): Promise<number> {
  const found = await one(
    db,
    sql<{ version: number | null }>`select max(version) as version from schema_migration`,
  )
  return found.version ?? 0
}
