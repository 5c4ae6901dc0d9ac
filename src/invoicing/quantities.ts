import { Decimal } from '../kernel/decimal.ts'
import { containsDate, isBefore, type Period, splitAt } from '../kernel/period.ts'
import { RatingError } from '../rating/rating-error.ts'
import type { ItemFacts } from './facts.ts'

/** The quantities in force in a service period, cut to it; none on the days of it not `active`. */
export function quantitiesIn(
  item: ItemFacts,
  service: Period,
  active: readonly Period[] = [service],
): { period: Period; quantity: Decimal }[] {
  return splitAt(service, [
    ...item.quantities.map(entry => entry.from),
    ...active.flatMap(({ start, end }) => [start, end]),
  ]).map(span => {
    if (!active.some(part => containsDate(part, span.start))) {
      return { period: span, quantity: Decimal.zero }
    }
    const entry = item.quantities.findLast(candidate => !isBefore(span.start, candidate.from))
    if (entry === undefined) {
      throw new RatingError('no_quantity', {
        charge: item.charge.code,
        date: span.start.toString(),
      })
    }
    return { period: span, quantity: entry.quantity }
  })
}
