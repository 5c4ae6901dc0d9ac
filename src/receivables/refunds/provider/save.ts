import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'
import type { ProviderRefund } from './load.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Enters a refund that a provider is to make, or has made. */
export async function insertProviderRefund(tx: Tx, f: ProviderRefund, by: By): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO provider_refund (account_id, refund_id, payment_id, provider, made_by, currency,
             amount_minor, state, reason, provider_refund_id, item_id, allocation_id, owed_item_id,
             owed_minor, ask_at, asked, recorded_at, recorded_by, changed_at)
      VALUES (${f.accountId}, ${f.refundId}, ${f.paymentId}, ${f.provider}, ${f.madeBy},
              ${f.currency}, ${f.amountMinor}, ${f.state}, ${f.reason}, ${f.providerRefundId},
              ${f.itemId}, ${f.allocationId}, ${f.owedItemId}, ${f.owedMinor}, ${f.askAt},
              ${f.asked}, ${by.at}, ${by.by}, ${by.at})`,
  )
}

/** Writes what has become of a refund; do it under the lock of its payment. */
export async function updateProviderRefund(
  tx: Tx,
  f: ProviderRefund,
  at: Temporal.Instant,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE provider_refund
         SET state = ${f.state}, reason = ${f.reason}, provider_refund_id = ${f.providerRefundId},
             allocation_id = ${f.allocationId}, owed_item_id = ${f.owedItemId},
             owed_minor = ${f.owedMinor}, ask_at = ${f.askAt}, asked = ${f.asked},
             changed_at = ${at}
       WHERE account_id = ${f.accountId} AND refund_id = ${f.refundId}`,
  )
}
