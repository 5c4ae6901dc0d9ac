import { z } from 'zod'
import { ok, RefusalError } from '../../../kernel/result.ts'
import { defineCommand } from '../../../platform/command.ts'
import { openPayLink } from './pay-links.ts'
import { requestPaymentStep } from './request.ts'

/** What somebody with a pay link wants to pay; the link is all that they have to show. */
export const payByLink = defineCommand({
  name: 'payByLink',
  summary: 'Takes a payment that a customer asked for by a pay link.',
  permission: 'payments.work',
  input: z.strictObject({
    token: z.string().max(100),
    items: z.array(z.uuid()).min(1).max(200),
  }),
  logged: ({ items }) => ({ items }),
  run: async (tx, { token, items }, ctx) => {
    const link = await openPayLink(tx, token, ctx.clock.now())
    if (link === undefined) throw new RefusalError('pay_link_invalid', {})
    const { accountNumber, provider, currency, accountId } = link
    if (provider === null) throw new RefusalError('unknown_provider', { provider: '' })
    const wanted = [...new Set(items)].map(itemId => ({ itemId, amount: null }))
    const asked = { accountNumber, provider, currency, meansId: null, items: wanted }
    const requested = await requestPaymentStep(tx, asked, 'customer', ctx)
    return ok({ ...requested, accountId })
  },
})
