import { sql } from 'kysely'
import type { CareFlag } from '../../accounts/care/care-flag.ts'
import { flagsOf } from '../../accounts/care/load.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { ContactRules, PastContact } from '../contact-guard.ts'
import type { Channel } from '../dunning.ts'

/** The rules on record by country on a day; `*` stands for every other. See `rulesFor`. */
export async function loadContactRules(
  db: Db,
  on: Temporal.PlainDate,
): Promise<Map<string, ContactRules>> {
  const found = await rows(
    db,
    sql<ContactRules & { country: string }>`
      SELECT DISTINCT ON (country) country, quiet_from_hour AS "quietFromHour",
             quiet_until_hour AS "quietUntilHour", quiet_weekdays AS "quietWeekdays", most,
             within_days AS "withinDays", days_after_call AS "daysAfterCall"
        FROM contact_rule WHERE from_on <= ${on}
       ORDER BY country, from_on DESC, revision DESC`,
  )
  return new Map(found.map(({ country, ...rules }) => [country, rules]))
}

/** What the contact guard must know of a customer. */
export type ContactStanding = {
  readonly timeZone: string
  readonly country: string
  readonly optedOut: readonly Channel[]
  readonly flags: readonly CareFlag[]
  readonly contacts: readonly PastContact[]
}

/** No rule looks further back. */
const DAYS_BACK = 31

/** Messages that ask for money; others, such as an invoice, are no contact in the sense of the rules. */
const ASKING =
  '^(reminder_[123]|final_notice|promise_reminder|plan_default|suspension_notice)([.]|$)'

/**
 * What the guard asks about customers, by account id, as of a time: opt-outs, care flags, and who was
 * written to or called about what is owed in the last month. A fixed number of statements.
 */
export async function loadContactStandings(
  db: Db,
  accountIds: readonly string[],
  at: Temporal.Instant,
): Promise<Map<string, ContactStanding>> {
  const ids = [...accountIds]
  const on = at.toZonedDateTimeISO('UTC').toPlainDate()
  const accounts = await rows(
    db,
    sql<Omit<ContactStanding, 'contacts'> & { accountId: string }>`
      SELECT a.account_id AS "accountId", a.time_zone AS "timeZone", a.country,
             coalesce(o.channels, '{}') AS "optedOut", coalesce(f.flags, '{}') AS flags
        FROM account a
        LEFT JOIN (${flagsOf(ids, on)}) f USING (account_id)
        LEFT JOIN (SELECT account_id, array_agg(channel) AS channels FROM (
                     SELECT DISTINCT ON (account_id, channel) account_id, channel, opted_out
                       FROM contact_opt_out
                      WHERE account_id = ANY(${ids}::uuid[]) AND from_on <= ${on}
                      ORDER BY account_id, channel, from_on DESC, revision DESC) l
                    WHERE l.opted_out GROUP BY 1) o USING (account_id)
       WHERE a.account_id = ANY(${ids}::uuid[])`,
  )
  const contacts = await rows(
    db,
    sql<PastContact & { accountId: string }>`
      SELECT account_id AS "accountId", at,
             CASE WHEN channel IN ('visit', 'counter') THEN 'call' ELSE channel END AS channel,
             coalesce(outcome, '') IN ('reached', 'promised', 'refused') AS "wasAnswered"
        FROM interaction
       WHERE account_id = ANY(${ids}::uuid[]) AND direction = 'out'
         AND at BETWEEN ${at.subtract({ hours: 24 * DAYS_BACK })} AND ${at}
         AND (channel IN ('call', 'visit') OR kind ~ ${ASKING})
       ORDER BY at`,
  )
  const byAccount = Map.groupBy(contacts, each => each.accountId)
  return new Map(
    accounts.map(({ accountId, ...standing }) => [
      accountId,
      { ...standing, contacts: byAccount.get(accountId) ?? [] },
    ]),
  )
}

/** How often rules of a country, or wishes of a customer, were set for a date. */
export async function countRules(
  db: Db,
  country: string,
  fromOn: Temporal.PlainDate,
): Promise<number> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM contact_rule WHERE country = ${country} AND from_on = ${fromOn}`,
  )
  return found.length
}
