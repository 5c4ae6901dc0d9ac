import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../../platform/database/database.ts'
import type { PaymentKey } from './payments.ts'

/** Which of these payments have arrived, and what they were made with is to be kept and is not yet. */
export function loadToKeep(db: Db, keys: readonly PaymentKey[]): Promise<PaymentKey[]> {
  if (keys.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<PaymentKey>`
      SELECT account_id AS "accountId", payment_id AS "paymentId"
        FROM payment_keep k JOIN payment p USING (account_id, payment_id)
       WHERE k.means_id IS NULL AND p.state = 'succeeded'
         AND (account_id, payment_id) IN (
           SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                                ${keys.map(key => key.paymentId)}::uuid[]))
       ORDER BY 1, 2`,
  )
}

/** What was agreed to, of a payment that arrived. */
export type Keeping = {
  readonly legalEntityId: string
  readonly currency: string
  readonly provider: string
  readonly consent: string
  readonly noticeDays: number
  readonly consentedAt: Temporal.Instant
  readonly timeZone: string
}

/** Takes what is to be kept FOR UPDATE; undefined where nothing is, or not any more. */
export function lockKeeping(tx: Tx, key: PaymentKey): Promise<Keeping | undefined> {
  return maybeOne(
    tx,
    sql<Keeping>`
      SELECT p.legal_entity_id AS "legalEntityId", p.currency, p.provider, k.consent,
             k.notice_days AS "noticeDays", k.recorded_at AS "consentedAt",
             e.time_zone AS "timeZone"
        FROM payment_keep k JOIN payment p USING (account_id, payment_id)
        JOIN legal_entity e USING (legal_entity_id)
       WHERE k.account_id = ${key.accountId} AND k.payment_id = ${key.paymentId}
         AND k.means_id IS NULL
         FOR UPDATE OF k`,
  )
}
