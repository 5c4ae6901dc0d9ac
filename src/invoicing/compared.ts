import { committedSince } from './committed.ts'
import { comparedSince } from './due.ts'
import type { AccountFacts } from './facts.ts'

/** From which nominal period on the billed lines of an item are looked at. */
export type Compared = { readonly itemId: string; readonly since: Temporal.PlainDate }

/** What must be compared with billed lines, because it may have been billed before. */
export function comparedItems(account: AccountFacts): Compared[] {
  const commitments = account.commitments.flatMap(commitment => {
    const since = committedSince(commitment, account.subscriptions)
    return since === undefined ? [] : [{ itemId: commitment.commitmentId, since }]
  })
  const charges = account.subscriptions.flatMap(subscription => {
    const items = subscription.items.flatMap(item => {
      const since = comparedSince(item, subscription)
      return since === undefined ? [] : [{ itemId: item.itemId, since }]
    })
    // A voided one is due again as it was; a corrected one is compared until it is settled.
    const { staleFrom } = subscription.state
    const isStale = staleFrom !== null
    const oneOffs = subscription.oneOffs
      .filter(oneOff => isStale || oneOff.revised)
      .map(oneOff => ({ itemId: oneOff.oneOffId, since: oneOff.serviceOn }))
    const { ending } = subscription
    const isExit = isStale && ending !== null
    const exit = isExit ? [{ itemId: ending.endingId, since: staleFrom }] : []
    return [...items, ...oneOffs, ...exit]
  })
  return commitments.length === 0 ? charges : [...charges, ...commitments]
}
