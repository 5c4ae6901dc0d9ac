import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { AddOn, PlanSpan } from '../add-on.ts'

/** A contract by ids. */
export type ContractId = { readonly accountId: string; readonly contractId: string }

const ADD_ON = sql`
  plan_code as "planCode", base_plan_codes as "basePlanCodes", when_base_ends as "whenBaseEnds"`

/** Which of these plans are add-ons, by plan code. */
export async function loadAddOns(
  db: Db,
  planCodes: readonly string[],
): Promise<Map<string, AddOn>> {
  const found = await rows(
    db,
    sql<AddOn>`select ${ADD_ON} from add_on where plan_code = any(${planCodes}::text[])`,
  )
  return new Map(found.map(addOn => [addOn.planCode, addOn]))
}

/** The add-ons that subscriptions of these contracts pay or are about to, by plan code. */
export async function loadAddOnsUnder(
  db: Db,
  contracts: readonly ContractId[],
): Promise<Map<string, AddOn>> {
  const found = await rows(
    db,
    sql<AddOn>`
      select ${ADD_ON} from add_on
      where plan_code in (
        select i.plan_code from subscription_item i
        join subscription s using (account_id, subscription_id)
        where (s.account_id, s.contract_id) in (${contractList(contracts)}))`,
  )
  return new Map(found.map(addOn => [addOn.planCode, addOn]))
}

/** The plans that the subscriptions of these contracts pay, and when, by contract id. */
export async function loadPlanSpans(
  db: Db,
  contracts: readonly ContractId[],
): Promise<Map<string, PlanSpan[]>> {
  const found = await rows(
    db,
    sql<PlanSpan & { readonly contractId: string }>`
      select distinct s.contract_id as "contractId", s.subscription_id as "subscriptionId",
        s.number, i.plan_code as "planCode", i.start_on as "startOn",
        least(i.end_on, s.end_on) as "endOn"
      from subscription s join subscription_item i using (account_id, subscription_id)
      where (s.account_id, s.contract_id) in (${contractList(contracts)})
        and i.start_on < coalesce(least(i.end_on, s.end_on), 'infinity'::date)`,
  )
  return Map.groupBy(found, span => span.contractId)
}

function contractList(contracts: readonly ContractId[]) {
  return sql`select * from unnest(${contracts.map(each => each.accountId)}::uuid[],
                                  ${contracts.map(each => each.contractId)}::uuid[])`
}
