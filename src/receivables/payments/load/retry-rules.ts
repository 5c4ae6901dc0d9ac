import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'
import { BUILT_IN_RETRIES, type RetryKind, type RetryRules, type RetryWay } from '../retry.ts'

/** Days of further attempts from a date on. */
export type StoredRetryRule = {
  readonly way: RetryWay
  readonly kind: RetryKind
  readonly fromOn: Temporal.PlainDate
  readonly days: readonly number[]
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
}

/** The rules of further attempts by their days, the last revision of each. */
export function loadRetryRules(db: Db): Promise<StoredRetryRule[]> {
  return rows(
    db,
    sql<StoredRetryRule>`
      SELECT DISTINCT ON (way, kind, from_on) way, kind, from_on AS "fromOn", days,
             recorded_at AS "recordedAt", recorded_by AS "recordedBy"
        FROM retry_rule ORDER BY way, kind, from_on, revision DESC`,
  )
}

/** What holds on a day: the last rule of each way and kind, or what is built in. */
export function retriesOn(rules: readonly StoredRetryRule[], on: Temporal.PlainDate): RetryRules {
  const found = new Map(BUILT_IN_RETRIES)
  for (const { way, kind, fromOn, days } of rules) {
    if (Temporal.PlainDate.compare(fromOn, on) <= 0) found.set(`${way} ${kind}`, days)
  }
  return found
}
