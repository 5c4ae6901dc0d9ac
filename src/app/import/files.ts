import { accounts, cycles, holds, premises } from './files/accounts.ts'
import { meters, products, taxRules, touCalendars } from './files/catalog.ts'
import {
  assignments,
  collectors,
  creditLimits,
  disputes,
  promises,
  segments,
} from './files/collecting.ts'
import {
  changes,
  charges,
  commitments,
  contracts,
  discounts,
  pauses,
  poNumbers,
  subscriptions,
} from './files/contracts.ts'
import {
  dunningLevels,
  lateChargePolicies,
  policyUses,
  rateCaps,
  referenceRates,
} from './files/dunning.ts'
import { legalEntities } from './files/ledger.ts'
import { debitCreditors, mandates } from './files/mandates.ts'
import { channels, events, intervals, reads } from './files/metering.ts'
import { autopayConsents, paymentMeans, receipts } from './files/money.ts'
import { moves } from './files/moves.ts'
import { acceptances, orders, tickets } from './files/orders.ts'
import { parents } from './files/parents.ts'
import { paymentMethods } from './files/payment-methods.ts'
import { paymentTerms, paymentTermsUse } from './files/payment-terms.ts'
import { PLAN_FILES, planFiles } from './files/plans.ts'
import {
  addOns,
  agreedPrices,
  bundles,
  coupons,
  indexValues,
  priceIndexes,
  ramps,
  redemptions,
  trials,
} from './files/pricing.ts'
import { usageAlerts } from './files/usage-alerts.ts'
import { walletCredits, wallets } from './files/wallets.ts'
import type { FileSpec } from './spec.ts'

const BEFORE_PLANS = [
  legalEntities,
  debitCreditors,
  taxRules,
  products,
  meters,
  touCalendars,
  priceIndexes,
  indexValues,
  coupons,
  paymentTerms,
]
const AFTER_PLANS = [
  addOns,
  bundles,
  cycles,
  accounts,
  segments,
  collectors,
  assignments,
  creditLimits,
  parents,
  mandates,
  premises,
  contracts,
  poNumbers,
  subscriptions,
  orders,
  acceptances,
  discounts,
  commitments,
  changes,
  trials,
  agreedPrices,
  ramps,
  redemptions,
  pauses,
  channels,
  reads,
  intervals,
  events,
  charges,
  wallets,
  walletCredits,
  tickets,
  moves,
  holds,
  usageAlerts,
  paymentMethods,
  paymentTermsUse,
  dunningLevels,
  referenceRates,
  rateCaps,
  lateChargePolicies,
  policyUses,
  disputes,
  paymentMeans,
  autopayConsents,
  receipts,
  promises,
]

/** The files of an import folder, in the order in which they are taken: each may name the earlier. */
export const FILES: readonly string[] = [
  ...BEFORE_PLANS.map(spec => spec.file),
  ...PLAN_FILES,
  ...AFTER_PLANS.map(spec => spec.file),
]

/** What to do with each file that was found, in order. */
export async function specsFor(folder: string, found: readonly string[]): Promise<FileSpec[]> {
  const specs = [...BEFORE_PLANS, ...(await planFiles(folder, found)), ...AFTER_PLANS]
  return specs.filter(spec => found.includes(spec.file))
}
