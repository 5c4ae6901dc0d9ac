import { staleSince } from './due.ts'
import type { AccountFacts } from './facts.ts'

/** From which nominal period on the billed lines of an item are looked at. */
export type Compared = { readonly itemId: string; readonly since: Temporal.PlainDate }

/** What must be compared with billed lines, because facts of its subscription have changed. */
export function comparedItems(account: AccountFacts): Compared[] {
  return account.subscriptions.flatMap(subscription => {
    if (subscription.state.staleFrom === null) return []
    const items = subscription.items.flatMap(item => {
      const since = staleSince(item, subscription)
      return since === undefined ? [] : [{ itemId: item.itemId, since }]
    })
    const oneOffs = subscription.oneOffs.map(oneOff => ({
      itemId: oneOff.oneOffId,
      since: oneOff.serviceOn,
    }))
    return [...items, ...oneOffs]
  })
}
