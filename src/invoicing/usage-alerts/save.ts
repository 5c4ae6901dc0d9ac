import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { AlertReached, UsageAlert } from './alert.ts'

/** Begins to watch alerts. */
export async function insertAlerts(
  tx: Tx,
  alerts: readonly UsageAlert[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    INSERT INTO usage_alert (account_id, alert_id, code, subscription_id, charge_code, measure,
                             currency, threshold, percent_of, budget, commitment_code, basis,
                             recorded_at)
    SELECT "accountId", "alertId", code, "subscriptionId", "chargeCode", measure, currency, threshold,
           "percentOf", budget, "commitmentCode", basis, ${at}
      FROM json_to_recordset(${jsonRows(alerts)}::json) AS r (
           "accountId" uuid, "alertId" uuid, code text, "subscriptionId" uuid, "chargeCode" text,
           measure text, currency text, threshold numeric, "percentOf" text, budget numeric,
           "commitmentCode" text, basis text)`.execute(tx)
}

/** Watches alerts no longer. */
export async function endAlerts(
  tx: Tx,
  alerts: readonly UsageAlert[],
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    UPDATE usage_alert a SET ended_at = ${at}
      FROM unnest(${alerts.map(a => a.accountId)}::uuid[],
                  ${alerts.map(a => a.alertId)}::uuid[]) AS e (account_id, alert_id)
     WHERE a.account_id = e.account_id AND a.alert_id = e.alert_id AND a.ended_at IS NULL`.execute(
    tx,
  )
}

/** A notice that is new. */
export type NewNotice = {
  readonly accountId: string
  readonly alertId: string
  readonly periodStart: Temporal.PlainDate
}

/** Records that alerts were reached, each once a period. Gives those that are new. */
export function insertNotices(
  tx: Tx,
  reached: readonly (AlertReached & Pick<UsageAlert, 'accountId' | 'alertId'>)[],
  at: Temporal.Instant,
): Promise<NewNotice[]> {
  const notices = reached.map(({ accountId, alertId, value, threshold, period }) => ({
    accountId,
    alertId,
    value,
    threshold,
    from: period.start,
    to: period.end,
  }))
  return rows(
    tx,
    sql<NewNotice>`
      INSERT INTO usage_alert_notice (account_id, alert_id, period_start, period_end, value,
                                      threshold, delivery, recorded_at)
      SELECT "accountId", "alertId", "from", "to", value, threshold, 'not_sent', ${at}
        FROM json_to_recordset(${jsonRows(notices)}::json) AS r (
             "accountId" uuid, "alertId" uuid, "from" date, "to" date, value numeric,
             threshold numeric)
      ON CONFLICT (account_id, alert_id, period_start) DO NOTHING
      RETURNING account_id AS "accountId", alert_id AS "alertId", period_start AS "periodStart"`,
  )
}
