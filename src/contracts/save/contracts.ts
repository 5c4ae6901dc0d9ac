import { sql } from 'kysely'
import { affected, rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { Amendment } from '../amendment.ts'
import type { StoredDiscount, StoredOneOff } from '../load/changes.ts'
import type { StoredContract } from '../load/contracts.ts'
import {
  idList,
  type StoredItem,
  type StoredQuantity,
  type SubscriptionId,
} from '../load/subscriptions.ts'

/** The keys (`accountId number`) of the contracts that were not there and now are. */
export async function insertContracts(
  tx: Tx,
  contracts: readonly StoredContract[],
  at: Temporal.Instant,
): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ key: string }>`
      insert into contract (account_id, contract_id, number, legal_entity_id, currency, start_on,
        end_on, po_number, term_months, notice, renewal, renewal_months, early_exit, uplift,
        signed_file, renewals, term_end_on, notice_by, recorded_at)
      select "accountId", "contractId", number, "legalEntityId", currency, "startOn", "endOn",
        "poNumber", "termMonths", notice, renewal, "renewalMonths", "earlyExit", uplift,
        "signedFile", renewals, "termEndOn", "noticeBy", ${at}
      from json_to_recordset(${jsonRows(contracts)}::json) as r
        ("accountId" uuid, "contractId" uuid, number text, "legalEntityId" uuid, currency text,
         "startOn" date, "endOn" date, "poNumber" text, ${TERM_COLUMNS})
      on conflict (account_id, number) do nothing
      returning account_id || ' ' || number as key`,
  )
  return made.map(row => row.key)
}

const TERM_COLUMNS = sql`"termMonths" int, notice text, renewal text, "renewalMonths" int,
  "earlyExit" jsonb, uplift jsonb, "signedFile" jsonb, renewals int, "termEndOn" date,
  "noticeBy" date`

/** Terms and purchase order of contracts; seller, currency and start never change. */
export async function updateContracts(tx: Tx, contracts: readonly StoredContract[]): Promise<void> {
  await affected(
    tx,
    sql`
      update contract c set end_on = r."endOn", po_number = r."poNumber",
        term_months = r."termMonths", notice = r.notice, renewal = r.renewal,
        renewal_months = r."renewalMonths", early_exit = r."earlyExit", uplift = r.uplift,
        signed_file = r."signedFile", renewals = r.renewals, term_end_on = r."termEndOn",
        notice_by = r."noticeBy",
        notice_given_on = r."noticeGivenOn"
      from json_to_recordset(${jsonRows(contracts)}::json) as r
        ("accountId" uuid, number text, "endOn" date, "poNumber" text, "noticeGivenOn" date,
         ${TERM_COLUMNS})
      where c.account_id = r."accountId" and c.number = r.number`,
  )
}

/** A subscription to be written. */
export type NewSubscription = SubscriptionId & {
  readonly number: string
  readonly contractId: string
  readonly premiseId: string | null
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  readonly anchorDay: number
}

/** The ids of the subscriptions that were not there and now are. */
export async function insertSubscriptions(
  tx: Tx,
  subscriptions: readonly NewSubscription[],
  at: Temporal.Instant,
): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ id: string }>`
      insert into subscription (account_id, subscription_id, contract_id, number, premise_id,
        start_on, end_on, anchor_day, recorded_at)
      select "accountId", "subscriptionId", "contractId", number, "premiseId", "startOn", "endOn",
        "anchorDay", ${at}
      from json_to_recordset(${jsonRows(subscriptions)}::json) as r
        ("accountId" uuid, "subscriptionId" uuid, "contractId" uuid, number text,
         "premiseId" uuid, "startOn" date, "endOn" date, "anchorDay" int)
      on conflict (account_id, number) do nothing
      returning subscription_id as id`,
  )
  return made.map(row => row.id)
}

/** A subscription starts unbilled; its row here is also the lock on its facts. */
export async function insertBillingStates(tx: Tx, ids: readonly SubscriptionId[]): Promise<void> {
  await affected(tx, sql`insert into billing_state (account_id, subscription_id) ${idList(ids)}`)
}

