import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** What was posted for the expected losses of a month, with the matrix that it came from. */
export type PostedProvision = {
  readonly entityCode: string
  readonly entityName: string
  readonly month: Temporal.PlainDate
  readonly currency: string
  readonly revision: number
  readonly targetMinor: bigint
  readonly postedMinor: bigint
  readonly matrix: readonly {
    readonly segment: string | null
    readonly open: readonly string[]
    readonly percents: readonly string[]
  }[]
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
}

/** The provisions that were posted, the latest month first. */
export function loadPostedProvisions(db: Db, limit: number): Promise<PostedProvision[]> {
  return rows(
    db,
    sql<PostedProvision>`
      select e.code as "entityCode", e.name as "entityName", p.month, p.currency, p.revision,
        p.target_minor as "targetMinor", p.posted_minor as "postedMinor", p.matrix,
        p.recorded_at as "recordedAt", p.recorded_by as "recordedBy"
      from credit_provision p join legal_entity e using (legal_entity_id)
      order by p.month desc, e.code, p.currency, p.revision desc limit ${limit}`,
  )
}

/** What segments are called, by code. */
export function loadSegmentNames(
  db: Db,
  limit: number,
): Promise<{ readonly segment: string; readonly name: Readonly<Record<string, string>> }[]> {
  return rows(
    db,
    sql<{ segment: string; name: Readonly<Record<string, string>> }>`
      select segment_code as segment, name from customer_segment order by segment_code
      limit ${limit}`,
  )
}
