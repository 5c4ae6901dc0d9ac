import { sql } from 'kysely'
import { affected, one, type Tx } from '../../platform/database/database.ts'
import type { NewRun } from './runs.ts'

/** Bounds of a chunk: about so many accounts or so many subscription items, whichever is reached first. */
const CHUNK_ACCOUNTS = 1000
const CHUNK_ITEMS = 4000

/** An account on a consolidated invoice, and the account whose invoice it is; its own is one too. */
export type GroupMember = { readonly accountId: string; readonly headId: string }

/**
 * Selects the accounts of a run's scope into chunks, each with outcome pending: all accounts with a
 * contract of the legal entity in the cycle, or those named. Accounts on one consolidated invoice
 * follow its payer's cycle, are taken together, also where only one of them is named, and are in one
 * chunk; the payer is with them even without a contract of its own. Gives how many there are, and
 * how many of those named.
 */
export async function selectAccounts(
  tx: Tx,
  run: NewRun,
  accountNumbers: readonly string[] | null,
  groups: readonly GroupMember[],
): Promise<{ accounts: number; named: number }> {
  const accounts = await affected(
    tx,
    sql`
      INSERT INTO bill_run_account (account_id, run_id, chunk_no, outcome, group_id)
      SELECT account_id, ${run.runId}, min(chunk_no) OVER (PARTITION BY coalesce(group_id, account_id)),
             'pending', group_id
        FROM (
          SELECT account_id, group_id,
                 floor(greatest((row_number() OVER ids - 1)::numeric / ${CHUNK_ACCOUNTS},
                                (sum(items) OVER ids - items) / ${CHUNK_ITEMS})) AS chunk_no
            FROM (${groups.length === 0 ? alone(run, accountNumbers) : grouped(run, accountNumbers, groups)}) scope
          WINDOW ids AS (ORDER BY coalesce(group_id, account_id), account_id)
        ) chunked`,
  )
  await sql`
    INSERT INTO bill_run_chunk (run_id, chunk_no, state)
    SELECT DISTINCT ${run.runId}::uuid, chunk_no, 'pending'
      FROM bill_run_account WHERE run_id = ${run.runId}`.execute(tx)
  if (accountNumbers === null || groups.length === 0) return { accounts, named: accounts }
  const { named } = await one(
    tx,
    sql<{ named: bigint }>`
      SELECT count(*) AS named FROM bill_run_account JOIN account a USING (account_id)
       WHERE run_id = ${run.runId} AND a.number = ANY(${[...accountNumbers]}::text[])`,
  )
  return { accounts, named: Number(named) }
}

const ITEMS = sql`
  (SELECT count(*) FROM subscription_item i WHERE i.account_id = a.account_id) AS items`

function hasContract(run: NewRun, accountId: ReturnType<typeof sql>) {
  return sql`EXISTS (
    SELECT 1 FROM contract c
     WHERE c.account_id = ${accountId} AND c.legal_entity_id = ${run.legalEntityId})`
}

function inScope(run: NewRun, accountNumbers: readonly string[] | null) {
  const inCycle = run.cycleCode === null ? sql`true` : sql`a.cycle_code = ${run.cycleCode}`
  if (accountNumbers === null) return inCycle
  return sql`${inCycle} AND a.number = ANY(${[...accountNumbers]}::text[])`
}

function alone(run: NewRun, accountNumbers: readonly string[] | null) {
  return sql`
    SELECT a.account_id, NULL::uuid AS group_id, ${ITEMS}
      FROM account a
     WHERE ${inScope(run, accountNumbers)} AND ${hasContract(run, sql`a.account_id`)}`
}

function grouped(
  run: NewRun,
  accountNumbers: readonly string[] | null,
  groups: readonly GroupMember[],
) {
  const members = sql`unnest(${groups.map(each => each.accountId)}::uuid[],
                             ${groups.map(each => each.headId)}::uuid[]) AS g (account_id, head_id)`
  // By cycle the payer decides; by name whoever is named brings the whole group along.
  const chosen =
    accountNumbers === null
      ? sql`
          SELECT DISTINCT g.head_id FROM ${members} JOIN account a ON a.account_id = g.head_id
           WHERE ${inScope(run, null)}`
      : sql`
          SELECT DISTINCT g.head_id FROM ${members} JOIN account a ON a.account_id = g.account_id
           WHERE ${inScope({ ...run, cycleCode: null }, accountNumbers)}`
  const contracted = sql`
    SELECT g.head_id FROM ${members} WHERE ${hasContract(run, sql`g.account_id`)}`
  return sql`
    SELECT a.account_id, NULL::uuid AS group_id, ${ITEMS}
      FROM account a
     WHERE ${inScope(run, accountNumbers)} AND ${hasContract(run, sql`a.account_id`)}
       AND a.account_id NOT IN (SELECT g.account_id FROM ${members})
     UNION ALL
    SELECT a.account_id, g.head_id, ${ITEMS}
      FROM ${members} JOIN account a USING (account_id)
     WHERE g.head_id IN (${chosen}) AND g.head_id IN (${contracted})
       AND (g.account_id = g.head_id OR ${hasContract(run, sql`g.account_id`)})`
}
