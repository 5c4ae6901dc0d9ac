import type { Names } from '../catalog/charge.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { earlier, isBefore, later } from '../kernel/period.ts'

/** What a coupon gives, and on what. */
export type Coupon = {
  readonly code: string
  readonly name: Names
  /** Per cent off; null where it is an amount. */
  readonly percent: Decimal | null
  /** Off each period of each charge that it names, in major units of `currency`. */
  readonly amount: Decimal | null
  readonly currency: string | null
  readonly duration: 'once' | 'periods' | 'months' | 'forever'
  /** How many periods or months. */
  readonly count: number | null
  /** Charges that it is limited to; none = every one. */
  readonly chargeCodes: readonly string[]
  /** Plans that it is limited to; none = every one. */
  readonly planCodes: readonly string[]
  /** Coupons are taken off in the order of their ranks, then of redemption, then of their codes. */
  readonly rank: number
}

/** A coupon on a subscription. */
export type RedeemedCoupon = Coupon & {
  readonly redeemedOn: Temporal.PlainDate
  /** First day without it; null = it runs its course. */
  readonly withdrawnOn: Temporal.PlainDate | null
}

/** Coupons in the order in which they are taken off. */
export function inOrder<Redeemed extends RedeemedCoupon>(coupons: readonly Redeemed[]): Redeemed[] {
  return coupons.toSorted(
    (a, b) =>
      a.rank - b.rank ||
      Temporal.PlainDate.compare(a.redeemedOn, b.redeemedOn) ||
      (a.code < b.code ? -1 : 1),
  )
}

/** Whether a coupon is for a charge of a plan. */
export function isFor(
  { planCodes, chargeCodes }: Pick<Coupon, 'planCodes' | 'chargeCodes'>,
  planCode: string,
  chargeCode: string,
): boolean {
  return (
    (planCodes.length === 0 || planCodes.includes(planCode)) &&
    (chargeCodes.length === 0 || chargeCodes.includes(chargeCode))
  )
}

/** The first day without a coupon that is counted in days; null = it never ends by itself. */
export function couponEnd({
  duration,
  count,
  redeemedOn,
  withdrawnOn,
}: RedeemedCoupon): Temporal.PlainDate | null {
  const end = duration === 'months' ? redeemedOn.add({ months: count ?? 0 }) : null
  if (end === null || withdrawnOn === null) return end ?? withdrawnOn
  return earlier(end, withdrawnOn)
}

/**
 * Whether two coupons may meet. Those that last for periods are taken to last as many of the longest
 * period of the subscription, and one more that may be under way.
 */
export function couponsMeet(a: RedeemedCoupon, b: RedeemedCoupon, periodMonths: number): boolean {
  const start = later(a.redeemedOn, b.redeemedOn)
  return [a, b].every(coupon => {
    const end = couponEnd(coupon) ?? lastDay(coupon, periodMonths)
    return end === null || isBefore(start, end)
  })
}

function lastDay({ duration, count, redeemedOn }: RedeemedCoupon, periodMonths: number) {
  if (duration === 'forever') return null
  const periods = (count ?? 1) + 1
  return redeemedOn.add({ months: periods * Math.max(periodMonths, 1) })
}
