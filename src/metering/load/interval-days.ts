import { sql } from 'kysely'
import { dateText, isBefore } from '../../kernel/period.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import { plainArray } from '../array-literal.ts'

/** The latest revision of a day of a channel. */
export type StoredDay = {
  readonly channelId: string
  readonly day: Temporal.PlainDate
  readonly revision: number
  readonly minutes: number
  readonly scale: number
  /** In PostgreSQL's notation, `{120,NULL,95}`. */
  readonly quantities: string
  readonly estimated: boolean
  readonly qualities: string | null
}

type ChannelDay = {
  readonly accountId: string
  readonly channelId: string
  readonly day: Temporal.PlainDate
}

/**
 * What stands for these days of these channels. Days that come are nearly always new, so channels are
 * asked first whether they have any between the first and the last: 5,000 days of 1,000 channels took
 * 40 ms day by day, and take 8.
 */
export async function loadIntervalDays(tx: Db, days: readonly ChannelDay[]): Promise<StoredDay[]> {
  if (days.length === 0) return []
  const known = await loadChannelsWithDays(tx, days)
  const asked = days.filter(day => known.has(day.channelId))
  if (asked.length === 0) return []
  return rows(
    tx,
    sql<StoredDay>`
      SELECT w.channel_id AS "channelId", w.day, d.revision, d.minutes, d.scale,
             d.quantities::text AS quantities, d.estimated, d.qualities
        FROM (SELECT DISTINCT * FROM unnest(${plainArray(asked.map(d => d.accountId))}::uuid[],
                ${plainArray(asked.map(d => d.channelId))}::uuid[],
                ${plainArray(asked.map(d => dateText(d.day)))}::date[])
                AS each (account_id, channel_id, day)) w
       CROSS JOIN LATERAL (
         SELECT x.revision, x.minutes, x.scale, x.quantities, x.estimated, x.qualities
           FROM counting_interval_day x
          WHERE x.account_id = w.account_id AND x.channel_id = w.channel_id AND x.day = w.day
          ORDER BY x.revision DESC
          LIMIT 1
       ) d`,
  )
}

/** The channels that have a day between the first and the last of those asked about. */
async function loadChannelsWithDays(tx: Db, days: readonly ChannelDay[]): Promise<Set<string>> {
  const spans = new Map<string, { first: ChannelDay; last: ChannelDay }>()
  for (const day of days) {
    const span = spans.get(day.channelId)
    if (span === undefined) spans.set(day.channelId, { first: day, last: day })
    else if (isBefore(day.day, span.first.day)) span.first = day
    else if (isBefore(span.last.day, day.day)) span.last = day
  }
  const each = [...spans.values()]
  const found = await rows(
    tx,
    sql<{ channelId: string }>`
      SELECT w.channel_id AS "channelId"
        FROM unnest(${plainArray(each.map(({ first }) => first.accountId))}::uuid[],
                    ${plainArray(each.map(({ first }) => first.channelId))}::uuid[],
                    ${plainArray(each.map(({ first }) => dateText(first.day)))}::date[],
                    ${plainArray(each.map(({ last }) => dateText(last.day)))}::date[])
             AS w (account_id, channel_id, first_on, last_on)
       CROSS JOIN LATERAL (
         SELECT FROM counting_interval_day x
          WHERE x.account_id = w.account_id AND x.channel_id = w.channel_id
            AND x.day BETWEEN w.first_on AND w.last_on
          LIMIT 1
       ) d`,
  )
  return new Set(found.map(({ channelId }) => channelId))
}
