import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** A change of a subscription that takes effect after a day. */
export type PlannedChange = {
  readonly accountNumber: string
  readonly accountName: string
  readonly subscriptionNumber: string
  readonly effectiveOn: Temporal.PlainDate
  readonly change: 'quantity' | 'plan' | 'alignment' | 'end' | 'pause' | 'resume'
  /** Of a change of quantity. */
  readonly chargeCode: string | null
  /** The quantity, or the plan version; null for the other changes. */
  readonly value: string | null
}

/** Where a page begins: after this change. */
export type PlannedAfter = Pick<
  PlannedChange,
  'effectiveOn' | 'accountNumber' | 'subscriptionNumber'
>

/**
 * What is planned for the days after `on`, by day, account and subscription, a page at a time; of
 * one account where it is named. What a subscription changes on one day stays together, so a page
 * may be a few rows longer than `limit`.
 */
export function listPlannedChanges(
  db: Db,
  page: {
    readonly on: Temporal.PlainDate
    readonly accountNumber?: string | undefined
    readonly after?: PlannedAfter | undefined
    readonly limit: number
  },
): Promise<PlannedChange[]> {
  const { on, accountNumber = null, after } = page
  const of = sql`(${accountNumber}::text is null or a.number = ${accountNumber})`
  const key = sql`(p."effectiveOn", p."accountNumber", p."subscriptionNumber")`
  const later =
    after === undefined
      ? sql`true`
      : sql`${key} > (${after.effectiveOn}::date, ${after.accountNumber}::text,
                      ${after.subscriptionNumber}::text)`
  return rows(
    db,
    sql<PlannedChange>`
      with of_account as (
        select s.account_id, s.subscription_id, s.number, s.start_on, s.end_on,
          a.number as account, a.name
        from subscription s join account a using (account_id) where ${of}
      ), changes (account_id, subscription_id, effective_on, change, charge_code, value) as (
        select i.account_id, i.subscription_id, q.effective_on, 'quantity', i.charge_code,
          q.quantity::text
        from (
          select distinct on (account_id, item_id, effective_on) account_id, item_id,
            effective_on, quantity
          from item_quantity where effective_on > ${on}
          order by account_id, item_id, effective_on, revision desc
        ) q join subscription_item i using (account_id, item_id)
        where q.quantity is not null and q.effective_on > i.start_on
          and (i.end_on is null or q.effective_on < i.end_on)
        union all
        select distinct i.account_id, i.subscription_id, i.start_on,
          case when exists (
            select from subscription_item j
            where j.account_id = i.account_id and j.subscription_id = i.subscription_id
              and j.end_on = i.start_on and j.end_on > j.start_on
              and j.plan_code = i.plan_code and j.plan_version = i.plan_version
          ) then 'alignment' else 'plan' end, null::text,
          i.plan_code || '@' || i.plan_version
        from subscription_item i join subscription s using (account_id, subscription_id)
        where i.start_on > ${on} and i.start_on > s.start_on
          and (i.end_on is null or i.end_on > i.start_on)
        union all
        select account_id, subscription_id, end_on, 'end', null, null
        from subscription where end_on > ${on}
        union all
        select account_id, subscription_id, from_on, 'pause', null, null
        from subscription_pause where from_on > ${on} and (to_on is null or to_on > from_on)
        union all
        select account_id, subscription_id, to_on, 'resume', null, null
        from subscription_pause where to_on > ${on} and to_on > from_on
      )
      select p.* from (
        select o.account as "accountNumber", o.name as "accountName",
          o.number as "subscriptionNumber", c.effective_on as "effectiveOn", c.change,
          c.charge_code as "chargeCode", c.value
        from changes c join of_account o using (account_id, subscription_id)
      ) p
      where ${later}
      order by p."effectiveOn", p."accountNumber", p."subscriptionNumber"
      fetch first ${page.limit} rows with ties`,
  )
}
