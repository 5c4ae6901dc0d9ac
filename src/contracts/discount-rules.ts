import { Decimal } from '../kernel/decimal.ts'
import { earlier, isBefore, later } from '../kernel/period.ts'
import type { Refusal } from '../kernel/result.ts'

/** What of a discount decides whether it can stand beside others. */
export type DiscountTerms = {
  readonly code: string
  readonly percent: Decimal
  /** Null = every charge. */
  readonly chargeCode: string | null
  readonly fromOn: Temporal.PlainDate
  readonly toOn: Temporal.PlainDate | null
}

const HUNDRED = Decimal.of(100)
const FOREVER = Temporal.PlainDate.from('9999-12-31')

/**
 * Why a discount cannot be given beside those that a subscription has, or undefined: one code is
 * given once at a time, and the percentages of one day and charge come to 100 at most.
 */
export function discountFault(
  wanted: DiscountTerms,
  others: readonly DiscountTerms[],
): Refusal | undefined {
  const beside = others.filter(other => meets(wanted, other))
  const twin = beside.find(other => other.code === wanted.code)
  if (twin !== undefined) {
    return {
      code: 'discount_overlaps',
      facts: { discount: twin.code, from: twin.fromOn.toString() },
    }
  }
  // The sum can only rise where a discount starts, so these are the days to look at.
  const days = [wanted.fromOn, ...beside.map(other => later(other.fromOn, wanted.fromOn))]
  const charges = new Set([wanted.chargeCode, ...beside.map(other => other.chargeCode)])
  for (const day of days) {
    for (const charge of charges) {
      const sum = [wanted, ...beside]
        .filter(discount => appliesTo(discount, charge) && isOn(discount, day))
        .reduce((total, { percent }) => total.plus(percent), Decimal.zero)
      if (sum.isAbove(HUNDRED)) {
        return {
          code: 'discounts_above_hundred',
          facts: { discount: wanted.code, percent: sum.toString(), date: day.toString() },
        }
      }
    }
  }
  return undefined
}

/** Whether two discounts share a day and a charge. */
function meets(a: DiscountTerms, b: DiscountTerms): boolean {
  const sameCharge = a.chargeCode === null || b.chargeCode === null || a.chargeCode === b.chargeCode
  const start = later(a.fromOn, b.fromOn)
  return sameCharge && isBefore(start, earlier(a.toOn ?? FOREVER, b.toOn ?? FOREVER))
}

function appliesTo(discount: DiscountTerms, charge: string | null): boolean {
  return discount.chargeCode === null || discount.chargeCode === charge
}

function isOn({ fromOn, toOn }: DiscountTerms, day: Temporal.PlainDate): boolean {
  return !isBefore(day, fromOn) && (toOn === null || isBefore(day, toOn))
}
