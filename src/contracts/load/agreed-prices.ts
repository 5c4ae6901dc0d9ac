import { sql } from 'kysely'
import { parsePrice, type StoredPrice } from '../../catalog/load/billing.ts'
import type { PlanVersionKey } from '../../catalog/plan-version.ts'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { AgreedPrices, AgreedVersion } from '../agreed-price.ts'
import type { SubscriptionId } from './subscriptions.ts'

/** An agreed price as it was recorded; of several for a date the latest revision. */
export type StoredAgreedPrice = AgreedVersion & {
  readonly accountId: string
  readonly contractId: string
  /** Null: for all subscriptions of the contract. */
  readonly subscriptionId: string | null
  readonly planCode: string
  readonly chargeCode: string
  readonly revision: number
}

/**
 * The agreed prices of some accounts, one a date: by date, the latest revision of each, of those
 * recorded by a time.
 */
export async function loadAgreedPrices(
  db: Db,
  accountIds: readonly string[],
  recordedBy?: Temporal.Instant,
): Promise<StoredAgreedPrice[]> {
  const known = recordedBy === undefined ? sql`` : sql`and recorded_at <= ${recordedBy}`
  const found = await rows(
    db,
    sql<Omit<StoredAgreedPrice, 'price'> & { price: StoredPrice | null }>`
      select distinct on (account_id, contract_id, subscription_id, plan_code, charge_code,
                          effective_from)
        account_id as "accountId", contract_id as "contractId",
        subscription_id as "subscriptionId", plan_code as "planCode",
        charge_code as "chargeCode", effective_from as "effectiveFrom", revision, price
      from agreed_price where account_id = any(${accountIds}::uuid[]) ${known}
      order by account_id, contract_id, subscription_id, plan_code, charge_code, effective_from,
        revision desc`,
  )
  return found.map(row => ({ ...row, price: row.price === null ? null : parsePrice(row.price) }))
}

/** Finds what was agreed about a charge among the agreed prices of some accounts. */
export function agreedPricesBy(prices: readonly StoredAgreedPrice[]) {
  const byPlace = Map.groupBy(prices, price => placeText(price, price.subscriptionId))
  return (charge: AgreedCharge): AgreedPrices | undefined => {
    if (byPlace.size === 0) return undefined
    const subscription = byPlace.get(placeText(charge, charge.subscriptionId)) ?? []
    const contract = byPlace.get(placeText(charge, null)) ?? []
    return subscription.length + contract.length === 0 ? undefined : { subscription, contract }
  }
}

/** A charge of a subscription, whatever the version of its plan. */
export type AgreedCharge = SubscriptionId & {
  readonly contractId: string
  readonly planCode: string
  readonly chargeCode: string
}

/** One thing that prices are agreed about, as text. */
export function placeText(
  { accountId, contractId, planCode, chargeCode }: Omit<AgreedCharge, 'subscriptionId'>,
  subscriptionId: string | null,
): string {
  return `${accountId} ${contractId} ${subscriptionId ?? '*'} ${planCode}/${chargeCode}`
}

/** Takes contracts against new subscriptions under them, which refer to their rows. */
export async function lockForSubscribing(
  tx: Tx,
  contracts: readonly { readonly accountId: string; readonly contractId: string }[],
): Promise<void> {
  await rows(
    tx,
    sql`
      select 1 from contract
      where (account_id, contract_id) in (
        select * from unnest(${contracts.map(contract => contract.accountId)}::uuid[],
                             ${contracts.map(contract => contract.contractId)}::uuid[]))
      order by account_id, contract_id for update`,
  )
}

/** The subscriptions of contracts. */
export function loadSubscriptionsUnder(
  db: Db,
  contracts: readonly { readonly accountId: string; readonly contractId: string }[],
): Promise<(SubscriptionId & { readonly contractId: string })[]> {
  return rows(
    db,
    sql<SubscriptionId & { readonly contractId: string }>`
      select account_id as "accountId", subscription_id as "subscriptionId",
        contract_id as "contractId"
      from subscription
      where (account_id, contract_id) in (
        select * from unnest(${contracts.map(contract => contract.accountId)}::uuid[],
                             ${contracts.map(contract => contract.contractId)}::uuid[]))`,
  )
}

/** The versions of plans in which they have a charge and a currency. */
export function loadVersionsWithCharge(
  db: Db,
  charges: readonly {
    readonly planCode: string
    readonly chargeCode: string
    readonly currency: string
  }[],
): Promise<PlanVersionKey[]> {
  return rows(
    db,
    sql<PlanVersionKey>`
      select distinct c.plan_code as "planCode", c.plan_version as "planVersion"
      from unnest(${charges.map(charge => charge.planCode)}::text[],
                  ${charges.map(charge => charge.chargeCode)}::text[],
                  ${charges.map(charge => charge.currency)}::text[])
        as w (plan_code, charge_code, currency)
      join charge c using (plan_code, charge_code)
      join plan_version v using (plan_code, plan_version, currency)`,
  )
}
