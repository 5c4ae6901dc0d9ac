import { sql } from 'kysely'
import type { ItemKey } from '../../ledger/open-items/item.ts'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { SleepingCredit, UnclaimedRule } from './rule.ts'

/** The rules in force on a day, one a place. */
export function loadUnclaimedRules(db: Db, on: Temporal.PlainDate): Promise<UnclaimedRule[]> {
  return rows(
    db,
    sql<UnclaimedRule>`
      SELECT DISTINCT ON (legal_entity_id, country, region)
             legal_entity_id AS "legalEntityId", country, region,
             dormancy_months AS "dormancyMonths", answer_days AS "answerDays",
             letter_from_minor AS "letterFromMinor", exempts_businesses AS "exemptsBusinesses"
        FROM unclaimed_rule WHERE from_on <= ${on}
       ORDER BY legal_entity_id, country, region, from_on DESC, revision DESC`,
  )
}

/**
 * When a customer was last heard of: what they wrote or said, calls that reached them, payments. What
 * we did alone is no sign of life: letters, allocations, a credit that a clerk kept on account.
 */
const HEARD_ON = sql`
  greatest(
    (SELECT max(n.at)::date FROM interaction n
      WHERE n.account_id = i.account_id
        AND (n.direction = 'in' OR n.outcome IN ('reached', 'promised'))),
    (SELECT max(r.booked_on) FROM receipt r WHERE r.account_id = i.account_id),
    coalesce((SELECT o.document_on FROM open_item o
               WHERE o.account_id = i.origin_account_id AND o.item_id = i.origin_item_id),
             i.document_on))`

/**
 * Credits of customers who were not heard of for the shortest dormancy of their legal entity, and that
 * stand in no case; by account, from behind the last page. Which of them are dormant, `dormancyOf` says.
 */
export function loadSleepingCredits(
  db: Db,
  on: Temporal.PlainDate,
  rules: readonly UnclaimedRule[],
  { after, most }: { readonly after: string; readonly most: number },
): Promise<SleepingCredit[]> {
  const shortest = [...Map.groupBy(rules, rule => rule.legalEntityId)].map(([id, of]) => ({
    id,
    months: Math.min(...of.map(rule => rule.dormancyMonths ?? Number.POSITIVE_INFINITY)),
  }))
  const asked = shortest.filter(each => Number.isFinite(each.months))
  if (asked.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<SleepingCredit>`
      SELECT i.account_id AS "accountId", i.item_id AS "itemId",
             i.legal_entity_id AS "legalEntityId", i.currency, a.country,
             coalesce(a.region, '') AS region, a.kind = 'business' AS "isBusiness",
             h.heard_on AS "heardOn", -i.open_minor AS minor
        FROM open_item i JOIN account a USING (account_id)
        JOIN unnest(${asked.map(each => each.id)}::uuid[],
                    ${asked.map(each => each.months)}::int[]) AS k (legal_entity_id, months)
          ON k.legal_entity_id = i.legal_entity_id
       CROSS JOIN LATERAL (SELECT ${HEARD_ON} AS heard_on) h
       WHERE i.open_minor < 0 AND a.kind <> 'house'
         AND (i.account_id || ' ' || i.item_id) > ${after}
         AND h.heard_on + make_interval(months => k.months) <= ${on}::date
         AND NOT EXISTS (SELECT FROM unclaimed_case c
                          WHERE c.account_id = i.account_id AND c.item_id = i.item_id
                            AND c.ended_on IS NULL)
       ORDER BY i.account_id, i.item_id
       LIMIT ${most}`,
  )
}

/** Which of these credits stand in a case that runs; asked again under their locks. */
export function loadItemsInCases(db: Db, keys: readonly ItemKey[]): Promise<ItemKey[]> {
  return rows(
    db,
    sql<ItemKey>`
      SELECT account_id AS "accountId", item_id AS "itemId" FROM unclaimed_case
       WHERE ended_on IS NULL AND (account_id, item_id) IN (
         SELECT * FROM unnest(${keys.map(key => key.accountId)}::uuid[],
                              ${keys.map(key => key.itemId)}::uuid[]))`,
  )
}

/** A case that runs, with what is left of its credit. */
export type RunningCase = {
  readonly accountId: string
  readonly caseId: string
  readonly itemId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly openMinor: bigint
}

/**
 * Cases of a legal entity and currency whose answer was waited for, whose customer was not heard of
 * since, and whose credit is still there; the oldest first.
 */
export function loadCasesToHold(
  db: Db,
  { entity, currency, on }: { entity: string; currency: string; on: Temporal.PlainDate },
  most: number,
): Promise<RunningCase[]> {
  return rows(
    db,
    sql<RunningCase>`
      SELECT c.account_id AS "accountId", c.case_id AS "caseId", c.item_id AS "itemId",
             c.legal_entity_id AS "legalEntityId", c.currency, -i.open_minor AS "openMinor"
        FROM unclaimed_case c JOIN open_item i USING (account_id, item_id)
       WHERE c.legal_entity_id = ${entity} AND c.currency = ${currency} AND c.answer_by < ${on}
         AND c.ended_on IS NULL AND c.held_on IS NULL AND i.open_minor < 0
         AND ${HEARD_ON} <= c.heard_on
       ORDER BY c.answer_by, c.account_id, c.case_id
       LIMIT ${most}`,
  )
}

/** A case as it is locked for a decision. */
export type LockedCase = RunningCase & {
  readonly amountMinor: bigint
  readonly heldAllocation: string | null
  readonly reportId: string | null
  readonly endedOn: Temporal.PlainDate | null
}

/** Takes a case of a customer FOR UPDATE. */
export function lockCase(
  tx: Tx,
  accountId: string,
  caseId: string,
): Promise<LockedCase | undefined> {
  return maybeOne(
    tx,
    sql<LockedCase>`
      SELECT c.account_id AS "accountId", c.case_id AS "caseId", c.item_id AS "itemId",
             c.legal_entity_id AS "legalEntityId", c.currency, c.amount_minor AS "amountMinor",
             c.held_allocation AS "heldAllocation", c.report_id AS "reportId",
             c.ended_on AS "endedOn",
             (SELECT -i.open_minor FROM open_item i
               WHERE i.account_id = c.account_id AND i.item_id = c.item_id) AS "openMinor"
        FROM unclaimed_case c
       WHERE c.account_id = ${accountId} AND c.case_id = ${caseId} FOR UPDATE`,
  )
}

/** Where and in what money is handed over. */
export type ReportScope = {
  readonly legalEntityId: string
  readonly country: string
  readonly region: string
  readonly currency: string
}

/** Takes FOR UPDATE what is set aside of a place and not handed over; with the amounts. */
export function lockHeldCases(
  tx: Tx,
  { legalEntityId, country, region, currency }: ReportScope,
  heldBy: Temporal.PlainDate,
): Promise<{ accountId: string; caseId: string; minor: bigint }[]> {
  return rows(
    tx,
    sql<{ accountId: string; caseId: string; minor: bigint }>`
      SELECT c.account_id AS "accountId", c.case_id AS "caseId", -v.amount_minor AS minor
        FROM unclaimed_case c
        JOIN allocation v ON v.account_id = c.account_id AND v.allocation_id = c.held_allocation
       WHERE c.legal_entity_id = ${legalEntityId} AND c.country = ${country}
         AND c.region = ${region} AND c.currency = ${currency} AND c.held_on <= ${heldBy}
         AND c.ended_on IS NULL AND c.report_id IS NULL
       ORDER BY c.account_id, c.case_id
         FOR UPDATE OF c`,
  )
}
