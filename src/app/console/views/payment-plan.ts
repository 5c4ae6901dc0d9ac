import { loadAccount } from '../../../accounts/load/accounts.ts'
import { RefusalError } from '../../../kernel/result.ts'
import { loadLegalEntities } from '../../../ledger/load.ts'
import { isUuid } from '../../../platform/list-value.ts'
import { loadPlanPolicy } from '../../../receivables/plans/load.ts'
import { loadLettersAbout } from '../../../reporting/console/load/message.ts'
import { loadOwnPlanRequests } from '../../../reporting/console/load/own-plans.ts'
import {
  countPaymentPlans,
  loadPaymentPlanShown,
  loadPlanInstalments,
  loadPlannableItems,
  loadPlannedDocuments,
} from '../../../reporting/console/load/payment-plan.ts'
import { dayOf, view } from '../view.ts'

/** How many payment plans stand how. */
export const planCountsView = view({
  path: 'payment-plan-counts',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { now }) => ({ counts: await countPaymentPlans(tx, dayOf(now)) }),
})

/** A payment plan: its instalments, what was paid of each, what it is of, what was written about it. */
export const paymentPlanView = view({
  path: 'payment-plans/:number',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { number, now }) => {
    const plan = isUuid(number) ? await loadPaymentPlanShown(tx, number) : undefined
    if (plan === undefined) throw new RefusalError('unknown_plan_of_account', { plan: number })
    return {
      today: dayOf(now),
      plan,
      instalments: await loadPlanInstalments(tx, plan),
      documents: await loadPlannedDocuments(tx, plan),
      letters: await loadLettersAbout(tx, plan.accountId, { kind: 'plan', id: plan.planId }),
    }
  },
})

/** What a customer owes that can be agreed in instalments, and what may be agreed. */
export const planOfferView = view({
  path: 'plan-offers/:number',
  permission: 'receipts.read',
  parameters: {},
  read: async (tx, { number, now }) => {
    const account = await loadAccount(tx, number)
    if (account === undefined || account.kind === 'house') {
      throw new RefusalError('unknown_account', { account: number })
    }
    const today = dayOf(now)
    const items = await loadPlannableItems(tx, account.accountId, today)
    const entities = await loadLegalEntities(tx, [...new Set(items.map(({ entity }) => entity))])
    const policies = []
    for (const { code, currency, legalEntityId } of entities) {
      const policy = await loadPlanPolicy(tx, legalEntityId, today)
      policies.push({ entity: code, currency, ...policy })
    }
    const { accountNumber, name } = account
    const requests = await loadOwnPlanRequests(tx, account.accountId)
    const request = requests.find(({ state }) => state === 'waiting') ?? null
    return { today, account: { accountNumber, name }, items, policies, request }
  },
})
