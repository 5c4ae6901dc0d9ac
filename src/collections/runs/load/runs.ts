import { sql } from 'kysely'
import { formatAmount } from '../../../kernel/money.ts'
import { type LegalEntityRow, loadLegalEntity } from '../../../ledger/load.ts'
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
import type { DunningOutcomeRow, OutcomeItem } from '../outcome.ts'

/** Letters that ask for what is overdue, or late fees and interest on it. */
export type DunningRunKind = 'reminders' | 'late_charges'

/** A dunning run with its legal entity. */
export type DunningRun = {
  readonly runId: string
  readonly number: string
  readonly kind: DunningRunKind
  readonly legalEntityId: string
  readonly runOn: Temporal.PlainDate
  readonly accountIds: readonly string[] | null
  readonly state: RunState
  readonly createdBy: string
  /** Made by a job of what was paid late, by policies that say so. */
  readonly atPayment: boolean
  readonly entity: LegalEntityRow
}

const RUN = sql`
  run_id AS "runId", number, kind, legal_entity_id AS "legalEntityId", run_on AS "runOn",
  account_ids AS "accountIds", state, created_by AS "createdBy",
  at_payment AS "atPayment"`

/** A run by its id or its number, held as asked; undefined when there is none. */
export async function loadDunningRun(
  db: Db,
  by: { readonly runId: string } | { readonly number: string },
  lock: RunLock = 'none',
): Promise<DunningRun | undefined> {
  const which = 'runId' in by ? sql`run_id = ${by.runId}` : sql`number = ${by.number}`
  const run = await maybeOne(
    db,
    sql<
      Omit<DunningRun, 'entity'>
    >`SELECT ${RUN} FROM dunning_run WHERE ${which} ${RUN_LOCKS[lock]}`,
  )
  const entity = run && (await loadLegalEntity(db, run.legalEntityId))
  return run === undefined || entity === undefined ? undefined : { ...run, entity }
}

/** The legal entities, by code. */
export function loadRunEntities(db: Db): Promise<{ code: string; legalEntityId: string }[]> {
  return rows(
    db,
    sql<{ code: string; legalEntityId: string }>`
      SELECT code, legal_entity_id AS "legalEntityId" FROM legal_entity ORDER BY code`,
  )
}

/** A run of this kind over all of a legal entity that is neither over nor cancelled. */
export async function loadOpenRun(
  db: Db,
  kind: DunningRunKind,
  legalEntityId: string,
): Promise<string | undefined> {
  const found = await maybeOne(
    db,
    sql<{ number: string }>`
      SELECT number FROM dunning_run
       WHERE legal_entity_id = ${legalEntityId} AND kind = ${kind} AND account_ids IS NULL
         AND state NOT IN ('sent', 'cancelled')
       LIMIT 1`,
  )
  return found?.number
}

/** How many runs have a number that begins so. */
export async function countNumbered(db: Db, prefix: string): Promise<number> {
  const { runs } = await one(
    db,
    sql<{ runs: number }>`
      SELECT count(*)::int AS runs FROM dunning_run WHERE starts_with(number, ${prefix})`,
  )
  return runs
}

/** A chunk of a dunning run, which nobody else works on until the transaction ends. */
export function lockDunningChunk(
  tx: Tx,
  runId: string,
  chunkNo: number,
): Promise<RunChunk | undefined> {
  return lockRunChunk(tx, 'dunning_run_chunk', runId, chunkNo)
}

/** The numbers of a dunning run's chunks in a state. */
export function loadChunkNumbers(
  db: Db,
  runId: string,
  state: 'pending' | 'ready',
): Promise<number[]> {
  return loadRunChunks(db, 'dunning_run_chunk', runId, state)
}

type StoredOutcome = Omit<DunningOutcomeRow, 'policy'> & {
  readonly policyCode: string
  readonly fromOn: Temporal.PlainDate
  readonly revision: number
}

/** What a chunk proposes to ask for, in the order of accounts. */
export async function loadAsked(
  tx: Tx,
  runId: string,
  { fromAccount, toAccount }: RunChunk,
): Promise<DunningOutcomeRow[]> {
  const found = await rows(
    tx,
    sql<StoredOutcome>`
      SELECT account_id AS "accountId", currency, outcome, reason, level, channel,
             policy_code AS "policyCode", policy_from AS "fromOn", policy_revision AS revision,
             amount_minor AS "amountMinor", fee_minor AS "feeMinor",
             overdue_minor AS "overdueMinor", items
        FROM dunning_outcome
       WHERE run_id = ${runId} AND outcome = 'asked'
         AND account_id BETWEEN ${fromAccount}::uuid AND ${toAccount}::uuid
       ORDER BY account_id, currency`,
  )
  return found.map(({ policyCode, fromOn, revision, items, ...row }) => ({
    ...row,
    items: items as readonly OutcomeItem[],
    policy: { policyCode, fromOn, revision },
  }))
}

/** The accounts of a chunk, whether they owe something or not, in the order of their ids. */
export async function loadChunkAccounts(
  tx: Tx,
  { fromAccount, toAccount }: RunChunk,
): Promise<string[]> {
  const found = await rows(
    tx,
    sql<{ accountId: string }>`
      SELECT account_id AS "accountId" FROM account
       WHERE account_id BETWEEN ${fromAccount}::uuid AND ${toAccount}::uuid ORDER BY 1`,
  )
  return found.map(row => row.accountId)
}

/** What a run would ask for and cost, and a fingerprint of it: what the approver approves. */
export async function dunningStakes(tx: Tx, number: string): Promise<Stakes> {
  const totals = await rows(
    tx,
    sql<{ currency: string; customers: bigint; minor: bigint; fees: bigint; each: string }>`
      SELECT o.currency, count(*) AS customers, sum(o.amount_minor)::bigint AS minor,
             sum(o.fee_minor)::bigint AS fees,
             sum(hashtextextended(
               o.account_id::text || ' ' || coalesce(o.level, 0) || ' ' || o.amount_minor, 0)::numeric
             )::text AS each
        FROM dunning_outcome o JOIN dunning_run r USING (run_id)
       WHERE r.number = ${number} AND o.outcome = 'asked'
       GROUP BY 1 ORDER BY 1`,
  )
  return {
    amounts: totals.map(({ minor, currency }) => ({ minor, currency })),
    facts: {
      run: number,
      totals: totals.map(({ minor, fees, ...total }) => ({
        ...total,
        amount: formatAmount(minor, total.currency),
        fees: formatAmount(fees, total.currency),
      })),
    },
  }
}
