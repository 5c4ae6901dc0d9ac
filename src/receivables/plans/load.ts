import { sql } from 'kysely'
import { Decimal } from '../../kernel/decimal.ts'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { PlanPolicy } from './plan.ts'

/** What may be agreed where a legal entity has said nothing: a year, no fee, no interest. */
const DEFAULT_POLICY: PlanPolicy = {
  mostInstalments: 12,
  mostDays: 366,
  leastMinor: 0n,
  graceDays: 5,
  acceleration: 'all',
  feeMinor: 0n,
  interestPercent: Decimal.zero,
  feeTaxClass: 'outside',
  customersAsk: false,
}

/** The policy of a legal entity on a day. */
export async function loadPlanPolicy(
  db: Db,
  legalEntityId: string,
  on: Temporal.PlainDate,
): Promise<PlanPolicy> {
  const found = await maybeOne(
    db,
    sql<PlanPolicy>`
      SELECT most_instalments AS "mostInstalments", most_days AS "mostDays",
             least_minor AS "leastMinor", grace_days AS "graceDays", acceleration,
             fee_minor AS "feeMinor", interest_percent AS "interestPercent",
             fee_tax_class AS "feeTaxClass", customers_ask AS "customersAsk"
        FROM payment_plan_policy
       WHERE legal_entity_id = ${legalEntityId} AND from_on <= ${on}
       ORDER BY from_on DESC, revision DESC LIMIT 1`,
  )
  return found ?? DEFAULT_POLICY
}

/** The items of an account that are overdue to a legal entity on a day and not in a plan. */
export function loadOverdue(
  db: Db,
  of: { readonly accountId: string; readonly legalEntityId: string },
  on: Temporal.PlainDate,
): Promise<ItemKey[]> {
  return rows(
    db,
    sql<ItemKey>`
      SELECT account_id AS "accountId", item_id AS "itemId" FROM open_item
       WHERE account_id = ${of.accountId} AND legal_entity_id = ${of.legalEntityId}
         AND open_minor > 0 AND due_on < ${on} AND control = '1200'
       ORDER BY due_on, item_id`,
  )
}

/** A plan as it was agreed and how it ended, if it did. */
export type StoredPlan = {
  readonly accountId: string
  readonly planId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly agreedOn: Temporal.PlainDate
  readonly acceleration: 'all' | 'none'
  readonly end: 'defaulted' | 'cancelled' | null
}

const PLAN = sql`
  p.account_id AS "accountId", p.plan_id AS "planId", p.legal_entity_id AS "legalEntityId",
  p.currency, p.agreed_on AS "agreedOn", p.acceleration, e.kind AS end`

/** A plan, held against others who would end it. */
export function lockPlan(
  tx: Tx,
  accountId: string,
  planId: string,
): Promise<StoredPlan | undefined> {
  return maybeOne(
    tx,
    sql<StoredPlan>`
      SELECT ${PLAN} FROM payment_plan p
        LEFT JOIN payment_plan_end e USING (account_id, plan_id)
       WHERE p.account_id = ${accountId} AND p.plan_id = ${planId}
         FOR NO KEY UPDATE OF p`,
  )
}

/** A plan whose instalment was missed, and since when. */
export type MissedPlan = StoredPlan & { readonly missedOn: Temporal.PlainDate }

/**
 * Plans in force of which an instalment is open longer than their days of grace after it was due, the
 * longest first and held; those that somebody else works are left out. At most so many.
 */
export function lockMissedPlans(
  tx: Tx,
  on: Temporal.PlainDate,
  most: number,
): Promise<MissedPlan[]> {
  return rows(
    tx,
    sql<MissedPlan>`
      WITH missed AS (
        SELECT i.account_id, i.plan_id, min(o.due_on) AS missed_on
          FROM open_item o
          JOIN payment_plan_item i USING (account_id, item_id)
          JOIN payment_plan p USING (account_id, plan_id)
          LEFT JOIN payment_plan_end e USING (account_id, plan_id)
         WHERE o.control = '1205' AND o.open_minor > 0 AND o.due_on < ${on}
           AND o.due_on + p.grace_days < ${on} AND e.plan_id IS NULL
         GROUP BY 1, 2 ORDER BY 3, 1, 2 LIMIT ${most})
      SELECT ${PLAN}, m.missed_on AS "missedOn"
        FROM missed m
        JOIN payment_plan p USING (account_id, plan_id)
        LEFT JOIN payment_plan_end e USING (account_id, plan_id)
       ORDER BY p.account_id, p.plan_id
         FOR NO KEY UPDATE OF p SKIP LOCKED`,
  )
}

