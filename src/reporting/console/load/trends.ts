import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** What moved in a month, in one currency. */
export type MonthSum = {
  readonly month: string
  readonly currency: string
  readonly minor: bigint
}

/** What was billed a month, credit notes off, without tax; the last twelve months with this one. */
export function loadBilledByMonth(db: Db, today: Temporal.PlainDate): Promise<MonthSum[]> {
  return rows(
    db,
    sql<MonthSum>`
      select to_char(date_trunc('month', issued_on), 'YYYY-MM') as month, currency,
        sum(net_minor)::bigint as minor
      from invoice where issued_on >= ${firstMonth(today)} and issued_on <= ${today}
      group by 1, 2 order by 1, 2`,
  )
}

/** What customers paid a month; receipts that went back do not count. */
export function loadReceivedByMonth(db: Db, today: Temporal.PlainDate): Promise<MonthSum[]> {
  return rows(
    db,
    sql<MonthSum>`
      select to_char(date_trunc('month', r.booked_on), 'YYYY-MM') as month, r.currency,
        sum(r.amount_minor)::bigint as minor
      from receipt r
      where r.booked_on >= ${firstMonth(today)} and r.booked_on <= ${today}
        and not exists (select from receipt_reversal v
          where v.account_id = r.account_id and v.receipt_id = r.receipt_id)
      group by 1, 2 order by 1, 2`,
  )
}

export type OwedSum = {
  readonly currency: string
  readonly owedMinor: bigint
  readonly overdueMinor: bigint
  readonly unappliedMinor: bigint
}

/** What is owed now, what of it is overdue, and customers' money that is not used yet. */
export function loadOwed(db: Db, today: Temporal.PlainDate): Promise<OwedSum[]> {
  return rows(
    db,
    sql<OwedSum>`
      select currency,
        coalesce(sum(open_minor) filter (where open_minor > 0), 0)::bigint as "owedMinor",
        coalesce(sum(open_minor) filter (where open_minor > 0 and due_on < ${today}), 0)::bigint
          as "overdueMinor",
        coalesce(-sum(open_minor) filter (where open_minor < 0), 0)::bigint as "unappliedMinor"
      from open_item where open_minor <> 0 group by currency order by currency`,
  )
}

function firstMonth(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.with({ day: 1 }).subtract({ months: 11 })
}
