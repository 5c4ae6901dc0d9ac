import { formatAmount, parseAmount } from '../../../../src/kernel/money.ts'
import type { PayableItem } from '../../views/receipt.ts'

/** What was typed for each item, by its id. */
export type TypedShares = Readonly<Record<string, string>>

/** What the typed shares come to. */
export type Spread = {
  readonly shares: readonly { readonly item: string; readonly amount: string }[]
  readonly usedMinor: bigint
  /** What stays unused; below zero where more is given out than there is. */
  readonly restMinor: bigint
  /** Whether it can be done: something is given out, every amount is one, and there is enough. */
  readonly isReady: boolean
}

/** Adds up what is given out of a receipt. */
export function spreadOf(
  leftMinor: bigint,
  items: readonly PayableItem[],
  typed: TypedShares,
  currency: string,
): Spread {
  const given = items.flatMap(({ itemId, openMinor }) => {
    const text = (typed[itemId] ?? '').trim().replace(',', '.')
    if (text === '') return []
    const minor = parseAmount(text, currency)
    const isFit = minor !== undefined && minor > 0n && minor <= BigInt(openMinor)
    return [{ item: itemId, amount: text, minor: minor ?? 0n, isFit }]
  })
  const usedMinor = given.reduce((sum, each) => sum + each.minor, 0n)
  const restMinor = leftMinor - usedMinor
  return {
    shares: given.map(({ item, amount }) => ({ item, amount })),
    usedMinor,
    restMinor,
    isReady: given.length > 0 && restMinor >= 0n && given.every(({ isFit }) => isFit),
  }
}

/** What an item can get of what is left: all that is open of it, or the rest. */
export function fillIn(restMinor: bigint, openMinor: string, currency: string): string {
  const open = BigInt(openMinor)
  const minor = restMinor < open ? restMinor : open
  return minor <= 0n ? '' : formatAmount(minor, currency)
}
