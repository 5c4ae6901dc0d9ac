import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { Trial } from '../trial.ts'
import { idList, type SubscriptionId } from './subscriptions.ts'

/** A trial as it is stored: its latest revision. */
export type StoredTrial = SubscriptionId & Trial & { readonly revision: number }

/** The trials of these subscriptions, by subscription id; none for most. */
export async function loadTrials(
  db: Db,
  ids: readonly SubscriptionId[],
): Promise<Map<string, StoredTrial>> {
  const found = await rows(
    db,
    sql<StoredTrial>`
      select distinct on (account_id, subscription_id) account_id as "accountId",
        subscription_id as "subscriptionId", revision, end_on as "endOn",
        free_usage as "freeUsage", periods_from as "periodsFrom"
      from subscription_trial where (account_id, subscription_id) in (${idList(ids)})
      order by account_id, subscription_id, revision desc`,
  )
  return new Map(found.map(trial => [trial.subscriptionId, trial]))
}
