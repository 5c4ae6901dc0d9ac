import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** Promises of a day, by how they stand. */
export type PromiseDay = {
  readonly on: Temporal.PlainDate
  readonly state: 'running' | 'kept' | 'broken' | 'cancelled'
  readonly currency: string
  readonly count: bigint
  readonly promisedMinor: bigint
  readonly paidMinor: bigint
}

/** How many promises fall on each day of a span, by state and currency. */
export function loadPromiseDays(
  db: Db,
  span: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<PromiseDay[]> {
  return rows(
    db,
    sql<PromiseDay>`
      select p.pay_by as on, s.state, p.currency, count(*) as count,
        sum(p.amount_minor)::bigint as "promisedMinor", sum(s.paid_minor)::bigint as "paidMinor"
      from promise_to_pay p join promise_standing s using (account_id, promise_id)
      where p.pay_by >= ${span.from} and p.pay_by < ${span.to}
      group by 1, 2, 3 order by 1, 2, 3`,
  )
}

/** A promise as its day shows it. */
export type DuePromise = {
  readonly promiseId: string
  readonly account: string
  readonly name: string
  readonly collector: string | null
  readonly state: string
  readonly currency: string
  readonly promisedMinor: bigint
  readonly paidMinor: bigint
  readonly madeOn: Temporal.PlainDate
  readonly note: string | null
}

/** Most promises that a day shows; the list has them all. */
const MOST = 200

/** The promises of a day, those that are not paid first, the largest before the others. */
export function loadDuePromises(db: Db, on: Temporal.PlainDate): Promise<DuePromise[]> {
  return rows(
    db,
    sql<DuePromise>`
      select p.promise_id as "promiseId", a.number as account, a.name, g.value as collector,
        s.state, p.currency, p.amount_minor as "promisedMinor", s.paid_minor as "paidMinor",
        p.made_on as "madeOn", p.note
      from promise_to_pay p join promise_standing s using (account_id, promise_id)
      join account a on a.account_id = p.account_id
      left join lateral (
        select value from account_assignment x
        where x.account_id = p.account_id and x.kind = 'collector' and x.from_on <= p.made_on
        order by x.from_on desc, x.revision desc limit 1) g on true
      where p.pay_by = ${on}
      order by array_position(array['broken', 'running', 'kept', 'cancelled'], s.state),
        p.amount_minor - s.paid_minor desc, p.promise_id
      limit ${MOST}`,
  )
}
