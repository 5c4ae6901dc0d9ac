import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A run of reminders or late charges as its screen shows it. */
export type DunningRunHead = {
  readonly runId: string
  readonly number: string
  readonly kind: 'reminders' | 'late_charges'
  readonly entityCode: string
  readonly entityName: string
  readonly runOn: Temporal.PlainDate
  readonly state: string
  readonly createdBy: string
  readonly createdAt: Temporal.Instant
  readonly approvedBy: string | null
  readonly approvedAt: Temporal.Instant | null
  readonly finishedAt: Temporal.Instant | null
  /** Parts of the work, and how many are done in the phase that it is in. */
  readonly chunks: number
  readonly chunksDone: number
}

/** The dunning run of a number. */
export function loadDunningRunHead(db: Db, number: string): Promise<DunningRunHead | undefined> {
  return maybeOne(
    db,
    sql<DunningRunHead>`
      select r.run_id as "runId", r.number, r.kind, e.code as "entityCode",
        e.name as "entityName", r.run_on as "runOn", r.state, r.created_by as "createdBy",
        r.created_at as "createdAt", r.approved_by as "approvedBy",
        r.approved_at as "approvedAt", r.finished_at as "finishedAt", c.chunks,
        c.done as "chunksDone"
      from dunning_run r join legal_entity e using (legal_entity_id),
        lateral (select count(*)::int as chunks,
            count(*) filter (where k.state = 'done'
              or (k.state = 'ready' and r.state = 'preparing'))::int as done
          from dunning_run_chunk k where k.run_id = r.run_id) c
      where r.number = ${number}`,
  )
}

/** How many customers of a run came to what, and why; by level where something is asked for. */
export type DunningCount = {
  readonly outcome: 'asked' | 'left_out' | 'failed' | 'dropped'
  readonly reason: string | null
  readonly level: number | null
  readonly currency: string
  readonly customers: bigint
  readonly overdueMinor: bigint
  readonly amountMinor: bigint
  readonly feeMinor: bigint
}

/**
 * The outcomes of a run. What was proposed and yet not done, as something had changed by then, is
 * counted as dropped and asks for nothing.
 */
export function loadDunningCounts(db: Db, runId: string): Promise<DunningCount[]> {
  return rows(
    db,
    sql<DunningCount>`
      select case when x.reason is null then o.outcome else 'dropped' end as outcome,
        coalesce(x.reason, o.reason) as reason,
        case when x.reason is null then o.level end as level, o.currency,
        count(*) as customers, sum(o.overdue_minor)::bigint as "overdueMinor",
        coalesce(sum(o.amount_minor) filter (where x.reason is null), 0)::bigint as "amountMinor",
        coalesce(sum(o.fee_minor) filter (where x.reason is null), 0)::bigint as "feeMinor"
      from dunning_outcome o
      left join dunning_dropped x on x.account_id = o.account_id and x.run_id = o.run_id
        and x.currency = o.currency
      where o.run_id = ${runId}
      group by 1, 2, 3, 4 order by 1, 3, 5 desc, 2, 4`,
  )
}
