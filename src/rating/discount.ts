import type { Discount } from '../catalog/charge.ts'
import { Decimal, divideRounded, powerOfTen, type RoundingMode } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { dateText, dayNumber, overlap, type Period } from '../kernel/period.ts'
import type { TraceStep } from './component.ts'
import { RatingError } from './rating-error.ts'

/** What discounts take off a component, of the sign of its price, never more than the price. */
export type Allowance = { readonly minor: bigint; readonly steps: readonly TraceStep[] }

const NO_ALLOWANCE: Allowance = { minor: 0n, steps: [] }
const HUNDRED = Decimal.of(100)
const PER_CENT = new Decimal(1n, 2)

/** Days of a component that see the same discounts, and the fraction of the price still left. */
type Slice = { readonly start: number; readonly end: number; left: Decimal }

/**
 * The allowance on a price: percentages one after the other in the order given, each on what the
 * one before left, and each only for the days that it shares with the component. The running total
 * is rounded after each discount (EN 16931 rounds allowances apart from the price), so that the
 * discounts add up to the allowance and never exceed the price.
 */
export function allowanceOn(
  priceMinor: bigint,
  currency: string,
  period: Period,
  discounts: readonly Discount[],
  mode: RoundingMode,
): Allowance {
  if (discounts.length === 0) return NO_ALLOWANCE
  const slices = cutAtDiscounts(period, discounts)
  const days = BigInt(slices.at(-1)!.end - slices[0]!.start)
  const steps: TraceStep[] = []
  let taken = Decimal.zero
  let minor = 0n
  for (const discount of discounts) {
    const shared = overlap(period, { start: discount.from, end: discount.to ?? period.end })
    if (shared === undefined) continue
    taken = taken.plus(takeOff(discount, slices, dayNumber(shared.start), dayNumber(shared.end)))
    const parts = days * powerOfTen(taken.scale)
    const total = divideRounded(priceMinor * taken.coefficient, parts, mode)
    steps.push({
      step: 'discount',
      code: discount.code,
      percent: discount.percent.toString(),
      from: dateText(shared.start),
      to: dateText(shared.end),
      amount: formatAmount(total - minor, currency),
    })
    minor = total
  }
  return { minor, steps }
}

/** Takes the percentage off the slices between two days; gives the day-fractions that it took. */
function takeOff(discount: Discount, slices: Slice[], start: number, end: number): Decimal {
  const percent = discount.percent
  if (percent.sign <= 0 || percent.isAbove(HUNDRED)) {
    throw new RatingError('discount_out_of_range', {
      discount: discount.code,
      percent: percent.toString(),
    })
  }
  const fraction = percent.times(PER_CENT)
  let taken = Decimal.zero
  for (const slice of slices) {
    if (slice.start < start || slice.end > end) continue
    const off = slice.left.times(fraction)
    slice.left = slice.left.minus(off)
    taken = taken.plus(off.times(Decimal.of(slice.end - slice.start)))
  }
  return taken
}

function cutAtDiscounts(period: Period, discounts: readonly Discount[]): Slice[] {
  const start = dayNumber(period.start)
  const end = dayNumber(period.end)
  const cuts = new Set([start, end])
  for (const discount of discounts) {
    for (const date of [discount.from, discount.to]) {
      const day = date === null ? end : dayNumber(date)
      if (day > start && day < end) cuts.add(day)
    }
  }
  const days = [...cuts].sort((a, b) => a - b)
  return days.slice(1).map((day, i) => ({ start: days[i]!, end: day, left: Decimal.one }))
}
