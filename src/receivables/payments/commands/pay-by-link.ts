import { z } from 'zod'
import { line, optional, positive } from '../../../formats/fields.ts'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { openPayLink } from './pay-links.ts'
import { requestPaymentStep } from './request.ts'

/** What somebody with a pay link wants to pay; the link is all that they have to show. */
export const payByLink = defineCommand({
  name: 'payByLink',
  summary: 'Take a payment that a customer asked for by a pay link',
  permission: 'payments.work',
  input: z.strictObject({
    token: z.string().max(100),
    items: z.array(z.uuid()).min(1).max(200),
    /** What they pay of an item, where that is not all that is open. */
    amounts: z
      .array(z.strictObject({ itemId: z.uuid(), amount: positive }))
      .max(200)
      .default([]),
    /** What the customer was shown that is taken besides; left out: nothing. */
    fee: optional(z.string().max(40)),
    /** The words that they agreed to, where the card is to be kept for what falls due later. */
    keep: optional(line(300)),
  }),
  logged: ({ items, amounts, fee, keep }) => ({ items, amounts, fee, keep }),
  run: async (tx, { token, items, amounts, fee, keep }, ctx) => {
    const link = await openPayLink(tx, token, ctx.clock.now())
    if (link === undefined) throw new RefusalError('pay_link_invalid', {})
    const { accountNumber, provider, currency, accountId } = link
    if (provider === null) throw new RefusalError('unknown_provider', { provider: '' })
    const wanted = [...new Set(items)].map(itemId => ({
      itemId,
      amount: amounts.find(each => each.itemId === itemId)?.amount ?? null,
    }))
    const whole = { meansId: null, items: wanted, note: null }
    const asked = { accountNumber, provider, currency, ...whole }
    const requested = await requestPaymentStep(tx, asked, 'customer', ctx, {
      ...{ attempt: 1, notifiedOn: null, shownFee: fee, keep },
    })
    return ok({ ...requested, accountId })
  },
})
