import { sql } from 'kysely'
import { type LegalEntityRow, loadLegalEntity } from '../../ledger/load.ts'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'
import type { StoredDraft } from '../draft.ts'
import type { RunState } from '../run-state.ts'

/** A run of what is due, of what was billed rated again, in mid-period, of credits. */
export type RunKind = 'regular' | 'rebill' | 'progressive' | 'credit'

/** A bill run with the rules of its legal entity. */
export type RunRow = {
  readonly runId: string
  readonly number: string
  readonly legalEntityId: string
  readonly cycleCode: string | null
  readonly throughOn: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
  readonly state: RunState
  readonly kind: RunKind
  /** What a run that is not regular is about. */
  readonly terms: unknown
  readonly createdBy: string
  readonly previousRunId: string | null
  /** The incident that it puts right, by id and number; null: none. */
  readonly incidentId: string | null
  readonly incident: string | null
  readonly entity: LegalEntityRow
}

/** How a run's row is held: by a chunk that works for it, or alone to change its state. */
export type RunLock = 'none' | 'chunk' | 'state' | 'alone'

const LOCKS: Record<RunLock, ReturnType<typeof sql>> = {
  none: sql``,
  // Chunks work side by side; cancelling waits for them.
  chunk: sql`FOR KEY SHARE OF r`,
  // Whoever finishes last sees all others' chunks; does not wait for chunks at work.
  state: sql`FOR NO KEY UPDATE OF r`,
  alone: sql`FOR UPDATE OF r`,
}

/** A bill run, held as asked; undefined when there is none. */
export async function loadRun(
  db: Db,
  runId: string,
  lock: RunLock = 'none',
): Promise<RunRow | undefined> {
  type Row = Omit<RunRow, 'entity'>
  const run = await maybeOne(
    db,
    sql<Row>`
      SELECT r.run_id AS "runId", r.number, r.legal_entity_id AS "legalEntityId",
             r.cycle_code AS "cycleCode", r.through_on AS "throughOn", r.issue_on AS "issueOn",
             r.state, r.kind, r.terms, r.created_by AS "createdBy", r.previous_run_id AS "previousRunId",
             r.incident_id AS "incidentId",
             (SELECT i.number FROM incident i WHERE i.incident_id = r.incident_id) AS incident
        FROM bill_run r
       WHERE r.run_id = ${runId}
       ${LOCKS[lock]}`,
  )
  if (run === undefined) return undefined
  const entity = await loadLegalEntity(db, run.legalEntityId)
  return entity === undefined ? undefined : { ...run, entity }
}

/** The last run of the same scope that was not cancelled: what control totals are compared with. */
export async function loadPreviousRun(
  db: Db,
  scope: { legalEntityId: string; cycleCode: string | null; throughOn: Temporal.PlainDate },
): Promise<string | null> {
  const found = await maybeOne(
    db,
    sql<{ runId: string }>`
      SELECT run_id AS "runId"
        FROM bill_run
       WHERE legal_entity_id = ${scope.legalEntityId}
         AND cycle_code IS NOT DISTINCT FROM ${scope.cycleCode}
         AND through_on < ${scope.throughOn} AND state = 'issued' AND kind = 'regular'
       ORDER BY through_on DESC
       LIMIT 1`,
  )
  return found?.runId ?? null
}

/** The state of a chunk, which nobody else works on until the transaction ends. */
export async function lockChunk(
  tx: Tx,
  runId: string,
  chunkNo: number,
): Promise<'pending' | 'rated' | 'issued' | undefined> {
  const chunk = await maybeOne(
    tx,
    sql<{ state: 'pending' | 'rated' | 'issued' }>`
      SELECT state FROM bill_run_chunk
       WHERE run_id = ${runId} AND chunk_no = ${chunkNo}
         FOR UPDATE`,
  )
  return chunk?.state
}

/** The accounts of a chunk that have an outcome, in the order of their ids. */
export async function loadChunkAccounts(
  tx: Tx,
  runId: string,
  chunkNo: number,
  outcome: 'pending' | 'billed' | 'skipped',
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ accountId: string }>`
      SELECT account_id AS "accountId" FROM bill_run_account
       WHERE run_id = ${runId} AND chunk_no = ${chunkNo} AND outcome = ${outcome}
       ORDER BY account_id`,
  )
  return found.map(row => row.accountId)
}

/** The account that has the consolidated invoice, by account on it, for the accounts of a chunk. */
export async function loadGroups(
  db: Db,
  runId: string,
  chunkNo: number,
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ accountId: string; groupId: string }>`
      SELECT account_id AS "accountId", group_id AS "groupId" FROM bill_run_account
       WHERE run_id = ${runId} AND chunk_no = ${chunkNo} AND group_id IS NOT NULL`,
  )
  return new Map(found.map(row => [row.accountId, row.groupId]))
}

