import { sql } from 'kysely'
import type { Names } from '../../catalog/charge.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import { rows, type Tx } from '../../platform/database/database.ts'

/** A pause as `[first day, day of resumption or null, fees, usage]`. */
export type BillingPause = readonly [string, string | null, 'stop' | 'keep', 'refuse' | 'bill']

/** A period under way of which usage was billed already. */
export type BegunPeriod = {
  readonly itemId: string
  readonly periodStart: string
  readonly periodEnd: string
}

/** A subscription with its contract and how far it has been billed. */
export type BillingSubscription = {
  readonly accountId: string
  readonly subscriptionId: string
  readonly number: string
  readonly contractId: string
  readonly contractNumber: string
  readonly currency: string
  readonly poNumber: string | null
  /** `[from, number]` each, in order; empty for most. */
  readonly laterPoNumbers: readonly (readonly [string, string | null])[]
  /** What its documents are paid by: its own label, its contract's or its account's. */
  readonly paymentMethod: string | null
  readonly premiseId: string | null
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  readonly anchorDay: number
  /** The first day after its trial; null = it has none. */
  readonly trialEndOn: Temporal.PlainDate | null
  readonly trialFreeUsage: boolean
  readonly trialPeriodsFrom: 'start' | 'trial_end'
  /** `[from, to, fees, usage]` each; empty for most subscriptions. */
  readonly pauses: readonly BillingPause[]
  readonly billedThrough: Temporal.PlainDate | null
  readonly staleFrom: Temporal.PlainDate | null
  readonly draftRunId: string | null
  /** Periods under way of which a part was billed; null for most. */
  readonly begun: readonly BegunPeriod[] | null
  readonly version: bigint
}

/**
 * Takes the billing-state rows of some accounts' subscriptions with one legal entity FOR UPDATE, in
 * the order that everyone takes them, so that facts cannot change unseen while a bill is made from
 * them. Facts must be read by later statements.
 */
export async function lockBillingStates(tx: Tx, accountIds: readonly string[]): Promise<void> {
  await sql`
    SELECT 1
      FROM billing_state
     WHERE account_id = ANY(${accountIds}::uuid[])
     ORDER BY account_id, subscription_id
       FOR UPDATE`.execute(tx)
}

/** The subscriptions of a chunk's accounts with one legal entity, in the order they are printed. */
export async function loadBillingSubscriptions(
  tx: Tx,
  accountIds: readonly string[],
  legalEntityId: string,
): Promise<BillingSubscription[]> {
  return rows(
    tx,
    sql<BillingSubscription>`
      SELECT s.account_id AS "accountId", s.subscription_id AS "subscriptionId", s.number,
             s.contract_id AS "contractId", c.number AS "contractNumber", c.currency,
             c.po_number AS "poNumber", s.premise_id AS "premiseId", s.start_on AS "startOn",
             s.end_on AS "endOn", s.anchor_day AS "anchorDay",
             t.end_on AS "trialEndOn", t.free_usage AS "trialFreeUsage",
             t.periods_from AS "trialPeriodsFrom",
             b.billed_through AS "billedThrough", b.stale_from AS "staleFrom",
             b.draft_run_id AS "draftRunId", b.begun, b.version,
             (SELECT p.label FROM payment_method_label p
               WHERE p.account_id = s.account_id
                 AND p.place_id IN (s.subscription_id, s.contract_id, s.account_id)
               ORDER BY p.place DESC LIMIT 1) AS "paymentMethod", coalesce(p.pauses, '[]'::json) AS pauses,
             coalesce(o.numbers, '[]'::json) AS "laterPoNumbers"
        FROM subscription s
        JOIN contract c USING (account_id, contract_id)
        JOIN billing_state b USING (account_id, subscription_id)
        LEFT JOIN (
          SELECT DISTINCT ON (account_id, subscription_id)
                 account_id, subscription_id, end_on, free_usage, periods_from
            FROM subscription_trial
           WHERE account_id = ANY(${accountIds}::uuid[])
           ORDER BY account_id, subscription_id, revision DESC
        ) t USING (account_id, subscription_id)
        LEFT JOIN (
          SELECT account_id, subscription_id,
                 json_agg(json_build_array(from_on, to_on, fees, usage) ORDER BY from_on) AS pauses
            FROM subscription_pause
           WHERE account_id = ANY(${accountIds}::uuid[])
           GROUP BY account_id, subscription_id
        ) p USING (account_id, subscription_id)
        LEFT JOIN (
          SELECT account_id, contract_id,
                 json_agg(json_build_array(from_on, po_number) ORDER BY from_on) AS numbers
            FROM (
              SELECT DISTINCT ON (account_id, contract_id, from_on)
                     account_id, contract_id, from_on, po_number
                FROM contract_po
               WHERE account_id = ANY(${accountIds}::uuid[])
               ORDER BY account_id, contract_id, from_on, revision DESC
            ) latest
           GROUP BY account_id, contract_id
        ) o ON o.account_id = s.account_id AND o.contract_id = s.contract_id
       WHERE s.account_id = ANY(${accountIds}::uuid[]) AND c.legal_entity_id = ${legalEntityId}
       ORDER BY s.account_id, c.number, s.number`,
  )
}

/** An item that may still be charged or corrected. */
export type BillingItem = {
  readonly accountId: string
  readonly subscriptionId: string
  readonly itemId: string
  readonly planCode: string
  readonly planVersion: number
  readonly chargeCode: string
  readonly quantity: Decimal
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  /** Where its periods start on other days than its subscription's. */
  readonly anchorDay: number | null
  readonly anchorMonth: number | null
  /** Later quantities as `[date, quantity]` in order of date; empty for most items. */
  readonly changes: readonly (readonly [string, string])[]
}

