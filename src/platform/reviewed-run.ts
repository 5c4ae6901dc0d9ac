import { type RawBuilder, sql } from 'kysely'
import { affected, type Db, maybeOne, one, rows, type Tx } from './database/database.ts'
import { type RunStep, stateAfter } from './reviewed-run-state.ts'

/*
 * What runs have in common that a person reviews before anything goes to customers: reminders, late
 * charges, statements. Each keeps its runs and chunks in tables of its own, of the same shape.
 */

/** How a run's row is held: not, by a chunk that works for it, to change its state, or alone. */
export type RunLock = 'none' | 'chunk' | 'state' | 'alone'

/** The clause that holds a run's row so. */
export const RUN_LOCKS: Readonly<Record<RunLock, RawBuilder<unknown>>> = {
  none: sql``,
  // Chunks work side by side; cancelling waits for them.
  chunk: sql`FOR KEY SHARE`,
  // Whoever finishes last sees all others' chunks; does not wait for chunks at work.
  state: sql`FOR NO KEY UPDATE`,
  alone: sql`FOR UPDATE`,
}

/** The tables of a kind of run. */
type RunTable = 'dunning_run' | 'statement_run'
type ChunkTable = `${RunTable}_chunk`

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Takes a run one step on. */
export async function stepRun(
  tx: Tx,
  table: RunTable,
  runId: string,
  step: RunStep,
  { at, by }: By,
): Promise<void> {
  const ends = step === 'finishSending' || step === 'cancel'
  await affected(
    tx,
    sql`
      UPDATE ${sql.table(table)}
         SET state = ${stateAfter(step)},
             finished_at = ${ends ? sql`${at}::timestamptz` : sql`finished_at`},
             approved_at = ${step === 'approve' ? sql`${at}::timestamptz` : sql`approved_at`},
             approved_by = ${step === 'approve' ? sql`${by}` : sql`approved_by`}
       WHERE run_id = ${runId}`,
  )
}

/** A part of a run: the accounts between two ids, both inclusive. */
export type RunChunk = {
  readonly state: 'pending' | 'ready' | 'done'
  readonly fromAccount: string
  readonly toAccount: string
}

/** A chunk, which nobody else works on until the transaction ends. */
export function lockRunChunk(
  tx: Tx,
  table: ChunkTable,
  runId: string,
  chunkNo: number,
): Promise<RunChunk | undefined> {
  return maybeOne(
    tx,
    sql<RunChunk>`
      SELECT state, from_account AS "fromAccount", to_account AS "toAccount"
        FROM ${sql.table(table)} WHERE run_id = ${runId} AND chunk_no = ${chunkNo} FOR UPDATE`,
  )
}

/** The numbers of a run's chunks in a state. */
export async function loadRunChunks(
  db: Db,
  table: ChunkTable,
  runId: string,
  state: 'pending' | 'ready',
): Promise<number[]> {
  const found = await rows(
    db,
    sql<{ chunkNo: number }>`
      SELECT chunk_no AS "chunkNo" FROM ${sql.table(table)}
       WHERE run_id = ${runId} AND state = ${state} ORDER BY 1`,
  )
  return found.map(row => row.chunkNo)
}

/**
 * Halves a chunk after an account, the rest becoming a chunk of its own; gives its number. The caller
 * holds the run's row, so that two chunks that are halved do not take one number.
 */
export async function splitRunChunk(
  tx: Tx,
  table: ChunkTable,
  { runId, chunkNo }: { readonly runId: string; readonly chunkNo: number },
  cut: { readonly last: string; readonly next: string },
): Promise<number> {
  const chunks = sql.table(table)
  const { made } = await one(
    tx,
    sql<{ made: number }>`
      WITH rest AS (
        INSERT INTO ${chunks} (run_id, chunk_no, from_account, to_account, state)
        SELECT run_id, (SELECT max(chunk_no) + 1 FROM ${chunks} WHERE run_id = ${runId}),
               ${cut.next}, to_account, state
          FROM ${chunks} WHERE run_id = ${runId} AND chunk_no = ${chunkNo}
        RETURNING chunk_no)
      SELECT chunk_no AS made FROM rest`,
  )
  await affected(
    tx,
    sql`UPDATE ${chunks} SET to_account = ${cut.last}
         WHERE run_id = ${runId} AND chunk_no = ${chunkNo}`,
  )
  return made
}
