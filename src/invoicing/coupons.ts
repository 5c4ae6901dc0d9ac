import type { Discount } from '../catalog/charge.ts'
import { couponEnd, inOrder, isFor, type RedeemedCoupon } from '../contracts/coupon.ts'
import { periodNumberAt, rhythmPeriod } from '../kernel/calendar.ts'
import { isBefore, later } from '../kernel/period.ts'
import type { AmountOff } from '../rating/amount-off.ts'
import { chargedFrom, type DuePeriod, rhythmOf } from './due.ts'
import type { ItemFacts, SubscriptionFacts } from './facts.ts'

/** What coupons take off one period of a charge, each list in its order. */
export type CouponTerms = {
  readonly discounts: readonly Discount[]
  readonly amountsOff: readonly AmountOff[]
}

const NOTHING: CouponTerms = { discounts: [], amountsOff: [] }

/**
 * What the coupons of a subscription take off a period of a charge. Percentages for months or for
 * good hold day by day. All else holds for whole periods: those whose service begins on the day of
 * redemption or later (in a trial: with the first that is paid), so many of them as the coupon lasts.
 */
export function couponTerms(
  item: ItemFacts,
  subscription: SubscriptionFacts,
  due: DuePeriod,
): CouponTerms {
  const { coupons = [] } = subscription
  if (coupons.length === 0) return NOTHING
  const discounts: Discount[] = []
  const amountsOff: AmountOff[] = []
  for (const coupon of inOrder(coupons)) {
    if (!isFor(coupon, item.planCode ?? '', item.charge.code)) continue
    const { code, name, percent, amount, currency } = coupon
    const span =
      percent !== null && isByDay(coupon)
        ? daysOf(coupon)
        : periodOf(coupon, item, subscription, due)
    if (span === undefined) continue
    if (percent !== null) discounts.push({ code, name, percent, chargeCode: null, ...span })
    else if (amount !== null && currency === subscription.currency)
      amountsOff.push({ code, amount })
  }
  return { discounts, amountsOff }
}

type Span = Pick<Discount, 'from' | 'to'>

function isByDay({ duration }: RedeemedCoupon): boolean {
  return duration === 'months' || duration === 'forever'
}

function daysOf(coupon: RedeemedCoupon): Span | undefined {
  const to = couponEnd(coupon)
  const from = coupon.redeemedOn
  return to !== null && !isBefore(from, to) ? undefined : { from, to }
}

/** The days of the period, if the coupon is for it as a whole. */
function periodOf(
  coupon: RedeemedCoupon,
  item: ItemFacts,
  subscription: SubscriptionFacts,
  { nominal, service }: DuePeriod,
): Span | undefined {
  const { duration } = coupon
  const redeemedOn = later(coupon.redeemedOn, chargedFrom(item, subscription))
  const end = couponEnd(coupon)
  if (isBefore(service.start, redeemedOn)) return undefined
  if (end !== null && !isBefore(service.start, end)) return undefined
  const span = { from: service.start, to: service.end }
  if (duration === 'months' || duration === 'forever' || item.charge.months === 0) return span
  const rhythm = rhythmOf(item, subscription)
  const under = periodNumberAt(rhythm, redeemedOn)
  const began = later(rhythmPeriod(rhythm, under).start, subscription.start)
  const first = isBefore(began, redeemedOn) ? under + 1 : under
  const n = periodNumberAt(rhythm, nominal.start)
  return n >= first && n < first + (coupon.count ?? 1) ? span : undefined
}
