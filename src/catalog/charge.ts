import type { Decimal } from '../kernel/decimal.ts'
import type { Counting, Grouping } from './counting.ts'
import type { EnergyTerms } from './energy-terms.ts'
import type { EventLimits, EventPrice } from './event-prices.ts'
import type { PriceIndexes } from './price-index.ts'
import type { Rollover } from './rollover.ts'
import type { TouCalendar } from './tou-calendar.ts'

/** A text in the languages of the documents; English is always there and stands in for the rest. */
export type Names = {
  readonly en: string
  readonly fr?: string
  readonly es?: string
  readonly de?: string
}

/**
 * How a partial period is charged; a whole period always costs exactly the price. `actual_days`:
 * days of service ÷ days of that whole period (the default). `thirty_actual`: days of service ÷ 30
 * a month. `thirty_360`: both counted in 30-day months. `actual_365`: price × 12 ÷ months a year,
 * days ÷ 365. `per_second`: seconds of service ÷ seconds of that whole period, so that a day on which
 * clocks change has 23 or 25 hours. `full`: a unit that was there on any day costs the whole period. `none`: only a unit
 * that was there on every day of the whole period is charged.
 */
export type ProrationRule =
  | 'actual_days'
  | 'thirty_actual'
  | 'thirty_360'
  | 'actual_365'
  | 'per_second'
  | 'full'
  | 'none'

/**
 * A step of a tiered price: quantities in [bound of the tier before, `upTo`); null = without end.
 * The counter runs over the nominal billing period. A volume total of exactly `upTo` is in the next
 * tier.
 */
export type Tier = {
  readonly upTo: Decimal | null
  readonly unitPrice: Decimal
  /** A fixed amount once the period reaches the tier, charged once; zero in most tariffs. */
  readonly flatPrice: Decimal
}

/**
 * A step of a stairstep price: totals in [bound of the step before, `upTo`); null = without end. A
 * total of exactly `upTo` is in the next step.
 */
export type Step = {
  readonly upTo: Decimal | null
  /** What the whole quantity costs together. */
  readonly price: Decimal
}

/** A tier of a graduated percentage: amounts in [bound of the tier before, `upTo`). */
export type PercentTier = { readonly upTo: Decimal | null; readonly percent: Decimal }

/** By what a price is the share of a bundle's: its stand-alone price among those of all charges. */
export type BundleShare = {
  readonly bundle: Decimal
  readonly standAlone: Decimal
  readonly together: Decimal
}

/** What a unit costs, in major units of the currency, tax included or not as the plan says. */
export type Price =
  | EventPrice
  /** A fee for each whole period, times the quantity of the subscription (seats, panels). */
  | {
      readonly model: 'per_unit'
      readonly unitPrice: Decimal
      /** Of the price of a bundle; left out: it is the charge's own price. */
      readonly share?: BundleShare | undefined
    }
  /** Every unit at the price of the tier that it falls in. */
  | { readonly model: 'graduated'; readonly tiers: readonly Tier[] }
  /** All units at the price of the tier that the total reaches. */
  | { readonly model: 'volume'; readonly tiers: readonly Tier[] }
  /** One amount for the whole quantity, that of the step which the total reaches. */
  | { readonly model: 'stairstep'; readonly steps: readonly Step[] }
  /**
   * A percentage of the amount that the usage quantity carries, in major units of the currency, and
   * a fixed fee for each event.
   */
  | ({
      readonly model: 'percentage'
      readonly percent: Decimal
      readonly feePerEvent: Decimal
    } & EventLimits)
  /** Each part of the amount at the percentage of the tier that it falls in. */
  | {
      readonly model: 'graduated_percentage'
      readonly tiers: readonly PercentTier[]
      readonly feePerEvent: Decimal
      /** The first so many events of the period cost nothing. */
      readonly freeEvents?: number
    }
  /**
   * A fee that rises by so many per cent on each anniversary of the subscription, rounded to
   * `decimals`, never above `ceiling` nor below `floor`; `unitPrice` is that of the first year.
   */
  | {
      readonly model: 'escalated'
      readonly unitPrice: Decimal
      readonly percent: Decimal
      readonly decimals: number
      readonly ceiling: Decimal | null
      readonly floor: Decimal | null
    }
  /**
   * A price that follows a published index from the anniversaries of the subscription on;
   * `unitPrice` is that of the first year. Each year counts the value of the month of its
   * anniversary, `lagMonths` earlier; `baseValue` (null: that of the first year's month) is what it
   * is measured from. Changes from year to year may be rounded and bounded, in per cent, and are
   * compounded or added up.
   */
  | {
      readonly model: 'indexed'
      readonly unitPrice: Decimal
      readonly index: string
      readonly lagMonths: number
      readonly baseValue: Decimal | null
      readonly compounding: boolean
      readonly percentDecimals: number | null
      readonly yearlyCap: Decimal | null
      readonly yearlyFloor: Decimal | null
      readonly decimals: number
      readonly ceiling: Decimal | null
      readonly floor: Decimal | null
    }
  /** Whole packages of `size` units, a begun package counting whole. */
  | { readonly model: 'package'; readonly size: Decimal; readonly packagePrice: Decimal }

