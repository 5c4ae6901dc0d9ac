import { Decimal } from '../kernel/decimal.ts'
import { formatPeriod, isBefore } from '../kernel/period.ts'
import type { Refusal } from '../kernel/result.ts'
import type { Charge, Discount, Price, Step, Tier } from './charge.ts'
import { energyFindings } from './energy-rules.ts'
import { eventLimitFindings, eventPriceFindings } from './event-prices.ts'
import { rolloverFindings } from './rollover.ts'
import { groupFindings } from './usage-price-rules.ts'

/** What is wrong or doubtful in a price; a refusal must be repaired, a warning be meant. */
export type PriceFinding = Refusal & { readonly severity: 'refusal' | 'warning' }

type Facts = Refusal['facts']
const HUNDRED = Decimal.of(100)

/**
 * Checks a charge when it is defined or its price changes: gives everything that is wrong with it,
 * in the order of its fields, or an empty list. Prices may not be negative (EN 16931 BR-27: a
 * credit has a negative quantity); tiers rise and the last is without end. A volume price whose
 * total falls when more is used is a warning: it may be meant, but customers notice.
 */
export function checkCharge(charge: Charge): PriceFinding[] {
  const about = { charge: charge.code }
  return [
    ...checkRhythm(charge, about),
    ...(charge.minimum === null ? [] : checkNotNegative(charge.minimum, about)),
    ...checkMaximum(charge, about),
    ...rolloverFindings(charge),
    ...energyFindings(charge),
    ...groupFindings(charge),
    ...checkVersions(charge, about),
    ...charge.prices.flatMap(({ price, effectiveFrom }) =>
      checkPrice(price, charge, { ...about, effectiveFrom: effectiveFrom.toString() }),
    ),
  ]
}

/** Checks a discount: more than 0 and at most 100 per cent, and it ends after it starts. */
export function checkDiscount(discount: Discount): PriceFinding[] {
  const about = { discount: discount.code }
  const { percent, from, to } = discount
  return [
    ...(percent.sign > 0 && !percent.isAbove(HUNDRED)
      ? []
      : [refusal('discount_out_of_range', { ...about, percent: percent.toString() })]),
    ...(to === null || isBefore(from, to)
      ? []
      : [
          refusal('discount_without_days', {
            ...about,
            period: formatPeriod({ start: from, end: to }),
          }),
        ]),
  ]
}

function checkRhythm(charge: Charge, about: Facts): PriceFinding[] {
  const { kind, months, meterCode, timing } = charge
  const findings: PriceFinding[] = []
  if (!Number.isInteger(months) || (kind === 'one_off' ? months !== 0 : months < 1)) {
    findings.push(refusal('period_length_wrong', { ...about, kind, months }))
  }
  if ((kind === 'usage') !== (meterCode !== null)) {
    findings.push(refusal(kind === 'usage' ? 'meter_missing' : 'meter_not_used', about))
  }
  if (kind === 'usage' && timing === 'advance') findings.push(refusal('usage_in_advance', about))
  return findings
}

/** A cap is not negative, and leaves room for the minimum. */
function checkMaximum({ minimum, maximum }: Charge, about: Facts): PriceFinding[] {
  if (maximum === null) return []
  if (minimum === null || !maximum.isBelow(minimum)) return checkNotNegative(maximum, about)
  const facts = { ...about, minimum: minimum.toString(), maximum: maximum.toString() }
  return [refusal('maximum_below_minimum', facts)]
}

function checkVersions({ prices }: Charge, about: Facts): PriceFinding[] {
  if (prices.length === 0) return [refusal('price_missing', about)]
  return prices
    .slice(1)
    .flatMap(({ effectiveFrom }, i) =>
      isBefore(prices[i]!.effectiveFrom, effectiveFrom)
        ? []
        : [refusal('prices_not_in_order', { ...about, effectiveFrom: effectiveFrom.toString() })],
    )
}

function checkPrice(price: Price, charge: Charge, about: Facts): PriceFinding[] {
  const { kind } = charge
  switch (price.model) {
    case 'per_unit':
      return checkNotNegative(price.unitPrice, about)
    case 'package':
      return [
        ...(price.size.sign > 0
          ? []
          : [refusal('package_size_not_positive', { ...about, size: price.size.toString() })]),
        ...checkNotNegative(price.packagePrice, about),
      ]
    case 'escalated':
      return checkEscalated(price, about)
    case 'indexed':
      return checkIndexed(price, about)
    case 'percentage':
    case 'graduated_percentage':
      return [...checkPercentage(price, kind, about), ...eventLimitFindings(price, charge, about)]
    case 'matrix':
    case 'event_price':
    case 'expression':
      return eventPriceFindings(price, charge, about)
    case 'stairstep':
      return checkSteps(price.steps, about)
    case 'graduated':
      return checkTiers(price.tiers, about)
    case 'volume':
      return [...checkTiers(price.tiers, about), ...fallingTotals(price.tiers, about)]
  }
}

function checkNotNegative(amount: Decimal, about: Facts): PriceFinding[] {
  if (amount.sign >= 0) return []
  return [refusal('price_negative', { ...about, price: amount.toString() })]
}

