import { z } from 'zod'
import { accountRow } from '../../accounts/api.ts'
import {
  meterRow,
  planRow,
  priceRow,
  productRow,
  taxRuleRow,
  touCalendarRow,
} from '../../catalog/api.ts'
import {
  alignmentRow,
  discountRow,
  endingFields,
  endRow,
  oneOffRow,
  pauseRow,
  planChangeRow,
  quantityRow,
  subscriptionRow,
  termFields,
} from '../../contracts/api.ts'
import {
  code,
  country,
  date,
  decimal,
  language,
  line,
  notNegative,
  oneOf,
  optional,
  positive,
  timeZone,
  whole,
  yesNo,
} from '../../formats/fields.ts'
import { isBefore } from '../../kernel/period.ts'
import { channelRow, intervalRow, readRow } from '../../metering/api.ts'
import { checkProperties } from '../../metering/event-properties.ts'
import { scenarioCommitment, scenarioWallet } from './input-agreed.ts'
import { agreedPrice, bundle, coupon, priceIndex, ramp, trial } from './pricing-input.ts'
import { dated } from './when.ts'

/*
 * What a simulation is told. Catalog, discounts, changes, reads: each has the fields that its
 * command has, less the numbers of account and subscription, which the nesting tells.
 */

const MOST_FACTS = 100_000

/** From which bill date on a fact is known; left out, from the start. */
const knownFrom = optional(date)

/** An instant of ISO 8601 with its offset. */
const instant = z
  .string({ error: 'a time with its offset such as 2026-01-31T12:00:00Z' })
  .transform((text, ctx) => {
    try {
      return Temporal.Instant.from(text)
    } catch {
      const message = 'a time with its offset such as 2026-01-31T12:00:00Z'
      ctx.addIssue({ code: 'custom', message })
      return z.NEVER
    }
  })

const legalEntity = z.strictObject({
  country,
  region: optional(line(60)),
  taxId: optional(line(40)),
  taxRounding: oneOf(['per_group', 'per_line']).default('per_group'),
  roundingMode: oneOf(['half_up', 'half_even']).default('half_up'),
  /** What payable amounts are rounded to, in major units: 0.05. */
  cashRounding: optional(positive),
})

const customer = z.strictObject({
  accountNumber: code.default('SIM'),
  kind: oneOf(['person', 'business']).default('person'),
  name: line().default('Customer'),
  /** Left out: that of the legal entity. */
  country: optional(country),
  region: optional(line(60)),
  language: language.default('en'),
  timeZone: timeZone.default('UTC'),
  taxId: optional(line(40)),
  termsDays: whole(0, 365).default(14),
  billingDay: optional(whole(1, 31)),
  exemptions: accountRow.shape.exemptions,
})

/** From which bill date on a change is taken back; left out, it is not. */
const withdrawnOn = optional(date)

const quantityChange = z.strictObject({
  /** Left out: every charge that is multiplied by a quantity. */
  chargeCode: optional(code),
  effectiveOn: quantityRow.shape.effectiveOn,
  quantity: quantityRow.shape.quantity,
  knownFrom,
  withdrawnOn,
})

const planChange = z.strictObject({
  effectiveOn: planChangeRow.shape.effectiveOn,
  planCode: planChangeRow.shape.planCode,
  planVersion: planChangeRow.shape.planVersion.default(1),
  quantity: planChangeRow.shape.quantity,
  knownFrom,
  withdrawnOn,
})

const discount = z.strictObject({
  code: discountRow.shape.code,
  name: discountRow.shape.name,
  percent: discountRow.shape.percent,
  chargeCode: discountRow.shape.chargeCode,
  fromOn: discountRow.shape.fromOn,
  toOn: discountRow.shape.toOn,
  knownFrom,
})

const pause = z.strictObject({
  fromOn: date,
  toOn: pauseRow.shape.toOn,
  fees: pauseRow.shape.fees,
  usage: pauseRow.shape.usage,
  knownFrom,
})

const end = z.strictObject({
  endOn: endRow.shape.endOn,
  ...endingFields,
  exitFee: endRow.shape.exitFee,
  knownFrom,
})

/** What its contract agrees about its term. */
const agreement = z.strictObject({
  /** Left out: the start of the subscription. */
  startOn: optional(date),
  ...termFields,
})

const alignment = z.strictObject({
  effectiveOn: date,
  alignTo: alignmentRow.shape.alignTo,
  anchorDay: alignmentRow.shape.anchorDay,
  knownFrom,
})

