import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import { announce } from '../../platform/outbox.ts'
import { type RunStep, stateAfter } from '../run-state.ts'
import { deleteDraftCarries } from './carried.ts'
import { deleteDraftPieces } from './draft-pieces.ts'
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

/** Takes a run one step on, and tells who wants to hear of it. */
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
  const facts = { state: stateAfter(step) }
  await announce(tx, [{ type: 'bill_run.changed', subjectId: runId, facts }], at)
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

/** Accounts of a run, and all that are on one consolidated invoice with any of them. */
export async function withGroups(
  tx: Tx,
  runId: string,
  accountIds: readonly string[],
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ accountId: string }>`
      SELECT account_id AS "accountId" FROM bill_run_account
       WHERE run_id = ${runId} AND group_id IN (
             SELECT group_id FROM bill_run_account
              WHERE run_id = ${runId} AND account_id = ANY(${[...accountIds]}::uuid[]))`,
  )
  return [...new Set([...accountIds, ...found.map(({ accountId }) => accountId)])].sort()
}

/**
 * Puts accounts whose drafts have become stale back to pending, in their chunks, and removes the
 * drafts and exceptions made from the old facts. What was accepted stays until they are rated: where the
 * same is found again, nobody is asked again. Gives the chunks to be rated again.
 */
export async function reopenStale(tx: Tx, runId: string): Promise<number[]> {
  const ids = await rows(
    tx,
    sql<{ accountId: string }>`
      SELECT DISTINCT account_id AS "accountId" FROM billing_state
       WHERE draft_run_id = ${runId} AND version <> drafted_version`,
  )
  if (ids.length === 0) return []
  const all = await withGroups(
    tx,
    runId,
    ids.map(({ accountId }) => accountId),
  )
  const stale = sql`SELECT unnest(${all}::uuid[])`
  await sql`DELETE FROM draft_invoice WHERE run_id = ${runId} AND account_id IN (${stale})`.execute(
    tx,
  )
  await deleteDraftPieces(tx, runId, all)
  await deleteDraftCarries(tx, runId, all)
  await sql`
    DELETE FROM bill_run_exception
     WHERE run_id = ${runId} AND account_id IN (${stale}) AND state <> 'accepted'`.execute(tx)
  await sql`
    UPDATE bill_run_account SET outcome = 'pending', reason = NULL, facts = '{}'
     WHERE run_id = ${runId} AND account_id IN (${stale})`.execute(tx)
  return chunksToRate(tx, runId)
}

/**
 * Gives a run another date of issue and takes its approval back: everybody whom it bills is pending
 * again, without drafts and without exceptions that nobody decided on. Gives the chunks to be rated again.
 */
export async function redateRun(
  tx: Tx,
  runId: string,
  issueOn: Temporal.PlainDate,
): Promise<number[]> {
  await sql`
    UPDATE bill_run SET issue_on = ${issueOn}, approved_at = NULL, approved_by = NULL
     WHERE run_id = ${runId}`.execute(tx)
  await deleteRunDrafts(tx, runId)
  await sql`
    DELETE FROM bill_run_exception e USING bill_run_account a
     WHERE e.run_id = ${runId} AND a.run_id = ${runId} AND a.account_id = e.account_id
       AND a.outcome = 'billed' AND e.state <> 'accepted'`.execute(tx)
  await sql`
    UPDATE bill_run_account SET outcome = 'pending', reason = NULL, facts = '{}'
     WHERE run_id = ${runId} AND outcome = 'billed'`.execute(tx)
  return chunksToRate(tx, runId)
}

/** Puts the chunks that hold pending accounts back to pending; gives their numbers. */
async function chunksToRate(tx: Tx, runId: string): Promise<number[]> {
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
 * issued (billed), with their drafts, moves to a new chunk. Accounts on one consolidated invoice stay
 * together. Gives the new chunk's number, or undefined when one account or group is left.
 */
export async function splitChunk(
  tx: Tx,
  runId: string,
  chunkNo: number,
  outcome: 'pending' | 'billed',
): Promise<number | undefined> {
  const units = sql`
    SELECT DISTINCT coalesce(group_id, account_id) AS unit_id FROM bill_run_account
     WHERE run_id = ${runId} AND chunk_no = ${chunkNo} AND outcome = ${outcome}`
  const [found] = await rows(
    tx,
    sql<{ next: number; units: bigint }>`
      SELECT (SELECT max(chunk_no) + 1 FROM bill_run_chunk WHERE run_id = ${runId}) AS next,
             (SELECT count(*) FROM (${units}) u) AS units`,
  )
  if (found === undefined || found.units < 2n) return undefined
  await sql`INSERT INTO bill_run_chunk (run_id, chunk_no, state)
            VALUES (${runId}, ${found.next}, ${outcome === 'pending' ? 'pending' : 'rated'})`.execute(
    tx,
  )
  await sql`
    UPDATE bill_run_account SET chunk_no = ${found.next}
     WHERE run_id = ${runId} AND chunk_no = ${chunkNo}
       AND (outcome = ${outcome} OR group_id IS NOT NULL)
       AND coalesce(group_id, account_id) IN (
           SELECT unit_id FROM (${units}) u ORDER BY unit_id OFFSET ${found.units / 2n})`.execute(
    tx,
  )
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
  // A consolidated invoice is issued whole or not at all.
  const all = await withGroups(tx, runId, accountIds)
  await deleteDrafts(tx, runId, all)
  await releaseDrafted(tx, runId, all)
  await sql`
    UPDATE bill_run_account SET outcome = 'held', reason = ${reason}
     WHERE run_id = ${runId} AND account_id = ANY(${all}::uuid[])
       AND (account_id = ANY(${[...accountIds]}::uuid[]) OR outcome IN ('billed', 'skipped'))`.execute(
    tx,
  )
}

/** Lets go of everything that a cancelled run had drafted. Its outcomes stay on record. */
export async function discardRun(tx: Tx, runId: string): Promise<void> {
  await deleteRunDrafts(tx, runId)
  await sql`
    UPDATE billing_state
       SET draft_run_id = NULL, drafted_through = NULL, drafted_version = NULL
     WHERE draft_run_id = ${runId}`.execute(tx)
}

/** Lets go of the accounts of a run that billed nobody, and keeps nothing of them. */
export async function discardEmptyRun(tx: Tx, runId: string): Promise<void> {
  await discardRun(tx, runId)
  await sql`DELETE FROM bill_run_account WHERE run_id = ${runId}`.execute(tx)
}

/** Says what a run is about that is not regular. */
export async function setKind(
  tx: Tx,
  runId: string,
  kind: 'rebill' | 'progressive' | 'credit',
  terms: object,
): Promise<void> {
  await sql`
    UPDATE bill_run SET kind = ${kind}, terms = ${JSON.stringify(terms)}::jsonb
     WHERE run_id = ${runId}`.execute(tx)
}
