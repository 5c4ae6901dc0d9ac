import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'
import type { CareFlag } from './care-flag.ts'

/** The flags of accounts on a day: account_id, flags; accounts without any are left out. */
export function flagsOf(accountIds: readonly string[], on: Temporal.PlainDate) {
  return sql`
    select f.account_id, array_agg(distinct f.flag order by f.flag) as flags
    from account_care_flag f
    left join account_care_flag_end e using (account_id, flag_id)
    where f.account_id = any(${[...accountIds]}::uuid[]) and f.from_on <= ${on}
      and (f.until_on is null or f.until_on > ${on})
      and (e.ended_on is null or e.ended_on > ${on})
    group by f.account_id`
}

/** The flags of accounts on a day, by account id; accounts without any are left out. */
export async function loadCareFlags(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Map<string, CareFlag[]>> {
  const found = await rows(
    db,
    sql<{ accountId: string; flags: CareFlag[] }>`
      select account_id as "accountId", flags from (${flagsOf(accountIds, on)}) f`,
  )
  return new Map(found.map(({ accountId, flags }) => [accountId, flags]))
}

/** A flag that has not been ended. */
export type StoredFlag = {
  readonly accountId: string
  readonly flagId: string
  readonly flag: CareFlag
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate | null
}

/** The flags of accounts that nobody has ended, whether they hold today or later. */
export function loadOpenFlags(db: Db, accountIds: readonly string[]): Promise<StoredFlag[]> {
  return rows(
    db,
    sql<StoredFlag>`
      select f.account_id as "accountId", f.flag_id as "flagId", f.flag, f.from_on as "fromOn",
        f.until_on as "untilOn"
      from account_care_flag f
      where f.account_id = any(${[...accountIds]}::uuid[]) and not exists (
        select from account_care_flag_end e
        where e.account_id = f.account_id and e.flag_id = f.flag_id)
      order by f.account_id, f.flag_id`,
  )
}
