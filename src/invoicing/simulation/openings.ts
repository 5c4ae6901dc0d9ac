import { dayNumber, isBefore } from '../../kernel/period.ts'
import type { Carry } from '../../rating/carry.ts'
import {
  type CarriedPeriod,
  type Opening,
  type Openings,
  type OpeningWanted,
  openingsWanted,
  passedPeriods,
  predecessorOf,
} from '../carried.ts'
import type { AccountFacts } from '../facts.ts'
import type { PlannedCharge } from '../propose.ts'

/** What the bill run loads from the books: what the periods before the planned ones have left. */
export function openingsOf(
  carried: readonly CarriedPeriod[],
  account: AccountFacts,
  planned: readonly PlannedCharge[],
): Openings {
  const openings = new Map<string, Opening>()
  const passed = passedPeriods(account, planned)
  const byItem = new Map([...passed, ...planned].map(period => [period.item.itemId, period]))
  for (const wanted of openingsWanted(planned, passed)) {
    const { item, subscription } = byItem.get(wanted.itemId)!
    const own = lastOf(carried, wanted)
    const before = own === undefined ? predecessorOf(item, subscription) : undefined
    const carry = own ?? (before && lastOf(carried, { itemId: before.itemId, before: item.start }))
    if (carry !== undefined) openings.set(wanted.itemId, { carry, isInherited: own === undefined })
  }
  return openings
}

function lastOf(carried: readonly CarriedPeriod[], { itemId, before }: OpeningWanted) {
  return latest(
    carried.filter(left => left.itemId === itemId && isBefore(left.periodStart, before)),
  )
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
