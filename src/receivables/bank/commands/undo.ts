import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { reverseTransfers } from '../../../ledger/commands/reverse-transfers.ts'
import type { Booking } from '../../../ledger/open-items/item.ts'
import { defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { recordReceipts } from '../../commands/receipt-steps.ts'
import { reverseReceipt } from '../../commands/reverse-steps.ts'
import { isReason, loadReceipt } from '../../load/receipts.ts'
import { undoBankMatchInput } from '../api.ts'
import { loadBooking, lockLine, type WaitingLine } from '../load/lines.ts'
import { loadLinkPostings } from '../load/links.ts'
import { receiptOf } from '../receipt-of-line.ts'
import { closeDeductions } from '../save/deductions.ts'
import { forget } from '../save/learnt.ts'
import { undoMatch, updateLines } from '../save/lines.ts'
import { undoBooking, undoLinks } from '../save/links.ts'
import { bookingFor } from './confirm.ts'

/**
 * Takes back what was made of a line, whoever made it: a match (what it paid is open again as of its
 * due date, what it taught is forgotten), a booking, or the link to what was recorded already. Money
 * that came in is in suspense until somebody says whose it is; money that left waits for a person.
 */
export const undoBankMatch = defineCommand({
  name: 'undoBankMatch',
  summary:
    'Take back the match, booking or link of a bank line; money that came in goes to suspense',
  permission: 'receipts.reverse',
  input: undoBankMatchInput,
  run: async (tx, input, ctx): Promise<Result<{ readonly lineId: string }>> => {
    const line = await lockLine(tx, input.line)
    if (line === undefined) return refuse('unknown_bank_line', { line: input.line })
    if (!['matched', 'linked', 'booked'].includes(line.state)) {
      return refuse('bank_line_state', { state: line.state, wanted: 'matched, linked, booked' })
    }
    if (!(await isReason(tx, input.reason, 'return'))) {
      return refuse('unknown_reason', { reason: input.reason, use: 'return' })
    }
    const booking = await bookingFor(tx, line, [], ctx)
    if (line.state === 'matched') await takeBackMatch(tx, line, input, booking)
    if (line.state === 'linked') {
      await reverseTransfers(tx, await loadLinkPostings(tx, line), booking)
      await undoLinks(tx, line, input.note, booking)
    }
    if (line.state === 'booked') await takeBackBooking(tx, line, booking)
    await undoMatch(tx, line, input.note, booking)
    await toSuspense(tx, line, booking)
    return ok({ lineId: line.lineId })
  },
})

async function takeBackMatch(
  tx: Tx,
  line: WaitingLine,
  { reason, note }: { readonly reason: string; readonly note: string | null },
  booking: Booking,
): Promise<void> {
  const receipt = await loadReceipt(tx, line.receiptAccountId ?? '', line.receiptId ?? '')
  if (receipt === undefined) throw new Error('defect: a matched line without its receipt')
  const why = { kind: 'mistake', reasonCode: reason, note } as const
  const { reopened } = await reverseReceipt(tx, receipt, why, booking)
  for (const accountId of new Set([receipt.accountId, ...reopened.map(item => item.accountId)])) {
    await forget(tx, accountId, { name: line.payerName, index: line.payerNumberIndex }, booking)
  }
  await closeDeductions(tx, line.lineId, booking.at)
}

async function takeBackBooking(tx: Tx, line: WaitingLine, booking: Booking): Promise<void> {
  const { accountId, lineId, attempt } = line
  const booked = await loadBooking(tx, accountId, lineId, attempt)
  if (booked === undefined) throw new Error('defect: a booked line without its booking')
  await reverseTransfers(tx, [{ accountId, ...booked }], booking)
  await undoBooking(tx, line, booking)
}

/** Enters money that came in anew, as of the day of the correction, on suspense. */
async function toSuspense(tx: Tx, line: WaitingLine, booking: Booking): Promise<void> {
  const isIn = line.amountMinor > 0n && line.returnReason === null && !line.isReversal
  const anew = { ...receiptOf(line, null, line.payerNumberShown), bookedOn: booking.on }
  const [receipt] = isIn ? await recordReceipts(tx, [anew], booking) : []
  await updateLines(tx, [
    {
      accountId: line.accountId,
      lineId: line.lineId,
      state: receipt === undefined ? 'open' : 'suspense',
      receiptAccountId: receipt?.accountId ?? null,
      receiptId: receipt?.receiptId ?? null,
      attempt: line.attempt + 1,
      rule: null,
      confidence: null,
      isAutomatic: null,
      suggestions: line.suggestions,
    },
  ])
}