/** Chunks of a run that are in a state, in order. */
export async function loadChunkNumbers(
  db: Db,
  runId: string,
  state: 'pending' | 'rated' | 'issued',
): Promise<number[]> {
  const found = await rows(
    db,
    sql<{ chunkNo: number }>`
      SELECT chunk_no AS "chunkNo" FROM bill_run_chunk
       WHERE run_id = ${runId} AND state = ${state}
       ORDER BY chunk_no`,
  )
  return found.map(row => row.chunkNo)
}

/** Accounts of a run whose facts have changed since they were drafted: how many there are. */
export async function countStaleDrafts(db: Db, runId: string): Promise<number> {
  const found = await rows(
    db,
    sql<{ count: bigint }>`
      SELECT count(DISTINCT account_id) AS count FROM billing_state
       WHERE draft_run_id = ${runId} AND version <> drafted_version`,
  )
  return Number(found[0]?.count ?? 0n)
}

/** Accounts of a run with exceptions that nobody has decided. */
export async function loadAccountsWithOpenExceptions(db: Db, runId: string): Promise<string[]> {
  const found = await rows(
    db,
    sql<{ accountId: string }>`
      SELECT DISTINCT account_id AS "accountId" FROM bill_run_exception
       WHERE run_id = ${runId} AND state = 'open' ORDER BY account_id`,
  )
  return found.map(row => row.accountId)
}

/**
 * The drafts of a chunk as they were stored, in the order of accounts. Accounts that were held or
 * parked have none any more.
 */
export async function loadDrafts(
  tx: Tx,
  runId: string,
  chunkNo: number,
): Promise<{ accountId: string; draft: StoredDraft }[]> {
  return rows(
    tx,
    sql<{ accountId: string; draft: StoredDraft }>`
      SELECT account_id AS "accountId", content AS draft
        FROM draft_invoice
       WHERE run_id = ${runId} AND chunk_no = ${chunkNo}
       ORDER BY account_id, draft_no`,
  )
}

/** When the calendar says that a cycle's bills through a date are issued. */
export async function loadIssueDate(
  db: Db,
  cycleCode: string,
  throughOn: Temporal.PlainDate,
): Promise<Temporal.PlainDate | undefined> {
  const found = await maybeOne(
    db,
    sql<{ issueOn: Temporal.PlainDate }>`
      SELECT issue_on AS "issueOn" FROM billing_cycle_date
       WHERE cycle_code = ${cycleCode} AND through_on = ${throughOn}`,
  )
  return found?.issueOn
}

/** An unfinished run of the same scope, if there is one; and how many runs it has had at all. */
export async function loadScopeRuns(
  db: Db,
  scope: { legalEntityId: string; cycleCode: string | null; throughOn: Temporal.PlainDate },
): Promise<{ number: string; open: boolean }[]> {
  return rows(
    db,
    sql<{ number: string; open: boolean }>`
      SELECT number, state NOT IN ('issued', 'cancelled') AS open
        FROM bill_run
       WHERE legal_entity_id = ${scope.legalEntityId}
         AND cycle_code IS NOT DISTINCT FROM ${scope.cycleCode}
         AND through_on = ${scope.throughOn} AND kind = 'regular'
       ORDER BY created_at`,
  )
}

/** A series that bears a later date than this run's documents would, which they must not follow. */
export async function loadLaterSeries(
  db: Db,
  run: Pick<RunRow, 'runId' | 'issueOn'>,
): Promise<{ kind: string; lastIssuedOn: Temporal.PlainDate } | undefined> {
  const found = await rows(
    db,
    sql<{ kind: string; lastIssuedOn: Temporal.PlainDate }>`
      SELECT kind, last_issued_on AS "lastIssuedOn"
        FROM number_series
       WHERE legal_entity_id = (SELECT legal_entity_id FROM bill_run WHERE run_id = ${run.runId})
         AND year = ${run.issueOn.year}
         AND last_issued_on > ${run.issueOn}
         AND kind IN (SELECT kind FROM draft_invoice WHERE run_id = ${run.runId})
       ORDER BY kind DESC`,
  )
  return found[0]
}

/** Whether a run bills nobody, and has neither held nor parked anybody. */
export async function allSkipped(tx: Tx, runId: string): Promise<boolean> {
  const { others } = await one(
    tx,
    sql<{ others: boolean }>`
      SELECT EXISTS (SELECT FROM bill_run_account
                      WHERE run_id = ${runId} AND outcome <> 'skipped') AS others`,
  )
  return !others
}

/** How many runs have a number that starts so. */
export async function countNumbered(tx: Tx, numberPrefix: string): Promise<number> {
  const found = await rows(
    tx,
    sql<{ count: bigint }>`
      SELECT count(*) AS count FROM bill_run WHERE starts_with(number, ${numberPrefix})`,
  )
  return Number(found[0]?.count ?? 0n)
}
