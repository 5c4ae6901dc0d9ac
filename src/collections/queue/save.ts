import { sql } from 'kysely'
import { affected, type Tx } from '../../platform/database/database.ts'
import { jsonRows } from '../../platform/row-batch.ts'
import type { ScoreReason } from './score.ts'
import type { StrategyStep } from './strategy.ts'

/** How one customer stands in one currency. */
export type CollectionStanding = {
  readonly accountId: string
  readonly currency: string
  readonly collector: string | null
  readonly segment: string | null
  readonly overdueMinor: bigint
  readonly sparedMinor: bigint
  readonly oldestDueOn: Temporal.PlainDate
  readonly riskBps: number
  readonly evidence: readonly ScoreReason[]
  readonly expectedMinor: bigint
  /** `expectedMinor` in units of the currency, as text. */
  readonly priority: string
  readonly averageDaysLate: number
  readonly brokenPromises: number
  readonly returnedPayments: number
  readonly lastContactAt: Temporal.Instant | null
  readonly lastOutcome: string | null
  readonly strategy: string | null
  readonly nextAction: string | null
  readonly tactic: string | null
  readonly nextOn: Temporal.PlainDate | null
  readonly flags: readonly string[]
}

/** Puts what was worked out in the place of what stood there for these accounts, in one statement each. */
export async function replaceStandings(
  tx: Tx,
  accountIds: readonly string[],
  standings: readonly CollectionStanding[],
  of: { readonly on: Temporal.PlainDate; readonly at: Temporal.Instant },
): Promise<void> {
  const keys = standings.map(each => `${each.accountId} ${each.currency}`)
  await affected(
    tx,
    sql`
      DELETE FROM collection_standing
       WHERE account_id = ANY(${[...accountIds]}::uuid[])
         AND account_id || ' ' || currency <> ALL(${keys}::text[])`,
  )
  if (standings.length === 0) return
  await affected(
    tx,
    sql`
      INSERT INTO collection_standing (account_id, currency, as_of, collector, segment,
        overdue_minor, spared_minor, oldest_due_on, risk_bps, evidence, expected_minor, priority,
        average_days_late, broken_promises, returned_payments, last_contact_at, last_outcome,
        strategy, next_action, tactic, next_on, flags, recorded_at)
      SELECT "accountId", currency, ${of.on}, collector, segment, "overdueMinor", "sparedMinor",
             "oldestDueOn", "riskBps", evidence, "expectedMinor", priority, "averageDaysLate",
             "brokenPromises", "returnedPayments", "lastContactAt", "lastOutcome", strategy,
             "nextAction", tactic, "nextOn", flags, ${of.at}
        FROM json_to_recordset(${jsonRows(standings)}::json) AS s
             ("accountId" uuid, currency text, collector text, segment text, "overdueMinor" bigint,
              "sparedMinor" bigint, "oldestDueOn" date, "riskBps" int, evidence jsonb,
              "expectedMinor" bigint, priority numeric, "averageDaysLate" int,
              "brokenPromises" int, "returnedPayments" int, "lastContactAt" timestamptz,
              "lastOutcome" text, strategy text, "nextAction" text, tactic text, "nextOn" date,
              flags text[])
       ORDER BY 1, 2
      ON CONFLICT (account_id, currency) DO UPDATE SET
        (as_of, collector, segment, overdue_minor, spared_minor, oldest_due_on, risk_bps, evidence,
         expected_minor, priority, average_days_late, broken_promises, returned_payments,
         last_contact_at, last_outcome, strategy, next_action, tactic, next_on, flags, recorded_at)
        = (excluded.as_of, excluded.collector, excluded.segment, excluded.overdue_minor,
           excluded.spared_minor, excluded.oldest_due_on, excluded.risk_bps, excluded.evidence,
           excluded.expected_minor, excluded.priority, excluded.average_days_late,
           excluded.broken_promises, excluded.returned_payments, excluded.last_contact_at,
           excluded.last_outcome, excluded.strategy, excluded.next_action, excluded.tactic,
           excluded.next_on, excluded.flags, excluded.recorded_at)`,
  )
}

/** Records a further revision of a strategy. */
export async function insertStrategy(
  tx: Tx,
  strategy: {
    readonly code: string
    readonly revision: number
    readonly name: object
    readonly segment: string | null
    readonly steps: readonly StrategyStep[]
    readonly active: boolean
  },
  { at, by }: { readonly at: Temporal.Instant; readonly by: string },
): Promise<void> {
  const s = strategy
  await affected(
    tx,
    sql`
      INSERT INTO collection_strategy (strategy_code, revision, name, segment, steps, active,
        recorded_at, recorded_by)
      VALUES (${s.code}, ${s.revision}, ${JSON.stringify(s.name)}::jsonb, ${s.segment},
              ${JSON.stringify(s.steps)}::jsonb, ${s.active}, ${at}, ${by})`,
  )
}
