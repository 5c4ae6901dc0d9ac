import { markStale } from '../../contracts/commands/mark-stale.ts'
import type { Tx } from '../../platform/database/database.ts'
import { loadSubscriptionsAt } from '../load/channels.ts'

/**
 * Marks the subscriptions at premises whose measured usage changed from a date on, so that what
 * was billed of it since is billed anew.
 */
export async function markPremisesStale(
  tx: Tx,
  changes: readonly {
    readonly accountId: string
    readonly premiseId: string
    readonly from: Temporal.PlainDate
  }[],
): Promise<void> {
  if (changes.length === 0) return
  const earliest = new Map<string, Temporal.PlainDate>()
  for (const { premiseId, from } of changes) {
    const first = earliest.get(premiseId)
    if (first === undefined || Temporal.PlainDate.compare(from, first) < 0) {
      earliest.set(premiseId, from)
    }
  }
  const subscriptions = await loadSubscriptionsAt(tx, changes)
  await markStale(
    tx,
    subscriptions.map(({ accountId, subscriptionId, premiseId }) => ({
      accountId,
      subscriptionId,
      from: earliest.get(premiseId) as Temporal.PlainDate,
    })),
  )
}
