import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import { type NumberKey, numberList } from './contracts.ts'

/** A subscription by ids. */
export type SubscriptionId = { readonly accountId: string; readonly subscriptionId: string }

/** The ids of subscriptions by `accountId number`; unknown ones are left out. */
export async function loadSubscriptionIds(
  db: Db,
  keys: readonly NumberKey[],
): Promise<Map<string, SubscriptionId>> {
  const found = await rows(
    db,
    sql<SubscriptionId & { number: string }>`
      select account_id as "accountId", subscription_id as "subscriptionId", number
      from subscription where (account_id, number) in (${numberList(keys)})`,
  )
  return new Map(found.map(({ number, ...ids }) => [`${ids.accountId} ${number}`, ids]))
}

/** An item as it is stored: one charge of a plan version, paid from a date on. */
export type StoredItem = SubscriptionId & {
  readonly itemId: string
  readonly planCode: string
  readonly planVersion: number
  readonly chargeCode: string
  /** From the start on; later quantities stand apart. */
  readonly quantity: Decimal
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  /** Where its periods start on other days than its subscription's; null = on the same. */
  readonly anchorDay: number | null
  readonly anchorMonth: number | null
}

/** A subscription as it is stored, with the terms of its contract that changes must respect. */
export type StoredSubscription = SubscriptionId & {
  readonly number: string
  readonly contractId: string
  readonly contractNumber: string
  readonly currency: string
  readonly premiseId: string | null
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  readonly anchorDay: number
  readonly contractStartOn: Temporal.PlainDate
  /** Where its billing periods are counted from: its start, or the end of its trial. */
  readonly periodsFrom: Temporal.PlainDate
  readonly contractEndOn: Temporal.PlainDate | null
  /** The day of the month on which the account is billed, for subscriptions aligned to it. */
  readonly billingDay: number | null
  /** In which the account's days begin and end. */
  readonly timeZone: string
  readonly recordedAt: Temporal.Instant
}

/** Subscriptions by id. */
export function loadSubscriptions(
  db: Db,
  ids: readonly SubscriptionId[],
): Promise<StoredSubscription[]> {
  return rows(
    db,
    sql<StoredSubscription>`
      select s.account_id as "accountId", s.subscription_id as "subscriptionId", s.number,
        s.contract_id as "contractId", c.number as "contractNumber", c.currency, s.premise_id as "premiseId",
        s.start_on as "startOn", s.end_on as "endOn",
        coalesce(extract(day from t.end_on)::int, s.anchor_day) as "anchorDay",
        coalesce(t.end_on, s.start_on) as "periodsFrom",
        c.start_on as "contractStartOn", c.end_on as "contractEndOn",
        a.billing_day as "billingDay", a.time_zone as "timeZone", s.recorded_at as "recordedAt"
      from subscription s join contract c using (account_id, contract_id)
      join account a using (account_id)
      left join lateral (
        select case when periods_from = 'trial_end' and end_on > s.start_on then end_on end
          as end_on
        from subscription_trial
        where account_id = s.account_id and subscription_id = s.subscription_id
        order by revision desc limit 1
      ) t on true
      where (s.account_id, s.subscription_id) in (${idList(ids)})`,
  )
}

/** The subscriptions of an account by number. */
export async function loadSubscriptionsOf(
  db: Db,
  accountId: string,
): Promise<StoredSubscription[]> {
  const ids = await rows(
    db,
    sql<SubscriptionId>`
      select account_id as "accountId", subscription_id as "subscriptionId"
      from subscription where account_id = ${accountId}`,
  )
  const found = await loadSubscriptions(db, ids)
  return found.sort((a, b) => (a.number < b.number ? -1 : 1))
}

/** The ids of all subscriptions of accounts, in everybody's order. */
export function loadSubscriptionsOfAccounts(
  db: Db,
  accountIds: readonly string[],
): Promise<SubscriptionId[]> {
  return rows(
    db,
    sql<SubscriptionId>`
      select account_id as "accountId", subscription_id as "subscriptionId"
      from subscription where account_id = any(${[...accountIds]}::uuid[]) order by 1, 2`,
  )
}

/** All items that these subscriptions ever had, in the order in which they were made. */
export function loadItems(db: Db, ids: readonly SubscriptionId[]): Promise<StoredItem[]> {
  return rows(
    db,
    sql<StoredItem>`
      select account_id as "accountId", subscription_id as "subscriptionId", item_id as "itemId",
        plan_code as "planCode", plan_version as "planVersion", charge_code as "chargeCode",
        quantity, start_on as "startOn", end_on as "endOn", anchor_day as "anchorDay",
        anchor_month as "anchorMonth"
      from subscription_item where (account_id, subscription_id) in (${idList(ids)})
      order by account_id, subscription_id, item_id`,
  )
}

/** A quantity of an item from a date on; the later revision of a date holds. */
export type StoredQuantity = {
  readonly accountId: string
  readonly itemId: string
  readonly effectiveOn: Temporal.PlainDate
  readonly revision: number
  /** Null where the change of this date was taken back. */
  readonly quantity: Decimal | null
  readonly recordedAt: Temporal.Instant
}

/** Every later quantity of the items of these subscriptions, by item, date and revision. */
export function loadQuantities(db: Db, ids: readonly SubscriptionId[]): Promise<StoredQuantity[]> {
  return rows(
    db,
    sql<StoredQuantity>`
      select q.account_id as "accountId", q.item_id as "itemId", q.effective_on as "effectiveOn",
        q.revision, q.quantity, q.recorded_at as "recordedAt"
      from item_quantity q join subscription_item i using (account_id, item_id)
      where (i.account_id, i.subscription_id) in (${idList(ids)})
      order by 1, 2, 3, 4`,
  )
}

/** Ids as rows, for `(account_id, subscription_id) in (…)`. */
export function idList(ids: readonly SubscriptionId[]) {
  return sql`select * from unnest(${ids.map(id => id.accountId)}::uuid[],
                                  ${ids.map(id => id.subscriptionId)}::uuid[])`
}
