import type { Price } from '../catalog/charge.ts'
import type { IndexValue, PriceIndexes } from '../catalog/price-index.ts'
import { Decimal, divideRounded, powerOfTen } from '../kernel/decimal.ts'
import { type EscalatorDates, firstAnniversary, withinLimits, yearOf } from './escalated.ts'
import type { IndexStep } from './index-steps.ts'
import type { PricedPart } from './priced-part.ts'
import { RatingError } from './rating-error.ts'

type IndexedPrice = Extract<Price, { model: 'indexed' }>

/** An exact fraction. */
type Fraction = { readonly top: bigint; readonly below: bigint }

const ONE: Fraction = { top: 1n, below: 1n }

/**
 * Units at a price that follows a published index, year by year from the anniversaries of the
 * subscription. Each year takes the value of the month of its anniversary, less the lag. The price
 * is worked out from that of the first year and rounded once, half up; then it is kept between floor
 * and ceiling. A value that was not published yet is stood in for by the latest before it. Throws a
 * RatingError `index_value_missing` where there is none.
 */
export function indexed(
  label: string,
  quantity: Decimal,
  price: IndexedPrice,
  dates: EscalatorDates,
  indexes: PriceIndexes | undefined,
): PricedPart {
  const { steps, rate } = ratedYear(price, dates, indexes?.get(price.index) ?? [])
  const unitPrice = withinLimits(rate, price)
  return {
    label,
    quantity,
    unitPrice,
    exact: quantity.times(unitPrice),
    divisor: 1n,
    steps,
  }
}

function ratedYear(
  price: IndexedPrice,
  dates: EscalatorDates,
  values: readonly IndexValue[],
): { readonly steps: readonly IndexStep[]; readonly rate: Decimal } {
  const year = yearOf(dates)
  if (year === 1) {
    const rate = price.unitPrice
    return { steps: [indexStep(price, dates, { year, rate, method: 'first' })], rate }
  }
  const base = price.baseValue ?? valueIn(price, values, referenceMonth(price, dates, 1)).value
  const isPlain =
    price.compounding &&
    price.yearlyCap === null &&
    price.yearlyFloor === null &&
    price.percentDecimals === null
  return isPlain ? byRatio(price, dates, values, base) : byChanges(price, dates, values, base)
}

/** Compounded changes without bounds are the ratio of the last value to the first. */
function byRatio(
  price: IndexedPrice,
  dates: EscalatorDates,
  values: readonly IndexValue[],
  base: Decimal,
) {
  const year = yearOf(dates)
  const wanted = referenceMonth(price, dates, year)
  const { month, value } = valueIn(price, values, wanted)
  const rate = scaled(price, fraction(value, base))
  const told = { baseValue: base.toString(), month, value: value.toString() }
  const step = indexStep(price, dates, { year, rate, method: 'ratio', ...told })
  return { steps: [...provisional(wanted, month), step], rate }
}

/** Year by year: each change is rounded and bounded by itself. What a bound cut off is not made up. */
function byChanges(
  price: IndexedPrice,
  dates: EscalatorDates,
  values: readonly IndexValue[],
  base: Decimal,
) {
  const last = yearOf(dates)
  const steps: IndexStep[] = []
  let previous = base
  let factor = ONE
  for (let year = 2; year <= last; year += 1) {
    const wanted = referenceMonth(price, dates, year)
    const { month, value } = valueIn(price, values, wanted)
    const change = bounded(price, fraction(value.minus(previous), previous))
    steps.push(...provisional(wanted, month))
    steps.push({
      step: 'index_change',
      index: price.index,
      year,
      month,
      previous: previous.toString(),
      value: value.toString(),
      percentDecimals: price.percentDecimals,
      percentCap: price.yearlyCap?.toString() ?? null,
      percentFloor: price.yearlyFloor?.toString() ?? null,
      percent: printedPercent(change),
    })
    factor = price.compounding ? compounded(factor, change) : sum(factor, change)
    previous = value
  }
  const rate = scaled(price, factor)
  const method = price.compounding ? 'compound' : 'sum'
  return { steps: [...steps, indexStep(price, dates, { year: last, rate, method })], rate }
}

/** The month whose value counts in a year: that of the anniversary, so many months earlier. */
function referenceMonth(price: IndexedPrice, dates: EscalatorDates, year: number): string {
  const anniversary = firstAnniversary(dates).add({ years: year - 1 })
  return anniversary.toPlainYearMonth().subtract({ months: price.lagMonths }).toString()
}

function valueIn(
  { index }: IndexedPrice,
  values: readonly IndexValue[],
  month: string,
): IndexValue {
  const found = values.findLast(value => value.month <= month)
  if (found !== undefined) return found
  throw new RatingError('index_value_missing', { index, month })
}

function provisional(wanted: string, month: string): IndexStep[] {
  return wanted === month ? [] : [{ step: 'index_provisional', wanted, month }]
}

function bounded(
  { percentDecimals, yearlyCap, yearlyFloor }: IndexedPrice,
  change: Fraction,
): Fraction {
  let kept = change
  if (percentDecimals !== null) {
    const parts = 100n * powerOfTen(percentDecimals)
    kept = { top: divideRounded(change.top * parts, change.below, 'half_up'), below: parts }
  }
  const [cap, floor] = [yearlyCap, yearlyFloor].map(limit => limit && percentFraction(limit))
  if (cap && isAbove(kept, cap)) kept = cap
  if (floor && isAbove(floor, kept)) kept = floor
  return kept
}

function percentFraction(percent: Decimal): Fraction {
  return { top: percent.coefficient, below: 100n * powerOfTen(percent.scale) }
}

function isAbove(a: Fraction, b: Fraction): boolean {
  return a.top * b.below > b.top * a.below
}

function compounded(factor: Fraction, change: Fraction): Fraction {
  return { top: factor.top * (change.below + change.top), below: factor.below * change.below }
}

function sum(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.below + b.top * a.below, below: a.below * b.below }
}

/** Index values are above zero, so the denominator is too. */
function fraction(top: Decimal, below: Decimal): Fraction {
  const scale = Math.max(top.scale, below.scale)
  return { top: top.atScale(scale), below: below.atScale(scale) }
}

function scaled({ unitPrice, decimals }: IndexedPrice, { top, below }: Fraction): Decimal {
  const whole = unitPrice.coefficient * top * powerOfTen(decimals)
  return new Decimal(divideRounded(whole, below * powerOfTen(unitPrice.scale), 'half_up'), decimals)
}

function printedPercent({ top, below }: Fraction): string {
  return new Decimal(divideRounded(top * 100n * powerOfTen(10), below, 'half_up'), 10).toString()
}

type Told = {
  readonly year: number
  readonly rate: Decimal
  readonly method: (IndexStep & { step: 'index' })['method']
  readonly baseValue?: string
  readonly month?: string
  readonly value?: string
}

function indexStep(price: IndexedPrice, { since }: EscalatorDates, told: Told): IndexStep {
  return {
    step: 'index',
    index: price.index,
    base: price.unitPrice.toString(),
    since: since.toString(),
    year: told.year,
    method: told.method,
    baseValue: told.baseValue ?? null,
    month: told.month ?? null,
    value: told.value ?? null,
    decimals: price.decimals,
    rate: told.rate.toString(),
    ceiling: price.ceiling?.toString() ?? null,
    floor: price.floor?.toString() ?? null,
  }
}
