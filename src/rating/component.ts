import type { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'

/**
 * A rated part of a charge's period: what becomes a line of an invoice. The key is stable: the same
 * facts rated again give the same keys, so that what was billed can be subtracted.
 */
export type Component = {
  /** `fee@2026-01-16`, `tier2@2026-01-01`, `minimum@…`: what it is and the first day it prices. */
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
  /** What the customer owes for it: price − allowance; tax included only if the plan's prices are. */
  readonly amountMinor: bigint
  /** Whether a quantity in it was estimated for want of a read. */
  readonly estimated: boolean
  readonly trace: readonly TraceStep[]
}

/**
 * One step of a calculation, as facts: `explain` turns them into sentences in the reader's language.
 * Numbers are exact plain decimals as strings, dates ISO.
 */
export type TraceStep =
  | {
      readonly step: 'read'
      readonly meter: string
      readonly from: string
      readonly to: string
      readonly previous: string
      readonly current: string
      readonly multiplier: string
      readonly rolledOver: boolean
      readonly estimated: boolean
      readonly quantity: string
    }
  | {
      readonly step: 'usage'
      readonly meter: string
      readonly from: string
      readonly to: string
      readonly quantity: string
      readonly count: number
      readonly source: 'events' | 'intervals'
    }
  | {
      readonly step: 'quantity'
      readonly from: string
      readonly to: string
      readonly quantity: string
    }
  | {
      readonly step: 'price'
      readonly effectiveFrom: string
      readonly model: string
      readonly unitPrice: string
    }
  | {
      readonly step: 'tier'
      readonly number: number
      readonly from: string
      readonly upTo: string | null
      readonly quantity: string
      readonly unitPrice: string
      readonly flatPrice: string
    }
  | { readonly step: 'package'; readonly size: string; readonly packages: string }
  | {
      readonly step: 'proration'
      readonly rule: string
      readonly days: string
      readonly of: string
    }
  | { readonly step: 'minimum'; readonly minimum: string; readonly reached: string }
  | {
      readonly step: 'amount'
      readonly exact: string
      readonly rounded: string
      readonly mode: string
    }
  | {
      readonly step: 'discount'
      readonly code: string
      readonly percent: string
      readonly amount: string
    }
  | {
      readonly step: 'tax'
      readonly code: string
      readonly rate: string
      readonly inclusive: boolean
    }
