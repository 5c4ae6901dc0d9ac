import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import { arrayOfText, plainArray } from '../array-literal.ts'

/** A channel found by account number, serial and register. */
export type KnownChannel = {
  readonly accountId: string
  readonly timeZone: string
  readonly channelId: string
  readonly premiseId: string
  readonly premiseCode: string
  readonly meterCode: string
  readonly source: string
  readonly multiplier: Decimal
  readonly digits: number | null
  readonly installedOn: Temporal.PlainDate
  readonly removedOn: Temporal.PlainDate | null
}

export type ChannelName = {
  readonly accountNumber: string
  readonly serial: string
  readonly register: string
}

/** `A-1 12345678 1`: how a channel is named in files. */
export function channelText(name: ChannelName): string {
  return `${name.accountNumber}\n${name.serial}\n${name.register}`
}

/** The channels of these names, by `channelText`; what is unknown is not in it. */
export async function loadKnownChannels(
  tx: Db,
  names: readonly ChannelName[],
): Promise<Map<string, KnownChannel>> {
  if (names.length === 0) return new Map()
  const asked = [...new Map(names.map(name => [channelText(name), name])).values()]
  const found = await rows(
    tx,
    sql<KnownChannel & ChannelName>`
      SELECT asked.account AS "accountNumber", c.serial, c.register, c.account_id AS "accountId",
             a.time_zone AS "timeZone", c.channel_id AS "channelId", c.premise_id AS "premiseId",
             p.code AS "premiseCode", c.meter_code AS "meterCode", m.source, c.multiplier,
             c.digits, c.installed_on AS "installedOn", c.removed_on AS "removedOn"
        FROM unnest(${arrayOfText(asked.map(n => n.accountNumber))}::text[],
                    ${arrayOfText(asked.map(n => n.serial))}::text[],
                    ${arrayOfText(asked.map(n => n.register))}::text[])
               AS asked (account, serial, register)
        JOIN account_number x ON x.number = asked.account
        JOIN account a ON a.account_id = x.account_id
        JOIN channel c ON c.account_id = x.account_id AND c.serial = asked.serial
                      AND c.register = asked.register
        JOIN premise p ON p.account_id = c.account_id AND p.premise_id = c.premise_id
        JOIN meter m ON m.meter_code = c.meter_code`,
  )
  return new Map(found.map(row => [channelText(row), row]))
}

/** An account and its premise by number and code; premise null where the account lacks it. */
export type KnownPlace = { readonly accountId: string; readonly premiseId: string | null }

/** The places of these names, by `account\npremise`; unknown accounts are not in it. */
export async function loadPlaces(
  tx: Db,
  names: readonly { readonly accountNumber: string; readonly premiseCode: string }[],
): Promise<Map<string, KnownPlace>> {
  const found = await rows(
    tx,
    sql<KnownPlace & { account: string; premise: string }>`
      SELECT DISTINCT asked.account, asked.premise, x.account_id AS "accountId",
             p.premise_id AS "premiseId"
        FROM unnest(${names.map(n => n.accountNumber)}::text[],
                    ${names.map(n => n.premiseCode)}::text[]) AS asked (account, premise)
        JOIN account_number x ON x.number = asked.account
        LEFT JOIN premise p ON p.account_id = x.account_id AND p.code = asked.premise`,
  )
  return new Map(found.map(row => [`${row.account}\n${row.premise}`, row]))
}

/** Subscriptions supplied at a premise: whose bill a read of its meters concerns. */
export async function loadSubscriptionsAt(
  tx: Db,
  premises: readonly { readonly accountId: string; readonly premiseId: string }[],
): Promise<{ accountId: string; premiseId: string; subscriptionId: string }[]> {
  if (premises.length === 0) return []
  return rows(
    tx,
    sql`SELECT s.account_id AS "accountId", s.premise_id AS "premiseId",
               s.subscription_id AS "subscriptionId"
          FROM (SELECT DISTINCT * FROM unnest(${plainArray(premises.map(p => p.accountId))}::uuid[],
                  ${plainArray(premises.map(p => p.premiseId))}::uuid[])
                  AS each (account_id, premise_id)) asked
          JOIN subscription s USING (account_id, premise_id)`,
  )
}

/** The latest revision of a read, as it stands in the table. */
export type StoredRead = {
  readonly channelId: string
  readonly readOn: Temporal.PlainDate
  readonly revision: number
  readonly value: Decimal
  readonly quality: 'actual' | 'customer' | 'estimated'
}

/**
 * The reads of channels between two dates, the latest revision of each date, with the last one
 * before and the first one after: the neighbours that a new read must fit between.
 */
export async function loadReadsAround(
  tx: Db,
  channels: readonly {
    readonly accountId: string
    readonly channelId: string
    readonly first: Temporal.PlainDate
    readonly last: Temporal.PlainDate
  }[],
): Promise<StoredRead[]> {
  if (channels.length === 0) return []
  return rows(
    tx,
    sql<StoredRead>`
      SELECT w.channel_id AS "channelId", r.read_on AS "readOn", r.revision, r.value, r.quality
        FROM unnest(${channels.map(c => c.accountId)}::uuid[],
                    ${channels.map(c => c.channelId)}::uuid[],
                    ${channels.map(c => c.first)}::date[],
                    ${channels.map(c => c.last)}::date[])
             AS w (account_id, channel_id, first_on, last_on)
       CROSS JOIN LATERAL (
         SELECT DISTINCT ON (x.read_on) x.read_on, x.revision, x.value, x.quality
           FROM counting_read x
          WHERE x.account_id = w.account_id AND x.channel_id = w.channel_id
            AND x.read_on >= coalesce((
                  SELECT max(b.read_on) FROM counting_read b
                   WHERE b.account_id = w.account_id AND b.channel_id = w.channel_id
                     AND b.read_on < w.first_on AND b.quality <> 'estimated'), '-infinity')
            AND x.read_on <= coalesce((
                  SELECT min(b.read_on) FROM counting_read b
                   WHERE b.account_id = w.account_id AND b.channel_id = w.channel_id
                     AND b.read_on > w.last_on AND b.quality <> 'estimated'), 'infinity')
          ORDER BY x.read_on, x.revision DESC
       ) r`,
  )
}
