import { matchItems } from '../../ledger/open-items/commands/match-items.ts'
import { unmatchItems } from '../../ledger/open-items/commands/unmatch-items.ts'
import type { Booking, ItemKey } from '../../ledger/open-items/item.ts'
import {
  loadAllocations,
  loadAllocationsById,
  type StoredAllocation,
} from '../../ledger/open-items/load.ts'
import type { Matched } from '../../ledger/open-items/match.ts'
import { itemsOfRow, type Unmatched } from '../../ledger/open-items/unmatch.ts'
import type { Tx } from '../../platform/database/database.ts'

/** An amount of a credit (receipt, credit note, money on account) that pays for what is owed. */
export type NewAllocation = {
  readonly from: ItemKey
  readonly to: ItemKey
  /** Above zero, in minor units. */
  readonly amountMinor: bigint
  readonly note?: string | null
}

/**
 * Applies credits to what is owed, in the order given and in a fixed number of statements. Throws the
 * refusals of `planMatches` (`more_than_open`, `items_apart` …); then nothing is written.
 */
export function allocate(
  tx: Tx,
  allocations: readonly NewAllocation[],
  booking: Booking,
): Promise<Matched> {
  return matchItems(
    tx,
    allocations.map(allocation => ({ kind: 'applied', ...allocation })),
    booking,
  )
}

/**
 * Takes allocations back, both sides of each match whichever side is named. Throws `already_unapplied`
 * and `unapplied_before`.
 */
export async function unapply(
  tx: Tx,
  named: readonly { readonly accountId: string; readonly allocationId: string }[],
  booking: Booking,
  why: { readonly reasonCode: string | null; readonly note: string | null },
): Promise<Unmatched> {
  const sides = await loadAllocationsById(tx, named)
  return unmatchItems(tx, await bothSides(tx, sides), booking, why)
}

async function bothSides(
  tx: Tx,
  sides: readonly StoredAllocation[],
): Promise<readonly StoredAllocation[]> {
  const matches = new Set(sides.map(side => side.matchId))
  const found = await loadAllocations(tx, sides.flatMap(itemsOfRow))
  // Discounts and differences that came with the money go with it.
  const pairs = new Set(sides.flatMap(side => [pairText(side), pairText(turned(side))]))
  const along = (row: StoredAllocation): boolean =>
    (row.kind === 'discount' || row.kind === 'write_off') &&
    !row.isReversed &&
    pairs.has(pairText(row))
  const all = found.filter(row => row.reverses === null && (matches.has(row.matchId) || along(row)))
  const reversals = sides.filter(side => side.reverses !== null)
  return [...new Map([...all, ...reversals].map(row => [row.allocationId, row])).values()]
}

function pairText({ accountId, itemId, otherAccountId, otherItemId }: Side): string {
  return `${accountId} ${itemId} ${otherAccountId} ${otherItemId}`
}

type Side = Pick<StoredAllocation, 'accountId' | 'itemId' | 'otherAccountId' | 'otherItemId'>

function turned({ accountId, itemId, otherAccountId, otherItemId }: Side): Side {
  return {
    accountId: otherAccountId ?? '',
    itemId: otherItemId ?? '',
    otherAccountId: accountId,
    otherItemId: itemId,
  }
}
