import type { Charge, PriceVersion } from '../catalog/charge.ts'
import { addsUp } from '../catalog/counting.ts'
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
  if (isOfWholePeriod(charge)) return [service]
  return active.flatMap(part => priceSegments(charge, part))
}

/**
 * Cuts the service dates of a usage charge where its price changes, so that the caller can measure
 * each piece apart: usage is priced at the date it was used. Recurring and one-off charges and
 * demand take one price, that of the first day, and give one piece; so does what does not add up.
 */
export function priceSegments(charge: Charge, service: Period): Period[] {
  if (charge.kind !== 'usage' || charge.prices.length === 1) return [service]
  if (isOfWholePeriod(charge)) return [service]
  return splitAt(
    service,
    charge.prices.map(version => version.effectiveFrom),
  )
}

/**
 * Whether what is measured is one of the whole period: a year's production; a peak, which in two pieces
 * would be charged twice, as would a largest value, different users, an average.
 */
function isOfWholePeriod({ measure, energy, counting }: Charge): boolean {
  if (measure?.kind === 'demand' || energy?.kind === 'guarantee') return true
  return counting != null && !addsUp(counting)
}
