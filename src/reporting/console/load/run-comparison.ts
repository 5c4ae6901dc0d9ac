import { sql } from 'kysely'
import { type Db, one, rows } from '../../../platform/database/database.ts'

/** What a run bills an account beside what the run before did; null: that one billed it nothing. */
export type ComparedAccount = {
  readonly account: string
  readonly name: string
  readonly currency: string
  readonly beforeMinor: bigint | null
  readonly nowMinor: bigint | null
}

/** How the accounts of two runs compare. */
export type ComparedRuns = {
  readonly both: bigint
  readonly onlyNow: bigint
  readonly onlyBefore: bigint
  readonly same: bigint
  /** By at least half more, or less by at least a third. */
  readonly muchMore: bigint
  readonly muchLess: bigint
}

const sums = (runId: string) => sql`
  select account_id, currency, sum(gross_minor)::bigint as minor
  from (select account_id, currency, gross_minor from draft_invoice where run_id = ${runId}
        union all
        select account_id, currency, gross_minor from invoice where run_id = ${runId}) d
  group by account_id, currency`

const compared = (runId: string, previousId: string) => sql`
  (${sums(runId)}) now full join (${sums(previousId)}) before using (account_id, currency)`

/** Counts of accounts of a run and the one before it, by how they changed. One pass over both. */
export function compareRuns(db: Db, runId: string, previousId: string): Promise<ComparedRuns> {
  return one(
    db,
    sql<ComparedRuns>`
      select count(*) filter (where now.minor is not null and before.minor is not null) as both,
        count(*) filter (where before.minor is null) as "onlyNow",
        count(*) filter (where now.minor is null) as "onlyBefore",
        count(*) filter (where now.minor = before.minor) as same,
        count(*) filter (where before.minor > 0 and now.minor * 2 >= before.minor * 3)
          as "muchMore",
        count(*) filter (where before.minor > 0 and now.minor * 3 <= before.minor * 2)
          as "muchLess"
      from ${compared(runId, previousId)}`,
  )
}

/** The accounts whose bills changed by the largest amounts, new and gone ones among them. */
export function loadOutliers(db: Db, runId: string, previousId: string, limit: number) {
  return rows(
    db,
    sql<ComparedAccount>`
      select a.number as account, a.name, c.currency, c.before as "beforeMinor",
        c.now as "nowMinor"
      from (select account_id, currency, before.minor as before, now.minor as now
            from ${compared(runId, previousId)}
            where now.minor is distinct from before.minor
            order by abs(coalesce(now.minor, 0) - coalesce(before.minor, 0)) desc
            limit ${limit}) c
      join account a using (account_id)
      order by abs(coalesce(c.now, 0) - coalesce(c.before, 0)) desc, a.number`,
  )
}
