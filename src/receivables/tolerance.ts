import { Decimal } from '../kernel/decimal.ts'

/** Differences that are let go: up to an amount, and up to a share of what was due. */
export type Tolerance = { readonly minor: bigint; readonly percent: Decimal }

/** Whether a difference is small enough to be let go; without a tolerance none is. */
export function isTolerated(
  missingMinor: bigint,
  dueMinor: bigint,
  tolerance: Tolerance | null,
): boolean {
  if (tolerance === null || missingMinor > tolerance.minor) return false
  const share = tolerance.percent.times(Decimal.of(dueMinor))
  return !Decimal.of(missingMinor * 100n).isAbove(share)
}
