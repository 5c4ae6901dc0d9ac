import { lesser } from '../kernel/money.ts'
import {
  type ItemKey,
  instalmentsOfItem,
  itemKeyText,
  type OpenItem,
} from '../ledger/open-items/item.ts'

/** A part of an amount that an item takes. */
export type Spread = { readonly item: OpenItem; readonly amountMinor: bigint }

/**
 * Spreads an amount over a document: its own item, and then its instalments in the order given, each
 * as far as it is open. What is too much stands on the last of them, to be refused there.
 *
 * `openOf` is what is open by now; the answer has no part of nothing.
 */
export function spreadOver(
  items: readonly OpenItem[],
  amountMinor: bigint,
  openOf: (item: OpenItem) => bigint = item => item.openMinor,
): Spread[] {
  const parts: { item: OpenItem; amountMinor: bigint }[] = []
  let rest = amountMinor
  for (const item of items) {
    const taken = lesser(openOf(item), rest)
    if (taken <= 0n) continue
    parts.push({ item, amountMinor: taken })
    rest -= taken
  }
  if (rest <= 0n) return parts
  const last = parts.at(-1)
  if (last !== undefined) last.amountMinor += rest
  else if (items[0] !== undefined) parts.push({ item: items[0], amountMinor: rest })
  return parts
}

/** The items of a document among those known: its own, then its instalments by due date. */
export function itemsOfDocument(key: ItemKey, known: readonly OpenItem[]): readonly OpenItem[] {
  const text = itemKeyText(key)
  const own = known.filter(item => itemKeyText(item) === text)
  const instalments = instalmentsOfItem(key, known)
  const byDay = (a: OpenItem, b: OpenItem) =>
    Temporal.PlainDate.compare(a.dueOn, b.dueOn) || (a.itemId < b.itemId ? -1 : 1)
  return [...own, ...instalments.sort(byDay)]
}
