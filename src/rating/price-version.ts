import type { Charge, PriceVersion } from '../catalog/charge.ts'
import { isBefore, type Period, splitAt } from '../kernel/period.ts'
import { RatingError } from './rating-error.ts'

/**
 * The price that holds on a service date: the latest version that starts on or before it. Throws a
 * RatingError `no_price_in_force` when the first version starts later.
 */
export function priceOn(charge: Charge, date: Temporal.PlainDate): PriceVersion {
  const version = charge.prices.findLast(candidate => !isBefore(date, candidate.effectiveFrom))
  if (version !== undefined) return version
  throw new RatingError('no_price_in_force', { charge: charge.code, date: date.toString() })
}

/** The segments of a usage charge's active days, part by part: what is measured for it. */
export function usageSegments(
  charge: Charge,
  { service, active }: { readonly service: Period; readonly active: readonly Period[] },
): Period[] {
  // A peak is one of the whole period, paused days and all.
  if (isWhole(charge)) return [service]
  return active.flatMap(part => priceSegments(charge, part))
}

/**
 * Cuts the service dates of a usage charge where its price changes, so that the caller can measure
 * each piece apart: usage is priced at the date it was used. Recurring and one-off charges and
 * demand take one price, that of the first day, and give one piece.
 */
export function priceSegments(charge: Charge, service: Period): Period[] {
  if (charge.kind !== 'usage' || charge.prices.length === 1) return [service]
  // A peak is one of the whole period: in two pieces it would be charged twice.
  if (isWhole(charge)) return [service]
  return splitAt(
    service,
    charge.prices.map(version => version.effectiveFrom),
  )
}

/** Whether what is measured is one of the whole period: a peak, or a year's production. */
function isWhole({ measure, energy }: Charge): boolean {
  return measure?.kind === 'demand' || energy?.kind === 'guarantee'
}
