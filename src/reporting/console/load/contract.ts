import { sql } from 'kysely'
import type { Decimal } from '../../../kernel/decimal.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A contract that bears a number, or has a subscription that does. */
export type FoundContract = {
  readonly accountId: string
  readonly accountNumber: string
  readonly accountName: string
  readonly contractId: string
  readonly number: string
  readonly entityCode: string
  readonly entityName: string
  readonly currency: string
  /** The subscription that was asked for; null where the number is the contract's. */
  readonly subscription: string | null
}

/** The contracts of a number, of one account where it is named; the first 20, for a number is unique only in its account. */
export function findContracts(
  db: Db,
  number: string,
  account: string | null,
): Promise<FoundContract[]> {
  return rows(
    db,
    sql<FoundContract>`
      select c.account_id as "accountId", a.number as "accountNumber", a.name as "accountName",
        c.contract_id as "contractId", c.number, e.code as "entityCode", e.name as "entityName",
        c.currency, f.subscription
      from (
        select account_id, contract_id, null::text as subscription from contract
        where number = ${number}
        union all
        select account_id, contract_id, number from subscription where number = ${number}
      ) f
      join contract c using (account_id, contract_id)
      join account a using (account_id)
      join legal_entity e using (legal_entity_id)
      where ${account}::text is null or a.number = ${account}
      order by f.subscription is not null, a.number limit 20`,
  )
}

/** A subscription of a contract as its screen lists it. */
export type SubscriptionLine = {
  readonly subscriptionId: string
  readonly number: string
  readonly premise: string | null
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  readonly anchorDay: number
  readonly billedThrough: Temporal.PlainDate | null
  readonly staleFrom: Temporal.PlainDate | null
}

/** The subscriptions of a contract, by number. */
export function listContractSubscriptions(
  db: Db,
  { accountId, contractId }: { readonly accountId: string; readonly contractId: string },
  limit: number,
): Promise<SubscriptionLine[]> {
  return rows(
    db,
    sql<SubscriptionLine>`
      select s.subscription_id as "subscriptionId", s.number, p.name as premise,
        s.start_on as "startOn", s.end_on as "endOn", s.anchor_day as "anchorDay",
        b.billed_through as "billedThrough", b.stale_from as "staleFrom"
      from subscription s
      left join premise p on p.account_id = s.account_id and p.premise_id = s.premise_id
      left join billing_state b
        on b.account_id = s.account_id and b.subscription_id = s.subscription_id
      where s.account_id = ${accountId} and s.contract_id = ${contractId}
      order by s.number limit ${limit}`,
  )
}

/** A price that came into force while a subscription paid its charge. */
export type PriceChange = {
  readonly subscription: string
  readonly planCode: string
  readonly planVersion: number
  readonly chargeCode: string
  readonly chargeName: Readonly<Record<string, string>>
  readonly unit: string
  readonly from: Temporal.PlainDate
  readonly before: unknown
  readonly after: unknown
  /** Whether it was agreed with the customer; else it is the catalog's. */
  readonly isAgreed: boolean
  readonly by: string | null
  readonly recordedAt: Temporal.Instant
}

/** Which prices came into force of what a contract's subscriptions paid on that day, the latest first. */
export function listPriceChanges(
  db: Db,
  { accountId, contractId }: { readonly accountId: string; readonly contractId: string },
  limit: number,
): Promise<PriceChange[]> {
  return rows(
    db,
    sql<PriceChange>`
      with paid as (
        select s.number, s.subscription_id, s.end_on as ends, i.plan_code, i.plan_version,
          i.charge_code, i.start_on, least(i.end_on, s.end_on) as end_on, h.name,
          h.unit
        from subscription s
        join subscription_item i using (account_id, subscription_id)
        join charge h using (plan_code, plan_version, charge_code)
        where s.account_id = ${accountId} and s.contract_id = ${contractId}
      ), listed as (
        select distinct on (plan_code, plan_version, charge_code, effective_from)
          plan_code, plan_version, charge_code, effective_from, price, recorded_at
        from price_version
        where (plan_code, plan_version) in (select plan_code, plan_version from paid)
        order by plan_code, plan_version, charge_code, effective_from, revision desc
      ), catalog as (
        select *, lag(price) over (partition by plan_code, plan_version, charge_code
          order by effective_from) as before
        from listed
      ), agreed as (
        select distinct on (subscription_id, plan_code, charge_code, effective_from)
          subscription_id, plan_code, charge_code, effective_from, price, made_by, recorded_at
        from agreed_price
        where account_id = ${accountId} and contract_id = ${contractId}
        order by subscription_id, plan_code, charge_code, effective_from, revision desc
      ), changed as (
        select p.number, p.plan_code, p.plan_version, p.charge_code, p.name, p.unit, c.effective_from,
          c.before, c.price, false as is_agreed, null::text as made_by, c.recorded_at
        from paid p join catalog c using (plan_code, plan_version, charge_code)
        where c.effective_from > p.start_on and (p.end_on is null or c.effective_from < p.end_on)
        union all
        select p.number, p.plan_code, p.plan_version, p.charge_code, p.name, p.unit, g.effective_from,
          null, g.price, true, g.made_by, g.recorded_at
        from paid p join agreed g using (plan_code, charge_code)
        where (g.subscription_id is null or g.subscription_id = p.subscription_id)
          and g.effective_from >= p.start_on and (p.end_on is null or g.effective_from < p.end_on)
      )
      select number as subscription, plan_code as "planCode", plan_version as "planVersion",
        charge_code as "chargeCode", name as "chargeName", unit, effective_from as "from", before,
        price as after, is_agreed as "isAgreed", made_by as by, recorded_at as "recordedAt"
      from changed order by effective_from desc, number, charge_code limit ${limit}`,
  )
}

