import { raiseTasks } from '../../../accounts/tasks/commands.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { CODE } from '../../../ledger/chart.ts'
import { type NewTransfer, postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { openItems } from '../../../ledger/open-items/commands/open-items.ts'
import type { Booking, NewItem } from '../../../ledger/open-items/item.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { cashAccountOfReceipt } from '../../bank/commands/cash-account.ts'
import { type Reversed, reverseReceipt } from '../../commands/reverse-steps.ts'
import type { ReceiptFacts } from '../../load/receipts.ts'
import { loadReturnFee } from '../load.ts'
import { insertBlock } from '../save.ts'
import { type Telling, tellReturn } from './tell-return.ts'

/** How a payment came back, and what is to follow. */
export type Return = {
  readonly reasonCode: string
  readonly note: string | null
  /** `policy`: the fee that the legal entity has set; `none`: waived. */
  readonly fee: 'policy' | 'none'
  /** What our bank takes for it; null where it takes nothing, or its statement tells it. */
  readonly chargeMinor: bigint | null
  /** Take no further payment by this method until it is released. */
  readonly block: boolean
}

export type Returned = Reversed & { readonly fee: NewItem | null; readonly taskId: string }

/**
 * A payment that the bank returned, all of it at once: the receipt is reversed, what it paid is open
 * again as of its original due date, the fee of the policy is owed, our bank's charge is booked, the
 * method is blocked, a task is made, and the customer is written to. Refused `receipt_reversed` where it went back before.
 */
export async function returnReceipt(
  tx: Tx,
  receipt: ReceiptFacts,
  how: Return,
  booking: Booking,
  ctx: Telling,
): Promise<Returned> {
  const reversal = { kind: 'returned', reasonCode: how.reasonCode, note: how.note } as const
  const reversed = await reverseReceipt(tx, receipt, reversal, booking)
  return { ...reversed, ...(await followReturn(tx, receipt, how, booking, ctx)) }
}

/** What follows a payment that came back and was reversed: fee, charge, block, task, letter. */
export async function followReturn(
  tx: Tx,
  receipt: ReceiptFacts,
  how: Return,
  booking: Booking,
  ctx: Telling,
): Promise<{ readonly fee: NewItem | null; readonly taskId: string }> {
  const { accountId, method, currency, receiptId } = receipt
  const fee = how.fee === 'none' ? null : await chargeFee(tx, receipt, booking)
  if (how.chargeMinor !== null) await postBankCharge(tx, receipt, how.chargeMinor, booking)
  if (how.block) {
    const block = { accountId, blockId: newId(), method, on: booking.on }
    await insertBlock(tx, { ...block, reasonCode: how.reasonCode }, booking)
  }
  const amount = formatAmount(receipt.amountMinor, currency)
  const taskId = newId()
  const facts = { amount, currency, method, reason: how.reasonCode }
  const task = { accountId, taskId, subjectId: receiptId, facts, dueOn: booking.on }
  await raiseTasks(tx, ctx, [{ ...task, kind: 'returned_payment' }])
  await tellReturn(tx, ctx, receipt, { reasonCode: how.reasonCode, fee }, booking)
  return { fee, taskId }
}

async function chargeFee(tx: Tx, receipt: ReceiptFacts, booking: Booking): Promise<NewItem | null> {
  const { accountId, legalEntityId, currency, method } = receipt
  const fee = await loadReturnFee(tx, { legalEntityId, method, currency, on: booking.on })
  if (fee === undefined || fee.amountMinor === 0n) return null
  const item: NewItem = {
    accountId,
    itemId: newId(),
    legalEntityId,
    currency,
    kind: 'fee',
    control: CODE.receivable,
    amountMinor: fee.amountMinor,
    documentOn: booking.on,
    dueOn: booking.on.add({ days: fee.termsDays }),
    reference: receipt.reference,
    origin: { accountId, itemId: receipt.receiptId },
  }
  await openItems(tx, [item], booking.at)
  const posting = receivablePosting('return_fee', fee.amountMinor, { item: item.control })
  await postTransfers(tx, [transferOf(receipt, posting, item.itemId, booking)], booking.at)
  return item
}

/** What the bank takes for a return is the house's cost, not the customer's, and leaves the bank. */
async function postBankCharge(
  tx: Tx,
  receipt: ReceiptFacts,
  minor: bigint,
  booking: Booking,
): Promise<void> {
  const cash = await cashAccountOfReceipt(tx, receipt)
  const posting = receivablePosting('bank_charge', minor, { cash })
  await postTransfers(tx, [transferOf(receipt, posting, receipt.receiptId, booking)], booking.at)
}

function transferOf(
  { accountId, legalEntityId, currency }: ReceiptFacts,
  posting: ReturnType<typeof receivablePosting>,
  documentId: string,
  booking: Booking,
): NewTransfer {
  const where = { accountId, legalEntityId, currency, documentId }
  return { ...posting, ...where, effectiveOn: booking.on }
}
