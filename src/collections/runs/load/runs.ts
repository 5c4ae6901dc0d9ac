import { sql } from 'kysely'
import { formatAmount } from '../../../kernel/money.ts'
import { type LegalEntityRow, loadLegalEntity } from '../../../ledger/load.ts'
import type { Stakes } from '../../../platform/command.ts'
import { type Db, maybeOne, one, rows, type Tx } from '../../../platform/database/database.ts'
import type { DunningOutcomeRow, OutcomeItem } from '../outcome.ts'
import type { DunningRunState } from '../run-state.ts'

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
  readonly state: DunningRunState
  readonly createdBy: string
  /** Made by a job of what was paid late, by policies that say so. */
  readonly atPayment: boolean
  readonly entity: LegalEntityRow
}

/** How a run's row is held: by a chunk that works for it, or alone to change its state. */
export type RunLock = 'none' | 'chunk' | 'state' | 'alone'

const LOCKS: Record<RunLock, ReturnType<typeof sql>> = {
  none: sql``,
  // Chunks work side by side; cancelling waits for them.
  chunk: sql`FOR KEY SHARE`,
  // Whoever finishes last sees all others' chunks; does not wait for chunks at work.
  state: sql`FOR NO KEY UPDATE`,
  alone: sql`FOR UPDATE`,
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
    sql<Omit<DunningRun, 'entity'>>`SELECT ${RUN} FROM dunning_run WHERE ${which} ${LOCKS[lock]}`,
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

/** A part of a run: the accounts between two ids, both inclusive. */
export type DunningChunk = {
  readonly state: 'pending' | 'ready' | 'done'
  readonly fromAccount: string
  readonly toAccount: string
}

/** A chunk, which nobody else works on until the transaction ends. */
export function lockDunningChunk(
  tx: Tx,
  runId: string,
  chunkNo: number,
): Promise<DunningChunk | undefined> {
  return maybeOne(
    tx,
    sql<DunningChunk>`
      SELECT state, from_account AS "fromAccount", to_account AS "toAccount"
        FROM dunning_run_chunk WHERE run_id = ${runId} AND chunk_no = ${chunkNo} FOR UPDATE`,
  )
}

/** The numbers of a run's chunks in a state. */
export async function loadChunkNumbers(
  db: Db,
  runId: string,
  state: 'pending' | 'ready',
): Promise<number[]> {
  const found = await rows(
    db,
    sql<{ chunkNo: number }>`
      SELECT chunk_no AS "chunkNo" FROM dunning_run_chunk
       WHERE run_id = ${runId} AND state = ${state} ORDER BY 1`,
  )
  return found.map(row => row.chunkNo)
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
  { fromAccount, toAccount }: DunningChunk,
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
  { fromAccount, toAccount }: DunningChunk,
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
