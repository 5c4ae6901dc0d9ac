import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** Refunds through providers are in the books as the providers say, and never above what was taken. */
export const providerRefundsBooked = sqlProof({
  name: 'provider_refunds_booked',
  sentence:
    'A refund through a provider is off a credit or owed again with its whole amount unless it failed, then it is a credit again; refunds of a payment are at most what was taken, and those done are what its provider gave back.',
  counted: sql`provider_refund`,
  faults: [
    {
      problem: 'refund that is not in the books with its amount',
      found: sql`
        select f.account_id, f.refund_id, f.amount_minor, -l.amount_minor as taken_minor, f.owed_minor
        from provider_refund f
        left join allocation l on l.account_id = f.account_id and l.allocation_id = f.allocation_id
          and not exists (select from allocation v
            where v.account_id = l.account_id and v.reverses = l.allocation_id)
        where f.state <> 'failed' and f.recorded_by <> 'migration'
          and f.amount_minor <> f.owed_minor - coalesce(l.amount_minor, 0)`,
    },
    {
      problem: 'refund that failed and is no credit again',
      found: sql`
        select f.account_id, f.refund_id, f.amount_minor
        from provider_refund f
        where f.state = 'failed' and (f.owed_item_id is not null
          or (f.allocation_id is not null and not exists (select from allocation v
            where v.account_id = f.account_id and v.reverses = f.allocation_id)))`,
    },
    {
      problem: 'more refunded than was taken',
      found: sql`
        select f.account_id, f.payment_id, sum(f.amount_minor) as refunded_minor,
          r.amount_minor as taken_minor
        from provider_refund f join payment p using (account_id, payment_id)
        left join receipt r on r.account_id = p.account_id and r.receipt_id = p.receipt_id
        where f.state <> 'failed'
        group by 1, 2, 4 having sum(f.amount_minor) > coalesce(r.amount_minor, 0)`,
    },
    {
      problem: 'payment of which another sum was refunded than its refunds',
      found: sql`
        select p.account_id, p.payment_id, p.refunded_minor, s.minor
        from payment p
        left join lateral (
          select coalesce(sum(f.amount_minor) filter (where f.state = 'done'), 0) as minor
          from provider_refund f
          where f.account_id = p.account_id and f.payment_id = p.payment_id) s on true
        where p.refunded_minor <> s.minor`,
    },
    {
      problem: 'refund that was asked for and is not a refund of that amount',
      found: sql`
        select f.account_id, f.refund_id, f.amount_minor, r.amount_minor as refund_minor
        from (select * from provider_refund where made_by = 'us') f
        full join (select * from refund where way = 'provider') r using (account_id, refund_id)
        where (f.amount_minor, f.item_id, f.currency)
          is distinct from (r.amount_minor, r.item_id, r.currency)`,
    },
  ],
})
