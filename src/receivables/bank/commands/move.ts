import { CODE } from '../../../ledger/chart.ts'
import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import type { Booking } from '../../../ledger/open-items/item.ts'
import type { Context } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import type { WaitingLine } from '../load/lines.ts'

/** Moves a line's money out of suspense to a customer's account; gives the item that it becomes. */
export async function moveToAccount(
  tx: Tx,
  line: WaitingLine,
  accountId: string,
  booking: Booking,
  ctx: Context,
): Promise<string> {
  const from = { accountId: line.receiptAccountId as string, itemId: line.receiptId as string }
  const itemId = ctx.newId()
  const to = {
    accountId,
    itemId,
    legalEntityId: line.legalEntityId,
    currency: line.currency,
    kind: 'moved' as const,
    control: CODE.unappliedCash,
    // It counts for the customer from when it is moved: before, it was in suspense.
    documentOn: booking.on,
    dueOn: booking.on,
    reference: line.texts[0]?.slice(0, 200) ?? null,
  }
  const { amountMinor } = line
  await matchItems(tx, [{ kind: 'moved', from, to, amountMinor }], booking)
  return itemId
}
