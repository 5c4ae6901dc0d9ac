import { sql } from 'kysely'
import { copyRows } from '../../platform/database/copy.ts'
import { affected, type Tx } from '../../platform/database/database.ts'
import type { NewRun } from '../save/runs.ts'
import type { RebillTerms } from './api.ts'
import type { Comparison } from './comparison.ts'

/** Voiding takes some statements an invoice, so that its chunks are smaller. */
const CHUNK_ACCOUNTS = { difference: 500, void: 100 }

/**
 * Selects the accounts that were billed something in the range into chunks, each with outcome
 * pending. Gives how many there are.
 */
export async function selectBilledAccounts(
  tx: Tx,
  run: NewRun,
  terms: RebillTerms,
  accountNumbers: readonly string[] | null,
): Promise<number> {
  const { from, to, plan, charge } = terms
  const count = await affected(
    tx,
    sql`
      INSERT INTO bill_run_account (account_id, run_id, chunk_no, outcome)
      SELECT account_id, ${run.runId},
             (row_number() OVER (ORDER BY account_id) - 1) / ${CHUNK_ACCOUNTS[terms.method]},
             'pending'
        FROM account a
       WHERE ${run.cycleCode === null ? sql`true` : sql`a.cycle_code = ${run.cycleCode}`}
         AND ${accountNumbers === null ? sql`true` : sql`a.number = ANY(${[...accountNumbers]}::text[])`}
         AND EXISTS (
           SELECT 1 FROM invoice_line l
             JOIN subscription s USING (account_id, subscription_id)
             JOIN contract c USING (account_id, contract_id)
             LEFT JOIN subscription_item i
               ON i.account_id = l.account_id AND i.item_id = l.item_id
            WHERE l.account_id = a.account_id AND l.item_id IS NOT NULL
              AND c.legal_entity_id = ${run.legalEntityId}
              AND l.service_end > ${from}::date
              AND (${to}::date IS NULL OR l.service_start < ${to}::date)
              AND (${plan}::text IS NULL OR i.plan_code = ${plan})
              AND (${charge}::text IS NULL OR i.charge_code = ${charge}))`,
  )
  await sql`
    INSERT INTO bill_run_chunk (run_id, chunk_no, state)
    SELECT DISTINCT ${run.runId}::uuid, chunk_no, 'pending'
      FROM bill_run_account WHERE run_id = ${run.runId}`.execute(tx)
  return count
}

/** Keeps the before and after of a chunk's accounts in place of what was found earlier. */
export async function replaceComparisons(
  tx: Tx,
  runId: string,
  accountIds: readonly string[],
  compared: readonly (Comparison & { readonly accountId: string })[],
): Promise<void> {
  await sql`
    DELETE FROM rebill_comparison
     WHERE run_id = ${runId} AND account_id = ANY(${[...accountIds]}::uuid[])`.execute(tx)
  if (compared.length === 0) return
  await copyRows(
    tx,
    'rebill_comparison',
    [
      'account_id',
      'run_id',
      'currency',
      'periods',
      'voided',
      'documents',
      'before_net_minor',
      'net_minor',
      'tax_minor',
      'payable_minor',
    ],
    compared.map(c => [
      c.accountId,
      runId,
      c.currency,
      c.periods,
      c.voided,
      c.documents,
      c.beforeNetMinor,
      c.netMinor,
      c.taxMinor,
      c.payableMinor,
    ]),
  )
}
