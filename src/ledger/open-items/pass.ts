import type { NewTransfer } from '../commands/post-transfers.ts'
import { type ReceivableEvent, receivablePosting } from '../receivable-rules.ts'
import type { Booking, NewItem, OpenItem } from './item.ts'

export type Transfer = NewTransfer & { readonly transferId: string }

/** Transfers by which an amount goes from one item to another: on the account of each. */
export type Passed = {
  readonly transfers: readonly Transfer[]
  readonly taken: readonly string[]
  readonly put: readonly string[]
}

type Place = Pick<
  OpenItem | NewItem,
  'accountId' | 'itemId' | 'control' | 'legalEntityId' | 'currency'
>

/**
 * Passes an amount from a credit to another item. Of one customer it is one transfer, or none where
 * both stand on one account of the chart; between two customers one on each, by an account whose
 * total is always zero. The transfers belong to the item that the money comes from.
 */
export function passBetween(
  from: Place,
  to: Place,
  amountMinor: bigint,
  booking: Booking,
  newId: () => string,
): Passed {
  const transfers: Transfer[] = []
  const post = (event: ReceivableEvent, on: Place): string[] => {
    const places = { source: from.control, item: to.control }
    const transferId = newId()
    transfers.push({
      ...receivablePosting(event, amountMinor, places),
      transferId,
      accountId: on.accountId,
      legalEntityId: on.legalEntityId,
      effectiveOn: booking.on,
      currency: on.currency,
      documentId: from.itemId,
    })
    return [transferId]
  }
  if (from.accountId !== to.accountId) {
    const taken = post('passed_on', from)
    return { transfers, taken, put: post('taken_in', to) }
  }
  const taken = from.control === to.control ? [] : post('applied', to)
  return { transfers, taken, put: taken }
}
