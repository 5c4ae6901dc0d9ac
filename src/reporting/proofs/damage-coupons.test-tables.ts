import type { Damage } from './damage-usage.test-tables.ts'

/** Ways to break the count of coupons. */
export const COUPON_DAMAGE: Damage = {
  coupons_counted: [
    [
      'a redemption that nobody made',
      `insert into coupon (code, name, percent, duration, valid_from, redeemed)
        values ('LOST', '{"en": "Lost"}', 10, 'once', '2026-01-01', 1)`,
      'count of redemptions is not their number',
    ],
    [
      'a redemption that was not counted',
      'update coupon set redeemed = 0',
      'count of redemptions is not their number',
    ],
  ],
}
