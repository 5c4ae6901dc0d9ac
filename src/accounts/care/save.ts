import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { StoredFlag } from './load.ts'

type By = { readonly at: Temporal.Instant; readonly by: string }

/** Marks accounts. */
export async function insertFlags(
  tx: Tx,
  flags: readonly (StoredFlag & { readonly note: string | null })[],
  { at, by }: By,
): Promise<void> {
  if (flags.length === 0) return
  await affected(
    tx,
    sql`
      insert into account_care_flag (account_id, flag_id, flag, from_on, until_on, note,
        recorded_at, recorded_by)
      select "accountId", "flagId", flag, "fromOn", "untilOn", note, ${at}, ${by}
      from json_to_recordset(${jsonRows(flags)}::json) as r
        ("accountId" uuid, "flagId" uuid, flag text, "fromOn" date, "untilOn" date, note text)`,
  )
}

/** Ends flags, with the reason; one that was ended before stays as it was. */
export async function insertFlagEnds(
  tx: Tx,
  ends: readonly {
    readonly accountId: string
    readonly flagId: string
    readonly endedOn: Temporal.PlainDate
    readonly why: string
  }[],
  { at, by }: By,
): Promise<void> {
  if (ends.length === 0) return
  await affected(
    tx,
    sql`
      insert into account_care_flag_end (account_id, flag_id, ended_on, why, recorded_at,
        recorded_by)
      select "accountId", "flagId", "endedOn", why, ${at}, ${by}
      from json_to_recordset(${jsonRows(ends)}::json) as r
        ("accountId" uuid, "flagId" uuid, "endedOn" date, why text)
      on conflict do nothing`,
  )
}
