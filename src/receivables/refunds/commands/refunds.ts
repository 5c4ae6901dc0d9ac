import { z } from 'zod'
import { code, date, line, oneOf, optional } from '../../../formats/fields.ts'
import { compactIdentifier, isIban } from '../../../formats/identifiers.ts'
import { maskedNumber } from '../../../formats/masked.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { CODE } from '../../../ledger/chart.ts'
import { matchItems } from '../../../ledger/open-items/commands/match-items.ts'
import { lockItems } from '../../../ledger/open-items/load.ts'
import { receivablePosting } from '../../../ledger/receivable-rules.ts'
import { defineCommand } from '../../../platform/command.ts'
import { announce } from '../../../platform/outbox.ts'
import { cashAccountFor } from '../../bank/commands/cash-account.ts'
import { requireAccount } from '../../commands/credits.ts'
import { isReason } from '../../load/receipts.ts'
import { routingNumber, usAccount } from '../../mandates/api.ts'
import { positiveMinor } from '../../positive-amount.ts'
import { loadMethodOf, loadRefund } from '../load.ts'
import { loadProviderRefund } from '../provider/load.ts'
import { loadRunOf } from '../runs/load.ts'
import { insertRefund } from '../save.ts'
import { creditAgain } from './credit-again.ts'
import { tellRefunds } from './tell.ts'

const refundCreditInput = z.strictObject({
  accountNumber: code,
  /** A receipt, a credit note or money on account: the id of its item. */
  item: z.uuid(),
  /** Left out: all that is left of it. */
  amount: optional(z.string().max(40)),
  on: date,
  way: oneOf(['transfer', 'check', 'cash']),
  payee: line(140),
  /** Of a transfer: the customer's IBAN. */
  iban: optional(
    line(42).transform(compactIdentifier).refine(isIban, 'an IBAN whose check digits are right'),
  ),
  /** Of a transfer in US dollars by ACH, instead of an IBAN: these three. */
  routingNumber: optional(routingNumber),
  bankAccount: optional(usAccount),
  accountType: optional(oneOf(['checking', 'savings'])),
  checkNumber: optional(line(40)),
  /** Our bank account that a transfer or check leaves; left out: the main one of this currency. */
  fromBankAccount: optional(code),
  reason: code,
  note: optional(line(500)),
  /** Why money that came by card or debit does not go back that way. */
  otherWayBecause: optional(line(500)),
})

/**
 * Pays a credit out, by transfer, check or cash; never more than is left of it. What came by card or
 * debit goes back through its provider first; another way needs a reason. A refund reverses money, not
 * revenue: that is what the credit note does.
 */