const oneOff = z.strictObject({
  productCode: oneOffRow.shape.productCode,
  description: oneOffRow.shape.description,
  serviceOn: oneOffRow.shape.serviceOn,
  quantity: oneOffRow.shape.quantity.prefault('1'),
  unit: oneOffRow.shape.unit,
  unitPrice: oneOffRow.shape.unitPrice,
  taxInclusive: oneOffRow.shape.taxInclusive.default(false),
  knownFrom,
  /** What it should have been, as a corrected ticket says; a quantity of 0 takes it back. */
  corrections: z
    .array(
      z.strictObject({ quantity: notNegative, unitPrice: optional(notNegative), knownFrom: date }),
    )
    .max(100)
    .default([]),
})

const eventProperties = z
  .record(z.string().max(40), z.string().max(200))
  .superRefine((properties, ctx) => {
    const fault = checkProperties(properties)
    if (fault !== null) ctx.addIssue({ code: 'custom', message: String(fault.facts.expected) })
  })

const usageEvent = z.strictObject({
  meterCode: code,
  occurredAt: instant,
  quantity: decimal,
  properties: eventProperties.default({}),
  knownFrom,
})

const read = z.strictObject({
  readOn: readRow.shape.readOn,
  value: readRow.shape.value,
  quality: readRow.shape.quality,
  knownFrom,
})

const intervalDay = z
  .strictObject({
    day: date,
    /** The sum of the day's interval values, where no charge asks when something was used. */
    total: notNegative.optional(),
    /** How many minutes an interval has, and what was used in each; null or "-" is missing. */
    minutes: intervalRow.shape.minutes.optional(),
    values: z.array(z.string().max(20).nullable()).max(300).optional(),
    /** How many values of the day are missing. */
    missing: whole(0, 300).default(0),
    estimated: yesNo.default(false),
    knownFrom,
  })
  .refine(
    ({ total, minutes, values }) =>
      total === undefined ? minutes !== undefined && values !== undefined : values === undefined,
    { error: 'either total, or minutes and values' },
  )

const channel = z.strictObject({
  meterCode: channelRow.shape.meterCode,
  serial: channelRow.shape.serial,
  multiplier: channelRow.shape.multiplier,
  digits: channelRow.shape.digits,
  installedOn: channelRow.shape.installedOn,
  removedOn: channelRow.shape.removedOn,
  reads: z.array(read).max(MOST_FACTS).default([]),
  days: z.array(intervalDay).max(MOST_FACTS).default([]),
})

const subscription = z.strictObject({
  subscriptionNumber: code.default('1'),
  planCode: subscriptionRow.shape.planCode,
  planVersion: subscriptionRow.shape.planVersion.default(1),
  startOn: subscriptionRow.shape.startOn,
  endOn: subscriptionRow.shape.endOn,
  anchorDay: subscriptionRow.shape.anchorDay,
  alignTo: subscriptionRow.shape.alignTo,
  /** Its periods aligned anew from later dates on. */
  alignments: z.array(alignment).max(1000).default([]),
  quantity: subscriptionRow.shape.quantity,
  poNumber: optional(line(100)),
  /** What its documents are paid by: they are split by it. */
  paymentMethod: optional(line(40)),
  /** Purchase orders for service from later dates on. */
  laterPoNumbers: z
    .array(z.strictObject({ fromOn: date, poNumber: line(100).nullable() }))
    .max(1000)
    .default([]),
  contract: optional(agreement),
  /** Where it is supplied, and so taxed; left out, where the customer is. */
  place: optional(z.strictObject({ country, region: optional(line(60)) })),
  knownFrom,
  quantityChanges: z.array(quantityChange).max(1000).default([]),
  planChanges: z.array(planChange).max(1000).default([]),
  /** Ends set or (null) taken back; the one known last holds. */
  ends: z.array(end).max(1000).default([]),
  discounts: z.array(discount).max(1000).default([]),
  /** The one known last holds. */
  trials: z.array(trial).max(100).default([]),
  /** Of two with one code and day of redemption the one known last holds. */
  coupons: z.array(coupon).max(100).default([]),
  /** Prices agreed for this subscription. */
  agreedPrices: z.array(agreedPrice).max(1000).default([]),
  ramps: z.array(ramp).max(100).default([]),
  /** Of two with one first day the one known last holds; an end on that day takes it back. */
  pauses: z.array(pause).max(1000).default([]),
  oneOffs: z.array(oneOff).max(1000).default([]),
  events: z.array(usageEvent).max(MOST_FACTS).default([]),
  channels: z.array(channel).max(100).default([]),
})

/** A subscription as it is told, before its changes have their days. */
export type ToldSubscription = z.output<typeof subscription>

const billThrough = z
  .union([date, z.array(date).min(1).max(600)], {
    error: 'a date such as "2026-02-01", or a list of dates',
  })
  .transform(dates => (Array.isArray(dates) ? dates : [dates]))
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
