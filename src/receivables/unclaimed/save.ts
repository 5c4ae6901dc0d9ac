import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { ReportScope } from './load.ts'
import type { UnclaimedRule } from './rule.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** A further rule of a place; the latest of a date holds. */
export async function insertUnclaimedRule(
  tx: Tx,
  rule: UnclaimedRule & { readonly fromOn: Temporal.PlainDate },
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO unclaimed_rule (legal_entity_id, country, region, from_on, revision,
        dormancy_months, answer_days, letter_from_minor, exempts_businesses, recorded_at, recorded_by)
      SELECT ${rule.legalEntityId}, ${rule.country}, ${rule.region}, ${rule.fromOn}, count(*),
             ${rule.dormancyMonths}::smallint, ${rule.answerDays}, ${rule.letterFromMinor},
             ${rule.exemptsBusinesses}, ${by.at}, ${by.by}
        FROM unclaimed_rule
       WHERE legal_entity_id = ${rule.legalEntityId} AND country = ${rule.country}
         AND region = ${rule.region} AND from_on = ${rule.fromOn}`,
  )
}

/** A credit that became dormant. */
export type NewCase = {
  readonly accountId: string
  readonly caseId: string
  readonly itemId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly country: string
  readonly region: string
  readonly heardOn: Temporal.PlainDate
  readonly dormantOn: Temporal.PlainDate
  readonly minor: bigint
  readonly messageId: string | null
  readonly answerBy: Temporal.PlainDate
}

/** Adds cases; a credit that stands in one is left. Gives how many were added. */
export function insertCases(
  tx: Tx,
  cases: readonly NewCase[],
  at: Temporal.Instant,
): Promise<number> {
  return affected(
    tx,
    sql`
      INSERT INTO unclaimed_case (account_id, case_id, item_id, legal_entity_id, currency, country,
        region, heard_on, dormant_on, amount_minor, message_id, answer_by, recorded_at)
      SELECT "accountId", "caseId", "itemId", "legalEntityId", currency, country, region,
             "heardOn", "dormantOn", minor, "messageId", "answerBy", ${at}
        FROM json_to_recordset(${jsonRows(cases)}::json)
             AS c ("accountId" uuid, "caseId" uuid, "itemId" uuid, "legalEntityId" uuid,
                   currency text, country text, region text, "heardOn" date, "dormantOn" date,
                   minor bigint, "messageId" uuid, "answerBy" date)
       ORDER BY 1, 3
      ON CONFLICT DO NOTHING`,
  )
}

/**
 * Ends the cases that nothing is to be done about any more: the customer was heard of, or the credit
 * was used or refunded. What is set aside stays. Gives how many.
 */
export function endCasesOver(tx: Tx, on: Temporal.PlainDate): Promise<number> {
  return affected(
    tx,
    sql`
      UPDATE unclaimed_case c
         SET ended_on = ${on},
             ended_because = CASE WHEN s.open_minor = 0 THEN 'used' ELSE 'heard' END
        FROM (
          SELECT w.account_id, w.case_id, i.open_minor
            FROM unclaimed_case w JOIN open_item i USING (account_id, item_id)
           WHERE w.ended_on IS NULL AND w.held_on IS NULL
             AND (i.open_minor = 0
               OR EXISTS (SELECT FROM interaction n
                           WHERE n.account_id = w.account_id AND n.at::date > w.heard_on
                             AND (n.direction = 'in' OR n.outcome IN ('reached', 'promised')))
               OR EXISTS (SELECT FROM receipt r
                           WHERE r.account_id = w.account_id AND r.booked_on > w.heard_on))
           ORDER BY 1, 2
             FOR UPDATE OF w) s
       WHERE c.account_id = s.account_id AND c.case_id = s.case_id`,
  )
}

/** Notes what was set aside of cases. */
export async function markHeld(
  tx: Tx,
  on: Temporal.PlainDate,
  held: readonly { readonly accountId: string; caseId: string; allocationId: string }[],
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE unclaimed_case c SET held_on = ${on}, held_allocation = h."allocationId"
        FROM json_to_recordset(${jsonRows(held)}::json)
             AS h ("accountId" uuid, "caseId" uuid, "allocationId" uuid)
       WHERE c.account_id = h."accountId" AND c.case_id = h."caseId"`,
  )
}

/** Ends a case as claimed by its customer. */
export async function markClaimed(
  tx: Tx,
  of: { readonly accountId: string; readonly caseId: string },
  on: Temporal.PlainDate,
  note: string,
): Promise<void> {
  await affected(
    tx,
    sql`
      UPDATE unclaimed_case SET ended_on = ${on}, ended_because = 'claimed', note = ${note}
       WHERE account_id = ${of.accountId} AND case_id = ${of.caseId}`,
  )
}

/** Writes down what was handed over, and names it in its cases. */
export async function insertReport(
  tx: Tx,
  report: ReportScope & {
    readonly reportId: string
    readonly authority: string
    readonly on: Temporal.PlainDate
    readonly totalMinor: bigint
    readonly transferId: string
    readonly note: string | null
  },
  cases: readonly { readonly accountId: string; readonly caseId: string }[],
  by: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO unclaimed_report (report_id, legal_entity_id, country, region, currency, authority,
        reported_on, total_minor, owners, transfer_id, note, recorded_at, recorded_by)
      VALUES (${report.reportId}, ${report.legalEntityId}, ${report.country}, ${report.region},
        ${report.currency}, ${report.authority}, ${report.on}, ${report.totalMinor},
        ${cases.length}, ${report.transferId}, ${report.note}, ${by.at}, ${by.by})`,
  )
  await affected(
    tx,
    sql`
      UPDATE unclaimed_case c SET report_id = ${report.reportId}
        FROM unnest(${cases.map(each => each.accountId)}::uuid[],
                    ${cases.map(each => each.caseId)}::uuid[]) AS k (account_id, case_id)
       WHERE c.account_id = k.account_id AND c.case_id = k.case_id`,
  )
}
