import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { Json } from '../../platform/json.ts'

export type BulkState = 'trying' | 'tried' | 'running' | 'done' | 'cancelled'

/** One command over many rows. */
export type BulkRun = {
  readonly bulkId: string
  readonly command: string
  readonly list: string
  readonly askedBy: string
  readonly askedAt: Temporal.Instant
  readonly note: string
  readonly state: BulkState
  readonly rowCount: number
}

const RUN = sql`
  bulk_id as "bulkId", command, list, asked_by as "askedBy", asked_at as "askedAt", note, state,
  row_count as "rowCount"`

/** Bulk work by its id. */
export function loadBulkRun(db: Db, bulkId: string): Promise<BulkRun | undefined> {
  return maybeOne(db, sql<BulkRun>`select ${RUN} from bulk_run where bulk_id = ${bulkId}`)
}

/** As `loadBulkRun`, locked until its step is done. */
export function lockBulkRun(tx: Tx, bulkId: string): Promise<BulkRun | undefined> {
  return maybeOne(
    tx,
    sql<BulkRun>`select ${RUN} from bulk_run where bulk_id = ${bulkId} for update`,
  )
}

export type BulkRow = { readonly rowNo: number; readonly input: Json }

/** The next rows to be tried or carried out. */
export function loadWaitingRows(
  db: Db,
  bulkId: string,
  step: 'trial' | 'run',
  limit: number,
): Promise<BulkRow[]> {
  const waits =
    step === 'trial' ? sql`trial = 'pending'` : sql`state = 'pending' and trial <> 'refused'`
  return rows(
    db,
    sql<BulkRow>`
      select row_no as "rowNo", input from bulk_row
      where bulk_id = ${bulkId} and ${waits} order by row_no limit ${limit}`,
  )
}

export type BulkCounts = {
  readonly trial: string
  readonly state: string
  readonly rows: bigint
}

/** How far it has come. */
export function loadBulkCounts(db: Db, bulkId: string): Promise<BulkCounts[]> {
  return rows(
    db,
    sql<BulkCounts>`
      select trial, state, count(*) as rows from bulk_row where bulk_id = ${bulkId}
      group by trial, state order by trial, state`,
  )
}

export type BulkProblem = {
  readonly rowNo: number
  readonly label: string
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
}

/** The first rows that were refused, with why. */
export function loadBulkProblems(db: Db, bulkId: string, limit: number): Promise<BulkProblem[]> {
  return rows(
    db,
    sql<BulkProblem>`
      select row_no as "rowNo", label, code, facts from bulk_row
      where bulk_id = ${bulkId} and code is not null and 'refused' in (trial, state)
      order by row_no limit ${limit}`,
  )
}

export type BulkMade = Omit<BulkProblem, 'code'>

/** The first rows that made something, or became a request, with its number or id. */
export function loadBulkMade(db: Db, bulkId: string, limit: number): Promise<BulkMade[]> {
  return rows(
    db,
    sql<BulkMade>`
      select row_no as "rowNo", label, facts from bulk_row
      where bulk_id = ${bulkId} and code is null and facts is not null
        and state in ('done', 'proposed')
      order by row_no limit ${limit}`,
  )
}
