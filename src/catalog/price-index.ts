import type { Decimal } from '../kernel/decimal.ts'
import type { Charge, Price } from './charge.ts'

/** What an index stood at in a month (`2026-01`), as published. */
export type IndexValue = { readonly month: string; readonly value: Decimal }

/** Published values by index code, each list in order of its months, one a month. */
export type PriceIndexes = ReadonlyMap<string, readonly IndexValue[]>

/** The codes of the indexes that prices follow, each once. */
export function indexCodesOf(prices: Iterable<Price | null>): string[] {
  const codes = new Set<string>()
  for (const price of prices) if (price?.model === 'indexed') codes.add(price.index)
  return [...codes]
}

/** A charge with the published values that its prices follow; as it is where they follow none. */
export function withIndexes(charge: Charge, indexes: PriceIndexes): Charge {
  if (indexes.size === 0) return charge
  const follows = charge.prices.some(({ price }) => price.model === 'indexed')
  return follows ? { ...charge, indexes } : charge
}