export async function insertItems(tx: Tx, items: readonly StoredItem[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into subscription_item (account_id, item_id, subscription_id, plan_code, plan_version,
        charge_code, quantity, start_on, end_on, anchor_day, anchor_month)
      select "accountId", "itemId", "subscriptionId", "planCode", "planVersion", "chargeCode",
        quantity, "startOn", "endOn", "anchorDay", "anchorMonth"
      from json_to_recordset(${jsonRows(items)}::json) as r
        ("accountId" uuid, "itemId" uuid, "subscriptionId" uuid, "planCode" text,
         "planVersion" int, "chargeCode" text, quantity numeric, "startOn" date, "endOn" date,
         "anchorDay" int, "anchorMonth" int)`,
  )
}

export async function endItems(tx: Tx, items: readonly StoredItem[]): Promise<void> {
  await affected(
    tx,
    sql`
      update subscription_item i set end_on = r.end_on
      from unnest(${items.map(item => item.accountId)}::uuid[],
                  ${items.map(item => item.itemId)}::uuid[],
                  ${items.map(item => item.endOn)}::date[]) as r (account_id, item_id, end_on)
      where i.account_id = r.account_id and i.item_id = r.item_id`,
  )
}

export async function endSubscriptions(
  tx: Tx,
  ends: readonly (SubscriptionId & { readonly endOn: Temporal.PlainDate | null })[],
): Promise<void> {
  await affected(
    tx,
    sql`
      update subscription s set end_on = r.end_on
      from unnest(${ends.map(end => end.accountId)}::uuid[],
                  ${ends.map(end => end.subscriptionId)}::uuid[],
                  ${ends.map(end => end.endOn)}::date[]) as r (account_id, subscription_id, end_on)
      where s.account_id = r.account_id and s.subscription_id = r.subscription_id`,
  )
}

export async function insertQuantities(
  tx: Tx,
  quantities: readonly StoredQuantity[],
): Promise<void> {
  await affected(
    tx,
    sql`
      insert into item_quantity
        (account_id, item_id, effective_on, revision, quantity, recorded_at)
      select "accountId", "itemId", "effectiveOn", revision, quantity, "recordedAt"
      from json_to_recordset(${jsonRows(quantities)}::json) as r
        ("accountId" uuid, "itemId" uuid, "effectiveOn" date, revision int, quantity numeric,
         "recordedAt" timestamptz)`,
  )
}

/** Writes discounts; of one that is there only the end is changed. */
export async function saveDiscounts(tx: Tx, discounts: readonly StoredDiscount[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into discount (account_id, discount_id, subscription_id, code, name, percent,
        charge_code, from_on, to_on, recorded_at)
      select "accountId", "discountId", "subscriptionId", code, name, percent, "chargeCode",
        "fromOn", "toOn", "recordedAt"
      from json_to_recordset(${jsonRows(discounts)}::json) as r
        ("accountId" uuid, "discountId" uuid, "subscriptionId" uuid, code text, name jsonb,
         percent numeric, "chargeCode" text, "fromOn" date, "toOn" date, "recordedAt" timestamptz)
      on conflict (account_id, subscription_id, code, from_on) do update
      set to_on = excluded.to_on`,
  )
}

/** The keys (`accountId reference`) of the one-off charges that were not there and now are. */
export async function insertOneOffs(
  tx: Tx,
  charges: readonly StoredOneOff[],
  at: Temporal.Instant,
): Promise<string[]> {
  const made = await rows(
    tx,
    sql<{ key: string }>`
      insert into one_off_charge (account_id, one_off_id, subscription_id, reference,
        product_code, description, service_on, quantity, unit, unit_price, tax_inclusive,
        recorded_at)
      select "accountId", "oneOffId", "subscriptionId", reference, "productCode", description,
        "serviceOn", quantity, unit, "unitPrice", "taxInclusive", ${at}
      from json_to_recordset(${jsonRows(charges)}::json) as r
        ("accountId" uuid, "oneOffId" uuid, "subscriptionId" uuid, reference text,
         "productCode" text, description text, "serviceOn" date, quantity numeric, unit text,
         "unitPrice" numeric, "taxInclusive" boolean)
      on conflict (account_id, reference) do nothing
      returning account_id || ' ' || reference as key`,
  )
  return made.map(row => row.key)
}

export async function insertAmendments(tx: Tx, amendments: readonly Amendment[]): Promise<void> {
  await affected(
    tx,
    sql`
      insert into amendment (account_id, amendment_id, subscription_id, kind, effective_on, before,
        after, made_by, recorded_at, order_id)
      select "accountId", "amendmentId", "subscriptionId", kind, "effectiveOn", before, after,
        "madeBy", "recordedAt", "orderId"
      from json_to_recordset(${jsonRows(amendments)}::json) as r
        ("accountId" uuid, "amendmentId" uuid, "subscriptionId" uuid, kind text,
         "effectiveOn" date, before jsonb, after jsonb, "madeBy" text, "recordedAt" timestamptz,
         "orderId" uuid)`,
  )
}
