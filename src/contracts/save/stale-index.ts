import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'
import { holdAndMark, type Overtaken } from './stale.ts'

/** A month of an index whose value is new or another. */
export type ChangedIndex = { readonly indexCode: string; readonly month: string }

/**
 * Marks every subscription that was billed or drafted a price that follows one of these values,
 * from the day on from which the month counts for it. The charges are held first, so that no
 * subscription begins to pay them unseen, then the subscriptions, drafted or not.
 */
export async function markLateIndexes(
  tx: Tx,
  changed: readonly ChangedIndex[],
): Promise<Overtaken> {
  if (changed.length === 0) return { marked: 0, draftRunIds: [] }
  const months = sql`
    unnest(${changed.map(value => value.indexCode)}::text[],
           ${changed.map(value => `${value.month}-01`)}::date[]) as v (index_code, month)`
  await rows(
    tx,
    sql`
      select 1 from charge
      where (plan_code, charge_code) in (
        select plan_code, charge_code from price_version join ${months} using (index_code)
        union select plan_code, charge_code from agreed_price join ${months} using (index_code))
      order by plan_code, plan_version, charge_code for update`,
  )
  const concerned = sql`
    select account_id, subscription_id, min(from_on) as from_on
    from (
      select i.account_id, i.subscription_id, i.end_on,
        (v.month + make_interval(months => (p.price ->> 'lagMonths')::int))::date as from_on
      from ${months} join price_version p using (index_code)
      join subscription_item i using (plan_code, plan_version, charge_code)
      union all
      select i.account_id, i.subscription_id, i.end_on,
        (v.month + make_interval(months => (a.price ->> 'lagMonths')::int))::date
      from ${months} join agreed_price a using (index_code)
      join subscription s
        on s.account_id = a.account_id and s.contract_id = a.contract_id
       and (a.subscription_id is null or a.subscription_id = s.subscription_id)
      join subscription_item i
        on i.account_id = s.account_id and i.subscription_id = s.subscription_id
       and i.plan_code = a.plan_code and i.charge_code = a.charge_code
    ) c
    where end_on is null or end_on > from_on
    group by 1, 2`
  return holdAndMark(tx, concerned)
}
