import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { takesJournals } from '../../../ledger/chart.ts'
import { postTransfers } from '../../../ledger/commands/post-transfers.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { bookBankLineInput } from '../api.ts'
import { loadLedgerKind } from '../load/accounts.ts'
import { lockLine, type WaitingLine } from '../load/lines.ts'
import { insertBooking, updateLines } from '../save/lines.ts'
import { leaveSuspense } from './link-steps.ts'

/**
 * Books a line that is no customer's payment to an account of the ledger: a charge of the bank, a
 * fee, a payment to somebody who is no customer. What is in the books already (a payout, a deposit, a
 * receipt that was keyed in) is linked, not booked (`linkBankLine`). Money that lay in suspense
 * leaves it.
 */
export const bookBankLine = defineCommand({
  name: 'bookBankLine',
  summary: 'Book a bank line that is no customer payment: bank charge, payout, deposit',
  permission: 'bank.book',
  input: bookBankLineInput,
  run: async (tx, input, ctx): Promise<Result<{ readonly transferId: string }>> => {
    const line = await lockLine(tx, input.line)
    if (line === undefined) return refuse('unknown_bank_line', { line: input.line })
    if (line.state !== 'open' && line.state !== 'suspense') {
      return refuse('bank_line_state', { state: line.state, wanted: 'open, suspense' })
    }
    const { ledgerAccount: code } = input
    if ((await loadLedgerKind(tx, code)) === undefined) {
      return refuse('unknown_ledger_account', { code })
    }
    if (!takesJournals(code)) return refuse('account_kept_by_customer', { code })
    if (input.ledgerAccount === line.ledgerAccount) {
      return refuse('bank_line_itself', { account: input.ledgerAccount })
    }
    await leaveSuspense(tx, line, ctx)
    return ok({ transferId: await book(tx, line, input, ctx) })
  },
})

async function book(
  tx: Tx,
  line: WaitingLine,
  input: { readonly ledgerAccount: string; readonly note: string },
  ctx: Context,
): Promise<string> {
  const by = { at: ctx.clock.now(), by: ctx.actor }
  const transferId = ctx.newId()
  const isIn = line.amountMinor > 0n
  const size = isIn ? line.amountMinor : -line.amountMinor
  const event = isIn ? 'bank_line_received' : 'bank_line_paid'
  const places = { cash: line.ledgerAccount, item: input.ledgerAccount }
  const transfer = {
    ...receivablePosting(event, size, places, input.note),
    transferId,
    accountId: line.accountId,
    legalEntityId: line.legalEntityId,
    effectiveOn: line.postOn,
    currency: line.currency,
    documentId: line.lineId,
  }
  await postTransfers(tx, [transfer], by.at)
  const attempt = line.attempt + 1
  const { accountId, lineId } = line
  const booking = { accountId, lineId, attempt, transferId, effectiveOn: line.postOn, ...input }
  await insertBooking(tx, booking, by)
  await updateLines(tx, [
    {
      accountId,
      lineId,
      state: 'booked',
      receiptAccountId: null,
      receiptId: null,
      attempt,
      rule: null,
      confidence: null,
      isAutomatic: false,
      suggestions: [],
    },
  ])
  return transferId
}
