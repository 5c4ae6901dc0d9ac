import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

const MOST = 8

/** The meters that a refused row may mean: those of the account it names, or of a serial like it. */
export function loadLikelyChannels(
  db: Db,
  kind: 'read' | 'interval',
  { account, serial }: { readonly account: string; readonly serial: string },
) {
  const source = kind === 'read' ? 'reads' : 'intervals'
  return rows(
    db,
    sql<{
      account: string
      accountName: string
      serial: string
      register: string
      meterCode: string
      installedOn: Temporal.PlainDate
      removedOn: Temporal.PlainDate | null
    }>`
      SELECT a.number AS account, a.name AS "accountName", c.serial, c.register,
             c.meter_code AS "meterCode", c.installed_on AS "installedOn",
             c.removed_on AS "removedOn"
        FROM (SELECT c.* FROM channel c
               WHERE c.account_id = (SELECT x.account_id FROM account_number x
                                      WHERE x.number = ${account})
              UNION
              SELECT c.* FROM channel c WHERE ${serial} <> '' AND c.serial = ${serial}) c
        JOIN account a ON a.account_id = c.account_id
        JOIN meter m ON m.meter_code = c.meter_code AND m.source = ${source}
       ORDER BY c.serial <> ${serial}, c.serial, c.register LIMIT ${MOST}`,
  )
}