/**
 * The items of a chunk's accounts. Left out are those that are settled: ended by the date that the
 * subscription was billed through, with no fact changed since (unless `all` are wanted). `changes` is the quantity in force
 * from each date, the latest revision of each.
 */
export async function loadBillingItems(
  tx: Tx,
  accountIds: readonly string[],
  which: 'open' | 'all' = 'open',
): Promise<BillingItem[]> {
  return rows(
    tx,
    sql<BillingItem>`
      SELECT i.account_id AS "accountId", i.subscription_id AS "subscriptionId",
             i.item_id AS "itemId", i.plan_code AS "planCode", i.plan_version AS "planVersion",
             i.charge_code AS "chargeCode", i.quantity, i.start_on AS "startOn",
             i.end_on AS "endOn", i.anchor_day AS "anchorDay",
             i.anchor_month AS "anchorMonth", coalesce(q.changes, '[]'::json) AS changes
        FROM subscription_item i
        JOIN billing_state b USING (account_id, subscription_id)
        JOIN charge c USING (plan_code, plan_version, charge_code)
        LEFT JOIN (
          SELECT account_id, item_id,
                 json_agg(json_build_array(effective_on, quantity::text) ORDER BY effective_on)
                   AS changes
            FROM (
              SELECT DISTINCT ON (account_id, item_id, effective_on)
                     account_id, item_id, effective_on, quantity
                FROM item_quantity
               WHERE account_id = ANY(${accountIds}::uuid[])
               ORDER BY account_id, item_id, effective_on, revision DESC
            ) latest
           WHERE quantity IS NOT NULL
           GROUP BY account_id, item_id
        ) q USING (account_id, item_id)
       WHERE i.account_id = ANY(${accountIds}::uuid[])
         AND (${which === 'all'} OR i.end_on IS NULL OR b.billed_through IS NULL
              OR b.stale_from IS NOT NULL OR i.end_on > b.billed_through)
       ORDER BY i.account_id, i.subscription_id, i.start_on, c.position, i.item_id`,
  )
}

export type BillingDiscount = {
  readonly subscriptionId: string
  readonly code: string
  readonly name: Names
  readonly percent: Decimal
  readonly chargeCode: string | null
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate | null
}

/** Discounts of a chunk's subscriptions in the order in which they apply. */
export async function loadBillingDiscounts(
  tx: Tx,
  accountIds: readonly string[],
): Promise<BillingDiscount[]> {
  return rows(
    tx,
    sql<BillingDiscount>`
      SELECT subscription_id AS "subscriptionId", code, name, percent,
             charge_code AS "chargeCode", from_on AS "from", to_on AS "to"
        FROM discount
       WHERE account_id = ANY(${accountIds}::uuid[])
       ORDER BY account_id, subscription_id, from_on, code`,
  )
}

export type BillingOneOff = {
  readonly oneOffId: string
  readonly subscriptionId: string
  readonly productCode: string
  readonly description: string
  readonly serviceOn: Temporal.PlainDate
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly taxInclusive: boolean
  readonly revised: boolean
  /** Of a purchase of prepaid credits: the wallet, and the terms of the lot that it opens. */
  readonly walletId: string | null
  readonly lotExpiresOn: Temporal.PlainDate | null
  readonly lotPriority: number | null
}

/** One-off charges that have not been billed as they are now, with service on or before a date. */
export async function loadUnbilledOneOffs(
  tx: Tx,
  accountIds: readonly string[],
  through: Temporal.PlainDate,
): Promise<BillingOneOff[]> {
  return rows(
    tx,
    sql<BillingOneOff>`
      SELECT one_off_id AS "oneOffId", subscription_id AS "subscriptionId",
             product_code AS "productCode", description, service_on AS "serviceOn", quantity, unit,
             unit_price AS "unitPrice", tax_inclusive AS "taxInclusive", wallet_id AS "walletId",
             lot_expires_on AS "lotExpiresOn", lot_priority AS "lotPriority", revision > 0 AS revised
        FROM one_off_charge
       WHERE account_id = ANY(${accountIds}::uuid[]) AND billed_at IS NULL
         AND service_on <= ${through}
       ORDER BY account_id, subscription_id, service_on, one_off_id`,
  )
}

/** One-off charges that have been billed, with service from a date up to, not including, another. */
export async function loadBilledOneOffs(
  tx: Tx,
  accountIds: readonly string[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate | null,
): Promise<BillingOneOff[]> {
  return rows(
    tx,
    sql<BillingOneOff>`
      SELECT one_off_id AS "oneOffId", subscription_id AS "subscriptionId",
             product_code AS "productCode", description, service_on AS "serviceOn", quantity, unit,
             unit_price AS "unitPrice", tax_inclusive AS "taxInclusive", wallet_id AS "walletId",
             lot_expires_on AS "lotExpiresOn", lot_priority AS "lotPriority", false AS revised
        FROM one_off_charge
       WHERE account_id = ANY(${accountIds}::uuid[]) AND billed_at IS NOT NULL
         -- Credits bought are no service: they were used or are owed, and are not billed again.
         AND wallet_id IS NULL
         AND service_on >= ${from} AND (${to}::date IS NULL OR service_on < ${to}::date)
       ORDER BY account_id, subscription_id, service_on, one_off_id`,
  )
}
