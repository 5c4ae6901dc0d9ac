import type { OpenItem } from '../ledger/open-items/item.ts'

/**
 * Whether an item's discount for early payment is earned by money of a value date: nothing of it has
 * been paid yet, and the last day has not passed.
 */
export function isDiscountInTime(item: OpenItem, valueOn: Temporal.PlainDate): boolean {
  const { discountOn, discountMinor } = item
  if (discountOn === null || discountMinor === null || discountMinor <= 0n) return false
  return Temporal.PlainDate.compare(valueOn, discountOn) <= 0
}
