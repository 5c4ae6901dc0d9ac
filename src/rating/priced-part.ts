import type { Decimal } from '../kernel/decimal.ts'
import type { TraceStep } from './component.ts'

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