/** How many units of a charge a subscription has from a day on. */
export type QuantityStep = {
  readonly subscription: string
  readonly chargeCode: string
  readonly unit: string
  readonly from: Temporal.PlainDate
  readonly quantity: Decimal
}

/** The quantities of a contract's subscriptions from day to day: the first of each item, then each other one. */
export function listQuantitySteps(
  db: Db,
  { accountId, contractId }: { readonly accountId: string; readonly contractId: string },
  limit: number,
): Promise<QuantityStep[]> {
  return rows(
    db,
    sql<QuantityStep>`
      with item as (
        select i.*, s.number, h.unit, h.kind from subscription s
        join subscription_item i using (account_id, subscription_id)
        join charge h using (plan_code, plan_version, charge_code)
        where s.account_id = ${accountId} and s.contract_id = ${contractId}
          and h.kind <> 'usage' and (i.end_on is null or i.end_on > i.start_on)
      ), later as (
        select distinct on (q.item_id, q.effective_on) q.item_id, q.effective_on, q.quantity
        from item_quantity q where q.account_id = ${accountId}
          and q.item_id in (select item_id from item)
        order by q.item_id, q.effective_on, q.revision desc
      )
      select number as subscription, charge_code as "chargeCode", unit, start_on as "from",
        quantity
      from item
      union all
      select i.number, i.charge_code, i.unit, l.effective_on, l.quantity
      from item i join later l using (item_id) where l.quantity is not null
      order by 1, 2, 4 limit ${limit}`,
  )
}

/** A charge of a plan version with the catalog's price of a day, as it was known at a time. */
export type PricedCharge = {
  readonly planCode: string
  readonly planVersion: number
  readonly chargeCode: string
  readonly chargeName: Readonly<Record<string, string>>
  readonly kind: string
  readonly timing: string
  readonly months: number
  readonly unit: string
  readonly price: unknown
}

/** Charges with the prices of the catalog that were in force on a day, by what was recorded until a time. */
export function loadPricedCharges(
  db: Db,
  keys: readonly {
    readonly planCode: string
    readonly planVersion: number
    readonly chargeCode: string
  }[],
  at: { readonly effectiveOn: Temporal.PlainDate; readonly recordedAt: Temporal.Instant },
): Promise<PricedCharge[]> {
  return rows(
    db,
    sql<PricedCharge>`
      select h.plan_code as "planCode", h.plan_version as "planVersion",
        h.charge_code as "chargeCode", h.name as "chargeName", h.kind, h.timing, h.months, h.unit,
        (select x.price from price_version x
          where x.plan_code = h.plan_code and x.plan_version = h.plan_version
            and x.charge_code = h.charge_code and x.effective_from <= ${at.effectiveOn}
            and x.recorded_at <= ${at.recordedAt}
          order by x.effective_from desc, x.revision desc limit 1) as price
      from charge h
      where (h.plan_code, h.plan_version, h.charge_code) in (
        select * from unnest(${keys.map(key => key.planCode)}::text[],
          ${keys.map(key => key.planVersion)}::int[], ${keys.map(key => key.chargeCode)}::text[]))
      order by h.position, h.charge_code`,
  )
}

/** The code of the place that a subscription is supplied at; null where it has none. */
export async function loadPremiseCode(
  db: Db,
  place: { readonly accountId: string; readonly premiseId: string | null },
): Promise<string | null> {
  if (place.premiseId === null) return null
  const found = await maybeOne(
    db,
    sql<{ code: string }>`
      select code from premise
      where account_id = ${place.accountId} and premise_id = ${place.premiseId}`,
  )
  return found?.code ?? null
}
