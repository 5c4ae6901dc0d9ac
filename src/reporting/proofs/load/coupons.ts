import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

export const couponsCounted = sqlProof({
  name: 'coupons_counted',
  sentence: 'Every coupon was redeemed as often as its count says, which its caps are measured by.',
  counted: sql`coupon`,
  faults: [
    {
      problem: 'count of redemptions is not their number',
      found: sql`
        select c.code, c.redeemed, coalesce(r.made, 0) as made
        from coupon c
        left join (select code, count(*) as made from coupon_redemption group by code) r using (code)
        where c.redeemed <> coalesce(r.made, 0)`,
    },
  ],
})
