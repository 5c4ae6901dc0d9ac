import type { Decimal } from '../kernel/decimal.ts'
import type { TraceStep } from './component.ts'
import { RatingError } from './rating-error.ts'

/**
 * What a price model makes of a quantity: one future line, exact, before proration, discount and
 * rounding.
 */
export type PricedPart = {
  /** First half of the component's key: `fee`, `usage`, `tier2`, `tier2flat`, `package`. */
  readonly label: string
  /** As printed: at most 10 decimals. */
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  /** The exact amount in major units is `exact ÷ divisor`. */
  readonly exact: Decimal
  readonly divisor: bigint
  readonly steps: readonly TraceStep[]
}

/** A quantity on the counter of its period: what was counted before it, and in the whole period. */
export type Counted = {
  readonly quantity: Decimal
  readonly before: Decimal
  readonly total: Decimal
  /** Tiers that the period had reached before; their flat prices were charged then. */
  readonly tiersReached: number
}

/**
 * The counter of tiers and packages never runs below zero: what a negative total would cost is not
 * agreed by anyone. Throws `negative_tiered_usage`.
 */
export function refuseNegativeCount(counted: Counted): void {
  if (counted.total.sign >= 0 && counted.before.plus(counted.quantity).sign >= 0) return
  throw new RatingError('negative_tiered_usage', {
    before: counted.before.toString(),
    quantity: counted.quantity.toString(),
  })
}
