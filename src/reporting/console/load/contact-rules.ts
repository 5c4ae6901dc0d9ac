import { sql } from 'kysely'
import type { ContactRules } from '../../../collections/contact-guard.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

/** Rules of contact of a country from a date on. */
export type ContactRuleRow = ContactRules & {
  readonly country: string
  readonly fromOn: Temporal.PlainDate
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
}

/** The rules of contact on record, the latest first, the last revision of each date. */
export function loadContactRuleTable(db: Db): Promise<ContactRuleRow[]> {
  return rows(
    db,
    sql<ContactRuleRow>`
      select distinct on (country, from_on) country, from_on as "fromOn",
        quiet_from_hour as "quietFromHour", quiet_until_hour as "quietUntilHour",
        quiet_weekdays as "quietWeekdays", most, within_days as "withinDays",
        days_after_call as "daysAfterCall", recorded_at as "recordedAt",
        recorded_by as "recordedBy"
      from contact_rule order by country, from_on desc, revision desc`,
  )
}
