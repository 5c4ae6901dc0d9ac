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
  {
    service,
    active,
    since,
  }: {
    readonly service: Period
    readonly active: readonly Period[]
    /** The start of the subscription, whose anniversaries raise a price. */
    readonly since?: Temporal.PlainDate | undefined
  },
): Period[] {
  // A peak is one of the whole period, paused days and all.
  if (isOfWholePeriod(charge)) return [service]
  return active.flatMap(part => priceSegments(charge, part, since))
}

/**
 * Cuts the service dates of a usage charge where its price changes, so that the caller can measure
 * each piece apart: usage is priced at the date it was used. A price that rises by itself changes on
 * each anniversary of `since`, or else of the day from which it holds. Recurring and one-off charges and
 * demand take one price, that of the first day, and give one piece; so does what does not add up.
 */
export function priceSegments(
  charge: Charge,
  service: Period,
  since?: Temporal.PlainDate,
): Period[] {
  const { prices } = charge
  if (charge.kind !== 'usage' || (prices.length === 1 && !rises(prices[0]!))) return [service]
  if (isOfWholePeriod(charge)) return [service]
  const pieces = splitAt(
    service,
    prices.map(version => version.effectiveFrom),
  )
  return prices.some(rises) ? pieces.flatMap(piece => risingPieces(prices, piece, since)) : pieces
}

function rises({ price }: PriceVersion): boolean {
  return price.model === 'escalated' || price.model === 'indexed'
}

/** A piece with one price, cut at the anniversaries on which that rises. */
function risingPieces(
  prices: readonly PriceVersion[],
  piece: Period,
  since: Temporal.PlainDate | undefined,
): Period[] {
  const version = prices.findLast(({ effectiveFrom }) => !isBefore(piece.start, effectiveFrom))
  if (version === undefined || !rises(version)) return [piece]
  const first = since ?? version.firstFrom ?? version.effectiveFrom
  const years = Array.from({ length: piece.end.year - piece.start.year + 1 }, (_, i) => i)
  return splitAt(
    piece,
    years
      .map(year => first.add({ years: piece.start.year - first.year + year }))
      .filter(date => isBefore(first, date)),
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