/** A price and the first service date that it holds for; it holds until the next one starts. */
export type PriceVersion = {
  readonly effectiveFrom: Temporal.PlainDate
  readonly price: Price
  /** With whom it was agreed; left out: with nobody, it is the catalog's. */
  readonly agreedFor?: 'subscription' | 'contract'
  /** Since when the price is known, where it holds again from `effectiveFrom` on. */
  readonly firstFrom?: Temporal.PlainDate
}

/** What of an interval meter a charge counts, where it is not all that was used. */
export type Measure =
  /** What was used in one band of a calendar. */
  | { readonly kind: 'band'; readonly calendar: TouCalendar; readonly band: string }
  /** The highest average power of windows of so many minutes, in one band or (null) at any time. */
  | {
      readonly kind: 'demand'
      readonly calendar: TouCalendar | null
      readonly band: string | null
      readonly minutes: number
    }

/** One thing that a plan charges for. */
export type Charge = {
  readonly code: string
  readonly productCode: string
  readonly name: Names
  readonly kind: 'recurring' | 'usage' | 'one_off'
  /** In advance: due when its period starts. In arrears: due when its period has ended. */
  readonly timing: 'advance' | 'arrears'
  /** Length of a billing period in months; 0 for a one-off charge. */
  readonly months: number
  readonly proration: ProrationRule
  /** In which `per_second` counts the days of the account; left out: UTC, days of 24 hours. */
  readonly timeZone?: string
  /** What is counted (usage charges only). */
  readonly meterCode: string | null
  /** Usage of interval meters only; null or left out: all that was used. */
  readonly measure?: Measure | null
  /** Guarantee, ratchet and the like; null or left out: none. */
  readonly energy?: EnergyTerms | null
  /** How its meter counts events; null or left out: by adding up. */
  readonly counting?: Counting | null
  /** Each group of events gets lines of its own; null or left out: one for all of them. */
  readonly grouping?: Grouping | null
  /** The unit that is printed: kWh, seat, month. */
  readonly unit: string
  /** Units of each period that are free before anything is priced; null = none. */
  readonly included: Decimal | null
  /** Whether the free units of a usage charge shrink with a partial period. */
  readonly prorateIncluded: boolean
  /** How free units that were not used live on; null or left out: they are lost with their period. */
  readonly rollover?: Rollover | null
  /** The least that a customer pays for a whole period, discounts off, before tax; null = none. */
  readonly minimum: Decimal | null
  /** The most that a customer pays for a whole period, discounts off, before tax; null = no cap. */
  readonly maximum: Decimal | null
  /**
   * Whether the minimum, the maximum, and the tier bounds of a usage charge shrink with a partial
   * period.
   */
  readonly prorateMinimum: boolean
  readonly prorateMaximum: boolean
  readonly prorateTiers: boolean
  /** Ordered by date; the first one starts no later than the plan. */
  readonly prices: readonly PriceVersion[]
  /** The published values that its prices follow; left out where they follow none. */
  readonly indexes?: PriceIndexes
}

/** A percentage off the lines of a subscription (or of one charge) between two service dates. */
export type Discount = {
  readonly code: string
  readonly name: Names
  /** Per cent, 0 < percent ≤ 100. */
  readonly percent: Decimal
  /** Charge it is limited to; null = every charge of the subscription. */
  readonly chargeCode: string | null
  readonly from: Temporal.PlainDate
  /** First day without it; null = for good. */
  readonly to: Temporal.PlainDate | null
}
