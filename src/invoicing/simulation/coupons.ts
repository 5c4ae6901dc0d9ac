import type { RedeemedCoupon } from '../../contracts/coupon.ts'
import { earlier } from '../../kernel/period.ts'
import type { ScenarioSubscription } from './input.ts'
import { isNews, knownOn } from './known.ts'

/** The coupons of a subscription as known on a date. */
export function couponsOn(
  { coupons }: ScenarioSubscription,
  on: Temporal.PlainDate,
): RedeemedCoupon[] {
  const known = knownOn(coupons.map(told), on).map(({ coupon }) => coupon)
  return [...new Map(known.map(each => [textOf(each), each])).values()]
}

/** From which dates on coupons changed that became known between two bills. */
export function changedCoupons(
  { coupons }: ScenarioSubscription,
  before: Temporal.PlainDate,
  on: Temporal.PlainDate,
): Temporal.PlainDate[] {
  return coupons
    .filter(coupon => isNews(told(coupon), before, on))
    .map(({ redeemedOn, withdrawnOn }) =>
      withdrawnOn === null ? redeemedOn : earlier(redeemedOn, withdrawnOn),
    )
}

/** Its withdrawal ends a coupon on that day; it does not take back that it was redeemed. */
function told(coupon: ScenarioSubscription['coupons'][number]) {
  return { knownFrom: coupon.knownFrom, coupon }
}

function textOf({ code, redeemedOn }: RedeemedCoupon): string {
  return `${code} ${redeemedOn}`
}
