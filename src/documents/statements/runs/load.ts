import { type RawBuilder, sql } from 'kysely'
import { assignedThen } from '../../../accounts/assignments/load.ts'
import { formatAmount } from '../../../kernel/money.ts'
import type { Stakes } from '../../../platform/command.ts'
import { type Db, maybeOne, one, rows, type Tx } from '../../../platform/database/database.ts'
import {
  loadRunChunks,
  lockRunChunk,
  RUN_LOCKS,
  type RunChunk,
  type RunLock,
} from '../../../platform/reviewed-run.ts'
import type { RunState } from '../../../platform/reviewed-run-state.ts'
import type { StatementToSend } from '../commands/message.ts'
import type { StatementMethod } from '../statement.ts'
import type { Whose } from './api.ts'

/** A run of statements. */
export type StatementRun = {
  readonly runId: string
  readonly number: string
  readonly legalEntityId: string
  readonly fromOn: Temporal.PlainDate
  readonly asOf: Temporal.PlainDate
  readonly method: StatementMethod | null
  readonly whose: Whose
  readonly segment: string | null
  readonly accountIds: readonly string[] | null
  readonly state: RunState
}

/** A run by its id or its number, held as asked; undefined when there is none. */
export function loadStatementRun(
  db: Db,
  by: { readonly runId: string } | { readonly number: string },
  lock: RunLock = 'none',
): Promise<StatementRun | undefined> {
  const which = 'runId' in by ? sql`run_id = ${by.runId}` : sql`number = ${by.number}`
  return maybeOne(
    db,
    sql<StatementRun>`
      SELECT run_id AS "runId", number, legal_entity_id AS "legalEntityId", from_on AS "fromOn",
             as_of AS "asOf", method, whose, segment_code AS segment, account_ids AS "accountIds",
             state
        FROM statement_run WHERE ${which} ${RUN_LOCKS[lock]}`,
  )
}

/** A run over all customers of a legal entity that is neither over nor cancelled. */
export async function loadOpenStatementRun(
  db: Db,
  legalEntityId: string,
): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ number: string }>`
      SELECT number FROM statement_run
       WHERE legal_entity_id = ${legalEntityId} AND account_ids IS NULL AND segment_code IS NULL
         AND state NOT IN ('sent', 'cancelled')`,
  )
  return found?.number
}

/** Whether a run over all customers of a legal entity as of a day was started and not cancelled. */
export async function hasStatementRun(
  db: Db,
  legalEntityId: string,
  asOf: Temporal.PlainDate,
): Promise<boolean> {
  const { found } = await one(
    db,
    sql<{ found: boolean }>`
      SELECT EXISTS (SELECT FROM statement_run
                      WHERE legal_entity_id = ${legalEntityId} AND as_of = ${asOf}
                        AND account_ids IS NULL AND segment_code IS NULL
                        AND state <> 'cancelled') AS found`,
  )
  return found
}

/** How many runs have a number that begins so; holds the legal entity. */
export async function countStatementRuns(
  tx: Tx,
  legalEntityId: string,
  prefix: string,
): Promise<number> {
  await one(
    tx,
    sql`SELECT code FROM legal_entity WHERE legal_entity_id = ${legalEntityId} FOR NO KEY UPDATE`,
  )
  const { runs } = await one(
    tx,
    sql<{ runs: number }>`
      SELECT count(*)::int AS runs FROM statement_run WHERE starts_with(number, ${prefix})`,
  )
  return runs
}

/**
 * The customers of a run, as rows of account_id: billed by the legal entity by the run's last day, of
 * its segment then, or among its accounts.
 */
