import type { Tier } from '../catalog/charge.ts'
import { type Counted, type PricedPart, refuseNegativeCount } from './priced-part.ts'
import type { Share } from './proration.ts'
import { flatPart, numberTiers, tierReached, tierStep } from './tiers.ts'

/**
 * All units at the price of the tier that the total of the whole period reaches; a total on a bound
 * is in the upper tier. The tier's flat price is charged once a period, with the first quantity.
 */
export function volume(tiers: readonly Tier[], counted: Counted, bounds: Share): PricedPart[] {
  refuseNegativeCount(counted)
  const tier = tierReached(numberTiers(tiers), counted, bounds)
  const units: PricedPart = {
    label: 'volume',
    quantity: counted.quantity,
    unitPrice: tier.unitPrice,
    exact: counted.quantity.times(tier.unitPrice),
    divisor: 1n,
    steps: [tierStep(tier, counted, bounds, counted.quantity)],
  }
  return counted.tiersReached === 0 ? [...flatPart(tier), units] : [units]
}
