import { z } from 'zod'
import {
  code,
  country,
  currency,
  date,
  decimal,
  line,
  names,
  notNegative,
  oneOf,
  optional,
  positive,
  whole,
  yesNo,
} from '../formats/fields.ts'
import { AGGREGATIONS } from './counting.ts'
import { energyTerms } from './energy-terms.ts'
import { eventLimits, eventPriceModels, freeEvents } from './event-prices.ts'
import { rolloverFields } from './rollover.ts'

/** What is sold: how it is called, taxed, and posted. */
export const productRow = z.strictObject({
  productCode: code,
  name: names,
  taxClass: code,
  revenueAccount: z
    .string()
    .regex(/^4\d{3}$/, { error: 'a revenue account of the chart, 4000 to 4999' }),
})
export type ProductRow = z.output<typeof productRow>

/** The name of a property of events. */
const propertyName = z
  .string({ error: 'the name of a property' })
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, {
    error: 'a name of 1 to 40 letters, digits and underscores',
  })

/** What is counted, and how a period's quantity comes of it. */
export const meterRow = z.strictObject({
  meterCode: code,
  name: names,
  unit: code,
  source: oneOf(['events', 'reads', 'intervals']),
  aggregation: oneOf(AGGREGATIONS).default('sum'),
  /** Of `unique`: the property of events whose different values are counted. */
  property: optional(propertyName),
  /** Of `percentile`: 95 = what 95 % of the events do not exceed. */
  percentile: optional(positive),
  /** Of `average` and `time_sum`: the time that a level is weighted by. */
  per: optional(oneOf(['hour', 'day'])),
  /** A level that stays from one period to the next until an event changes it. */
  carried: yesNo.default(false),
})
export type MeterRow = z.output<typeof meterRow>

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'holiday'] as const

/** A time of the clock, 00:00 to 24:00, as minutes since midnight. */
const clockTime = z
  .string({ error: 'a time such as 16:30' })
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'a time from 00:00 to 24:00' })
  .transform(text => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))

const touRule = z.strictObject({
  band: code,
  /** 1 to 12; none = every month. */
  months: z.array(whole(1, 12)).max(12).default([]),
  /** None = every day, holidays too. */
  days: z
    .array(oneOf(DAYS))
    .max(8)
    .default([])
    .transform(days => days.map(day => DAYS.indexOf(day) + 1)),
  from: clockTime.prefault('00:00'),
  to: clockTime.prefault('24:00'),
})

/** Which band of a tariff each time of each day belongs to; the first rule that matches decides. */
export const touCalendarRow = z.strictObject({
  calendarCode: code,
  name: names,
  rules: z.array(touRule).min(1, { error: 'at least one rule' }).max(500),
  /** Whose public holidays, listed for these years: days of their own kind. */
  holidays: z
    .strictObject({
      region: z
        .string()
        .regex(/^[A-Z]{2}(-[A-Z0-9]{1,4}){0,2}$/, { error: 'a place such as US or DE-BY' }),
      firstYear: whole(1970, 2200),
      lastYear: whole(1970, 2200),
    })
    .refine(({ firstYear, lastYear }) => firstYear <= lastYear && lastYear - firstYear < 60, {
      error: 'years in their order, at most 60',
    })
    .nullish()
    .transform(holidays => holidays ?? null),
})
export type TouCalendarRow = z.output<typeof touCalendarRow>

const tier = z.strictObject({
  upTo: positive.nullable(),
  unitPrice: notNegative,
  flatPrice: notNegative.prefault('0'),
})

const step = z.strictObject({ upTo: positive.nullable(), price: notNegative })

const percentTier = z.strictObject({ upTo: positive.nullable(), percent: notNegative })
const feePerEvent = notNegative.prefault('0')

/** A price, decimals as strings; tiers and steps in their order, only the last one without `upTo`. */
export const price = z.discriminatedUnion(
  'model',
  [
    z.strictObject({
      model: z.literal('per_unit'),
      unitPrice: notNegative,
      /** Of the price of a bundle; `priceBundles` works it out. */
      share: z
        .strictObject({ bundle: notNegative, standAlone: notNegative, together: positive })
        .optional(),
    }),
    z.strictObject({ model: z.literal('graduated'), tiers: z.array(tier).min(1).max(100) }),
    z.strictObject({ model: z.literal('volume'), tiers: z.array(tier).min(1).max(100) }),
    z.strictObject({ model: z.literal('stairstep'), steps: z.array(step).min(1).max(100) }),
    z.strictObject({
      model: z.literal('percentage'),
      percent: notNegative,
      feePerEvent,
      ...eventLimits,
      freeEvents,
    }),
    z.strictObject({
      model: z.literal('graduated_percentage'),
      tiers: z.array(percentTier).min(1).max(100),
      feePerEvent,
      freeEvents,
    }),
    z.strictObject({
      model: z.literal('escalated'),
      unitPrice: notNegative,
      percent: decimal,
      decimals: whole(0, 12),
      ceiling: optional(notNegative),
      floor: optional(notNegative),
    }),
    z.strictObject({
      model: z.literal('indexed'),
      unitPrice: notNegative,
      index: code,
      lagMonths: whole(0, 36).default(0),
      baseValue: optional(positive),
      compounding: yesNo.default(true),
      percentDecimals: whole(0, 6)
        .nullish()
        .transform(value => value ?? null),
      yearlyCap: optional(decimal),
      yearlyFloor: optional(decimal),
      decimals: whole(0, 12),
      ceiling: optional(notNegative),
      floor: optional(notNegative),
    }),
    z.strictObject({ model: z.literal('package'), size: positive, packagePrice: notNegative }),
    ...eventPriceModels,
  ],
  {
    error:
      'a price of the model per_unit, graduated, volume, stairstep, package, escalated, indexed, ' +
      'percentage, graduated_percentage, matrix, event_price or expression',
  },
)

