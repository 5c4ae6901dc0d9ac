import { assert } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { postTransfers } from '../../commands/post-transfers.ts'
import type { Booking } from '../item.ts'
import {
  loadAllocationsById,
  loadTransferSides,
  lockItems,
  type StoredAllocation,
  type TransferSides,
} from '../load.ts'
import { copyAllocations, insertReversals, takeOff } from '../save.ts'
import { isReversedByTransfer, itemsOfRow, planUnmatch, type Unmatched } from '../unmatch.ts'

/**
 * Takes allocations back, by rows that name them and transfers that reverse theirs; history stays.
 * Give both sides of a match. The items are locked and the allocations read again before anything is
 * decided, so of two who take the same one back the second is refused `already_unapplied`.
 *
 * Throws the refusals of `planUnmatch`, and `period_closed`.
 */
export async function unmatchItems(
  tx: Tx,
  allocations: readonly StoredAllocation[],
  booking: Booking,
  why: { readonly reasonCode: string | null; readonly note: string | null },
): Promise<Unmatched> {
  if (allocations.length === 0) return { rows: [], transfers: [] }
  const items = await lockItems(tx, allocations.flatMap(itemsOfRow))
  const fresh = await loadAllocationsById(tx, allocations)
  assert(fresh.length === allocations.length, 'an allocation is not there any more')
  const originals = await transfersOf(tx, fresh.filter(isReversedByTransfer))
  const unmatched = planUnmatch(items, fresh, originals, booking, why, newId)
  await insertReversals(
    tx,
    unmatched.transfers.flatMap(({ accountId, transferId, reverses }) =>
      reverses === undefined || transferId === undefined
        ? []
        : [{ accountId, transferId: reverses, reversedBy: transferId }],
    ),
    booking.at,
  )
  await copyAllocations(tx, unmatched.rows, booking)
  await takeOff(tx, unmatched.rows)
  await postTransfers(tx, unmatched.transfers, booking.at)
  return unmatched
}

/** Each transfer once, though both sides of a match name it. */
async function transfersOf(
  tx: Tx,
  allocations: readonly StoredAllocation[],
): Promise<TransferSides[]> {
  const wanted = new Map(
    allocations
      .filter(row => !row.isReversed && row.reverses === null)
      .flatMap(({ accountId, effectiveOn, transferIds }) =>
        transferIds.map(id => [id, { accountId, transferId: id, effectiveOn }] as const),
      ),
  )
  const found = await loadTransferSides(tx, [...wanted.values()])
  assert(found.length === wanted.size, 'a transfer of an allocation is not in the books')
  return found
}
