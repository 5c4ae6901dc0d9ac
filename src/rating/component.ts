import type { Aggregation } from '../catalog/counting.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import type { EnergyStep } from './energy-steps.ts'
import type { IndexStep } from './index-steps.ts'

/**
 * A rated part of a charge's period: what becomes a line of an invoice. The key is stable: the same
 * facts rated again give the same keys, so that what was billed can be subtracted.
 */
export type Component = {
  /** `fee@2026-01-16`, `tier2@2026-01-01`, `minimum@…`, `maximum@…`: what it is and the first day it prices. */
  readonly key: string
  /** Service dates that it covers, inside the charge's nominal period. */
  readonly period: Period
  readonly quantity: Decimal
  /** Price of one unit for this service period (a prorated fee carries its prorated price). */
  readonly unitPrice: Decimal
  /** quantity × unit price, rounded once to minor units. */
  readonly priceMinor: bigint
  /** Discount, of the sign of `priceMinor`; it reduces it. */
  readonly allowanceMinor: bigint
  /** What the customer owes for it: price − allowance, tax included as in the plan's prices. */
  readonly amountMinor: bigint
  /** Whether a quantity in it was estimated for want of a read. */
  readonly estimated: boolean
  readonly trace: readonly TraceStep[]
  /** Of usage that is told apart by properties: their values. */
  readonly group?: readonly string[]
  /** The ledger account that it is posted to instead of the product's revenue. */
  readonly account?: string
}

/**
 * One step of a calculation, as facts: `explain` turns them into sentences in the reader's language
 * and `recompute` works the amount out again from them. Numbers are exact plain decimals as
 * strings, dates ISO. The steps stand in the order of the calculation.
 */
