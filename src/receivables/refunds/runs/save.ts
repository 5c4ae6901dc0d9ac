import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'
import { jsonRows } from '../../../platform/row-batch.ts'
import type { RefundRun, RefundToSend } from './load.ts'

/** Enters a run with the refunds that it pays out. */
export async function insertRefundRun(
  tx: Tx,
  run: Omit<RefundRun, 'filePath' | 'fileSha256' | 'fileNo' | 'refusedFor' | 'acceptedAt'>,
  parts: readonly (Pick<RefundToSend, 'accountId' | 'refundId'> & {
    readonly trace: string | null
  })[],
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO refund_run (run_id, reference, legal_entity_id, scheme, currency, cash_account, pay_on,
             state, refunds, total_minor, recorded_at, recorded_by, changed_at)
      VALUES (${run.runId}, ${run.reference}, ${run.legalEntityId}, ${run.scheme}, ${run.currency},
              ${run.cashAccount}, ${run.payOn},
              ${run.state}, ${run.refunds}, ${run.totalMinor}, ${by.at}, ${by.by}, ${by.at})`,
  )
  const keys = parts.map(({ accountId, refundId, trace }) => ({ accountId, refundId, trace }))
  await affected(
    tx,
    sql`
      INSERT INTO refund_run_part (account_id, refund_id, run_id, trace)
      SELECT "accountId", "refundId", ${run.runId}, trace
        FROM json_to_recordset(${jsonRows(keys)}::json)
               AS r ("accountId" uuid, "refundId" uuid, trace text)`,
  )
}

/** Where a run stands, and its file once there is one. */
export async function updateRefundRun(
  tx: Tx,
  run: Pick<RefundRun, 'runId' | 'state'> & {
    readonly file?: { readonly path: string; readonly sha256: string }
  },
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE refund_run
         SET state = ${run.state}, changed_at = ${at},
             file_path = coalesce(${run.file?.path ?? null}, file_path),
             file_sha256 = coalesce(${run.file?.sha256 ?? null}, file_sha256)
       WHERE run_id = ${run.runId}`,
  )
}

/** Leaves the refunds of a run to the next one. */
export async function letGo(tx: Tx, runId: string, at: Temporal.Instant): Promise<void> {
  await affected(tx, sql`UPDATE refund_run_part SET let_go_at = ${at} WHERE run_id = ${runId}`)
}

/** Keeps why the bank did not pay refunds that were sent. */
export async function keepRefusals(
  tx: Tx,
  refused: readonly {
    readonly accountId: string
    readonly refundId: string
    readonly reason: string
  }[],
): Promise<void> {
  if (refused.length === 0) return
  await affected(
    tx,
    sql`
      UPDATE refund_run_part p SET refused_for = r.reason
        FROM json_to_recordset(${jsonRows(refused)}::json)
               AS r ("accountId" uuid, "refundId" uuid, reason text)
       WHERE p.account_id = r."accountId" AND p.refund_id = r."refundId" AND p.let_go_at IS NULL`,
  )
}

/** Keeps which accounts the bank says are right from now on; gives how many refunds were meant. */
export async function keepChangesTold(
  tx: Tx,
  told: readonly { readonly trace: string; readonly change: string }[],
): Promise<number> {
  if (told.length === 0) return 0
  return affected(
    tx,
    sql`
      UPDATE refund_run_part p SET change_told = r.change
        FROM json_to_recordset(${jsonRows(told)}::json) AS r (trace text, change text)
       WHERE p.trace = r.trace`,
  )
}

/** The next file of a run is to be written, for a day of its transfers. */
export async function openNextFile(
  tx: Tx,
  run: { readonly runId: string; readonly payOn: Temporal.PlainDate },
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE refund_run
         SET state = 'approved', file_no = file_no + 1, file_path = NULL, file_sha256 = NULL,
             refused_for = NULL, pay_on = ${run.payOn}, changed_at = ${at}
       WHERE run_id = ${run.runId}`,
  )
}
