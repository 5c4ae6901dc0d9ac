import { sql } from 'kysely'
import type { RunState } from '../../../invoicing/run-state.ts'
import type { Period } from '../../../kernel/period.ts'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A month of a cycle: what is read, cut off, issued and due when, and the runs that bill it. */
export type CycleDates = {
  readonly cycleCode: string
  readonly cycleName: string
  readonly throughOn: Temporal.PlainDate
  readonly readOn: Temporal.PlainDate
  readonly cutOffOn: Temporal.PlainDate
  readonly issueOn: Temporal.PlainDate
}

/** What cycles are called, by their codes. */
export function listCycleNames(db: Db, limit: number): Promise<{ code: string; name: string }[]> {
  return rows(
    db,
    sql<{ code: string; name: string }>`
      select cycle_code as code, name from billing_cycle order by cycle_code limit ${limit}`,
  )
}

/** The dates of cycles of which anything but the due date lies in a span of days. */
export function loadCycleDates(db: Db, { start, end }: Period, limit: number) {
  return rows(
    db,
    sql<CycleDates>`
      select c.cycle_code as "cycleCode", c.name as "cycleName", d.through_on as "throughOn",
        d.read_on as "readOn", d.cut_off_on as "cutOffOn", d.issue_on as "issueOn"
      from billing_cycle_date d join billing_cycle c using (cycle_code)
      where d.read_on < ${end} and d.issue_on >= ${start}
      order by c.cycle_code, d.through_on limit ${limit}`,
  )
}

/** A run that bills a month of a cycle. */
export type CycleRun = {
  readonly cycleCode: string
  readonly throughOn: Temporal.PlainDate
  readonly entityCode: string
  readonly number: string
  readonly state: RunState
  readonly issueOn: Temporal.PlainDate
}

/** The regular runs of cycles through these days, those that were cancelled left out. */
export function loadCycleRuns(db: Db, dates: readonly CycleDates[]) {
  return rows(
    db,
    sql<CycleRun>`
      select r.cycle_code as "cycleCode", r.through_on as "throughOn", e.code as "entityCode",
        r.number, r.state, r.issue_on as "issueOn"
      from unnest(${dates.map(each => each.cycleCode)}::text[],
                  ${dates.map(each => each.throughOn)}::date[]) as d (cycle_code, through_on)
      join bill_run r on r.cycle_code = d.cycle_code and r.through_on = d.through_on
      join legal_entity e using (legal_entity_id)
      where r.kind = 'regular' and r.state <> 'cancelled'
      order by r.run_id`,
  )
}

/** Who billed a cycle last, and after how many days most of its bills were due. */
export type CycleHabit = {
  readonly cycleCode: string
  readonly entityCode: string
  readonly termsDays: number | null
}

/** Documents that are asked for the usual term: enough to tell what is usual. */
const SAMPLE = 500

/** The legal entities that have billed each cycle, with the term that most documents then had. */
export function loadCycleHabits(db: Db, cycles: readonly string[]) {
  return rows(
    db,
    sql<CycleHabit>`
      select c.cycle_code as "cycleCode", e.code as "entityCode", t.days as "termsDays"
      from unnest(${[...new Set(cycles)]}::text[]) as c (cycle_code)
      cross join legal_entity e
      join lateral (
        select run_id from bill_run r
        where r.legal_entity_id = e.legal_entity_id and r.cycle_code = c.cycle_code
          and r.state = 'issued' and r.kind = 'regular'
        order by r.through_on desc limit 1) r on true
      left join lateral (
        select mode() within group (order by s.days) as days
        from (select due_on - issued_on as days from invoice i
              where i.run_id = r.run_id and i.kind = 'invoice' limit ${SAMPLE}) s) t on true
      order by 1, 2`,
  )
}

/** The legal entities that can bill, for a cycle that nobody has billed yet. */
export function loadBillers(db: Db) {
  return rows(
    db,
    sql<{ entityCode: string; entityName: string }>`
      select code as "entityCode", name as "entityName" from legal_entity order by code`,
  )
}
