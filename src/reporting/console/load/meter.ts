import { type RawBuilder, sql } from 'kysely'
import type { Decimal } from '../../../kernel/decimal.ts'
import type { Period } from '../../../kernel/period.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A register of a meter where it stands or stood: one row an account. */
export type MeterRegister = {
  readonly accountId: string
  readonly channelId: string
  readonly account: string
  readonly accountName: string
  readonly timeZone: string
  readonly premise: string
  readonly addressLines: readonly string[]
  readonly register: string
  readonly meterCode: string
  readonly meterName: Readonly<Record<string, string>>
  readonly unit: string
  readonly source: 'reads' | 'intervals' | 'events'
  readonly multiplier: Decimal
  readonly digits: number | null
  readonly installedOn: Temporal.PlainDate
  readonly removedOn: Temporal.PlainDate | null
  /** The last day of which anything is known. */
  readonly lastOn: Temporal.PlainDate | null
}

/** The registers of a meter, where it stands now first. */
export function loadMeterRegisters(db: Db, serial: string, limit: number) {
  return rows(
    db,
    sql<MeterRegister>`
      select c.account_id as "accountId", c.channel_id as "channelId", a.number as account,
        a.name as "accountName", a.time_zone as "timeZone", p.code as premise,
        p.address_lines as "addressLines", c.register, c.meter_code as "meterCode",
        m.name as "meterName", m.unit, m.source, c.multiplier, c.digits,
        c.installed_on as "installedOn", c.removed_on as "removedOn",
        greatest((select max(r.read_on) from counting_read r
                  where r.account_id = c.account_id and r.channel_id = c.channel_id),
                 (select max(d.day) from counting_interval_day d
                  where d.account_id = c.account_id and d.channel_id = c.channel_id)) as "lastOn"
      from channel c
      join account a using (account_id)
      join premise p on p.account_id = c.account_id and p.premise_id = c.premise_id
      join meter m on m.meter_code = c.meter_code
      where c.serial = ${serial}
      order by c.removed_on is not null, c.installed_on desc, a.number, c.register
      limit ${limit}`,
  )
}

/** Another meter that counts, or counted, the same at the same place: what was changed out. */
export type PlaceNeighbour = {
  readonly serial: string
  readonly register: string
  readonly meterCode: string
  readonly installedOn: Temporal.PlainDate
  readonly removedOn: Temporal.PlainDate | null
}

/** The other meters of the place of a channel, in the order in which they were installed. */
export function loadPlaceNeighbours(db: Db, of: MeterRegister, limit: number) {
  return rows(
    db,
    sql<PlaceNeighbour>`
      select o.serial, o.register, o.meter_code as "meterCode", o.installed_on as "installedOn",
        o.removed_on as "removedOn"
      from channel c
      join channel o on o.account_id = c.account_id and o.premise_id = c.premise_id
        and o.serial <> c.serial
      where c.account_id = ${of.accountId} and c.channel_id = ${of.channelId}
      order by o.installed_on, o.serial, o.register limit ${limit}`,
  )
}

/** A contract that is billed by what the meters of a place count. */
export type MeteredSubscription = {
  readonly subscription: string
  readonly contract: string
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  readonly billedThrough: Temporal.PlainDate | null
}

/** The subscriptions of the place of a channel. */
export function loadMeteredSubscriptions(db: Db, of: MeterRegister, limit: number) {
  return rows(
    db,
    sql<MeteredSubscription>`
      select s.number as subscription, k.number as contract, s.start_on as "startOn",
        s.end_on as "endOn", b.billed_through as "billedThrough"
      from channel c
      join subscription s on s.account_id = c.account_id and s.premise_id = c.premise_id
      join contract k on k.account_id = s.account_id and k.contract_id = s.contract_id
      left join billing_state b on b.account_id = s.account_id
        and b.subscription_id = s.subscription_id
      where c.account_id = ${of.accountId} and c.channel_id = ${of.channelId}
      order by s.start_on desc, s.number limit ${limit}`,
  )
}

/** A read as it was recorded; `used` is what it says of the days since the one before. */
export type MeterRead = {
  readonly readOn: Temporal.PlainDate
  readonly revision: number
  readonly value: Decimal
  readonly quality: 'actual' | 'customer' | 'estimated'
  readonly source: string
  readonly recordedAt: Temporal.Instant
  /** Whether a later revision took its place. */
  readonly isReplaced: boolean
  /** Who voided it, when and why; null while it counts or has been replaced. */
  readonly voidedBy: string | null
  readonly voidedAt: Temporal.Instant | null
  readonly voidReason: string | null
}

/** The reads of a register, latest first, with the revisions that no longer hold. */
export function loadMeterReads(db: Db, of: MeterRegister, limit: number) {
  return rows(
    db,
    sql<MeterRead>`
      select read_on as "readOn", revision, r.value, r.quality, r.source,
        r.recorded_at as "recordedAt", v.voided_by as "voidedBy", v.voided_at as "voidedAt",
        v.reason as "voidReason",
        v.revision is null and revision < max(revision) filter (where v.revision is null)
          over (partition by read_on) as "isReplaced"
      from register_read r
      left join register_read_void v using (account_id, channel_id, read_on, revision)
      where account_id = ${of.accountId} and channel_id = ${of.channelId}
      order by read_on desc, revision desc limit ${limit}`,
  )
}

/** A day or month of an interval series: what it came to and what of that was not measured. */
export type IntervalSum = {
  readonly on: Temporal.PlainDate
  readonly total: Decimal
  readonly estimated: Decimal
  /** Values that are missing on days of which some are known. */
  readonly missing: bigint
  /** Days of which anything is known. */
  readonly days: bigint
  readonly revision: number
}

/** Days of a channel as they stand, or their months, in order, in units of the meter. Days without data are not in it. */
export function loadIntervalSums(
  db: Db,
  of: MeterRegister,
  { start, end }: Period,
  by: 'day' | 'month',
) {
  const on: RawBuilder<unknown> = by === 'day' ? sql`day` : sql`date_trunc('month', day)::date`
  return rows(
    db,
    sql<IntervalSum>`
      select ${on} as "on", sum(total) * ${of.multiplier}::numeric as total,
        sum(coalesce(estimated_total, case when estimated then total else 0 end))
          * ${of.multiplier}::numeric as estimated,
        sum(missing)::bigint as missing, count(*) as days, max(revision) as revision
      from (select distinct on (day) day, total, estimated_total, estimated, missing, revision
            from counting_interval_day
            where account_id = ${of.accountId} and channel_id = ${of.channelId}
              and day >= ${start} and day < ${end}
            order by day, revision desc) d
      group by 1 order by 1`,
  )
}
