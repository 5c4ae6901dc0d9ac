import { z } from 'zod'
import { loadAccount } from '../../../accounts/load/accounts.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadPayoutParts, loadPayoutShown } from '../../../reporting/console/load/payout.ts'
import { loadReasons } from '../../../reporting/console/load/receivable-reasons.ts'
import {
  loadRefundableCredits,
  loadRefundablePayments,
  loadRefundsShown,
} from '../../../reporting/console/load/refund.ts'
import { loadRefundRunShown } from '../../../reporting/console/load/refund-run.ts'
import { view } from '../view.ts'

/** What of a customer's may be refunded, how, and what was. */
export const refundView = view({
  path: 'refunds/:number',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { number, language }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined || account.kind === 'house') {
      throw new RefusalError('unknown_number', { number })
    }
    const { accountId, accountNumber, name } = account
    return {
      account: { accountNumber, name },
      credits: await loadRefundableCredits(tx, accountId),
      payments: await loadRefundablePayments(tx, accountId),
      refunds: await loadRefundsShown(tx, accountId),
      reasons: await loadReasons(tx, 'refund', language),
    }
  },
})

/** A run of refunds with what the bank told of it. */
export const refundRunView = view({
  path: 'refund-runs/:number',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { number }) => {
    const run = await loadRefundRunShown(tx, number)
    if (run === undefined) throw new RefusalError('unknown_refund_run', { run: number })
    return { run }
  },
})

/** A payout by kind, beside the bank's line. */
export const payoutView = view({
  path: 'payouts/:number',
  permission: 'payments.read',
  parameters: { provider: z.string().max(40).optional() },
  read: async (tx, { number, provider }) => {
    const payout = await loadPayoutShown(tx, number, provider)
    if (payout === undefined) throw new RefusalError('unknown_number', { number })
    return { payout, parts: await loadPayoutParts(tx, payout) }
  },
})
