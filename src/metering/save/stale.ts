import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'

export type StaleRow = {
  readonly accountId: string
  readonly subscriptionId: string
  readonly from: Temporal.PlainDate
}

export async function markStale(tx: Tx, stale: readonly StaleRow[]): Promise<void> {
  if (stale.length === 0) return
  await affected(
    tx,
    sql`
      WITH input AS (
        SELECT account_id, subscription_id, min(from_on) AS from_on
          FROM unnest(${stale.map(r => r.accountId)}::uuid[],
                      ${stale.map(r => r.subscriptionId)}::uuid[],
                      ${stale.map(r => r.from)}::date[]) AS r (account_id, subscription_id, from_on)
         GROUP BY 1, 2),
      locked AS (
        SELECT b.account_id, b.subscription_id, i.from_on,
               greatest(b.billed_through, b.drafted_through) AS through
          FROM billing_state b JOIN input i USING (account_id, subscription_id)
         ORDER BY b.account_id, b.subscription_id
           FOR NO KEY UPDATE OF b)
      UPDATE billing_state b
         SET stale_from = least(b.stale_from, l.from_on), version = b.version + 1
        FROM locked l
       WHERE b.account_id = l.account_id AND b.subscription_id = l.subscription_id
         AND l.from_on < l.through`,
  )
}