export type TraceStep =
  | EnergyStep
  | IndexStep
  | {
      /** Two reads of a register; `days` of the `of` days between them lie in the component. */
      readonly step: 'read'
      readonly meter: string
      readonly from: string
      readonly to: string
      readonly previous: string
      readonly current: string
      readonly multiplier: string
      readonly rolledOver: boolean
      /** A read was estimated, or the register was carried on from the average before. */
      readonly estimated: boolean
      readonly days: string
      readonly of: string
      /** What of it lies in the component. */
      readonly quantity: string
    }
  | {
      /** Days of the service on which nothing was measured, and so nothing is billed. */
      readonly step: 'unmeasured'
      readonly meter: string
      readonly from: string
      readonly to: string
      readonly days: string
    }
  | {
      /** Summed events or intervals; `count` of them. */
      readonly step: 'usage'
      readonly meter: string
      readonly from: string
      readonly to: string
      readonly quantity: string
      readonly count: number
      readonly source: 'events' | 'intervals'
      /** How events make the quantity, where they do not add up to it. */
      readonly counting?: Exclude<Aggregation, 'sum'> | 'level'
      /** Of a percentile. */
      readonly percentile?: string
    }
  | {
      /** What of a meter's values came as estimates or substitutes. */
      readonly step: 'estimated'
      readonly meter: string
      readonly quantity: string
    }
  | {
      /** Days without values, filled with the average of the same weekday. */
      readonly step: 'filled'
      readonly meter: string
      readonly days: string
      readonly quantity: string
    }
  | {
      /** The level of an event before the period, which held when it began. */
      readonly step: 'opening'
      readonly meter: string
      readonly on: string
      readonly quantity: string
    }
  | {
      /** The events of one group: properties and their values, in the same order. */
      readonly step: 'group'
      readonly by: string
      readonly values: string
      readonly count: string
      readonly quantity: string
    }
  | {
      /** What was used in a band of a time-of-use calendar; `count` days of data. */
      readonly step: 'band'
      readonly meter: string
      readonly calendar: string
      readonly band: string
      readonly from: string
      readonly to: string
      readonly quantity: string
      readonly count: number
    }
  | {
      /** The highest average power; `on` and `time` are local, null where nothing was used. */
      readonly step: 'peak'
      readonly meter: string
      readonly band: string | null
      readonly minutes: number
      readonly on: string | null
      readonly time: string | null
      readonly quantity: string
    }
  | {
      /** The quantity that is priced, and its days. */
      readonly step: 'quantity'
      readonly from: string
      readonly to: string
      readonly quantity: string
    }
  | {
      /**
       * Units that are free: `included` a whole period, of which `days` of `of` are `granted` here.
       * `before` is what the period had used already; `used` of this quantity is free, `priced` is
       * not.
       */
      readonly step: 'included'
      readonly included: string
      readonly days: string
      readonly of: string
      readonly granted: string
      readonly before: string
      readonly used: string
      readonly priced: string
      /** Free units of earlier periods that can be used besides; left out: no such thing. */
      readonly carried?: string
    }
  | {
      /** Free units that were not used in the period, and what of them can be used later. */
      readonly step: 'rollover'
      readonly unused: string
      readonly kept: string
      readonly cap: string | null
    }
  | {
      /** The first `free` events of the period cost nothing; `used` of these are such, `events` not. */
      readonly step: 'free_events'
      readonly free: string
      readonly used: string
      readonly events: string
    }
  | {
      /** The row of a matrix that fits; none = the default. */
      readonly step: 'matrix'
      readonly when: string
      readonly unitPrice: string
    }
  | {
      /** Events that were priced one by one, each to 12 decimals, and what they come to together. */
      readonly step: 'event_amounts'
      readonly by: 'price' | 'amount' | 'expression' | 'percentage'
      readonly property?: string
      readonly expression?: string
      readonly percent?: string
      readonly least?: string
      readonly most?: string
      readonly count: string
      readonly together: string
    }
  | {
      readonly step: 'price'
      readonly effectiveFrom: string
      readonly model: string
      readonly unitPrice: string
      /** With whom it was agreed; left out: the catalog's price. */
      readonly agreedFor?: 'subscription' | 'contract'
    }
  | {
      /**
       * The part of the quantity that falls in a tier. Bounds as contracted; in a partial period
       * they shrink to `days` of `of`. `before` is what the period had counted already; `total` is
       * the count that chose a volume tier.
       */
      readonly step: 'tier'
      readonly number: number
      readonly from: string
      readonly upTo: string | null
      readonly days: string
      readonly of: string
      readonly before: string
      readonly total: string
      /** Printed to 10 decimals where shrunk bounds do not end. */
      readonly quantity: string
      readonly unitPrice: string
      /** Of a graduated percentage, whose unit price it is a hundredth of. */
      readonly percent?: string
    }
  | {
      /**
       * A price in its n-th `year` by the anniversaries of `since`: `base` raised by `percent` each,
       * rounded to `decimals`, is `rate`; ceiling and floor then hold.
       */
      readonly step: 'escalator'
      readonly base: string
      readonly percent: string
      readonly since: string
      readonly year: number
      readonly decimals: number
      readonly rate: string
      readonly ceiling: string | null
      readonly floor: string | null
    }
  | { readonly step: 'percentage'; readonly percent: string }
  | { readonly step: 'event_fee'; readonly count: string; readonly fee: string }
  | {
      /** The step of a stairstep price that `total` reaches; bounds as those of a tier. */
      readonly step: 'stair'
      readonly number: number
      readonly from: string
      readonly upTo: string | null
      readonly days: string
      readonly of: string
      readonly total: string
      /** For the whole quantity. */
      readonly price: string
    }
  | { readonly step: 'tier_flat'; readonly number: number; readonly flatPrice: string }
  | {
      readonly step: 'package'
      readonly size: string
      readonly before: string
      readonly packages: string
    }
  | {
      readonly step: 'proration'
      readonly rule: string
      readonly days: string
      readonly of: string
    }
  | {
      /** What a whole period costs at least, and what the lines before came to, discounts off. */
      readonly step: 'minimum'
      readonly minimum: string
      readonly reached: string
    }
  | {
      /** What a whole period costs at most, and what the lines before came to, discounts off. */
      readonly step: 'maximum'
      readonly maximum: string
      readonly reached: string
    }
  | {
      /** What the charges of a code came to in the term of a commitment, discounts off. */
      readonly step: 'counted'
      readonly charge: string
      readonly amount: string
    }
  | {
      /** What was agreed for the whole term, and what the counted charges came to. */
      readonly step: 'commitment'
      readonly from: string
      readonly to: string
      readonly commitment: string
      readonly reached: string
    }
  | {
      /**
       * A fee for ending on `from` instead of `to`, the end of the term: an amount, one for each of
       * `months`, or `value` per cent of `base`, the recurring fees left.
       */
      readonly step: 'exit_fee'
      readonly kind: 'fixed' | 'per_month' | 'percent'
      readonly value: string
      readonly from: string
      readonly to: string
      readonly months: string | null
      readonly base: string | null
    }
  | {
      /** Prepaid credits of a lot that pay for the document, and what remains of the lot. */
      readonly step: 'prepaid'
      readonly kind: 'bought' | 'granted'
      readonly from: string
      readonly expires: string | null
      readonly creditsUsed: string
      readonly creditsLeft: string
    }
  | {
      readonly step: 'amount'
      readonly exact: string
      readonly rounded: string
      readonly mode: string
    }
  | {
      /** A percentage off the days `from`..`to` of the component; each on the rest before it. */
      readonly step: 'discount'
      readonly code: string
      readonly percent: string
      readonly from: string
      readonly to: string
      readonly amount: string
    }
  | {
      /** The unit price is the share of a bundle's price that the stand-alone price has. */
      readonly step: 'bundle_share'
      readonly bundle: string
      readonly standAlone: string
      readonly together: string
    }
  | {
      /** An amount off the charge's period, of which `offered` was left; `amount` is taken here. */
      readonly step: 'amount_off'
      readonly code: string
      readonly offered: string
      readonly amount: string
    }
  | {
      readonly step: 'tax'
      readonly code: string
      readonly rate: string
      readonly inclusive: boolean
    }
