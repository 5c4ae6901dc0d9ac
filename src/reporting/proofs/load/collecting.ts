import { sql } from 'kysely'
import { CODE } from '../../../ledger/chart.ts'
import { sqlProof } from './proof.ts'

/** The last day on which money counts for promise `p`. */
const LAST_ON = sql`(p.pay_by + p.grace_days)`

/** Money of the customer of promise `p` that came from the day it was made to its last one. */
const MONEY = sql`
  select r.amount_minor, r.account_id, r.receipt_id, r.recorded_at from receipt r
  where r.account_id = p.account_id and r.legal_entity_id = p.legal_entity_id
    and r.currency = p.currency and r.value_on between p.made_on and ${LAST_ON}`

export const promisesAsPaid = sqlProof({
  name: 'promises_as_paid',
  sentence:
    'A promise to pay is kept where no more than its tolerance of it came in from the day it was made to its last day and grace, broken where more is missing after that; money counts for one promise only.',
  counted: sql`promise_to_pay`,
  faults: [
    {
      problem: 'standing that does not follow from what was counted, the days or a cancellation',
      found: sql`
        select p.account_id, p.promise_id, s.state, s.paid_minor, p.amount_minor, s.as_of
        from promise_to_pay p
        left join promise_standing s using (account_id, promise_id)
        left join promise_cancellation c using (account_id, promise_id)
        where s.state is null or (s.state = 'cancelled' and c.promise_id is null)
          or (s.state = 'kept' and s.paid_minor < p.amount_minor - p.tolerance_minor)
          or (s.state = 'broken' and (s.paid_minor >= p.amount_minor - p.tolerance_minor
            or s.as_of <= ${LAST_ON}))
          or (s.state = 'running' and s.as_of > ${LAST_ON})`,
    },
    {
      problem: 'more is counted for a promise than came in',
      found: sql`
        select p.account_id, p.promise_id, s.paid_minor, m.minor as came_minor
        from promise_to_pay p join promise_standing s using (account_id, promise_id)
        cross join lateral (select coalesce(sum(amount_minor), 0) as minor from (${MONEY}) r) m
        where s.paid_minor > m.minor`,
    },
    {
      problem: 'broken though it was paid with money that counts for nothing else',
      found: sql`
        select p.account_id, p.promise_id, m.minor as came_minor, o.minor as counted_minor
        from promise_to_pay p join promise_standing s using (account_id, promise_id)
        cross join lateral (
          select coalesce(sum(r.amount_minor + coalesce((
              select sum(l.amount_minor) from allocation l where l.account_id = r.account_id
                and l.item_id = r.receipt_id and l.kind = 'refunded'), 0)), 0) as minor
          from (${MONEY}) r
          where r.recorded_at < s.as_of and not exists (select from receipt_reversal v
              where v.account_id = r.account_id and v.receipt_id = r.receipt_id)) m
        cross join lateral (
          select coalesce(sum(t.paid_minor), 0) as minor
          from promise_to_pay q join promise_standing t using (account_id, promise_id)
          where q.account_id = p.account_id and q.legal_entity_id = p.legal_entity_id
            and q.currency = p.currency and q.promise_id <> p.promise_id) o
        where s.state = 'broken' and m.minor - o.minor >= p.amount_minor - p.tolerance_minor`,
    },
  ],
})

export const commissionsByRate = sqlProof({
  name: 'commissions_by_rate',
  sentence:
    'The commission on money that paid a placed item is its rate times what was recovered, with the tax that the agency adds, and is in the books as such.',
  counted: sql`placement_commission`,
  faults: [
    {
      problem: 'commission is not the rate of its placement times what was recovered',
      found: sql`
        select c.account_id, c.allocation_id, c.base_minor, c.commission_minor, c.vat_minor,
          l.amount_minor as recovered_minor
        from placement_commission c
        join placement p using (account_id, placement_id)
        left join allocation l using (account_id, allocation_id)
        where c.base_minor is distinct from l.amount_minor
          or c.percent <> case c.way when 'agency' then p.percent else p.direct_percent end
          or c.commission_minor <> round(c.base_minor * c.percent / 100)
          or c.vat_minor <> round(c.commission_minor * p.vat_percent / 100)`,
    },
    {
      problem: 'commission or its tax is not in the books, or with another amount',
      found: sql`
        select c.account_id, c.allocation_id, x.minor, t.amount_minor as booked_minor
        from placement_commission c
        cross join lateral (values
          (c.transfer_id, c.commission_minor, ${CODE.collectionCosts}),
          (c.vat_transfer_id, c.vat_minor, ${CODE.inputTax})) x (id, minor, account)
        left join ledger_transfer t on t.account_id = c.account_id and t.transfer_id = x.id
          and t.effective_on = c.effective_on
        where x.id is not null and (t.transfer_id is null or t.amount_minor <> abs(x.minor)
          or case when x.minor > 0 then t.debit else t.credit end <> x.account)`,
    },
  ],
})
