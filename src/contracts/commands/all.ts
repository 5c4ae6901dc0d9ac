import type { AnyCommand } from '../../platform/command.ts'
import { creditCommands } from '../credit/commands/all.ts'
import { acceptQuotes, recordOrders, withdrawQuotes } from '../orders/commands/record-orders.ts'
import { recordTickets } from '../orders/commands/record-tickets.ts'
import { definePaymentTerms, setPaymentTerms } from '../payment-terms/commands.ts'
import {
  changeAccount,
  changeAccountIdentity,
  createAccounts,
  createPremises,
  placeBillingHolds,
  releaseBillingHold,
  setAccountParents,
} from './account-changes.ts'
import { addCommitments } from './add-commitments.ts'
import { addDiscounts } from './add-discounts.ts'
import { addOneOffCharges } from './add-one-off-charges.ts'
import { addPrices } from './add-prices.ts'
import { agreePrices } from './agree-prices.ts'
import { changeAlignment } from './change-alignment.ts'
import { changePlan } from './change-plan.ts'
import { changePoNumber } from './change-po-number.ts'
import { changeQuantity } from './change-quantity.ts'
import { correctOneOffCharges } from './correct-one-off-charges.ts'
import { defineCoupons, redeemCoupons, withdrawCoupons } from './coupons.ts'
import { createContracts } from './create-contracts.ts'
import { createSubscriptions } from './create-subscriptions.ts'
import { defineAddOns } from './define-add-ons.ts'
import { endSubscription } from './end-subscription.ts'
import { giveNotice } from './give-notice.ts'
import { pauseSubscription, resumeSubscription } from './pause-subscription.ts'
import { priceBundles } from './price-bundles.ts'
import { recordIndexValues } from './record-index-values.ts'
import { renewContracts } from './renew-contracts.ts'
import { scheduleRamps } from './schedule-ramps.ts'
import { setPaymentMethods } from './set-payment-methods.ts'
import { setProgressiveBilling } from './set-progressive-billing.ts'
import { setTrials } from './set-trials.ts'
import { changeLegalOwner, mergeAccounts, unmergeAccounts } from './successions.ts'
import { upliftPrices } from './uplift-prices.ts'
import { buyWalletCredits, expireWalletCredits, grantWalletCredits } from './wallet-credits.ts'
import { defineWallets } from './wallets.ts'
import { withdrawPlanChange, withdrawQuantity } from './withdraw-change.ts'

/** The commands of contracts and subscriptions, for the registry. */
export const contractCommands: readonly AnyCommand[] = [
  createAccounts,
  changeAccount,
  changeAccountIdentity,
  createPremises,
  placeBillingHolds,
  releaseBillingHold,
  setAccountParents,
  mergeAccounts,
  unmergeAccounts,
  changeLegalOwner,
  createContracts,
  changePoNumber,
  giveNotice,
  renewContracts,
  createSubscriptions,
  changeQuantity,
  changePlan,
  changeAlignment,
  endSubscription,
  ...creditCommands,
  withdrawQuantity,
  withdrawPlanChange,
  setPaymentMethods,
  definePaymentTerms,
  setPaymentTerms,
  setProgressiveBilling,
  pauseSubscription,
  resumeSubscription,
  addCommitments,
  defineWallets,
  buyWalletCredits,
  grantWalletCredits,
  expireWalletCredits,
  addDiscounts,
  addOneOffCharges,
  correctOneOffCharges,
  addPrices,
  recordOrders,
  acceptQuotes,
  withdrawQuotes,
  recordTickets,
  recordIndexValues,
  defineCoupons,
  redeemCoupons,
  withdrawCoupons,
  defineAddOns,
  priceBundles,
  setTrials,
  agreePrices,
  scheduleRamps,
  upliftPrices,
]