const priceVersion = z.strictObject({ effectiveFrom: date, price })

/** What of an interval meter is counted, where it is not all that was used. */
const measure = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('band'), calendar: code, band: code }),
    z.strictObject({
      kind: z.literal('demand'),
      calendar: optional(code),
      band: optional(code),
      minutes: z.literal([5, 10, 15, 30, 60], { error: 'windows of 5, 10, 15, 30 or 60 minutes' }),
    }),
  ],
  { error: 'a measure of the kind band or demand' },
)
export type MeasureRow = z.output<typeof measure>

const charge = z.strictObject({
  chargeCode: code,
  position: whole(0, 9999),
  productCode: code,
  name: names,
  kind: oneOf(['recurring', 'usage', 'one_off']),
  timing: oneOf(['advance', 'arrears']),
  /** Length of a billing period; 0 for a one-off charge. */
  months: whole(0, 120),
  proration: oneOf([
    'actual_days',
    'thirty_actual',
    'thirty_360',
    'actual_365',
    'per_second',
    'full',
    'none',
  ]).default('actual_days'),
  meterCode: optional(code),
  /** Left out: all that was used. */
  measure: measure.nullish().transform(value => value ?? null),
  energy: energyTerms.nullish().transform(value => value ?? null),
  unit: code,
  /** Properties of events; each group of events gets lines of its own. */
  groupBy: z.array(propertyName).max(5, { error: 'at most 5 properties' }).default([]),
  /** Whether tiers, packages and free units count each group by itself. */
  groupCounter: oneOf(['apart', 'together']).default('apart'),
  minimum: optional(notNegative),
  prorateMinimum: yesNo.default(true),
  prorateTiers: yesNo.default(true),
  maximum: optional(notNegative),
  prorateMaximum: yesNo.default(true),
  /** Units of each period that are free before anything is priced. */
  included: optional(positive),
  prorateIncluded: yesNo.default(true),
  /** Left out: free units that are not used are lost with their period. */
  rollover: rolloverFields,
  prices: z.array(priceVersion).min(1, { error: 'at least one price' }).max(1000),
})

/** What of a charge its price depends on, for a look at it while it is typed. */
export const pricedRow = charge
  .pick({ kind: true, unit: true, included: true, minimum: true, maximum: true })
  .extend({ months: charge.shape.months.default(1), price })

/** A version of a plan with all its charges and their first prices. */
export const planRow = z.strictObject({
  planCode: code,
  planVersion: whole(1, 1_000_000),
  name: names,
  currency,
  taxInclusive: yesNo,
  offeredFrom: date,
  charges: z.array(charge).min(1, { error: 'at least one charge' }).max(200),
})
export type PlanRow = z.output<typeof planRow>
export type ChargeRow = PlanRow['charges'][number]

/** A price from a date on, until the next one. */
export const priceRow = z.strictObject({
  planCode: code,
  planVersion: whole(1, 1_000_000),
  chargeCode: code,
  effectiveFrom: date,
  price,
})
export type PriceRow = z.output<typeof priceRow>

/** A published index that prices may follow. */
export const priceIndexRow = z.strictObject({ indexCode: code, name: names })
export type PriceIndexRow = z.output<typeof priceIndexRow>

/** What an index stood at in a month. */
export const indexValueRow = z.strictObject({
  indexCode: code,
  month: z
    .string({ error: 'a month such as 2026-01' })
    .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, { error: 'a month such as 2026-01' }),
  value: positive,
  publishedOn: date,
})
export type IndexValueRow = z.output<typeof indexValueRow>

/** A dated tax rate for a class of products in a place. */
export const taxRuleRow = z.strictObject({
  taxCode: code,
  taxClass: code,
  validFrom: date,
  validTo: optional(date),
  name: names,
  country,
  region: optional(line(60)),
  category: oneOf(['S', 'Z', 'E', 'AE', 'K', 'G', 'O']),
  ratePercent: notNegative,
  level: oneOf(['country', 'state', 'county', 'city', 'utility']).default('country'),
  compoundOn: z.array(code).max(20).default([]),
  exemptionCode: optional(code),
  exemptionReason: names.nullish().transform(reason => reason ?? null),
})
export type TaxRuleRow = z.output<typeof taxRuleRow>
