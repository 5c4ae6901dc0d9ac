import { sql } from 'kysely'
import { affected, type Tx } from '../../../platform/database/database.ts'
import type { RetryKind, RetryWay } from '../retry.ts'

/** Adds days of further attempts from a date on: a further revision where the date has one. */
export async function insertRetryRule(
  tx: Tx,
  rule: {
    readonly way: RetryWay
    readonly kind: RetryKind
    readonly fromOn: Temporal.PlainDate
    readonly days: readonly number[]
  },
  { at, by }: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  const { way, kind, fromOn, days } = rule
  await affected(
    tx,
    sql`
      INSERT INTO retry_rule (way, kind, from_on, revision, days, recorded_at, recorded_by)
      SELECT ${way}, ${kind}, ${fromOn}, count(*), ${[...days]}::smallint[], ${at}, ${by}
        FROM retry_rule WHERE way = ${way} AND kind = ${kind} AND from_on = ${fromOn}`,
  )
}
