import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** A channel that a file of meter data may mean. */
export type SerialChannel = {
  readonly accountNumber: string
  readonly timeZone: string
  readonly serial: string
  readonly register: string
  readonly meterCode: string
  /** The unit that values of the meter are in. */
  readonly unit: string
  /** How the meter is measured: `reads` or `intervals`. */
  readonly source: string
  readonly installedOn: Temporal.PlainDate
  readonly removedOn: Temporal.PlainDate | null
}

/**
 * The channels of a serial and register, of one account or of all: a meter that stayed when its
 * customer moved out stands at two accounts, one after the other. Oldest first.
 */
export async function loadChannelsBySerial(
  db: Db,
  name: { readonly serial: string; readonly register: string; readonly account: string | null },
): Promise<SerialChannel[]> {
  return rows(
    db,
    sql<SerialChannel>`
      SELECT a.number AS "accountNumber", a.time_zone AS "timeZone", c.serial, c.register,
             c.meter_code AS "meterCode", m.unit, m.source, c.installed_on AS "installedOn",
             c.removed_on AS "removedOn"
        FROM channel c
        JOIN account a ON a.account_id = c.account_id
        JOIN meter m ON m.meter_code = c.meter_code
       WHERE c.serial = ${name.serial} AND c.register = ${name.register}
         AND (${name.account}::text IS NULL OR c.account_id =
               (SELECT x.account_id FROM account_number x WHERE x.number = ${name.account}::text))
       ORDER BY c.installed_on, a.number`,
  )
}

/** The time zone of an account by its number; undefined where there is none. */
export async function loadZoneOf(db: Db, account: string): Promise<string | undefined> {
  const found = await rows(
    db,
    sql<{ zone: string }>`
      SELECT a.time_zone AS zone FROM account_number x JOIN account a USING (account_id)
       WHERE x.number = ${account}`,
  )
  return found[0]?.zone
}
