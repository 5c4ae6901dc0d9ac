import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows } from '../../platform/database/database.ts'

/** A register at a premise. */
export type PlacedChannel = {
  readonly accountId: string
  readonly channelId: string
  readonly meterCode: string
  readonly source: string
  readonly serial: string
  readonly register: string
  readonly multiplier: Decimal
  readonly digits: number | null
  readonly installedOn: Temporal.PlainDate
  readonly removedOn: Temporal.PlainDate | null
}

/** The registers that ever stood at a premise, by serial and register. */
export function loadChannelsAt(
  db: Db,
  premise: { readonly accountId: string; readonly premiseId: string },
): Promise<PlacedChannel[]> {
  return rows(
    db,
    sql<PlacedChannel>`
      SELECT c.account_id AS "accountId", c.channel_id AS "channelId", c.meter_code AS "meterCode",
             m.source, c.serial, c.register, c.multiplier, c.digits,
             c.installed_on AS "installedOn", c.removed_on AS "removedOn"
        FROM channel c JOIN meter m USING (meter_code)
       WHERE c.account_id = ${premise.accountId} AND c.premise_id = ${premise.premiseId}
       ORDER BY c.serial, c.register`,
  )
}

/** A read of a register, its latest revision. */
export type PlacedRead = {
  readonly readOn: Temporal.PlainDate
  readonly value: Decimal
  readonly quality: 'actual' | 'customer' | 'estimated'
}

/** All reads of a channel from about a year before a day on, the latest revision of each date. */
export function loadReadsOf(
  db: Db,
  channel: { readonly accountId: string; readonly channelId: string },
  since: Temporal.PlainDate,
): Promise<PlacedRead[]> {
  return rows(
    db,
    sql<PlacedRead>`
      SELECT DISTINCT ON (read_on) read_on AS "readOn", value, quality
        FROM counting_read
       WHERE account_id = ${channel.accountId} AND channel_id = ${channel.channelId}
         AND read_on >= coalesce((
               SELECT max(b.read_on) FROM counting_read b
                WHERE b.account_id = ${channel.accountId} AND b.channel_id = ${channel.channelId}
                  AND b.read_on < ${since}), '-infinity')
       ORDER BY read_on, revision DESC`,
  )
}

/** Subscriptions at a premise that run on the day before a move or later, with their plans then. */
export type RunningSubscription = {
  readonly subscriptionNumber: string
  readonly planCode: string
  readonly planVersion: number
  readonly anchorDay: number
  readonly quantity: Decimal
}

/** What runs at a premise up to a day: each subscription with the plan and quantity of the day before. */
export function loadRunningUntil(
  db: Db,
  premise: { readonly accountId: string; readonly premiseId: string },
  on: Temporal.PlainDate,
): Promise<RunningSubscription[]> {
  return rows(
    db,
    sql<RunningSubscription>`
      SELECT s.number AS "subscriptionNumber", i.plan_code AS "planCode",
             i.plan_version AS "planVersion", s.anchor_day AS "anchorDay",
             max(i.quantity) AS quantity
        FROM subscription s
        JOIN LATERAL (
          SELECT i.plan_code, i.plan_version, CASE WHEN c.kind = 'usage' THEN 1 ELSE coalesce((
                   SELECT l.quantity FROM (
                     SELECT DISTINCT ON (q.effective_on) q.effective_on, q.quantity
                       FROM item_quantity q
                      WHERE q.account_id = i.account_id AND q.item_id = i.item_id
                        AND q.effective_on < ${on}
                      ORDER BY q.effective_on, q.revision DESC) l
                    WHERE l.quantity IS NOT NULL
                    ORDER BY l.effective_on DESC LIMIT 1), i.quantity) END AS quantity
            FROM subscription_item i JOIN charge c USING (plan_code, plan_version, charge_code)
           WHERE i.account_id = s.account_id AND i.subscription_id = s.subscription_id
             AND i.start_on < ${on} AND (i.end_on IS NULL OR i.end_on >= ${on})
        ) i ON true
       WHERE s.account_id = ${premise.accountId} AND s.premise_id = ${premise.premiseId}
         AND s.start_on < ${on} AND (s.end_on IS NULL OR s.end_on >= ${on})
       GROUP BY s.number, i.plan_code, i.plan_version, s.anchor_day
       ORDER BY s.number`,
  )
}
