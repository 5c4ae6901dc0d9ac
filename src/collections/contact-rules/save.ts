import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { ContactRules } from '../contact-guard.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Records when and how often customers of a country may be contacted. */
export async function insertContactRule(
  tx: Tx,
  of: { readonly country: string; readonly fromOn: Temporal.PlainDate; readonly revision: number },
  rules: ContactRules,
  { at, by }: By,
): Promise<void> {
  await affected(
    tx,
    sql`
      INSERT INTO contact_rule (country, from_on, revision, quiet_from_hour, quiet_until_hour,
        quiet_weekdays, most, within_days, days_after_call, recorded_at, recorded_by)
      VALUES (${of.country}, ${of.fromOn}, ${of.revision}, ${rules.quietFromHour},
              ${rules.quietUntilHour}, ${[...rules.quietWeekdays]}::smallint[], ${rules.most},
              ${rules.withinDays}, ${rules.daysAfterCall}, ${at}, ${by})`,
  )
}

/** Records by which ways customers wish, or wish no longer, to be left alone. */
export async function insertOptOuts(
  tx: Tx,
  wishes: readonly object[],
  { at, by }: By,
): Promise<void> {
  if (wishes.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO contact_opt_out (account_id, channel, from_on, revision, opted_out, note,
        recorded_at, recorded_by)
      SELECT "accountId", channel, "fromOn",
             (SELECT count(*) FROM contact_opt_out o WHERE o.account_id = "accountId"
                 AND o.channel = w.channel AND o.from_on = "fromOn")::int,
             "optedOut", note, ${at}, ${by}
        FROM json_to_recordset(${jsonRows(wishes)}::json) AS w
             ("accountId" uuid, channel text, "fromOn" date, "optedOut" boolean, note text)`,
  )
}
