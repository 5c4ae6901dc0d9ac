import { sql } from 'kysely'
import { copyRows } from '../../platform/database/copy.ts'
import type { Tx } from '../../platform/database/database.ts'
import { storedCarry } from '../../rating/carry.ts'
import type { CarriedPeriod } from '../carried.ts'

/** What a draft's period would leave to the next. */
export type DraftCarry = CarriedPeriod & { readonly accountId: string }

/** Keeps what the drafts of a chunk would carry over, until they are issued. */
export async function copyDraftCarries(
  tx: Tx,
  runId: string,
  carried: readonly DraftCarry[],
): Promise<void> {
  if (carried.length === 0) return
  await copyRows(
    tx,
    'draft_carry',
    ['account_id', 'run_id', 'item_id', 'period_start', 'lots'],
    carried.map(({ accountId, itemId, periodStart, carry }) => [
      accountId,
      runId,
      itemId,
      periodStart.toString(),
      JSON.stringify(storedCarry(carry)),
    ]),
  )
}

/**
 * Puts on record what the accounts' periods carry over, as drafted. A period that was rated again and
 * leaves the same is not written again.
 */
export async function recordCarries(
  tx: Tx,
  runId: string,
  accountIds: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    INSERT INTO carried_balance
           (account_id, item_id, period_start, revision, lots, run_id, recorded_at)
    SELECT d.account_id, d.item_id, d.period_start, coalesce(before.revision + 1, 0), d.lots,
           d.run_id, ${at}
      FROM draft_carry d
      LEFT JOIN LATERAL (
        SELECT revision, lots FROM carried_balance b
         WHERE b.account_id = d.account_id AND b.item_id = d.item_id
           AND b.period_start = d.period_start
         ORDER BY revision DESC LIMIT 1
      ) before ON true
     WHERE d.run_id = ${runId} AND d.account_id = ANY(${accountIds}::uuid[])
       AND before.lots IS DISTINCT FROM d.lots`.execute(tx)
}

/** Removes what drafts would have carried over: of some accounts of a run, or of all of them. */
export async function deleteDraftCarries(
  tx: Tx,
  runId: string,
  accountIds: readonly string[] | null,
): Promise<void> {
  await sql`
    DELETE FROM draft_carry
     WHERE run_id = ${runId}
       AND ${accountIds === null ? sql`true` : sql`account_id = ANY(${[...accountIds]}::uuid[])`}`.execute(
    tx,
  )
}
