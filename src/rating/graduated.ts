import type { Tier } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { type Counted, type PricedPart, refuseNegativeCount } from './priced-part.ts'
import { isWhole, type Share } from './proration.ts'
import { boundIn, countIn, flatPart, type NumberedTier, numberTiers, tierStep } from './tiers.ts'

/** Decimals of a printed quantity or unit price that does not end; the amount stays exact. */
const PRINTED_DECIMALS = 10

/**
 * Every unit at the price of the tier that it falls in: one part for each tier that holds some of
 * the quantity, and before it the tier's flat price when the period reaches the tier for the first
 * time. Nothing counted yet and no quantity is 0 units of tier 1. A negative quantity takes units
 * back from the top. `bounds` shrinks the tiers of a partial period.
 */
export function graduated(tiers: readonly Tier[], counted: Counted, bounds: Share): PricedPart[] {
  refuseNegativeCount(counted)
  const numbered = numberTiers(tiers)
  const start = countIn(counted.before, bounds)
  const end = countIn(counted.before.plus(counted.quantity), bounds)
  const [low, high] = start.isAbove(end) ? [end, start] : [start, end]
  const parts: PricedPart[] = []
  for (const tier of numbered) {
    const inTier = unitsInTier(tier, low, high, bounds)
    const isEmptyStart = tier.number === 1 && high.isZero
    if (inTier.isZero && !isEmptyStart) continue
    if (tier.number > counted.tiersReached) parts.push(...flatPart(tier))
    const scaled = counted.quantity.sign < 0 ? inTier.negate() : inTier
    parts.push(unitsPart(tier, counted, bounds, scaled))
  }
  return parts
}

function unitsInTier(tier: NumberedTier, low: Decimal, high: Decimal, bounds: Share): Decimal {
  const from = boundIn(tier.from, bounds)
  const upTo = tier.upTo === null ? high : boundIn(tier.upTo, bounds)
  const first = low.isAbove(from) ? low : from
  const last = high.isBelow(upTo) ? high : upTo
  return last.isAbove(first) ? last.minus(first) : Decimal.zero
}

function unitsPart(
  tier: NumberedTier,
  counted: Counted,
  bounds: Share,
  scaled: Decimal,
): PricedPart {
  const divisor = isWhole(bounds) ? 1n : bounds.of
  const quantity = divisor === 1n ? scaled : scaled.dividedBy(Decimal.of(divisor), PRINTED_DECIMALS)
  return {
    label: `tier${tier.number}`,
    quantity,
    unitPrice: tier.unitPrice,
    exact: scaled.times(tier.unitPrice),
    divisor,
    steps: [tierStep(tier, counted, bounds, quantity)],
  }
}
