import { minorDigits } from '../../kernel/currency.ts'
import { type Decimal, powerOfTen } from '../../kernel/decimal.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok, RefusalError, refuse } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import { postManualJournalInput, reverseTransferInput } from '../api.ts'
import { takesJournals } from '../chart.ts'
import { loadTransfer, loadUnknownCodes } from '../load.ts'
import { isReversible, type Posting, reversalOf } from '../posting-rules.ts'
import { recordReversal } from '../save.ts'
import { requireLegalEntity } from './accounting-periods.ts'
import { type NewTransfer, postTransfers } from './post-transfers.ts'

/**
 * Posts a journal that no document stands behind, on the legal entity's own house account. Each of
 * its transfers names the account to debit and to credit, so it balances however many there are.
 * Accounts kept customer by customer are refused: their totals are proven against documents.
 */
export const postManualJournal = defineCommand({
  name: 'postManualJournal',
  summary: 'Post a journal of debits and credits on a legal entity’s own account',
  permission: 'ledger.journal',
  input: postManualJournalInput,
  run: async (tx, input, ctx) => {
    const entity = await requireLegalEntity(tx, input.entity)
    const codes = input.transfers.flatMap(t => [t.debit, t.credit])
    const [unknown] = await loadUnknownCodes(tx, codes)
    if (unknown !== undefined) return refuse('unknown_ledger_account', { code: unknown })
    const customers = codes.find(code => !takesJournals(code))
    if (customers !== undefined) return refuse('account_kept_by_customer', { code: customers })
    const journalId = ctx.newId()
    const transfers = input.transfers.map((t): NewTransfer => {
      if (t.debit === t.credit) throw new RefusalError('journal_same_account', { code: t.debit })
      return {
        event: 'manual_journal',
        debit: t.debit,
        credit: t.credit,
        amountMinor: positiveMinor(t.amount, input.currency),
        memo: t.memo ?? input.description,
        transferId: ctx.newId(),
        accountId: entity.houseAccountId,
        legalEntityId: entity.legalEntityId,
        effectiveOn: input.effectiveOn,
        currency: input.currency,
        documentId: journalId,
      }
    })
    await postTransfers(tx, transfers, ctx.clock.now())
    return ok({
      journalId,
      accountId: entity.houseAccountId,
      transferIds: transfers.map(t => t.transferId ?? ''),
    })
  },
  stakes: async (_tx, _value, { currency, transfers, ...input }) => ({
    amounts: [{ minor: sum(transfers.map(t => positiveMinor(t.amount, currency))), currency }],
    facts: { ...input, currency, transfers },
  }),
})

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n)
}

/** More decimals than the currency has, zero and negative amounts are refused, not rounded. */
function positiveMinor(amount: Decimal, currency: string): bigint {
  const digits = minorDigits(currency)
  if (amount.sign <= 0) throw new RefusalError('journal_amount', { amount: amount.toString() })
  if (amount.scale > digits) {
    throw new RefusalError('amount_decimals', { amount: amount.toString(), currency, digits })
  }
  return amount.coefficient * powerOfTen(digits - amount.scale)
}

/**
 * Undoes one transfer by a new one that names it, into an open month; the original stays. A transfer
 * is reversed at most once, and a reversal not at all: post the entry anew instead. What a document
 * posted is corrected by a credit note, so that document and books keep saying the same.
 */
export const reverseTransfer = defineCommand({
  name: 'reverseTransfer',
  summary: 'Undo a transfer by one in the other direction that names it',
  permission: 'ledger.reverse',
  input: reverseTransferInput,
  run: async (tx, input, ctx) => {
    const original = await loadTransfer(tx, input.accountId, input.transferId)
    if (original === undefined) return refuse('unknown_transfer', { transfer: input.transferId })
    if (original.event === 'reversal') {
      return refuse('reversal_of_reversal', { transfer: input.transferId })
    }
    if (!isReversible(original.event)) {
      return refuse('transfer_of_document', { transfer: input.transferId, event: original.event })
    }
    if (isBefore(input.effectiveOn, original.effectiveOn)) {
      return refuse('reversal_before_original', { date: original.effectiveOn.toString() })
    }
    const recordedAt = ctx.clock.now()
    const transferId = ctx.newId()
    const reversal = { accountId: input.accountId, transferId: input.transferId }
    if (!(await recordReversal(tx, { ...reversal, reversedBy: transferId, recordedAt }))) {
      return refuse('transfer_already_reversed', { transfer: input.transferId })
    }
    const posting: Posting = { ...reversalOf(original), memo: input.reason }
    await postTransfers(
      tx,
      [
        {
          ...posting,
          transferId,
          accountId: original.accountId,
          legalEntityId: original.legalEntityId,
          effectiveOn: input.effectiveOn,
          currency: original.currency,
          documentId: original.documentId,
          reverses: original.transferId,
        },
      ],
      recordedAt,
    )
    return ok({ accountId: input.accountId, transferId, reverses: input.transferId })
  },
})
