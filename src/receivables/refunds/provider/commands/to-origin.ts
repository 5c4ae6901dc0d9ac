import { z } from 'zod'
import { finishSettledTasks } from '../../../../accounts/tasks/commands.ts'
import { code, line, optional } from '../../../../formats/fields.ts'
import { formatAmount, lesser } from '../../../../kernel/money.ts'
import { ok, RefusalError, refuse } from '../../../../kernel/result.ts'
import type { OpenItem } from '../../../../ledger/open-items/item.ts'
import { lockItems } from '../../../../ledger/open-items/load.ts'
import { defineCommand } from '../../../../platform/command.ts'
import type { Tx } from '../../../../platform/database/database.ts'
import { loadUsedProposals } from '../../../credit-refunds/load.ts'
import { isReason } from '../../../load/receipts.ts'
import { accountOf } from '../../../payments/commands/providers.ts'
import { lockPayments } from '../../../payments/load/payments.ts'
import { positiveMinor } from '../../../positive-amount.ts'
import { loadOrigins, loadPaidBy, owesAnything } from '../load.ts'
import { leftOf, makeRefundJob, planRefund } from './request.ts'

/** What of a credit goes back by which payment. */
type Part = { readonly refundId: string; readonly amount: string; readonly to: string }

/**
 * Gives a credit back to the cards and accounts that it was paid from: the payment that it is made of
 * first, then those that paid what was credited, then the customer's latest; of each at most what is
 * left of what was captured. What no payment covers stays a credit. Over the rows of the list
 * refund-proposals it is bulk work: tried first, row by row, each within the authority of who does it.
 */
export const refundToOrigin = defineCommand({
  name: 'refundToOrigin',
  summary: 'Give a credit back to the cards and accounts that the customer paid from',
  permission: 'receipts.refund',
  input: z.strictObject({
    accountNumber: code,
    /** A receipt, a credit note or money on account: the id of its item. */
    item: z.uuid(),
    reason: code.default('credit_balance'),
    note: optional(line(500)),
  }),
  run: async (tx, input, ctx) => {
    const accountId = await accountOf(tx, input.accountNumber)
    const key = { accountId, itemId: input.item }
    if (!(await isReason(tx, input.reason, 'refund'))) {
      return refuse('unknown_reason', { reason: input.reason, use: 'refund' })
    }
    const origins = await loadOrigins(tx, key)
    const locked = await lockPayments(tx, origins)
    const item = await creditOf(tx, key)
    const { currency } = item
    const order = new Map(origins.map(({ paymentId }, place) => [paymentId, place]))
    const place = (id: string): number => order.get(id) ?? origins.length
    const payments = locked.sort((a, b) => place(a.paymentId) - place(b.paymentId))
    let restMinor = -item.openMinor
    const parts: Part[] = []
    for (const payment of payments) {
      const amountMinor = lesser(restMinor, await leftOf(tx, payment))
      if (amountMinor <= 0n) continue
      const to = await loadPaidBy(tx, payment)
      const refund = await planRefund(tx, { payment, item, amountMinor, to }, input, ctx)
      await ctx.enqueue(tx, makeRefundJob(accountId, refund.refundId))
      parts.push({ refundId: refund.refundId, amount: formatAmount(amountMinor, currency), to })
      restMinor -= amountMinor
    }
    if (parts.length === 0) return refuse('refund_no_origin', { account: input.accountNumber })
    await finishSettledTasks(tx, ctx, await loadUsedProposals(tx, accountId))
    const refunded = formatAmount(-item.openMinor - restMinor, currency)
    return ok({ refunded, left: formatAmount(restMinor, currency), currency, refunds: parts })
  },
  stakes: async (_tx, { refunded, currency, refunds }, { accountNumber, reason }) => ({
    amounts: [{ minor: positiveMinor(refunded, currency), currency }],
    facts: {
      ...{ account: accountNumber, amount: refunded, currency, way: 'provider' },
      ...{ to: refunds.map(({ to, amount }) => `${to} ${amount}`).join(', '), reason },
    },
  }),
})

/** The credit under its lock. Throws where nothing of it is left, or its customer owes something. */
async function creditOf(
  tx: Tx,
  key: { readonly accountId: string; readonly itemId: string },
): Promise<OpenItem> {
  const [item] = await lockItems(tx, [key])
  if (item === undefined) throw new RefusalError('unknown_item', { item: key.itemId })
  if (item.openMinor > 0n) throw new RefusalError('item_no_credit', { item: key.itemId })
  if (item.openMinor === 0n) throw new RefusalError('refund_nothing_left', { item: key.itemId })
  if (await owesAnything(tx, item)) throw new RefusalError('refund_customer_owes', {})
  return item
}
