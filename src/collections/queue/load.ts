import { sql } from 'kysely'
import { assignedThen } from '../../accounts/assignments/load.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type { StrategyStep } from './strategy.ts'

/** Accounts with something overdue, or with a standing that may have to go, by account id. */
export async function loadOverdueAccounts(
  db: Db,
  page: {
    readonly on: Temporal.PlainDate
    readonly after: string | null
    readonly limit: number
  },
): Promise<string[]> {
  const behind = sql`(${page.after}::uuid IS NULL OR account_id > ${page.after}::uuid)`
  const found = await rows(
    db,
    sql<{ accountId: string }>`
      SELECT account_id AS "accountId" FROM (
        (SELECT DISTINCT account_id FROM open_item
          WHERE open_minor <> 0 AND open_minor > 0 AND due_on < ${page.on} AND ${behind}
          ORDER BY account_id LIMIT ${page.limit})
        UNION
        (SELECT DISTINCT account_id FROM collection_standing WHERE ${behind}
          ORDER BY account_id LIMIT ${page.limit})) found
       ORDER BY 1 LIMIT ${page.limit}`,
  )
  return found.map(({ accountId }) => accountId)
}

/** How an account has paid so far, and what was last said. */
export type Behaviour = {
  readonly accountId: string
  readonly collector: string | null
  readonly segment: string | null
  readonly averageDaysLate: number
  readonly brokenPromises: number
  readonly returnedPayments: number
  readonly lastContactAt: Temporal.Instant | null
  readonly lastOutcome: string | null
  /** When somebody wants to come back to it. */
  readonly followUpOn: Temporal.PlainDate | null
  /** When a running promise is over. */
  readonly promisedUntil: Temporal.PlainDate | null
}

/** The behaviour of accounts in the twelve months before a day: one statement, whatever their number. */
export function loadBehaviour(
  db: Db,
  accountIds: readonly string[],
  on: Temporal.PlainDate,
): Promise<Behaviour[]> {
  const since = sql`(${on}::date - 365)`
  return rows(
    db,
    sql<Behaviour>`
      SELECT a.account_id AS "accountId",
             ${assignedThen(sql`a.account_id`, 'collector', sql`${on}::date`)} AS collector,
             ${assignedThen(sql`a.account_id`, 'segment', sql`${on}::date`)} AS segment,
             coalesce(late.days, 0)::int AS "averageDaysLate",
             (SELECT count(*) FROM promise_standing s JOIN promise_to_pay p
                     USING (account_id, promise_id)
               WHERE s.account_id = a.account_id AND s.state = 'broken'
                 AND p.pay_by > ${since})::int AS "brokenPromises",
             (SELECT count(*) FROM receipt_reversal v
               WHERE v.account_id = a.account_id AND v.kind = 'returned'
                 AND v.effective_on > ${since})::int AS "returnedPayments",
             last.at AS "lastContactAt", last.outcome AS "lastOutcome",
             (SELECT min(i.next_on) FROM interaction i
               WHERE i.account_id = a.account_id AND i.next_on IS NOT NULL
                 AND i.done_at IS NULL) AS "followUpOn",
             (SELECT min(p.pay_by + p.grace_days + 1) FROM promise_standing s
                JOIN promise_to_pay p USING (account_id, promise_id)
               WHERE s.account_id = a.account_id AND s.state = 'running') AS "promisedUntil"
        FROM account a
        LEFT JOIN LATERAL (
          SELECT round(sum(l.amount_minor * greatest(l.effective_on - o.due_on, 0))
                       / sum(l.amount_minor)) AS days
            FROM allocation l JOIN open_item o USING (account_id, item_id)
           WHERE l.account_id = a.account_id AND l.kind = 'applied' AND l.amount_minor > 0
             AND l.reverses IS NULL AND o.amount_minor > 0 AND l.effective_on > ${since}
             AND l.effective_on <= ${on}) late ON true
        LEFT JOIN LATERAL (
          SELECT i.at, i.outcome FROM interaction i
           WHERE i.account_id = a.account_id AND i.channel IN ('call', 'visit', 'counter')
             AND i.outcome IS NOT NULL
           ORDER BY i.at DESC LIMIT 1) last ON true
       WHERE a.account_id = ANY(${[...accountIds]}::uuid[])
       ORDER BY 1`,
  )
}

/** A strategy in force. */
export type Strategy = {
  readonly code: string
  readonly segment: string | null
  readonly steps: readonly StrategyStep[]
}

/** The strategies in force; of several for one segment the first by code counts. */
export function loadStrategies(db: Db): Promise<Strategy[]> {
  return rows(
    db,
    sql<Strategy>`
      SELECT strategy_code AS code, segment, steps FROM (
        SELECT DISTINCT ON (strategy_code) * FROM collection_strategy
         ORDER BY strategy_code, revision DESC) latest
       WHERE active ORDER BY strategy_code`,
  )
}

/** How often a strategy was defined. */
export async function countRevisions(db: Db, code: string): Promise<number> {
  const found = await rows(db, sql`SELECT 1 FROM collection_strategy WHERE strategy_code = ${code}`)
  return found.length
}

/** What was done about accounts since a day, by the channel that it went by. */
export function loadDoneSteps(
  db: Db,
  accountIds: readonly string[],
  since: Temporal.PlainDate,
): Promise<{ accountId: string; action: string; on: Temporal.PlainDate }[]> {
  return rows(
    db,
    sql<{ accountId: string; action: string; on: Temporal.PlainDate }>`
      SELECT i.account_id AS "accountId", i.channel AS action,
             (i.at AT TIME ZONE a.time_zone)::date AS on
        FROM interaction i JOIN account a USING (account_id)
       WHERE i.account_id = ANY(${[...accountIds]}::uuid[]) AND i.direction = 'out'
         AND i.at >= ${since}::timestamp AT TIME ZONE 'UTC'
         AND (i.channel IN ('call', 'visit')
              OR i.kind ~ '^(reminder_[123]|final_notice|suspension_notice)([.]|$)')`,
  )
}
