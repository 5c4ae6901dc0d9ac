import { loadAccount } from '../../../accounts/load/accounts.ts'
import { dateOf } from '../../../kernel/calendar.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { frozenAmounts } from '../../../receivables/freezes/load.ts'
import { stateOn } from '../../../receivables/mandates/mandate.ts'
import {
  loadAutopayOfAccount,
  loadBlockedWays,
  loadMandatesOfAccount,
  loadMeansOfAccount,
  loadOwedItems,
  loadPaidByOthers,
  loadPaymentsUnderWay,
  loadPlansOfAccount,
  loadReceiptsOfAccount,
} from '../../../reporting/console/load/account-payments.ts'
import { loadOwnPlanRequests } from '../../../reporting/console/load/own-plans.ts'
import { loadRefundableCredits, loadRefundsShown } from '../../../reporting/console/load/refund.ts'
import { loadAccountStanding } from '../../../reporting/console/load/standing.ts'
import { dayOf, view } from '../view.ts'

/** Of each kind as many as one reads through; the lists below have them all. */
const MOST_ITEMS = 100
const MOST_RECEIPTS = 20

/** The money of a customer: what is open, what came in and what it paid, how they pay, what was agreed. */
export const accountPaymentsView = view({
  path: 'account-payments/:number',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { number, now }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined) throw new RefusalError('unknown_number', { number })
    const { accountId } = account
    const today = dayOf(now)
    const items = await loadOwedItems(tx, accountId, MOST_ITEMS)
    const keys = items.map(({ itemId }) => ({ accountId, itemId }))
    const frozen = new Map(
      (await frozenAmounts(tx, keys, today)).map(each => [each.itemId, each.byReason]),
    )
    const requests = await loadOwnPlanRequests(tx, accountId)
    const mandates = await loadMandatesOfAccount(tx, accountId)
    return {
      today,
      standing: await loadAccountStanding(tx, accountId, today),
      items: items.map(item => ({
        ...item,
        heldFor: Object.keys(frozen.get(item.itemId) ?? {}).sort(),
      })),
      underWay: await loadPaymentsUnderWay(tx, accountId),
      credits: await loadRefundableCredits(tx, accountId),
      receipts: await loadReceiptsOfAccount(tx, accountId, MOST_RECEIPTS),
      byOthers: await loadPaidByOthers(tx, accountId, MOST_RECEIPTS),
      means: await loadMeansOfAccount(tx, accountId),
      mandates: mandates.map(({ timeZone, ...each }) => ({
        ...each,
        state: stateOn(each, dateOf(now, timeZone)),
      })),
      autopay: await loadAutopayOfAccount(tx, accountId, today),
      blocked: await loadBlockedWays(tx, accountId),
      plans: await loadPlansOfAccount(tx, accountId),
      isPlanAsked: requests.some(({ state }) => state === 'waiting'),
      refunds: await loadRefundsShown(tx, accountId),
    }
  },
})
