import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import type { Booking } from '../../../ledger/open-items/item.ts'
import { loadTaken, lockItems } from '../../../ledger/open-items/load.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { allocate, unapply } from '../../commands/allocate-steps.ts'
import { onAccount } from '../../commands/apply-by-policy.ts'
import { loadReversedSource } from '../provider/load.ts'

/**
 * Makes a refund that did not reach the customer a credit again. Where the money that it was made of
 * went back meanwhile as a whole, the customer was left owing what had been refunded: it pays that, and
 * what is left of it is kept on account.
 */
export async function creditAgain(
  tx: Tx,
  refund: {
    readonly accountId: string
    readonly itemId: string
    readonly allocationId: string
  },
  booking: Booking,
  why: { readonly reasonCode: string | null; readonly note: string | null },
): Promise<void> {
  const { accountId, itemId, allocationId } = refund
  await unapply(tx, [{ accountId, allocationId }], booking, why)
  const key = { accountId, itemId }
  const source = await loadReversedSource(tx, key)
  if (source === undefined) return
  const owed = (await loadTaken(tx, [source])).filter(item => item.kind === 'returned')
  const locked = await lockItems(tx, [key, ...owed])
  let left = -(locked.find(item => item.itemId === itemId)?.openMinor ?? 0n)
  for (const item of locked.filter(each => each.openMinor > 0n)) {
    const amountMinor = item.openMinor < left ? item.openMinor : left
    if (amountMinor <= 0n) break
    left -= amountMinor
    await allocate(tx, [{ from: key, to: item, amountMinor }], booking)
  }
  const credit = locked.find(item => item.itemId === itemId)
  if (left <= 0n || credit === undefined) return
  const to = onAccount(credit, booking.on)
  await matchItems(tx, [{ kind: 'kept', from: key, to, amountMinor: left, ...why }], booking)
}