export const refundCredit = defineCommand({
  name: 'refundCredit',
  summary: 'Pay a customer’s credit out by transfer, check or cash',
  permission: 'receipts.refund',
  input: refundCreditInput,
  run: async (tx, input, ctx) => {
    const accountId = await requireAccount(tx, input.accountNumber)
    const key = { accountId, itemId: input.item }
    const [item] = await lockItems(tx, [key])
    if (item === undefined) return refuse('unknown_item', { item: input.item })
    if (!(await isReason(tx, input.reason, 'refund'))) {
      return refuse('unknown_reason', { reason: input.reason, use: 'refund' })
    }
    const method = await loadMethodOf(tx, key)
    if ((method === 'card' || method === 'direct_debit') && input.otherWayBecause === null) {
      return refuse('refund_original_first', { method })
    }
    const to = payeeAccountOf(input)
    if ((input.way === 'transfer') !== (to !== null)) return refuse('refund_needs_iban', {})
    if (to?.accountType != null && item.currency !== 'USD') {
      return refuse('refund_ach_dollars', { currency: item.currency })
    }
    const amountMinor =
      input.amount === null ? -item.openMinor : positiveMinor(input.amount, item.currency)
    const cash =
      input.way === 'cash'
        ? CODE.undepositedFunds
        : await cashAccountFor(tx, item, { bankAccount: input.fromBankAccount })
    const posting = receivablePosting('refunded', amountMinor, { source: item.control, cash })
    const note = [input.note, input.otherWayBecause].filter(text => text !== null).join('; ')
    const why = { reasonCode: input.reason, note: note === '' ? null : note }
    const booking = { on: input.on, at: ctx.clock.now(), by: ctx.actor }
    const { rows } = await matchItems(
      tx,
      [{ kind: 'refunded', item: key, amountMinor, postings: [posting], ...why }],
      booking,
    )
    const refundId = ctx.newId()
    const place = { table: 'refund', column: 'payee_account', row: [accountId, refundId] }
    await insertRefund(tx, {
      ...key,
      ...why,
      ...booking,
      refundId,
      allocationId: rows[0]?.allocationId ?? '',
      legalEntityId: item.legalEntityId,
      currency: item.currency,
      amountMinor,
      way: input.way,
      cashAccount: cash,
      payee: input.payee,
      payeeAccount: to === null ? null : ctx.vault.seal(place, to.number),
      payeeAccountShown: to === null ? null : maskedNumber(to.account),
      accountType: to?.accountType ?? null,
      checkNumber: input.checkNumber,
    })
    await announce(tx, [{ type: 'refund.paid', accountId, subjectId: refundId }], booking.at)
    // A transfer is told of when it goes to the bank.
    if (input.way === 'check') await tellRefunds(tx, ctx, [{ accountId, refundId }], input.on)
    return ok({
      refundId,
      amount: formatAmount(amountMinor, item.currency),
      currency: item.currency,
    })
  },
  stakes: async (_tx, value, input) => ({
    amounts: [{ minor: positiveMinor(value.amount, value.currency), currency: value.currency }],
    facts: {
      account: input.accountNumber,
      amount: value.amount,
      currency: value.currency,
      way: input.way,
      payee: input.payee,
      to: shownAccount(input),
      reason: input.reason,
    },
  }),
  logged: input => ({
    ...input,
    iban: input.iban === null ? null : maskedNumber(input.iban),
    bankAccount: input.bankAccount === null ? null : maskedNumber(input.bankAccount),
  }),
})

/** Where a transfer goes: an IBAN, or an account in the United States; null: no whole account is named. */
function payeeAccountOf(input: z.output<typeof refundCreditInput>) {
  const { iban, routingNumber: routing, bankAccount, accountType } = input
  const parts = [routing, bankAccount, accountType]
  if (iban !== null) {
    const isOne = parts.every(part => part === null)
    return isOne ? { number: iban, account: iban, accountType: null } : null
  }
  if (routing === null || bankAccount === null || accountType === null) return null
  return { number: `${routing} ${bankAccount}`, account: bankAccount, accountType }
}

function shownAccount(input: z.output<typeof refundCreditInput>): string | null {
  const to = payeeAccountOf(input)
  return to === null ? null : maskedNumber(to.account)
}

/** A refund that did not arrive (a check never cashed, a transfer that came back) is a credit again. */
export const takeRefundBack = defineCommand({
  name: 'takeRefundBack',
  summary: 'Turn a refund that did not reach the customer into a credit again',
  permission: 'receipts.refund',
  input: z.strictObject({
    accountNumber: code,
    refund: z.uuid(),
    on: date,
    note: line(500),
  }),
  run: async (tx, input, ctx) => {
    const accountId = await requireAccount(tx, input.accountNumber)
    const refund = await loadRefund(tx, accountId, input.refund)
    if (refund === undefined) return refuse('unknown_refund', { refund: input.refund })
    await lockItems(tx, [{ accountId, itemId: refund.itemId }])
    const run = await loadRunOf(tx, { accountId, refundId: input.refund })
    // Its file is about to be written; once sent, it may have come back.
    if (run?.state === 'review' || run?.state === 'approved') {
      return refuse('refund_in_run', { run: run.reference, state: run.state })
    }
    // Whether the customer has the money, its provider knows.
    const provided = await loadProviderRefund(tx, { accountId, refundId: input.refund })
    if (provided !== undefined) {
      return refuse('refund_with_provider', { provider: provided.provider, state: provided.state })
    }
    const booking = { on: input.on, at: ctx.clock.now(), by: ctx.actor }
    const why = { reasonCode: null, note: input.note }
    const { itemId, allocationId } = refund
    await creditAgain(tx, { accountId, itemId, allocationId }, booking, why)
    return ok({
      refundId: input.refund,
      amount: formatAmount(refund.amountMinor, refund.currency),
    })
  },
})
