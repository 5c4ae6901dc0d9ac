import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** Open work of one kind in one pair of hands; nobody's where `owner` is null. */
export type Load = {
  readonly owner: string | null
  readonly kind: string
  readonly open: bigint
  /** Of it, what should have been done by now. */
  readonly late: bigint
  /** Since when the oldest of it waits. */
  readonly oldestOn: Temporal.PlainDate
}

/** What waits, by who looks after it: tasks, disputes, approvals, exceptions, bank lines, usage. */
export function loadWorkload(db: Db, today: Temporal.PlainDate): Promise<Load[]> {
  return rows(
    db,
    sql<Load>`
      select owner, kind, count(*) as open, count(*) filter (where due_on < ${today}) as late,
        min(since_on) as "oldestOn"
      from (
        select owner, 'tasks_' || desk as kind, due_on, recorded_at::date as since_on
          from task where done_at is null
        union all
        select owner, 'disputes', due_on, opened_on from dispute_case where state = 'open'
        union all
        select null, 'approvals', expires_at::date, requested_at::date
          from approval_request where state = 'pending'
        union all
        select null, 'exceptions', r.issue_on, r.created_at::date
          from bill_run r join bill_run_exception x using (run_id)
          where r.state in ('rating', 'review') and x.state = 'open'
        union all
        select null, 'bank_lines', null::date, l.booked_on from bank_line l where l.state = 'open'
        union all
        select null, 'rejected_usage', null::date, u.received_at::date
          from rejected_usage u where u.state = 'open'
      ) work
      group by owner, kind order by count(*) desc, owner nulls last, kind`,
  )
}
