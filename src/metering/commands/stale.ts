import { markStale } from '../../contracts/commands/mark-stale.ts'
import { isBefore } from '../../kernel/period.ts'
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
  const earliest = new Map<string, (typeof changes)[number]>()
  for (const change of changes) {
    const first = earliest.get(change.premiseId)
    if (first === undefined || isBefore(change.from, first.from)) {
      earliest.set(change.premiseId, change)
    }
  }
  const subscriptions = await loadSubscriptionsAt(tx, [...earliest.values()])
  await markStale(
    tx,
    subscriptions.map(({ accountId, subscriptionId, premiseId }) => ({
      accountId,
      subscriptionId,
      from: earliest.get(premiseId)!.from,
    })),
  )
}