/** An instalment's item with the item that it came from. */
export type PlanItem = ItemKey & { readonly planId: string; readonly origin: ItemKey }

/** What is open of the instalments of plans, the oldest due first. */
export async function loadOpenPlanItems(
  db: Db,
  plans: readonly { readonly accountId: string; readonly planId: string }[],
): Promise<PlanItem[]> {
  const found = await rows(
    db,
    sql<ItemKey & { planId: string; originAccountId: string; originItemId: string }>`
      SELECT i.account_id AS "accountId", i.item_id AS "itemId", i.plan_id AS "planId",
             o.origin_account_id AS "originAccountId", o.origin_item_id AS "originItemId"
        FROM payment_plan_item i JOIN open_item o USING (account_id, item_id)
       WHERE (i.account_id, i.plan_id) IN (
         SELECT * FROM unnest(${plans.map(p => p.accountId)}::uuid[],
                              ${plans.map(p => p.planId)}::uuid[]))
         AND o.open_minor > 0
       ORDER BY o.due_on, i.account_id, i.item_id`,
  )
  return found.map(({ originAccountId, originItemId, ...item }) => ({
    ...item,
    origin: { accountId: originAccountId, itemId: originItemId },
  }))
}

/**
 * Plans that are over by acceleration or cancelling and of whose instalments money went back since:
 * it is owed by the items again that they came from. At most so many.
 */
export function loadReopenedPlans(
  db: Db,
  most: number,
): Promise<{ accountId: string; planId: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; planId: string }>`
      SELECT DISTINCT i.account_id AS "accountId", i.plan_id AS "planId"
        FROM open_item o
        JOIN payment_plan_item i USING (account_id, item_id)
        JOIN payment_plan p USING (account_id, plan_id)
        JOIN payment_plan_end e USING (account_id, plan_id)
       WHERE o.control = '1205' AND o.open_minor > 0
         AND (e.kind = 'cancelled' OR p.acceleration = 'all')
       ORDER BY 1, 2 LIMIT ${most}`,
  )
}

/** What an account owes a legal entity in a currency that could go on a plan: open, and not on one. */
export function loadPlannable(
  db: Db,
  of: { readonly accountId: string; readonly legalEntityId: string; readonly currency: string },
): Promise<(ItemKey & { readonly openMinor: bigint })[]> {
  return rows(
    db,
    sql<ItemKey & { readonly openMinor: bigint }>`
      SELECT account_id AS "accountId", item_id AS "itemId", open_minor AS "openMinor"
        FROM open_item
       WHERE account_id = ${of.accountId} AND legal_entity_id = ${of.legalEntityId}
         AND currency = ${of.currency} AND open_minor > 0 AND control = '1200'
       ORDER BY due_on, item_id`,
  )
}

/** What a customer asked for, and nobody has answered yet. */
export type WaitingRequest = {
  readonly requestedBy: string
  readonly legalEntityId: string
  readonly currency: string
  readonly amountMinor: bigint
}

/** What a customer asked for that nobody has answered yet, held. */
export function lockPlanRequest(
  tx: Tx,
  accountId: string,
  requestId: string,
): Promise<WaitingRequest | undefined> {
  return maybeOne(
    tx,
    sql<WaitingRequest>`
      SELECT requested_by AS "requestedBy", legal_entity_id AS "legalEntityId", currency,
             amount_minor AS "amountMinor"
        FROM payment_plan_request
       WHERE account_id = ${accountId} AND request_id = ${requestId} AND state = 'waiting'
         FOR UPDATE`,
  )
}

/** The open tasks about what a customer asked for. */
export function loadRequestTasks(
  db: Db,
  accountId: string,
  requestId: string,
): Promise<{ accountId: string; taskId: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; taskId: string }>`
      SELECT account_id AS "accountId", task_id AS "taskId" FROM task
       WHERE account_id = ${accountId} AND subject_id = ${requestId}
         AND kind = 'plan_requested' AND done_at IS NULL`,
  )
}
