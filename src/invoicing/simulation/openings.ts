import { dayNumber, isBefore } from '../../kernel/period.ts'
import type { Carry } from '../../rating/carry.ts'
import {
  type CarriedPeriod,
  type Openings,
  type OpeningWanted,
  openingsWanted,
  predecessorOf,
} from '../carried.ts'
import type { PlannedCharge } from '../propose.ts'

/** What the bill run loads from the books: what the periods before the planned ones have left. */
export function openingsOf(
  carried: readonly CarriedPeriod[],
  planned: readonly PlannedCharge[],
): Openings {
  const openings = new Map<string, Carry>()
  const byItem = new Map(planned.map(plan => [plan.item.itemId, plan]))
  for (const wanted of openingsWanted(planned)) {
    const { item, subscription } = byItem.get(wanted.itemId)!
    const before = predecessorOf(item, subscription.items)
    const found = lastOf(carried, wanted) ?? (before && lastThrough(carried, before, wanted.before))
    if (found !== undefined) openings.set(wanted.itemId, found)
  }
  return openings
}

function lastOf(carried: readonly CarriedPeriod[], { itemId, before }: OpeningWanted) {
  return latest(
    carried.filter(left => left.itemId === itemId && isBefore(left.periodStart, before)),
  )
}

function lastThrough(
  carried: readonly CarriedPeriod[],
  { itemId }: { readonly itemId: string },
  date: Temporal.PlainDate,
) {
  return latest(carried.filter(left => left.itemId === itemId && !isBefore(date, left.periodStart)))
}

/** That of the latest period, as it was left last. */
function latest(carried: readonly CarriedPeriod[]): Carry | undefined {
  let last: CarriedPeriod | undefined
  for (const left of carried) {
    if (last === undefined || dayNumber(left.periodStart) >= dayNumber(last.periodStart))
      last = left
  }
  return last?.carry
}
