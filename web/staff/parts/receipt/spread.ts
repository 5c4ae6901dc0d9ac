import { formatAmount, parseAmount } from '../../../../src/kernel/money.ts'
import type { PayableItem } from '../../views/receipt.ts'

/** What was typed for each item, by its id. */
export type TypedShares = Readonly<Record<string, string>>

/** What the typed shares come to. */
export type Spread = {
  readonly shares: readonly Share[]
  readonly usedMinor: bigint
  /** What stays unused; below zero where more is given out than there is. */
  readonly restMinor: bigint
  /** Whether it can be done: something is given out, every amount is one, and there is enough. */
  readonly isReady: boolean
}

type Share = { readonly item: string; readonly amount: string; readonly discount?: true }

/** The discount of an item for early payment that money of a value date earns; null where it earns none. */
export function discountBy(item: PayableItem, valueOn: string): bigint | null {
  const { discountMinor, discountOn } = item
  if (discountMinor === null || discountOn === null || valueOn > discountOn) return null
  return BigInt(discountMinor)
}

/** Adds up what is given out of a receipt; `discounted` are items whose discount is taken, too. */
export function spreadOf(
  leftMinor: bigint,
  items: readonly PayableItem[],
  typed: TypedShares,
  { currency, discounted }: { readonly currency: string; readonly discounted: ReadonlySet<string> },
): Spread {
  const given = items.flatMap(item => {
    const { itemId } = item
    const text = (typed[itemId] ?? '').trim().replace(',', '.')
    if (text === '') return []
    const minor = parseAmount(text, currency)
    const isDiscounted = discounted.has(itemId)
    const most = BigInt(item.openMinor) - (isDiscounted ? BigInt(item.discountMinor ?? 0) : 0n)
    // A discount is earned by all the rest, and by nothing less.
    const isFit =
      minor !== undefined && minor > 0n && (isDiscounted ? minor === most : minor <= most)
    const share: Share = { item: itemId, amount: text, ...(isDiscounted ? { discount: true } : {}) }
    return [{ share, minor: minor ?? 0n, isFit }]
  })
  const usedMinor = given.reduce((sum, each) => sum + each.minor, 0n)
  const restMinor = leftMinor - usedMinor
  return {
    shares: given.map(({ share }) => share),
    usedMinor,
    restMinor,
    isReady: given.length > 0 && restMinor >= 0n && given.every(({ isFit }) => isFit),
  }
}

/** What an item can get of what is left: all that is open of it, or the rest. */
export function fillIn(restMinor: bigint, openMinor: string | bigint, currency: string): string {
  const open = BigInt(openMinor)
  const minor = restMinor < open ? restMinor : open
  return minor <= 0n ? '' : formatAmount(minor, currency)
}
