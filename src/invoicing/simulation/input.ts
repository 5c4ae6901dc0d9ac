import { z } from 'zod'
import {
  meterRow,
  planRow,
  priceRow,
  productRow,
  taxRuleRow,
  touCalendarRow,
} from '../../catalog/api.ts'
import { code, date, optional, whole } from '../../formats/fields.ts'
import { isBefore } from '../../kernel/period.ts'
import { usageAlertRow } from '../usage-alerts/api.ts'
import { scenarioCommitment, scenarioWallet } from './input-agreed.ts'
import { customer, legalEntity } from './input-party.ts'
import { subscription } from './input-subscription.ts'
import { agreedPrice, bundle, priceIndex } from './pricing-input.ts'
import { dated } from './when.ts'

/*
 * What a simulation is told. Catalog, discounts, changes, reads: each has the fields that its
 * command has, less the numbers of account and subscription, which the nesting tells.
 */

/** From which bill date on a fact is known; left out, from the start. */
const knownFrom = optional(date)

/** A subscription as it is told, before its changes have their days. */
export type ToldSubscription = z.output<typeof subscription>

/** Dates in their order; of one day the list may be left out. */
const billThrough = z
  .union([date, z.array(date).min(1).max(600)], {
    error: 'a date such as "2026-02-01", or a list of dates',
  })
  .transform(dates => (Array.isArray(dates) ? dates : [dates]))
  .refine(dates => dates.every((each, i) => i === 0 || !isBefore(each, dates[i - 1]!)), {
    error: 'dates in their order',
  })

/** Days in their order. */
const days = z
  .array(date)
  .max(600)
  .refine(dates => dates.every((each, i) => i === 0 || !isBefore(each, dates[i - 1]!)), {
    error: 'dates in their order',
  })

const scenario = z.strictObject({
  /** For editors: where the JSON schema of this file is. */
  $schema: z.string().optional(),
  legalEntity,
  customer: customer.prefault({}),
  /** Products with another tax class or account than `standard` and 4000. */
  products: z
    .array(productRow.extend({ name: productRow.shape.name.optional() }))
    .max(1000)
    .default([]),
  meters: z
    .array(meterRow.extend({ name: meterRow.shape.name.optional(), unit: code.optional() }))
    .max(1000)
    .default([]),
  touCalendars: z
    .array(touCalendarRow.extend({ name: touCalendarRow.shape.name.optional() }))
    .max(100)
    .default([]),
  /** Published indexes that prices follow. */
  priceIndexes: z.array(priceIndex).max(100).default([]),
  taxRules: z.array(taxRuleRow).max(1000).default([]),
  plans: z.array(planRow).min(1, { error: 'at least one plan' }).max(100),
  /** Prices added after the plan was defined; one for the same date corrects it. */
  priceChanges: z.array(priceRow.extend({ knownFrom })).max(1000).default([]),
  /** Prices of bundles, shared out to their charges. */
  bundles: z.array(bundle).max(100).default([]),
  /** Prices agreed for the contract: for every subscription that pays the charge. */
  contractPrices: z
    .array(agreedPrice.extend({ planCode: code }))
    .max(1000)
    .default([]),
  /** What the customer has agreed to spend at least, a term. */
  commitments: z.array(scenarioCommitment).max(100).default([]),
  /** Wallets of prepaid credits. */
  wallets: z.array(scenarioWallet).max(20).default([]),
  subscriptions: z.array(subscription).min(1, { error: 'at least one subscription' }).max(1000),
  /** Charges in advance that start, and in arrears that end, on or before each date are billed. */
  billThrough,
  /** Days on which usage that has come to its `progressiveAmount` is billed in mid-period. */
  progressiveOn: days.default([]),
  /** Limits that usage and spending are watched for. */
  usageAlerts: z
    .array(usageAlertRow.omit({ accountNumber: true }))
    .max(100)
    .default([]),
  /** Days on which they are looked at; each is told once a period. */
  watchOn: days.default([]),
  /** Days from the date billed through to the date of the documents. */
  issueAfterDays: whole(0, 90).default(0),
})

/** A scenario to be priced: who sells what to whom, what happened, and when bills are made. */
export const simulationInput = scenario.transform(told => ({
  ...told,
  subscriptions: told.subscriptions.map(each => dated(each, told.plans)),
}))

export type Scenario = z.output<typeof simulationInput>
export type ScenarioSubscription = Scenario['subscriptions'][number]
export type ScenarioChannel = ScenarioSubscription['channels'][number]
