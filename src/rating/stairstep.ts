import type { Step } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { type Counted, type PricedPart, refuseNegativeCount } from './priced-part.ts'
import { isWhole, type Share } from './proration.ts'
import { type Numbered, numberTiers, tierReached } from './tiers.ts'

/**
 * One amount for the whole quantity: the price of the step that the total of the period reaches, a
 * total on a bound being in the upper step. It is charged once a period, with the first quantity,
 * at the price that holds then; no quantity at all is in the first step. Throws
 * `negative_tiered_usage` when the count falls below zero.
 */
export function stairstep(steps: readonly Step[], counted: Counted, bounds: Share): PricedPart[] {
  refuseNegativeCount(counted)
  const reached = tierReached(numberTiers(steps), counted, bounds)
  if (counted.tiersReached > 0) return []
  return [
    {
      label: 'stair',
      quantity: Decimal.one,
      unitPrice: reached.price,
      exact: reached.price,
      divisor: 1n,
      steps: [stairStep(reached, counted, bounds)],
    },
  ]
}

function stairStep(step: Numbered<Step>, counted: Counted, bounds: Share) {
  const whole = isWhole(bounds)
  return {
    step: 'stair' as const,
    number: step.number,
    from: step.from.toString(),
    upTo: step.upTo?.toString() ?? null,
    days: whole ? '1' : bounds.days.toString(),
    of: whole ? '1' : bounds.of.toString(),
    total: counted.total.toString(),
    price: step.price.toString(),
  }
}
