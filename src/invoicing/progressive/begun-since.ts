import type { BillingState, ItemFacts } from '../facts.ts'

/** From which period on an item is compared because a part of it was billed in mid-period. */
export function begunSince(
  { begun }: BillingState,
  { itemId }: Pick<ItemFacts, 'itemId'>,
): Temporal.PlainDate | undefined {
  const own = begun?.filter(period => period.itemId === itemId).map(period => period.periodStart)
  const first = own?.sort().at(0)
  return first === undefined ? undefined : Temporal.PlainDate.from(first)
}
