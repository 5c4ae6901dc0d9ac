import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'
import type { PaymentKey } from '../load/payments.ts'

/** Days after a document before a kept card is charged. */
export const KEEP_NOTICE_DAYS = 5

/** Writes down that the customer lets us keep what they pay with, and to what they agreed. */
export async function insertKeep(
  tx: Tx,
  keep: PaymentKey & { readonly consent: string; readonly at: Temporal.Instant },
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO payment_keep (account_id, payment_id, consent, notice_days, recorded_at)
      VALUES (${keep.accountId}, ${keep.paymentId}, ${keep.consent}, ${KEEP_NOTICE_DAYS}, ${keep.at})`,
  )
}

/** Names what was kept. */
export async function noteKept(tx: Tx, key: PaymentKey, meansId: string): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE payment_keep SET means_id = ${meansId}
       WHERE account_id = ${key.accountId} AND payment_id = ${key.paymentId}`,
  )
}
