import { sql } from 'kysely'
import { affected, one, type Tx } from '../../../platform/database/database.ts'
import { customersOf, type StatementRun } from './load.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }
type NewRun = Omit<StatementRun, 'state'>

/** Records a new run that is being prepared. */
export async function insertStatementRun(tx: Tx, run: NewRun, { at, by }: By): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO statement_run (run_id, number, legal_entity_id, from_on, as_of, method, whose,
                                 segment_code, account_ids, state, created_by, created_at)
      VALUES (${run.runId}, ${run.number}, ${run.legalEntityId}, ${run.fromOn}, ${run.asOf},
              ${run.method}, ${run.whose}, ${run.segment},
              ${run.accountIds === null ? null : [...run.accountIds]}::uuid[], 'preparing', ${by},
              ${at})`,
  )
}

/** Spreads the customers of a run over chunks of about `size`; gives how many customers there are. */
export async function insertStatementChunks(tx: Tx, run: NewRun, size: number): Promise<number> {
  const { customers } = await one(
    tx,
    sql<{ customers: number }>`
      WITH numbered AS (
        SELECT account_id, (row_number() OVER (ORDER BY account_id) - 1) / ${size}::int AS chunk_no
          FROM (${customersOf(run)}) c
      ), made AS (
        INSERT INTO statement_run_chunk (run_id, chunk_no, from_account, to_account, state)
        SELECT ${run.runId}, chunk_no, (array_agg(account_id ORDER BY account_id))[1],
               (array_agg(account_id ORDER BY account_id DESC))[1], 'pending'
          FROM numbered GROUP BY chunk_no
      )
      SELECT count(*)::int AS customers FROM numbered`,
  )
  return customers
}

/** Says that a chunk's statements are made, and of how many customers. */
export async function setChunkReady(
  tx: Tx,
  chunk: { readonly runId: string; readonly chunkNo: number },
  counts: { readonly customers: number; readonly idle: number; readonly told: number },
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE statement_run_chunk
           SET state = 'ready', customers = ${counts.customers}, idle = ${counts.idle},
               told = ${counts.told}
         WHERE run_id = ${chunk.runId} AND chunk_no = ${chunk.chunkNo}`,
  )
}

/** Says that a chunk's statements were handed over. */
export async function setChunkDone(
  tx: Tx,
  chunk: { readonly runId: string; readonly chunkNo: number },
): Promise<void> {
  await affected(
    tx,
    sql`UPDATE statement_run_chunk SET state = 'done'
         WHERE run_id = ${chunk.runId} AND chunk_no = ${chunk.chunkNo}`,
  )
}

/** Customers who get no statement, and why; a reason said before stays. */
export async function insertLeftOut(
  tx: Tx,
  runId: string,
  leftOut: readonly { readonly accountId: string; readonly reason: string }[],
  at: Temporal.Instant,
): Promise<void> {
  if (leftOut.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO statement_left_out (account_id, run_id, reason, recorded_at)
      SELECT account_id, ${runId}, reason, ${at}
        FROM unnest(${leftOut.map(each => each.accountId)}::uuid[],
                    ${leftOut.map(each => each.reason)}::text[]) AS l (account_id, reason)
      ON CONFLICT DO NOTHING`,
  )
}
