import { sql } from 'kysely'
import type { Names } from '../../catalog/charge.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { Amendment } from '../amendment.ts'
import { idList, type SubscriptionId } from './subscriptions.ts'

/** The amendments of these subscriptions in the order in which they were recorded. */
export function loadAmendments(db: Db, ids: readonly SubscriptionId[]): Promise<Amendment[]> {
  return rows(
    db,
    sql<Amendment>`
      select account_id as "accountId", amendment_id as "amendmentId",
        subscription_id as "subscriptionId", kind, effective_on as "effectiveOn", before, after,
        made_by as "madeBy", recorded_at as "recordedAt", order_id as "orderId"
      from amendment where (account_id, subscription_id) in (${idList(ids)})
      order by recorded_at, amendment_id`,
  )
}

/** How each of these subscriptions was created, by subscription id. */
export async function loadCreations(
  db: Db,
  ids: readonly SubscriptionId[],
): Promise<Map<string, unknown>> {
  const found = await rows(
    db,
    sql<{ subscriptionId: string; after: unknown }>`
      select subscription_id as "subscriptionId", after
      from amendment
      where kind = 'created' and (account_id, subscription_id) in (${idList(ids)})`,
  )
  return new Map(found.map(({ subscriptionId, after }) => [subscriptionId, after]))
}

/** A discount as it is stored. */
export type StoredDiscount = SubscriptionId & {
  readonly discountId: string
  readonly code: string
  readonly name: Names
  readonly percent: Decimal
  readonly chargeCode: string | null
  readonly fromOn: Temporal.PlainDate
  readonly toOn: Temporal.PlainDate | null
  readonly recordedAt: Temporal.Instant
}

/** Every discount of these subscriptions, by start and code. */
export function loadDiscounts(db: Db, ids: readonly SubscriptionId[]): Promise<StoredDiscount[]> {
  return rows(
    db,
    sql<StoredDiscount>`
      select account_id as "accountId", subscription_id as "subscriptionId",
        discount_id as "discountId", code, name, percent, charge_code as "chargeCode",
        from_on as "fromOn", to_on as "toOn", recorded_at as "recordedAt"
      from discount where (account_id, subscription_id) in (${idList(ids)})
      order by account_id, subscription_id, from_on, code`,
  )
}

/** A one-off charge as it is stored. */
export type StoredOneOff = SubscriptionId & {
  readonly oneOffId: string
  readonly reference: string
  readonly productCode: string
  readonly description: string
  readonly serviceOn: Temporal.PlainDate
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly taxInclusive: boolean
}

/** One-off charges by account and reference. */
export function loadOneOffs(
  db: Db,
  keys: readonly { readonly accountId: string; readonly reference: string }[],
): Promise<StoredOneOff[]> {
  return rows(
    db,
    sql<StoredOneOff>`
      select account_id as "accountId", subscription_id as "subscriptionId",
        one_off_id as "oneOffId", reference, product_code as "productCode", description,
        service_on as "serviceOn", quantity, unit, unit_price as "unitPrice",
        tax_inclusive as "taxInclusive"
      from one_off_charge
      where (account_id, reference) in (
        select * from unnest(${keys.map(key => key.accountId)}::uuid[],
                             ${keys.map(key => key.reference)}::text[]))`,
  )
}
