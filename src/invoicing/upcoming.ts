import type { Price } from '../catalog/charge.ts'
import { isBefore, later } from '../kernel/period.ts'
import type { AccountFacts, ItemFacts, SubscriptionFacts } from './facts.ts'

/** What will change for a customer on a date to come. */
export type UpcomingKind =
  | 'subscription_starts'
  | 'subscription_ends'
  | 'pause_starts'
  | 'pause_ends'
  | 'charge_starts'
  | 'charge_ends'
  | 'quantity'
  | 'price'
  | 'discount_starts'
  | 'discount_ends'
  | 'one_off'

/** A change that is recorded and not in force yet. */
export type UpcomingChange = {
  readonly on: Temporal.PlainDate
  readonly change: UpcomingKind
  readonly subscription: string
  /** The charge, discount or description that changes; null for the subscription as a whole. */
  readonly what: string | null
  /** Quantity or price before and from then on; null where there is none. */
  readonly before: string | null
  readonly after: string | null
}

/**
 * Everything recorded for an account that takes effect after a date: starts and ends, quantities,
 * prices, discounts, one-off charges, in order of date.
 */
export function upcomingChanges(
  account: AccountFacts,
  after: Temporal.PlainDate,
): UpcomingChange[] {
  const changes = account.subscriptions.flatMap(subscription => [
    ...ofSubscription(subscription),
    ...subscription.items.flatMap(item => ofItem(subscription, item)),
  ])
  return changes
    .filter(({ on }) => isBefore(after, on))
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))
}

function ofSubscription(subscription: SubscriptionFacts): UpcomingChange[] {
  const { number, start, end, pauses, discounts, oneOffs } = subscription
  const change = { subscription: number, what: null, before: null, after: null }
  return [
    { ...change, change: 'subscription_starts', on: start },
    ...(end === null ? [] : [{ ...change, change: 'subscription_ends' as const, on: end }]),
    ...pauses.flatMap(({ from, to }): UpcomingChange[] => [
      { ...change, change: 'pause_starts', on: from },
      ...(to === null ? [] : [{ ...change, change: 'pause_ends' as const, on: to }]),
    ]),
    ...discounts.flatMap(({ code, from, to, percent }): UpcomingChange[] => {
      const discount = { ...change, what: code }
      const rate = `${percent} %`
      const starts = { ...discount, change: 'discount_starts' as const, on: from, after: rate }
      if (to === null) return [starts]
      return [starts, { ...discount, change: 'discount_ends', on: to, before: rate }]
    }),
    ...oneOffs.map(
      ({ serviceOn, description, quantity, unitPrice }): UpcomingChange => ({
        ...change,
        change: 'one_off',
        on: serviceOn,
        what: description,
        after: `${quantity} × ${unitPrice}`,
      }),
    ),
  ]
}

function ofItem(subscription: SubscriptionFacts, item: ItemFacts): UpcomingChange[] {
  const change = {
    subscription: subscription.number,
    what: item.charge.code,
    before: null,
    after: null,
  }
  const starts = isBefore(subscription.start, item.start)
  const { end } = item
  const ends = end !== null && (subscription.end === null || isBefore(end, subscription.end))
  return [
    ...(starts ? [{ ...change, change: 'charge_starts' as const, on: item.start }] : []),
    ...(ends ? [{ ...change, change: 'charge_ends' as const, on: end }] : []),
    ...item.quantities.slice(1).map(
      ({ from, quantity }, i): UpcomingChange => ({
        ...change,
        change: 'quantity',
        on: from,
        before: item.quantities[i]!.quantity.toString(),
        after: quantity.toString(),
      }),
    ),
    ...pricesOf(item, change),
  ]
}

/** Prices that take effect while the customer has the charge. */
function pricesOf(
  item: ItemFacts,
  change: Pick<UpcomingChange, 'subscription' | 'what'>,
): UpcomingChange[] {
  const { prices } = item.charge
  return prices.slice(1).flatMap(({ effectiveFrom, price }, i): UpcomingChange[] => {
    const ended = item.end !== null && !isBefore(effectiveFrom, item.end)
    if (ended || !later(effectiveFrom, item.start).equals(effectiveFrom)) return []
    const before = priceText(prices[i]!.price)
    return [{ ...change, change: 'price', on: effectiveFrom, before, after: priceText(price) }]
  })
}

/** A price in a few words: its amount where it is one, else its model and first amount. */
export function priceText(price: Price): string {
  const first = Object.values(price).find(value => typeof value === 'object' && value !== null)
  if (price.model === 'per_unit') return price.unitPrice.toString()
  if (Array.isArray(first)) {
    const [tier] = first as readonly object[]
    const amount = Object.entries(tier ?? {}).find(([name]) => /price|percent/i.test(name))?.[1]
    return `${price.model} ${amount ?? ''}`.trim()
  }
  return `${price.model} ${first ?? ''}`.trim()
}