function checkTiers(tiers: readonly Tier[], about: Facts): PriceFinding[] {
  const findings = tiers.flatMap((tier, i) => [
    ...checkNotNegative(tier.unitPrice, { ...about, tier: i + 1 }),
    ...checkNotNegative(tier.flatPrice, { ...about, tier: i + 1 }),
    ...(rises(tiers, i) ? [] : [refusal('tiers_not_ascending', { ...about, tier: i + 1 })]),
  ])
  return tiers.length > 0 ? findings : [refusal('tiers_not_ascending', { ...about, tier: 0 })]
}

type Escalated = Extract<Price, { model: 'escalated' }>

function checkEscalated(price: Escalated, about: Facts): PriceFinding[] {
  const { unitPrice, percent } = price
  return [
    ...checkNotNegative(unitPrice, about),
    ...(percent.plus(HUNDRED).sign > 0
      ? []
      : [refusal('escalator_out_of_range', { ...about, percent: percent.toString() })]),
    ...crossedLimits(price.floor, price.ceiling, about),
  ]
}

type Indexed = Extract<Price, { model: 'indexed' }>

function checkIndexed(price: Indexed, about: Facts): PriceFinding[] {
  const { unitPrice, yearlyCap, yearlyFloor } = price
  const low = [yearlyCap, yearlyFloor].find(limit => limit && limit.plus(HUNDRED).sign <= 0)
  return [
    ...checkNotNegative(unitPrice, about),
    ...(low ? [refusal('escalator_out_of_range', { ...about, percent: low.toString() })] : []),
    ...crossedLimits(yearlyFloor, yearlyCap, about),
    ...crossedLimits(price.floor, price.ceiling, about),
  ]
}

function crossedLimits(
  floor: Decimal | null,
  ceiling: Decimal | null,
  about: Facts,
): PriceFinding[] {
  if (floor === null || !ceiling?.isBelow(floor)) return []
  const limits = { floor: floor.toString(), ceiling: ceiling.toString() }
  return [refusal('escalator_limits_crossed', { ...about, ...limits })]
}

type Percentage = Extract<Price, { feePerEvent: Decimal }>

/** Percentages are taken of an amount that usage carries; a fee has none. */
function checkPercentage(price: Percentage, kind: Charge['kind'], about: Facts): PriceFinding[] {
  const { model } = price
  const tiers = model === 'percentage' ? [{ upTo: null, percent: price.percent }] : price.tiers
  return [
    ...(kind === 'usage' ? [] : [refusal('price_needs_usage', { ...about, model })]),
    ...checkNotNegative(price.feePerEvent, about),
    ...(tiers.length > 0 ? [] : [refusal('tiers_not_ascending', { ...about, tier: 0 })]),
    ...tiers.flatMap((tier, i) => [
      ...checkNotNegative(tier.percent, { ...about, tier: i + 1 }),
      ...(rises(tiers, i) ? [] : [refusal('tiers_not_ascending', { ...about, tier: i + 1 })]),
    ]),
  ]
}

/** A step that costs less than the one below it is doubtful: more units cost less. */
function checkSteps(steps: readonly Step[], about: Facts): PriceFinding[] {
  return steps.flatMap((step, i) => {
    const findings = checkNotNegative(step.price, { ...about, tier: i + 1 })
    if (!rises(steps, i)) findings.push(refusal('tiers_not_ascending', { ...about, tier: i + 1 }))
    const below = steps[i - 1]
    if (below?.upTo && step.price.isBelow(below.price)) {
      findings.push(totalFalls(below.upTo, below.price, step.price, about))
    }
    return findings
  })
}

function totalFalls(at: Decimal, before: Decimal, after: Decimal, about: Facts): PriceFinding {
  const facts = { at: at.toString(), before: before.toString(), after: after.toString() }
  return { severity: 'warning', code: 'volume_total_falls', facts: { ...about, ...facts } }
}

/** Its bound is above the one before, and it is without end exactly if it is the last. */
function rises(tiers: readonly Pick<Tier, 'upTo'>[], i: number): boolean {
  const upTo = tiers[i]!.upTo
  if (i === tiers.length - 1) return upTo === null
  const from = i === 0 ? Decimal.zero : tiers[i - 1]!.upTo
  return upTo !== null && from !== null && upTo.isAbove(from)
}

/** Bounds at which one unit more makes the whole bill smaller. */
function fallingTotals(tiers: readonly Tier[], about: Facts): PriceFinding[] {
  return tiers.slice(1).flatMap((tier, i) => {
    const below = tiers[i]!
    if (below.upTo === null) return []
    const [before, after] = [totalAt(below, below.upTo), totalAt(tier, below.upTo)]
    if (!after.isBelow(before)) return []
    return [totalFalls(below.upTo, before, after, about)]
  })
}

function totalAt(tier: Tier, quantity: Decimal): Decimal {
  return tier.unitPrice.times(quantity).plus(tier.flatPrice)
}

function refusal(code: string, facts: Facts): PriceFinding {
  return { severity: 'refusal', code, facts }
}
