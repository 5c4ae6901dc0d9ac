import { sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** A month of a billing cycle: what is read, cut off and issued when. */
export type CycleDate = {
  readonly cycleCode: string
  readonly throughOn: Temporal.PlainDate
  readonly readOn: Temporal.PlainDate
  readonly cutOffOn: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
}

/** The names of these cycles by code. */
export async function loadCycleNames(
  db: Db,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const found = await rows(
    db,
    sql<{ code: string; name: string }>`
      select cycle_code as code, name from billing_cycle
      where cycle_code = any(${[...codes]}::text[])`,
  )
  return new Map(found.map(({ code, name }) => [code, name]))
}

/** The dates of these cycles, in order. */
export function loadCycleDates(db: Db, codes: readonly string[]): Promise<CycleDate[]> {
  return rows(
    db,
    sql<CycleDate>`
      select cycle_code as "cycleCode", through_on as "throughOn", read_on as "readOn",
        cut_off_on as "cutOffOn", issue_on as "issueOn"
      from billing_cycle_date where cycle_code = any(${[...codes]}::text[])
      order by cycle_code, through_on`,
  )
}
