import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import { type RunStep, stateAfter } from '../run-state.ts'
import { deleteDrafts, deleteRunDrafts, releaseDrafted } from './drafts.ts'

export type NewRun = {
  readonly runId: string
  readonly number: string
  readonly legalEntityId: string
  readonly cycleCode: string | null
  readonly throughOn: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
  readonly previousRunId: string | null
}

/** Records a new bill run in state draft. */
export async function insertRun(tx: Tx, run: NewRun): Promise<void> {
  await sql`
    INSERT INTO bill_run (run_id, number, legal_entity_id, cycle_code, through_on, issue_on, state,
                          created_by, created_at, previous_run_id)
    VALUES (${run.runId}, ${run.number}, ${run.legalEntityId}, ${run.cycleCode}, ${run.throughOn},
            ${run.issueOn}, 'draft', ${run.createdBy}, ${run.createdAt}, ${run.previousRunId})`.execute(
    tx,
  )
}

/** Bounds of a chunk: about so many accounts or so many subscription items, whichever is reached first. */
const CHUNK_ACCOUNTS = 1000
const CHUNK_ITEMS = 4000

/**
 * Selects the accounts of a run's scope into chunks, each with outcome pending: all accounts with a
 * contract of the legal entity in the cycle, or those named. Gives how many there are.
 */
export async function selectAccounts(
  tx: Tx,
  run: NewRun,
  accountNumbers: readonly string[] | null,
): Promise<number> {
  const count = await affected(
    tx,
    sql`
      INSERT INTO bill_run_account (account_id, run_id, chunk_no, outcome)
      SELECT account_id, ${run.runId},
             floor(greatest((row_number() OVER ids - 1)::numeric / ${CHUNK_ACCOUNTS},
                            (sum(items) OVER ids - items) / ${CHUNK_ITEMS})),
             'pending'
        FROM (
          SELECT a.account_id,
                 (SELECT count(*) FROM subscription_item i WHERE i.account_id = a.account_id)
                   AS items
            FROM account a
           WHERE ${run.cycleCode === null ? sql`true` : sql`a.cycle_code = ${run.cycleCode}`}
             AND ${accountNumbers === null ? sql`true` : sql`a.number = ANY(${accountNumbers}::text[])`}
             AND EXISTS (SELECT 1 FROM contract c
                          WHERE c.account_id = a.account_id
                            AND c.legal_entity_id = ${run.legalEntityId})
        ) scope
      WINDOW ids AS (ORDER BY account_id)`,
  )
  await sql`
    INSERT INTO bill_run_chunk (run_id, chunk_no, state)
    SELECT DISTINCT ${run.runId}::uuid, chunk_no, 'pending'
      FROM bill_run_account WHERE run_id = ${run.runId}`.execute(tx)
  return count
}

/** Takes a run one step on. */
export async function stepRun(
  tx: Tx,
  runId: string,
  step: RunStep,
  at: Temporal.Instant,
  by: string,
): Promise<void> {
  const ends = step === 'finishIssuing' || step === 'cancel'
  await sql`
    UPDATE bill_run
       SET state = ${stateAfter(step)},
           finished_at = ${ends ? sql`${at}::timestamptz` : sql`finished_at`},
           approved_at = ${step === 'approve' ? sql`${at}::timestamptz` : sql`approved_at`},
           approved_by = ${step === 'approve' ? sql`${by}` : sql`approved_by`}
     WHERE run_id = ${runId}`.execute(tx)
}

/** What became of an account in a run. */
export type Outcome = {
  readonly accountId: string
  readonly outcome: 'billed' | 'skipped' | 'held' | 'failed'
  readonly reason: string | null
  readonly facts: Readonly<Record<string, unknown>>
}

/** Records the outcomes of a chunk's accounts. */
export async function setOutcomes(
  tx: Tx,
  runId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  await sql`
    UPDATE bill_run_account a
       SET outcome = o.outcome, reason = o.reason, facts = o.facts
      FROM unnest(${outcomes.map(o => o.accountId)}::uuid[],
                  ${outcomes.map(o => o.outcome)}::text[],
                  ${outcomes.map(o => o.reason)}::text[],
                  ${outcomes.map(o => toJson(o.facts))}::jsonb[])
             AS o (account_id, outcome, reason, facts)
     WHERE a.run_id = ${runId} AND a.account_id = o.account_id`.execute(tx)
}

export async function setChunkState(
  tx: Tx,
  runId: string,
  chunkNo: number,
  state: 'pending' | 'rated' | 'issued',
): Promise<void> {
  await sql`
    UPDATE bill_run_chunk SET state = ${state}
     WHERE run_id = ${runId} AND chunk_no = ${chunkNo}`.execute(tx)
}

/**
 * Puts accounts whose drafts have become stale back to pending, in their chunks, and removes the
 * drafts and exceptions made from the old facts. Gives the chunks to be rated again.
 */
