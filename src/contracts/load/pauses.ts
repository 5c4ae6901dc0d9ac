import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { Pause } from '../pause.ts'
import { idList, type SubscriptionId } from './subscriptions.ts'

/** A pause with its subscription. */
export type StoredPause = SubscriptionId & Pause & { readonly recordedAt: Temporal.Instant }

/** Every pause of these subscriptions, by first day. */
export function loadPauses(db: Db, ids: readonly SubscriptionId[]): Promise<StoredPause[]> {
  return rows(
    db,
    sql<StoredPause>`
      select account_id as "accountId", subscription_id as "subscriptionId",
        pause_id as "pauseId", from_on as "fromOn", to_on as "toOn", fees, usage,
        recorded_at as "recordedAt"
      from subscription_pause where (account_id, subscription_id) in (${idList(ids)})
      order by account_id, subscription_id, from_on`,
  )
}
