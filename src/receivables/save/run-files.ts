import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { messageIdOf, type RunFileKey } from '../run-file.ts'

/** That a person took the file of a run; never changed afterwards. */
export async function insertFileTaken(
  tx: Tx,
  of: {
    readonly run: string
    readonly fileNo: number
    readonly no: number
    readonly sha256: string
    readonly reason: string | null
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO run_file_taken (run_reference, file_no, taken_no, sha256, reason, taken_at, taken_by)
      VALUES (${of.run}, ${of.fileNo}, ${of.no}, ${of.sha256}, ${of.reason}, ${of.at}, ${of.by})`,
  )
}

/** Keeps the file that another one takes the place of; never changed afterwards. */
export async function insertFileReplaced(
  tx: Tx,
  of: RunFileKey & {
    readonly path: string
    readonly sha256: string
    readonly because: 'never_received' | 'refused'
    readonly refusedFor: string | null
    readonly note: string | null
    readonly at: Temporal.Instant
    readonly by: string
  },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO run_file_replaced (run_reference, file_no, message_id, file_path, sha256, because,
             refused_for, note, replaced_at, replaced_by)
      VALUES (${of.reference}, ${of.fileNo}, ${messageIdOf(of)}, ${of.path}, ${of.sha256},
              ${of.because}, ${of.refusedFor}, ${of.note}, ${of.at}, ${of.by})`,
  )
}

/** What the bank said of the file of a run as a whole: refused it for a reason, or has it. */
export async function keepFileAnswer(
  tx: Tx,
  run: { readonly runId: string; readonly kind: 'debit_run' | 'refund_run' },
  answer: { readonly refusedFor: string } | 'accepted',
  at: Temporal.Instant,
): Promise<void> {
  const { runId, kind } = run
  await affected(
    tx,
    answer === 'accepted'
      ? sql`
          UPDATE ${sql.table(kind)} SET accepted_at = coalesce(accepted_at, ${at})
           WHERE run_id = ${runId}`
      : sql`
          UPDATE ${sql.table(kind)}
             SET state = 'refused', refused_for = ${answer.refusedFor}, changed_at = ${at}
           WHERE run_id = ${runId}`,
  )
}
