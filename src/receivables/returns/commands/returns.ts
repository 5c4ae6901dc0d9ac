import { z } from 'zod'
import { code, currency, date, line, oneOf, optional, whole } from '../../../formats/fields.ts'
import { formatAmount, parseAmount } from '../../../kernel/money.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { loadLegalEntityByCode } from '../../../ledger/load.ts'
import { defineCommand } from '../../../platform/command.ts'
import { RECEIPT_METHODS } from '../../api.ts'
import { requireAccount } from '../../commands/credits.ts'
import { recordBankReturns } from '../../debits/commands/returns.ts'
import { isReason, loadReceipt } from '../../load/receipts.ts'
import { loadDebitOfReceipt, lockPayments } from '../../payments/load/payments.ts'
import { positiveMinor } from '../../positive-amount.ts'
import { insertReturnFee, releaseBlock } from '../save.ts'
import { returnReceipt } from './return-receipt.ts'

const amount = z.string({ error: 'an amount such as 12.50' }).max(40)

const returnPaymentInput = z.strictObject({
  accountNumber: code,
  receipt: z.uuid(),
  on: date,
  reason: code,
  note: optional(line(500)),
  /** `policy`: as the legal entity has set it; `none`: waived. */
  fee: oneOf(['policy', 'none']).default('policy'),
  /** What the bank takes for it from us. */
  bankCharge: optional(amount),
  /** Take no further payment by this method from the customer until it is released. */
  block: z.boolean().default(true),
})

/**
 * A payment that the bank returned (a check without funds, a debit given back), all of it at once:
 * the receipt is reversed, what it paid is open again as of its original due date, the fee of the
 * policy is owed, our bank's charge is booked, the method is blocked, and a task is made.
 */
export const returnPayment = defineCommand({
  name: 'returnPayment',
  summary:
    'Book a returned payment: reopen invoices, charge the fee, block the method, make a task',
  permission: 'receipts.reverse',
  input: returnPaymentInput,
  run: async (tx, input, ctx) => {
    const accountId = await requireAccount(tx, input.accountNumber)
    const receipt = await loadReceipt(tx, accountId, input.receipt)
    if (receipt === undefined) return refuse('unknown_receipt', { receipt: input.receipt })
    if (!(await isReason(tx, input.reason, 'return'))) {
      return refuse('unknown_reason', { reason: input.reason, use: 'return' })
    }
    const booking = { on: input.on, at: ctx.clock.now(), by: ctx.actor }
    const { currency, receiptId } = receipt
    const chargeMinor = input.bankCharge === null ? null : positiveMinor(input.bankCharge, currency)
    const { reason: reasonCode, note, fee: feeBy, block } = input
    const how = { reasonCode, note, fee: feeBy, chargeMinor, block }
    const debit = await loadDebitOfReceipt(tx, receipt)
    if (debit !== undefined) await lockPayments(tx, [debit])
    const { reopened, owed, fee, taskId } = await returnReceipt(tx, receipt, how, booking, ctx)
    // The debit came back, too: it is tried again by its reason, and the bank tells nothing new later.
    if (debit !== undefined) {
      await recordBankReturns(tx, [{ reference: debit.reference, reason: reasonCode }], ctx)
    }
    return ok({
      receiptId,
      reopened: reopened.map(each => ({
        itemId: each.itemId,
        amount: formatAmount(each.amountMinor, currency),
      })),
      owedItemId: owed?.itemId ?? null,
      feeItemId: fee?.itemId ?? null,
      taskId,
    })
  },
})

/** Sets what a returned payment costs the customer, from a date on. */
export const setReturnFee = defineCommand({
  name: 'setReturnFee',
  summary: 'Set what a returned payment costs the customer',
  permission: 'receipts.rules',
  input: z.strictObject({
    entity: code,
    fromOn: date,
    method: oneOf([...RECEIPT_METHODS, 'any']).default('any'),
    currency,
    /** Zero: nothing. */
    amount,
    termsDays: whole(0, 365).default(14),
  }),
  run: async (tx, input, ctx) => {
    const entity = await loadLegalEntityByCode(tx, input.entity)
    if (entity === undefined) return refuse('unknown_legal_entity', { entity: input.entity })
    const minor = parseAmount(input.amount, input.currency)
    if (minor === undefined || minor < 0n) {
      return refuse('invalid_amount', { value: input.amount, currency: input.currency })
    }
    const { fromOn, method, currency: of, termsDays } = input
    const { legalEntityId } = entity
    const fee = { legalEntityId, method, fromOn, currency: of, amountMinor: minor, termsDays }
    await insertReturnFee(tx, fee, { at: ctx.clock.now(), by: ctx.actor })
    return ok({ entity: input.entity, method })
  },
})

/** Takes a way of paying from a customer again. */
export const releasePaymentBlock = defineCommand({
  name: 'releasePaymentBlock',
  summary: 'Use a customer’s way of paying again that a return has blocked',
  permission: 'receipts.reverse',
  input: z.strictObject({ accountNumber: code, method: oneOf(RECEIPT_METHODS) }),
  run: async (tx, input, ctx) => {
    const accountId = await requireAccount(tx, input.accountNumber)
    const block = { accountId, method: input.method }
    const released = await releaseBlock(tx, block, { at: ctx.clock.now(), by: ctx.actor })
    return released ? ok({ method: input.method }) : refuse('not_blocked', { method: input.method })
  },
})
