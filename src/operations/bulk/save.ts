import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import type { BulkRun, BulkState } from './load.ts'

/** Puts bulk work on record with its rows. */
export async function insertBulk(
  tx: Tx,
  run: Omit<BulkRun, 'rowCount'>,
  bulkRows: readonly { readonly label: string; readonly input: unknown }[],
): Promise<void> {
  await sql`
    insert into bulk_run (bulk_id, command, list, asked_by, asked_at, note, state, row_count)
    values (${run.bulkId}, ${run.command}, ${run.list}, ${run.askedBy}, ${run.askedAt}, ${run.note},
      ${run.state}, ${bulkRows.length})`.execute(tx)
  const given = bulkRows.map((row, i) => ({ row_no: i + 1, label: row.label, input: row.input }))
  await sql`
    insert into bulk_row (bulk_id, row_no, label, input)
    select ${run.bulkId}, row_no, label, input
    from jsonb_to_recordset(${JSON.stringify(toJson(given))}::jsonb)
      as r (row_no integer, label text, input jsonb)`.execute(tx)
}

/** Takes bulk work to its next state. */
export async function saveBulkState(
  tx: Tx,
  bulkId: string,
  state: BulkState,
  at: Temporal.Instant,
): Promise<void> {
  const isOver = state === 'done' || state === 'cancelled'
  await sql`
    update bulk_run set state = ${state},
      confirmed_at = ${state === 'running' ? sql`${at}` : sql`confirmed_at`},
      ended_at = ${isOver ? sql`${at}` : sql`ended_at`}
    where bulk_id = ${bulkId}`.execute(tx)
}

type Outcome = {
  readonly rowNo: number
  readonly state: string
  readonly code: string | null
  readonly facts: unknown
}

/** Records what came of rows, tried or carried out. */
export async function saveOutcomes(
  tx: Tx,
  bulkId: string,
  isTrial: boolean,
  outcomes: readonly Outcome[],
): Promise<void> {
  const column = isTrial ? sql.ref('trial') : sql.ref('state')
  await sql`
    update bulk_row b set ${column} = r.state, code = r.code, facts = r.facts
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      as r ("rowNo" integer, state text, code text, facts jsonb)
    where b.bulk_id = ${bulkId} and b.row_no = r."rowNo"`.execute(tx)
}

/** Rows that nothing came of when the work was stopped. */
export async function leaveOutRest(tx: Tx, bulkId: string): Promise<void> {
  await sql`
    update bulk_row set state = 'left_out' where bulk_id = ${bulkId} and state = 'pending'`.execute(
    tx,
  )
}
