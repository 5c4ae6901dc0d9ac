import { sql } from 'kysely'
import type { UsageSource } from '../../../metering/load/monthly.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

/** Something that counts for an account: a register of a meter, or a subscription's events. */
export type CountedBy = {
  readonly meterCode: string
  readonly meterName: Readonly<Record<string, string>>
  readonly unit: string
  /** The meter's number; null of events. */
  readonly serial: string | null
  readonly source: UsageSource
}

type Row = Omit<CountedBy, 'source'> & {
  readonly channelId: string | null
  readonly subscriptionId: string | null
}

/** What counts, or has counted since a day, for an account; by meter, then by number. */
export async function loadCountedBy(
  db: Db,
  accountId: string,
  since: Temporal.PlainDate,
  limit: number,
): Promise<CountedBy[]> {
  const found = await rows(
    db,
    sql<Row>`
      select x.meter_code as "meterCode", m.name as "meterName", m.unit, x.serial,
        x.channel_id as "channelId", x.subscription_id as "subscriptionId"
      from (
        select c.meter_code, c.serial, c.channel_id, null::uuid as subscription_id
        from channel c
        where c.account_id = ${accountId} and (c.removed_on is null or c.removed_on > ${since})
        union
        select h.meter_code, null, null, i.subscription_id
        from subscription_item i
        join charge h using (plan_code, plan_version, charge_code)
        join meter e on e.meter_code = h.meter_code and e.source = 'events'
        where i.account_id = ${accountId} and (i.end_on is null or i.end_on > ${since})
      ) x
      join meter m using (meter_code)
      order by x.meter_code, x.serial, x.channel_id, x.subscription_id
      limit ${limit}`,
  )
  return found.map(({ channelId, subscriptionId, ...row }) => ({
    ...row,
    source:
      channelId === null
        ? { accountId, subscriptionId: subscriptionId ?? '', meterCode: row.meterCode }
        : { accountId, channelId },
  }))
}
