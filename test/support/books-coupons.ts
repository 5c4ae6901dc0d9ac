import type { Db } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'
import { insertRow } from './insert-row.ts'

/** The tiny world's customer redeems a coupon, which counts it. */
export async function writeCoupons(
  db: Db,
  { accountId, subscriptionId }: TinyBooks,
): Promise<void> {
  await insertRow(db, 'coupon', {
    code: 'HALF',
    name: '{"en": "Half"}',
    percent: 50,
    duration: 'once',
    valid_from: '2026-01-01',
    redeemed: 1,
  })
  await insertRow(db, 'coupon_redemption', {
    account_id: accountId,
    redemption_id: newId(),
    subscription_id: subscriptionId,
    code: 'HALF',
    redeemed_on: '2026-03-01',
    made_by: 'person:ada',
    recorded_at: '2026-02-20T08:00:00Z',
  })
}
