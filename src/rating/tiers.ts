import type { Tier } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Counted, PricedPart } from './priced-part.ts'
import { isWhole, type Share } from './proration.ts'
import { RatingError } from './rating-error.ts'

/** A tier or step with its place: its number from 1 and its lower bound. */
export type Numbered<T> = T & { readonly number: number; readonly from: Decimal }
export type NumberedTier = Numbered<Tier>
type Bounded = Pick<Tier, 'upTo'>

/**
 * Numbers the tiers and gives each its lower bound. Throws `tiers_not_ascending` unless bounds rise
 * from above zero and only the last tier is without end.
 */
export function numberTiers<T extends Bounded>(tiers: readonly T[]): Numbered<T>[] {
  let from = Decimal.zero
  const numbered = tiers.map((tier, i) => {
    const here = { ...tier, number: i + 1, from }
    const isLast = i === tiers.length - 1
    if (isLast !== (tier.upTo === null) || (tier.upTo !== null && !tier.upTo.isAbove(from))) {
      throw new RatingError('tiers_not_ascending', {
        tier: i + 1,
        from: from.toString(),
        upTo: tier.upTo?.toString() ?? 'without end',
      })
    }
    from = tier.upTo ?? from
    return here
  })
  if (numbered.length > 0) return numbered
  throw new RatingError('tiers_not_ascending', { tier: 0, from: '0', upTo: 'no tier at all' })
}

/** The tier that the total of the whole period reaches; a total on a bound is in the upper one. */
export function tierReached<T extends Bounded>(
  tiers: readonly Numbered<T>[],
  counted: Counted,
  bounds: Share,
): Numbered<T> {
  const total = countIn(counted.total, bounds)
  return tiers.find(
    tier => tier.upTo === null || total.isBelow(boundIn(tier.upTo, bounds)),
  ) as Numbered<T>
}

/** A bound in a partial period, multiplied by the share's denominator so that it stays exact. */
export function boundIn(bound: Decimal, bounds: Share): Decimal {
  return isWhole(bounds) ? bound : bound.times(Decimal.of(bounds.days))
}

/** A counted quantity in the same unit as `boundIn`. */
export function countIn(count: Decimal, bounds: Share): Decimal {
  return isWhole(bounds) ? count : count.times(Decimal.of(bounds.of))
}

/** The trace of a quantity in a tier. */
export function tierStep(tier: NumberedTier, counted: Counted, bounds: Share, quantity: Decimal) {
  const whole = isWhole(bounds)
  return {
    step: 'tier' as const,
    number: tier.number,
    from: tier.from.toString(),
    upTo: tier.upTo?.toString() ?? null,
    days: whole ? '1' : bounds.days.toString(),
    of: whole ? '1' : bounds.of.toString(),
    before: counted.before.toString(),
    total: counted.total.toString(),
    quantity: quantity.toString(),
    unitPrice: tier.unitPrice.toString(),
  }
}

/** The fixed amount of a tier that the period reaches for the first time; none when it is zero. */
export function flatPart(tier: NumberedTier): PricedPart[] {
  if (tier.flatPrice.isZero) return []
  return [
    {
      label: `tier${tier.number}flat`,
      quantity: Decimal.one,
      unitPrice: tier.flatPrice,
      exact: tier.flatPrice,
      divisor: 1n,
      steps: [{ step: 'tier_flat', number: tier.number, flatPrice: tier.flatPrice.toString() }],
    },
  ]
}
