import type { Tx } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { postTransfers } from '../../commands/post-transfers.ts'
import type { Booking } from '../item.ts'
import { lockItems } from '../load.ts'
import { itemsOf, type Match, type Matched, planMatches } from '../match.ts'
import { copyAllocations, copyItems, takeOff } from '../save.ts'

/**
 * Sets items off against each other, moves credits and settles items, in the order given: the only
 * way in which what is open of an item becomes less. Locks every item that it touches, in one order
 * for everybody; any number of matches costs the same statements.
 *
 * Throws the refusals of `planMatches`, and `period_closed`.
 */
export async function matchItems(
  tx: Tx,
  matches: readonly Match[],
  booking: Booking,
): Promise<Matched> {
  if (matches.length === 0) return { rows: [], transfers: [], items: [] }
  const items = await lockItems(tx, itemsOf(matches))
  const matched = planMatches(items, matches, booking, newId)
  await copyItems(tx, matched.items, booking.at)
  await copyAllocations(tx, matched.rows, booking)
  await takeOff(tx, matched.rows)
  await postTransfers(tx, matched.transfers, booking.at)
  return matched
}
