import { formatAmount } from '../../kernel/money.ts'
import { isBefore } from '../../kernel/period.ts'
import { assert, RefusalError } from '../../kernel/result.ts'
import type { NewTransfer } from '../commands/post-transfers.ts'
import { reversalOf } from '../posting-rules.ts'
import { receivablePosting } from '../receivable-rules.ts'
import {
  type AllocationRow,
  type Booking,
  type ItemKey,
  itemKeyText,
  type OpenItem,
} from './item.ts'
import type { StoredAllocation, TransferSides } from './load.ts'
import { passBetween } from './pass.ts'

/** What taking allocations back writes. */
export type Unmatched = {
  readonly rows: readonly AllocationRow[]
  readonly transfers: readonly NewTransfer[]
}

type Why = { readonly reasonCode: string | null; readonly note: string | null }

/** Both items of an allocation. */
export function itemsOfRow(row: StoredAllocation): ItemKey[] {
  const other = otherOf(row)
  return other === null ? [row] : [row, other]
}

/** Whether its transfers are reversed; what was moved is moved back by transfers of its own. */
export function isReversedByTransfer({ kind }: StoredAllocation): boolean {
  return kind !== 'kept' && kind !== 'moved'
}

/**
 * Works out the rows and transfers that take allocations back. `originals`: the transfers of those
 * that are reversed by transfer. Throws refusals: `already_unapplied`, `unapplied_before`,
 * `more_than_open` (what was moved has been used).
 */
export function planUnmatch(
  known: readonly OpenItem[],
  allocations: readonly StoredAllocation[],
  originals: readonly TransferSides[],
  booking: Booking,
  why: Why,
  newId: () => string,
): Unmatched {
  const byKey = new Map(known.map(item => [itemKeyText(item), item]))
  const itemOf = (key: ItemKey): OpenItem => {
    const item = byKey.get(itemKeyText(key))
    assert(item !== undefined, 'an allocation without its item')
    return item
  }
  const rows: AllocationRow[] = []
  const transfers: NewTransfer[] = originals.map(original => ({
    ...reversalOf(original),
    transferId: newId(),
    accountId: original.accountId,
    legalEntityId: original.legalEntityId,
    effectiveOn: booking.on,
    currency: original.currency,
    documentId: original.documentId,
    reverses: original.transferId,
  }))
  for (const row of allocations) {
    refuseEarly(row, booking)
    const other = otherOf(row)
    const reversal: AllocationRow = {
      ...keyOf(row),
      ...why,
      allocationId: newId(),
      matchId: row.matchId,
      kind: row.kind,
      amountMinor: -row.amountMinor,
      other,
      transferIds: [],
      effectiveOn: booking.on,
      reverses: row.allocationId,
    }
    if (other !== null && !isReversedByTransfer(row)) {
      const back = movedBack(itemOf(other), itemOf(row), row, booking, newId)
      transfers.push(...back.transfers)
      rows.push({ ...reversal, transferIds: back.put })
      rows.push({
        ...reversal,
        ...other,
        allocationId: newId(),
        amountMinor: row.amountMinor,
        other: keyOf(row),
        transferIds: back.taken,
        reverses: null,
      })
      continue
    }
    rows.push(reversal)
    if (row.kind === 'offset' && other !== null && row.amountMinor > 0n) {
      transfers.push(...released(itemOf(row), itemOf(other), row.amountMinor, booking))
    }
  }
  return { rows, transfers }
}

function movedBack(
  from: OpenItem,
  to: OpenItem,
  row: StoredAllocation,
  booking: Booking,
  newId: () => string,
) {
  const amountMinor = -row.amountMinor
  if (amountMinor > -from.openMinor) {
    throw new RefusalError('more_than_open', {
      item: from.itemId,
      asked: formatAmount(amountMinor, from.currency),
      open: formatAmount(-from.openMinor, from.currency),
      currency: from.currency,
    })
  }
  return passBetween(from, to, amountMinor, booking, newId)
}

/** A credit note was posted on the receivable itself; taken off its invoice, it is a credit. */
function released(
  item: OpenItem,
  source: OpenItem,
  amountMinor: bigint,
  booking: Booking,
): NewTransfer[] {
  if (item.control === source.control) return []
  const places = { item: item.control, source: source.control }
  return [
    {
      ...receivablePosting('credit_released', amountMinor, places),
      accountId: item.accountId,
      legalEntityId: item.legalEntityId,
      effectiveOn: booking.on,
      currency: item.currency,
      documentId: source.itemId,
    },
  ]
}

function refuseEarly(row: StoredAllocation, booking: Booking): void {
  if (row.isReversed || row.reverses !== null) {
    throw new RefusalError('already_unapplied', { allocation: row.allocationId })
  }
  if (isBefore(booking.on, row.effectiveOn)) {
    throw new RefusalError('unapplied_before', {
      allocation: row.allocationId,
      date: row.effectiveOn.toString(),
    })
  }
}

function otherOf({ otherAccountId, otherItemId }: StoredAllocation): ItemKey | null {
  if (otherAccountId === null || otherItemId === null) return null
  return { accountId: otherAccountId, itemId: otherItemId }
}

function keyOf({ accountId, itemId }: ItemKey): ItemKey {
  return { accountId, itemId }
}
