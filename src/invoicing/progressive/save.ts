import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { NewRun } from '../save/runs.ts'
import type { BegunPeriod } from './begun-period.ts'

const CHUNK_ACCOUNTS = 500

/** Selects the accounts with an amount to bill by into chunks. Gives how many there are. */
export async function selectProgressiveAccounts(
  tx: Tx,
  run: NewRun,
  accountNumbers: readonly string[] | null,
): Promise<number> {
  const numbers = accountNumbers === null ? null : [...accountNumbers]
  const count = await affected(
    tx,
    sql`
      INSERT INTO bill_run_account (account_id, run_id, chunk_no, outcome)
      SELECT account_id, ${run.runId},
             (row_number() OVER (ORDER BY account_id) - 1) / ${CHUNK_ACCOUNTS}, 'pending'
        FROM account a
       WHERE (${numbers}::text[] IS NULL OR a.number = ANY(${numbers}::text[]))
         AND EXISTS (SELECT 1 FROM subscription s JOIN contract c USING (account_id, contract_id)
                      WHERE s.account_id = a.account_id AND s.progressive_amount IS NOT NULL
                        AND c.legal_entity_id = ${run.legalEntityId})`,
  )
  await sql`
    INSERT INTO bill_run_chunk (run_id, chunk_no, state)
    SELECT DISTINCT ${run.runId}::uuid, chunk_no, 'pending'
      FROM bill_run_account WHERE run_id = ${run.runId}`.execute(tx)
  return count
}

/** Notes the periods of which a part has just been billed; those noted before stay. */
export async function noteBegun(
  tx: Tx,
  begun: readonly (BegunPeriod & {
    readonly accountId: string
    readonly subscriptionId: string
  })[],
): Promise<void> {
  if (begun.length === 0) return
  await sql`
    UPDATE billing_state b
       SET begun = (SELECT jsonb_agg(DISTINCT period)
                      FROM (SELECT jsonb_array_elements(coalesce(b.begun, '[]')) AS period
                            UNION ALL SELECT jsonb_array_elements(n.begun)) all_of_them)
      FROM (
        SELECT "accountId" AS account_id, "subscriptionId" AS subscription_id,
               jsonb_agg(DISTINCT jsonb_build_object('itemId', "itemId", 'periodStart',
                         "periodStart", 'periodEnd', "periodEnd")) AS begun
          FROM json_to_recordset(${jsonRows(begun)}::json) AS r (
               "accountId" uuid, "subscriptionId" uuid, "itemId" text, "periodStart" text,
               "periodEnd" text)
         GROUP BY 1, 2
      ) n
     WHERE b.account_id = n.account_id AND b.subscription_id = n.subscription_id`.execute(tx)
}
