import { sql } from 'kysely'
import { copyRows } from '../../platform/database/copy.ts'
import { affected, one, type Tx } from '../../platform/database/database.ts'
import { announce } from '../../platform/outbox.ts'
import { stepRun } from '../../platform/reviewed-run.ts'
import { type RunStep, stateAfter } from '../../platform/reviewed-run-state.ts'
import type { DunningRun } from './load/runs.ts'
import type { DunningOutcomeRow } from './outcome.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }
type NewRun = Omit<DunningRun, 'entity' | 'state' | 'createdBy'>

/** Records a new run that is being prepared. */
export async function insertDunningRun(tx: Tx, run: NewRun, { at, by }: By): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO dunning_run (run_id, number, kind, legal_entity_id, run_on, account_ids, state,
                               at_payment, created_by, created_at)
      VALUES (${run.runId}, ${run.number}, ${run.kind}, ${run.legalEntityId}, ${run.runOn},
              ${run.accountIds === null ? null : [...run.accountIds]}::uuid[], 'preparing',
              ${run.atPayment}, ${by}, ${at})`,
  )
}

/**
 * Spreads the accounts that owe something overdue over chunks of about `size`; for late charges those
 * too whose receipts of since a day may have paid something late. Gives how many accounts there are.
 */
export async function insertChunks(
  tx: Tx,
  run: NewRun,
  size: number,
  receiptsSince: Temporal.PlainDate | null,
): Promise<number> {
  const only = run.accountIds === null ? null : [...run.accountIds]
  const { accounts } = await one(
    tx,
    sql<{ accounts: number }>`
      WITH owing AS (
        SELECT account_id FROM open_item
         WHERE open_minor > 0 AND due_on < ${run.runOn} AND legal_entity_id = ${run.legalEntityId}
        UNION
        SELECT account_id FROM receipt
         WHERE booked_on >= ${receiptsSince}::date AND legal_entity_id = ${run.legalEntityId}
      ), numbered AS (
        SELECT account_id, (row_number() OVER (ORDER BY account_id) - 1) / ${size}::int AS chunk_no
          FROM owing JOIN account a USING (account_id)
         WHERE a.kind <> 'house' AND (${only}::uuid[] IS NULL OR account_id = ANY(${only}::uuid[]))
      ), made AS (
        INSERT INTO dunning_run_chunk (run_id, chunk_no, from_account, to_account, state)
        SELECT ${run.runId}, chunk_no, (array_agg(account_id ORDER BY account_id))[1],
               (array_agg(account_id ORDER BY account_id DESC))[1], 'pending'
          FROM numbered GROUP BY chunk_no
      )
      SELECT count(*)::int AS accounts FROM numbered`,
  )
  return accounts
}

/** Adds the one chunk of a run that was done at once. */
export async function insertDoneChunk(
  tx: Tx,
  runId: string,
  { fromAccount, toAccount }: { readonly fromAccount: string; readonly toAccount: string },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO dunning_run_chunk (run_id, chunk_no, from_account, to_account, state)
      VALUES (${runId}, 0, ${fromAccount}, ${toAccount}, 'done')`,
  )
}

/** Takes a run one step on, and tells who wants to hear of it. */
export async function stepDunningRun(
  tx: Tx,
  runId: string,
  step: RunStep,
  { at, by }: By,
): Promise<void> {
  await stepRun(tx, 'dunning_run', runId, step, { at, by })
  const facts = { state: stateAfter(step) }
  await announce(tx, [{ type: 'dunning_run.changed', subjectId: runId, facts }], at)
}

/** Says how far a chunk is. */
export async function setChunkState(
  tx: Tx,
  runId: string,
  chunkNo: number,
  state: 'ready' | 'done',
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE dunning_run_chunk SET state = ${state}
         WHERE run_id = ${runId} AND chunk_no = ${chunkNo}`,
  )
}

const OUTCOME_COLUMNS = [
  'account_id',
  'run_id',
  'currency',
  'outcome',
  'reason',
  'level',
  'channel',
  'policy_code',
  'policy_from',
  'policy_revision',
  'amount_minor',
  'fee_minor',
  'overdue_minor',
  'items',
]

/** Writes what a chunk proposes, by COPY. */
export async function copyOutcomes(
  tx: Tx,
  runId: string,
  outcomes: readonly DunningOutcomeRow[],
): Promise<void> {
  await copyRows(
    tx,
    'dunning_outcome',
    OUTCOME_COLUMNS,
    outcomes
      .values()
      .map(row => [
        row.accountId,
        runId,
        row.currency,
        row.outcome,
        row.reason,
        row.level,
        row.channel,
        row.policy?.policyCode ?? null,
        row.policy?.fromOn ?? null,
        row.policy?.revision ?? null,
        row.amountMinor,
        row.feeMinor,
        row.overdueMinor,
        JSON.stringify(row.items),
      ]),
  )
}

/** Keeps what was approved and not done, with the reason. */
export async function copyDropped(
  tx: Tx,
  runId: string,
  dropped: readonly {
    readonly accountId: string
    readonly currency: string
    readonly reason: string
  }[],
  at: Temporal.Instant,
): Promise<void> {
  if (dropped.length === 0) return
  await copyRows(
    tx,
    'dunning_dropped',
    ['account_id', 'run_id', 'currency', 'reason', 'recorded_at'],
    dropped.map(each => [each.accountId, runId, each.currency, each.reason, at]),
  )
}
