import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A payment that came back and that nobody has dealt with, with what has happened already. */
export type ReturnShown = {
  readonly taskId: string
  readonly account: string
  readonly name: string
  readonly returnedOn: Temporal.PlainDate
  readonly method: string
  readonly reason: string | null
  /** The bank's own word for it. */
  readonly bankSays: string | null
  readonly amountMinor: bigint
  readonly currency: string
  readonly reference: string | null
  readonly owner: string | null
  /** What it had paid that is owed again, in minor units. */
  readonly owedMinor: bigint
  readonly feeMinor: bigint
  readonly isBlocked: boolean
  /** Whether the card or account that it was taken from is charged no more. */
  readonly isCardBlocked: boolean
  /** Whether the customer was written to. */
  readonly isTold: boolean
  /** How often payments of this customer came back within a year, this one included. */
  readonly times: number
}

/** The receipt `r`, and what was taken out of it: moved to a customer, kept on account. */
const TREE = sql`(
  with recursive tree (account_id, item_id) as (
    select r.account_id, r.receipt_id
    union
    select i.account_id, i.item_id from tree x join open_item i
      on i.origin_account_id = x.account_id and i.origin_item_id = x.item_id
        and i.kind in ('moved', 'on_account'))
  select account_id, item_id from tree) tree`

/** The most that is shown; the oldest first. */
const MOST = 200

/** Returned payments that wait for somebody. */
export function loadReturns(db: Db): Promise<ReturnShown[]> {
  return rows(
    db,
    sql<ReturnShown>`
      select t.task_id as "taskId", a.number as account, a.name, v.effective_on as "returnedOn",
        r.method, v.reason_code as reason, v.note as "bankSays", r.amount_minor as "amountMinor",
        r.currency, r.reference, t.owner,
        coalesce((select sum(least(o.open_minor, -l.amount_minor))
          from ${TREE} join allocation l using (account_id, item_id) join open_item o
            on o.account_id = l.other_account_id and o.item_id = l.other_item_id
          where l.kind = 'applied' and l.reverses is null), 0)::bigint as "owedMinor",
        coalesce((select sum(f.amount_minor) from open_item f
          where f.origin_account_id = r.account_id and f.origin_item_id = r.receipt_id
            and f.kind = 'fee'), 0)::bigint as "feeMinor",
        exists (select from payment_block b where b.account_id = r.account_id
          and b.method = r.method and b.released_at is null) as "isBlocked",
        exists (select from payment y join payment_means z using (account_id, means_id)
          where y.account_id = r.account_id and y.receipt_id = r.receipt_id
            and z.blocked_reason is not null) as "isCardBlocked",
        exists (select from message m where m.account_id = r.account_id
          and m.send_key = 'returned:' || r.receipt_id) as "isTold",
        (select count(*) from receipt_reversal w where w.account_id = a.account_id
          and w.kind <> 'mistake' and w.effective_on > v.effective_on - 365
          and w.effective_on <= v.effective_on)::int as times
      from task t
      join receipt r on r.account_id = t.account_id and r.receipt_id = t.subject_id
      join receipt_reversal v on v.account_id = r.account_id and v.receipt_id = r.receipt_id
      -- Money that the bank told of came to the house first, and was moved to its customer then.
      join account a on a.account_id = coalesce((select c.account_id
        from ${TREE} join account c using (account_id) where c.kind <> 'house' limit 1), r.account_id)
      where t.kind = 'returned_payment' and t.done_at is null
      order by t.due_on, t.account_id, t.task_id
      limit ${MOST}`,
  )
}
