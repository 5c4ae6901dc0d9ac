import { sql } from 'kysely'
import { affected, one, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { DebitRun } from './load.ts'

/** Enters a run; its debits follow. */
export async function insertDebitRun(
  tx: Tx,
  run: Omit<
    DebitRun,
    'recordedAt' | 'filePath' | 'fileSha256' | 'fileNo' | 'refusedFor' | 'acceptedAt'
  >,
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO debit_run (run_id, reference, legal_entity_id, scheme, currency, collect_on,
             state, debits, total_minor, recorded_at, recorded_by, changed_at)
      VALUES (${run.runId}, ${run.reference}, ${run.legalEntityId}, ${run.scheme},
              ${run.currency}, ${run.collectOn}, ${run.state}, ${run.debits}, ${run.totalMinor},
              ${by.at}, ${by.by}, ${by.at})`,
  )
}

/** Where a run stands, and what is in it. */
export async function updateDebitRun(
  tx: Tx,
  run: Pick<DebitRun, 'runId' | 'state' | 'debits' | 'totalMinor'> & {
    readonly file?: { readonly path: string; readonly sha256: string }
  },
  at: Temporal.Instant,
): Promise<void> {
  const { runId, state, debits, totalMinor, file } = run
  await affected(
    tx,
    sql`
      UPDATE debit_run
         SET state = ${state}, debits = ${debits}, total_minor = ${totalMinor}, changed_at = ${at},
             file_path = coalesce(${file?.path ?? null}, file_path),
             file_sha256 = coalesce(${file?.sha256 ?? null}, file_sha256)
       WHERE run_id = ${runId}`,
  )
}

/** Keeps whom a run leaves out, and why. */
export async function insertLeftOut(
  tx: Tx,
  runId: string,
  left: readonly {
    readonly accountId: string
    readonly reason: string
    readonly amountMinor: bigint
  }[],
): Promise<void> {
  if (left.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO debit_left_out (account_id, run_id, reason, amount_minor)
      SELECT "accountId", ${runId}, reason, "amountMinor"
        FROM json_to_recordset(${jsonRows(left)}::json)
               AS r ("accountId" uuid, reason text, "amountMinor" bigint)`,
  )
}

/** Cancels what is planned in a run. */
export async function cancelPlanned(tx: Tx, runId: string): Promise<void> {
  await affected(
    tx,
    sql`UPDATE payment SET state = 'cancelled'
         WHERE debit_run_id = ${runId} AND state = 'planned'`,
  )
}

/** Takes numbers for entries of an ACH file, of debits or credits: the first, and our bank's digits. */
export function reserveTraces(
  tx: Tx,
  legalEntityId: string,
  count: number,
): Promise<{ readonly next: number; readonly odfi: string }> {
  return one(
    tx,
    sql<{ next: number; odfi: string }>`
      UPDATE debit_creditor
         SET next_trace = CASE WHEN next_trace + ${count}::int > 9999999
                               THEN 1 + ${count}::int ELSE next_trace + ${count}::int END
       WHERE legal_entity_id = ${legalEntityId}
      RETURNING next_trace - ${count}::int AS next, left(ach_odfi, 8) AS odfi`,
  )
}

/** Numbers the entries of an ACH run: our bank's eight digits and seven of our own, one after another. */
export async function numberTraces(
  tx: Tx,
  run: Pick<DebitRun, 'runId' | 'legalEntityId' | 'debits'>,
): Promise<void> {
  const { next, odfi } = await reserveTraces(tx, run.legalEntityId, run.debits)
  await affected(
    tx,
    sql`
      UPDATE payment p SET trace = ${odfi} || lpad((${next}::int + n.position)::text, 7, '0')
        FROM (SELECT account_id, payment_id,
                     (row_number() OVER (ORDER BY account_id, payment_id) - 1)::int AS position
                FROM payment WHERE debit_run_id = ${run.runId}) n
       WHERE p.account_id = n.account_id AND p.payment_id = n.payment_id`,
  )
}

/** The bank has been told of the changed accounts of these mandates; the debits remember that they said so. */
export async function clearAmended(tx: Tx, runId: string): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE payment p SET amended = true
        FROM mandate m
       WHERE p.debit_run_id = ${runId} AND p.account_id = m.account_id
         AND p.mandate_id = m.mandate_id AND m.amended`,
  )
  await affected(
    tx,
    sql`
      UPDATE mandate m SET amended = false
        FROM payment p
       WHERE p.debit_run_id = ${runId} AND p.account_id = m.account_id
         AND p.mandate_id = m.mandate_id AND m.amended`,
  )
}

/** Keeps that a file of the bank was read; false where it was read before. */
export async function insertBankAnswer(
  tx: Tx,
  answer: {
    readonly sha256: string
    readonly kind: 'pain002' | 'nacha'
    readonly fileName: string
    readonly answers: number
    readonly unknown: number
    readonly changes: number
  },
  by: { readonly at: Temporal.Instant; readonly by: string },
): Promise<boolean> {
  const made = await affected(
    tx,
    sql`
      INSERT INTO bank_answer (sha256, kind, file_name, answers, unknown, changes, recorded_at,
             recorded_by)
      VALUES (${answer.sha256}, ${answer.kind}, ${answer.fileName}, ${answer.answers},
              ${answer.unknown}, ${answer.changes}, ${by.at}, ${by.by})
      ON CONFLICT DO NOTHING`,
  )
  return made > 0
}

/** The next file of a run is to be written, for a day of collection. */
export async function openNextFile(
  tx: Tx,
  run: { readonly runId: string; readonly collectOn: Temporal.PlainDate },
  at: Temporal.Instant,
): Promise<void> {
  const { runId, collectOn } = run
  await affected(
    tx,
    sql`
      UPDATE debit_run
         SET state = 'approved', file_no = file_no + 1, file_path = NULL, file_sha256 = NULL,
             refused_for = NULL, collect_on = ${collectOn}, changed_at = ${at}
       WHERE run_id = ${runId}`,
  )
  await affected(
    tx,
    sql`UPDATE payment SET collect_on = ${collectOn} WHERE debit_run_id = ${runId}`,
  )
}
