import { sql } from 'kysely'
import type { Decimal } from '../../kernel/decimal.ts'
import { type Db, rows, type Tx } from '../../platform/database/database.ts'
import type { UsageAlert } from './alert.ts'

const COLUMNS = sql`
  account_id AS "accountId", alert_id AS "alertId", code, subscription_id AS "subscriptionId",
  charge_code AS "chargeCode", measure, currency, threshold, percent_of AS "percentOf", budget,
  commitment_code AS "commitmentCode", basis`

/** The alerts of some accounts that are watched. */
export function loadAlerts(db: Db, accountIds: readonly string[]): Promise<UsageAlert[]> {
  return rows(
    db,
    sql<UsageAlert>`
      SELECT ${COLUMNS} FROM usage_alert
       WHERE account_id = ANY(${[...accountIds]}::uuid[]) AND ended_at IS NULL
       ORDER BY account_id, code`,
  )
}

/** Accounts with alerts, by id, and the legal entities they have contracts with. */
export async function loadWatchedAccounts(
  tx: Tx,
  after: string | undefined,
  limit: number,
): Promise<{ accountId: string; timeZone: string; entityIds: string[] }[]> {
  return rows(
    tx,
    sql<{ accountId: string; timeZone: string; entityIds: string[] }>`
      SELECT a.account_id AS "accountId", a.time_zone AS "timeZone",
             ARRAY(SELECT DISTINCT c.legal_entity_id FROM contract c
                    WHERE c.account_id = a.account_id) AS "entityIds"
        FROM account a
       WHERE a.account_id IN (SELECT account_id FROM usage_alert WHERE ended_at IS NULL)
         AND (${after ?? null}::uuid IS NULL OR a.account_id > ${after ?? null}::uuid)
       ORDER BY a.account_id
       LIMIT ${limit}`,
  )
}

/** Charges that subscriptions of an account have or had, as `subscriptionId chargeCode`. */
export async function loadChargesOf(
  tx: Tx,
  accountIds: readonly string[],
): Promise<{ accountId: string; subscriptionId: string; number: string; chargeCode: string }[]> {
  return rows(
    tx,
    sql<{ accountId: string; subscriptionId: string; number: string; chargeCode: string }>`
      SELECT DISTINCT s.account_id AS "accountId", s.subscription_id AS "subscriptionId", s.number,
             i.charge_code AS "chargeCode"
        FROM subscription s JOIN subscription_item i USING (account_id, subscription_id)
        JOIN charge c USING (plan_code, plan_version, charge_code)
       WHERE s.account_id = ANY(${[...accountIds]}::uuid[]) AND c.kind = 'usage'`,
  )
}

/** A notice that an alert was reached, as people read it. */
export type UsageNotice = {
  readonly account: string
  readonly alert: string
  readonly subscription: string | null
  readonly charge: string | null
  readonly measure: 'quantity' | 'amount'
  readonly currency: string | null
  readonly basis: 'current' | 'projected'
  readonly periodStart: Temporal.PlainDate
  readonly periodEnd: Temporal.PlainDate
  readonly value: Decimal
  readonly threshold: Decimal
  readonly delivery: 'not_sent'
  readonly recordedAt: Temporal.Instant
}

/** Notices, latest first: of one account, since a day. */
export function loadNotices(
  db: Db,
  asked: {
    readonly account?: string | undefined
    readonly since?: Temporal.PlainDate | undefined
    readonly limit: number
  },
): Promise<UsageNotice[]> {
  const { account = null, since = null, limit } = asked
  return rows(
    db,
    sql<UsageNotice>`
      SELECT a.number AS account, u.code AS alert, s.number AS subscription,
             u.charge_code AS charge, u.measure, u.currency, u.basis,
             n.period_start AS "periodStart", n.period_end AS "periodEnd", n.value, n.threshold,
             n.delivery, n.recorded_at AS "recordedAt"
        FROM usage_alert_notice n
        JOIN usage_alert u USING (account_id, alert_id)
        JOIN account a USING (account_id)
        LEFT JOIN subscription s
          ON s.account_id = u.account_id AND s.subscription_id = u.subscription_id
       WHERE (${account}::text IS NULL OR a.number = ${account})
         AND (${since}::date IS NULL OR n.recorded_at >= ${since}::date)
       ORDER BY n.recorded_at DESC, a.number, u.code
       LIMIT ${limit}`,
  )
}

/** The codes of the commitments of some accounts, as `accountId code`. */
export async function loadCommitmentCodes(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{ accountId: string; code: string }>`
      SELECT account_id AS "accountId", code FROM commitment
       WHERE account_id = ANY(${[...accountIds]}::uuid[])`,
  )
  return new Set(found.map(({ accountId, code }) => `${accountId} ${code}`))
}