export function customersOf(
  run: Pick<StatementRun, 'legalEntityId' | 'asOf' | 'segment' | 'accountIds'>,
): RawBuilder<unknown> {
  const only = run.accountIds === null ? null : [...run.accountIds]
  const inSegment =
    run.segment === null
      ? sql`true`
      : sql`${assignedThen(sql`a.account_id`, 'segment', sql`${run.asOf}::date`)} = ${run.segment}`
  return sql`
    SELECT a.account_id FROM account a
     WHERE a.kind <> 'house' AND (${only}::uuid[] IS NULL OR a.account_id = ANY (${only}::uuid[]))
       AND ${inSegment}
       AND EXISTS (SELECT FROM open_item o
                    WHERE o.account_id = a.account_id AND o.legal_entity_id = ${run.legalEntityId}
                      AND o.document_on <= ${run.asOf})`
}

/** A chunk of a run of statements, which nobody else works on until the transaction ends. */
export function lockStatementChunk(
  tx: Tx,
  runId: string,
  chunkNo: number,
): Promise<RunChunk | undefined> {
  return lockRunChunk(tx, 'statement_run_chunk', runId, chunkNo)
}

/** The numbers of a run of statements' chunks in a state. */
export function loadStatementChunks(
  db: Db,
  runId: string,
  state: 'pending' | 'ready',
): Promise<number[]> {
  return loadRunChunks(db, 'statement_run_chunk', runId, state)
}

/** The customers of a chunk in the order of their ids. */
export async function loadChunkCustomers(
  tx: Tx,
  run: StatementRun,
  { fromAccount, toAccount }: RunChunk,
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ accountId: string }>`
      SELECT account_id AS "accountId" FROM (${customersOf(run)}) c
       WHERE account_id BETWEEN ${fromAccount}::uuid AND ${toAccount}::uuid ORDER BY 1`,
  )
  return found.map(row => row.accountId)
}

/** Which of these accounts have a statement of the same days already, from a run that still counts. */
export async function loadTold(
  tx: Tx,
  run: StatementRun,
  accountIds: readonly string[],
): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{ accountId: string }>`
      SELECT DISTINCT s.account_id AS "accountId"
        FROM statement s JOIN statement_run r USING (run_id)
       WHERE s.account_id = ANY (${[...accountIds]}::uuid[]) AND s.run_id <> ${run.runId}
         AND s.legal_entity_id = ${run.legalEntityId} AND s.from_on = ${run.fromOn}
         AND s.as_of = ${run.asOf} AND r.state <> 'cancelled'`,
  )
  return new Set(found.map(row => row.accountId))
}

/** The statements of a chunk that its customers get, in the order of accounts. */
export function loadChunkStatements(
  tx: Tx,
  runId: string,
  { fromAccount, toAccount }: RunChunk,
): Promise<StatementToSend[]> {
  return rows(
    tx,
    sql<StatementToSend>`
      SELECT account_id AS "accountId", statement_id AS "statementId",
             legal_entity_id AS "legalEntityId", currency, as_of::text AS "asOf",
             closing_minor AS "closingMinor", overdue_minor AS "overdueMinor"
        FROM statement
       WHERE run_id = ${runId} AND account_id BETWEEN ${fromAccount}::uuid AND ${toAccount}::uuid
       ORDER BY account_id, currency`,
  )
}

/** What the statements of a run come to, and a fingerprint of them: what the approver approves. */
export async function statementStakes(tx: Tx, number: string): Promise<Stakes> {
  const totals = await rows(
    tx,
    sql<{ currency: string; statements: bigint; minor: bigint; overdue: bigint; each: string }>`
      SELECT s.currency, count(*) AS statements, sum(s.closing_minor)::bigint AS minor,
             sum(s.overdue_minor)::bigint AS overdue,
             sum(hashtextextended(s.account_id::text || ' ' || s.closing_minor, 0)::numeric)::text
               AS each
        FROM statement s JOIN statement_run r USING (run_id)
       WHERE r.number = ${number} GROUP BY 1 ORDER BY 1`,
  )
  return {
    amounts: totals.map(({ minor, currency }) => ({ minor, currency })),
    facts: {
      run: number,
      totals: totals.map(({ minor, overdue, ...total }) => ({
        ...total,
        closing: formatAmount(minor, total.currency),
        overdue: formatAmount(overdue, total.currency),
      })),
    },
  }
}
