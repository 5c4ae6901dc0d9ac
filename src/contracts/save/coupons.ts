import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { CouponRow } from '../coupon-row.ts'
import type { SubscriptionId } from '../load/subscriptions.ts'

export async function insertCoupons(tx: Tx, coupons: readonly CouponRow[]): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ code: string }>`
      insert into coupon (code, name, percent, amount, currency, duration, duration_count,
        charge_codes, plan_codes, rank, exclusive, valid_from, valid_to, max_redemptions,
        max_per_account)
      select code, name, percent, amount, currency, duration, count, "chargeCodes", "planCodes",
        rank, exclusive, "validFrom", "validTo", "maxRedemptions", "maxPerAccount"
      from json_to_recordset(${jsonRows(coupons)}::json) as r
        (code text, name jsonb, percent numeric, amount numeric, currency text, duration text,
         count int, "chargeCodes" text[], "planCodes" text[], rank int, exclusive boolean,
         "validFrom" date, "validTo" date, "maxRedemptions" int, "maxPerAccount" int)
      on conflict do nothing
      returning code`,
  )
  return made.map(row => row.code)
}

/** Who may redeem a coupon, and its name; what it gives never changes. */
export async function updateCoupons(tx: Tx, coupons: readonly CouponRow[]): Promise<void> {
  await affected(
    tx,
    sql`
      update coupon c
      set name = r.name, exclusive = r.exclusive, valid_from = r."validFrom",
        valid_to = r."validTo", max_redemptions = r."maxRedemptions",
        max_per_account = r."maxPerAccount"
      from json_to_recordset(${jsonRows(coupons)}::json) as r
        (code text, name jsonb, exclusive boolean, "validFrom" date, "validTo" date,
         "maxRedemptions" int, "maxPerAccount" int)
      where c.code = r.code`,
  )
}

/** A redemption to be written. */
export type NewRedemption = SubscriptionId & {
  readonly redemptionId: string
  readonly code: string
  readonly redeemedOn: Temporal.PlainDate
  readonly madeBy: string
  readonly recordedAt: Temporal.Instant
}

/** Writes redemptions and counts them with their coupons, whose rows the caller holds. */
export async function insertRedemptions(
  tx: Tx,
  redemptions: readonly NewRedemption[],
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into coupon_redemption
        (account_id, redemption_id, subscription_id, code, redeemed_on, made_by, recorded_at)
      select "accountId", "redemptionId", "subscriptionId", code, "redeemedOn", "madeBy",
        "recordedAt"
      from json_to_recordset(${jsonRows(redemptions)}::json) as r
        ("accountId" uuid, "redemptionId" uuid, "subscriptionId" uuid, code text,
         "redeemedOn" date, "madeBy" text, "recordedAt" timestamptz)`,
  )
  await affected(
    tx,
    sql`
      update coupon c set redeemed = c.redeemed + n.count
      from (select code, count(*)::int as count
              from unnest(${redemptions.map(({ code }) => code)}::text[]) as t (code)
             group by code) n
      where c.code = n.code`,
  )
}

/** Sets the first day without a coupon. */
export async function withdrawRedemptions(
  tx: Tx,
  withdrawn: readonly {
    readonly accountId: string
    readonly redemptionId: string
    readonly withdrawnOn: Temporal.PlainDate
  }[],
): Promise<void> {
  await affected(
    tx,
    sql`
      update coupon_redemption r set withdrawn_on = w.withdrawn_on
      from unnest(${withdrawn.map(row => row.accountId)}::uuid[],
                  ${withdrawn.map(row => row.redemptionId)}::uuid[],
                  ${withdrawn.map(row => row.withdrawnOn)}::date[])
        as w (account_id, redemption_id, withdrawn_on)
      where r.account_id = w.account_id and r.redemption_id = w.redemption_id`,
  )
}