export async function reopenStale(tx: Tx, runId: string): Promise<number[]> {
  const stale = sql`
    SELECT DISTINCT account_id FROM billing_state
     WHERE draft_run_id = ${runId} AND version <> drafted_version`
  await sql`DELETE FROM draft_invoice WHERE run_id = ${runId} AND account_id IN (${stale})`.execute(
    tx,
  )
  await sql`DELETE FROM draft_carry WHERE run_id = ${runId} AND account_id IN (${stale})`.execute(
    tx,
  )
  await sql`DELETE FROM bill_run_exception WHERE run_id = ${runId} AND account_id IN (${stale})`.execute(
    tx,
  )
  await sql`
    UPDATE bill_run_account SET outcome = 'pending', reason = NULL, facts = '{}'
     WHERE run_id = ${runId} AND account_id IN (${stale})`.execute(tx)
  const chunks = await rows(
    tx,
    sql<{ chunkNo: number }>`
      UPDATE bill_run_chunk c SET state = 'pending'
       WHERE c.run_id = ${runId}
         AND EXISTS (SELECT 1 FROM bill_run_account a
                      WHERE a.run_id = ${runId} AND a.chunk_no = c.chunk_no
                        AND a.outcome = 'pending')
      RETURNING chunk_no AS "chunkNo"`,
  )
  return chunks.map(chunk => chunk.chunkNo)
}

/**
 * Halves a chunk that failed as a whole: the later half of its accounts to be rated (pending) or
 * issued (billed), with their drafts, moves to a new chunk. Gives the new chunk's number, or
 * undefined when one account is left.
 */
export async function splitChunk(
  tx: Tx,
  runId: string,
  chunkNo: number,
  outcome: 'pending' | 'billed',
): Promise<number | undefined> {
  const [found] = await rows(
    tx,
    sql<{ next: number; pending: bigint }>`
      SELECT (SELECT max(chunk_no) + 1 FROM bill_run_chunk WHERE run_id = ${runId}) AS next,
             (SELECT count(*) FROM bill_run_account
               WHERE run_id = ${runId} AND chunk_no = ${chunkNo} AND outcome = ${outcome})
               AS pending`,
  )
  if (found === undefined || found.pending < 2n) return undefined
  await sql`INSERT INTO bill_run_chunk (run_id, chunk_no, state)
            VALUES (${runId}, ${found.next}, ${outcome === 'pending' ? 'pending' : 'rated'})`.execute(
    tx,
  )
  await sql`
    UPDATE bill_run_account SET chunk_no = ${found.next}
     WHERE run_id = ${runId} AND account_id IN (
           SELECT account_id FROM bill_run_account
            WHERE run_id = ${runId} AND chunk_no = ${chunkNo} AND outcome = ${outcome}
            ORDER BY account_id OFFSET ${found.pending / 2n})`.execute(tx)
  await sql`
    UPDATE draft_invoice d SET chunk_no = a.chunk_no
      FROM bill_run_account a
     WHERE d.run_id = ${runId} AND a.run_id = ${runId} AND d.account_id = a.account_id
       AND a.chunk_no = ${found.next} AND d.chunk_no <> a.chunk_no`.execute(tx)
  return found.next
}

/** Which exceptions of a run a decision is about; null = whatever they are. */
export type ExceptionChoice = {
  readonly code: string | null
  readonly accountNumbers: readonly string[] | null
}

/** Accepts or holds open exceptions and gives the accounts they are about, each once. */
export async function decideOpenExceptions(
  tx: Tx,
  runId: string,
  choice: ExceptionChoice,
  decision: { state: 'accepted' | 'held'; by: string; at: Temporal.Instant; note: string | null },
): Promise<string[]> {
  const decided = await rows(
    tx,
    sql<{ accountId: string }>`
      UPDATE bill_run_exception e
         SET state = ${decision.state}, decided_by = ${decision.by}, decided_at = ${decision.at},
             note = ${decision.note}
        FROM account a
       WHERE e.run_id = ${runId} AND e.state = 'open' AND a.account_id = e.account_id
         AND ${choice.code === null ? sql`true` : sql`e.code = ${choice.code}`}
         AND ${
           choice.accountNumbers === null
             ? sql`true`
             : sql`a.number = ANY(${[...choice.accountNumbers]}::text[])`
         }
      RETURNING e.account_id AS "accountId"`,
  )
  return decided.map(row => row.accountId)
}

/** Takes accounts out of a run before issue: drafts removed, outcome held with the reason. */
export async function holdAccounts(
  tx: Tx,
  runId: string,
  accountIds: readonly string[],
  reason: string,
): Promise<void> {
  await deleteDrafts(tx, runId, accountIds)
  await releaseDrafted(tx, runId, accountIds)
  await sql`
    UPDATE bill_run_account SET outcome = 'held', reason = ${reason}
     WHERE run_id = ${runId} AND account_id = ANY(${accountIds}::uuid[])`.execute(tx)
}

/** Lets go of everything that a cancelled run had drafted. Its outcomes stay on record. */
export async function discardRun(tx: Tx, runId: string): Promise<void> {
  await deleteRunDrafts(tx, runId)
  await sql`
    UPDATE billing_state
       SET draft_run_id = NULL, drafted_through = NULL, drafted_version = NULL
     WHERE draft_run_id = ${runId}`.execute(tx)
}
