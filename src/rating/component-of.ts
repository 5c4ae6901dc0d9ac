import type { Discount, PriceVersion } from '../catalog/charge.ts'
import { minorDigits } from '../kernel/currency.ts'
import { Decimal, divideRounded, powerOfTen, type RoundingMode } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { dateText, type Period } from '../kernel/period.ts'
import type { Component, TraceStep } from './component.ts'
import { allowanceOn } from './discount.ts'
import type { PricedPart } from './priced-part.ts'
import { isWhole, type Share } from './proration.ts'

/** Decimals of a prorated unit price and an exact amount in print; the amount itself is exact. */
const PRINTED_DECIMALS = 10

/** What holds for every component of a charge. */
export type Terms = {
  readonly currency: string
  readonly mode: RoundingMode
  readonly discounts: readonly Discount[]
}

/** A priced part with the days that it prices and the share of the period that they cost. */
export type DatedPart = {
  readonly part: PricedPart
  /** The whole quantity of those days, of which the part prices some or all. */
  readonly rated: Decimal
  readonly period: Period
  readonly version: PriceVersion
  readonly rule: string
  readonly share: Share
  readonly estimated: boolean
  /** What of that quantity is free. */
  readonly included: readonly TraceStep[]
  /** How its quantity was measured. */
  readonly evidence: readonly TraceStep[]
  /** Paid to the customer, so that no discount makes it less. */
  readonly undiscounted?: boolean
  /** Of usage that is told apart by properties: their values. */
  readonly group?: readonly string[] | undefined
}

/**
 * The one rounding of a line: the exact amount, prorated, becomes minor units; then discounts are
 * taken off. The trace states every number that went into it.
 */
export function componentOf(dated: DatedPart, terms: Terms): Component {
  const { part, period, share } = dated
  const start = dateText(period.start)
  const digits = minorDigits(terms.currency)
  const top = part.exact.coefficient * share.days
  const below = part.divisor * share.of
  const [numerator, denominator] = scaledTo(top, below, part.exact.scale, digits)
  const priceMinor = divideRounded(numerator, denominator, terms.mode)
  const discounts = dated.undiscounted === true ? [] : terms.discounts
  const allowance = allowanceOn(priceMinor, terms.currency, period, discounts, terms.mode)
  const trace: TraceStep[] = [
    ...dated.evidence,
    {
      step: 'quantity',
      from: start,
      to: dateText(period.end),
      quantity: dated.rated.toString(),
    },
    ...dated.included,
    {
      step: 'price',
      effectiveFrom: dateText(dated.version.effectiveFrom),
      model: dated.version.price.model,
      unitPrice: part.unitPrice.toString(),
      ...agreedFor(dated.version),
    },
    ...bundleShare(dated.version),
    ...part.steps,
  ]
  if (!isWhole(share)) {
    trace.push({
      step: 'proration',
      rule: dated.rule,
      days: share.days.toString(),
      of: share.of.toString(),
    })
  }
  trace.push({
    step: 'amount',
    exact: printedQuotient(top, below, part.exact.scale).toString(),
    rounded: formatAmount(priceMinor, terms.currency),
    mode: terms.mode,
  })
  if (allowance.steps.length > 0) trace.push(...allowance.steps)
  return {
    key: `${part.label}@${start}${groupKey(dated.group)}`,
    period,
    quantity: part.quantity,
    unitPrice: isWhole(share) ? part.unitPrice : proratedPrice(part.unitPrice, share),
    priceMinor,
    allowanceMinor: allowance.minor,
    amountMinor: priceMinor - allowance.minor,
    estimated: dated.estimated,
    trace,
    ...(dated.group === undefined ? {} : { group: dated.group }),
  }
}

function bundleShare({ price }: PriceVersion): TraceStep[] {
  if (price.model !== 'per_unit' || price.share === undefined) return []
  const { bundle, standAlone, together } = price.share
  return [
    {
      step: 'bundle_share',
      bundle: bundle.toString(),
      standAlone: standAlone.toString(),
      together: together.toString(),
    },
  ]
}

function agreedFor({ agreedFor }: PriceVersion): Pick<PriceVersion, 'agreedFor'> {
  return agreedFor === undefined ? {} : { agreedFor }
}

/** `["eu","gold"]`: no two groups have the same. */
function groupKey(group: readonly string[] | undefined): string {
  return group === undefined ? '' : JSON.stringify(group)
}

/** The price of one unit for a share of its period, to 10 decimals for print. */
function proratedPrice(unitPrice: Decimal, share: Share): Decimal {
  return printedQuotient(unitPrice.coefficient * share.days, share.of, unitPrice.scale)
}

/** `top ÷ below ÷ 10^scale`, exact where it ends within 10 decimals (or needs no division). */
function printedQuotient(top: bigint, below: bigint, scale: number): Decimal {
  if (below === 1n) return new Decimal(top, scale)
  const [numerator, denominator] = scaledTo(top, below, scale, PRINTED_DECIMALS)
  return new Decimal(divideRounded(numerator, denominator, 'half_up'), PRINTED_DECIMALS)
}

/** The fraction `top ÷ below ÷ 10^scale` as one whose quotient counts units of 10^-digits. */
function scaledTo(top: bigint, below: bigint, scale: number, digits: number): [bigint, bigint] {
  return scale <= digits
    ? [top * powerOfTen(digits - scale), below]
    : [top, below * powerOfTen(scale - digits)]
}
