import { sql } from 'kysely'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { RedeemedCoupon } from '../coupon.ts'
import type { CouponRow } from '../coupon-row.ts'
import { idList, type SubscriptionId } from './subscriptions.ts'

/** A coupon as it is stored, with how often it was redeemed. */
export type StoredCoupon = CouponRow & { readonly redeemed: number }

const TERMS = sql`
  c.code, c.name, c.percent, c.amount, c.currency, c.duration, c.duration_count as count,
  c.charge_codes as "chargeCodes", c.plan_codes as "planCodes", c.rank`

/** Coupons by code, held in the order in which everybody holds them. */
export async function lockCoupons(
  tx: Tx,
  codes: readonly string[],
): Promise<Map<string, StoredCoupon>> {
  const found = await rows(
    tx,
    sql<StoredCoupon>`
      select ${TERMS}, c.exclusive, c.valid_from as "validFrom", c.valid_to as "validTo",
        c.max_redemptions as "maxRedemptions", c.max_per_account as "maxPerAccount", c.redeemed
      from coupon c where c.code = any(${codes}::text[])
      order by c.code for no key update`,
  )
  return new Map(found.map(coupon => [coupon.code, coupon]))
}

/** A redemption as it is stored, with what its coupon gives. */
export type StoredRedemption = SubscriptionId &
  RedeemedCoupon & { readonly redemptionId: string; readonly exclusive: boolean }

/** The redemptions on these subscriptions. */
export function loadRedemptions(
  db: Db,
  ids: readonly SubscriptionId[],
): Promise<StoredRedemption[]> {
  return rows(
    db,
    sql<StoredRedemption>`
      select r.account_id as "accountId", r.subscription_id as "subscriptionId",
        r.redemption_id as "redemptionId", r.redeemed_on as "redeemedOn",
        r.withdrawn_on as "withdrawnOn", c.exclusive, ${TERMS}
      from coupon_redemption r join coupon c using (code)
      where (r.account_id, r.subscription_id) in (${idList(ids)})
      order by r.redeemed_on, r.redemption_id`,
  )
}

/** How often accounts redeemed coupons, by `accountId code`. */
export async function countRedemptions(
  db: Db,
  accountIds: readonly string[],
  codes: readonly string[],
): Promise<Map<string, number>> {
  const found = await rows(
    db,
    sql<{ accountId: string; code: string; count: number }>`
      select account_id as "accountId", code, count(*)::int as count
      from coupon_redemption
      where account_id = any(${accountIds}::uuid[]) and code = any(${codes}::text[])
      group by account_id, code`,
  )
  return new Map(found.map(({ accountId, code, count }) => [`${accountId} ${code}`, count]))
}

/** The coupons on a chunk's subscriptions, by subscription. */
export async function loadBillingCoupons(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Map<string, RedeemedCoupon[]>> {
  const found = await rows(
    tx,
    sql<RedeemedCoupon & { readonly subscriptionId: string }>`
      select r.subscription_id as "subscriptionId", r.redeemed_on as "redeemedOn",
        r.withdrawn_on as "withdrawnOn", ${TERMS}
      from coupon_redemption r join coupon c using (code)
      where r.account_id = any(${accountIds}::uuid[])`,
  )
  return Map.groupBy(found, coupon => coupon.subscriptionId)
}
