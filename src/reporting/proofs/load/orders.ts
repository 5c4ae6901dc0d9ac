import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** One-off charges that came from lines of orders and tickets. */
const CHARGES = sql`(
  select account_id, one_off_id from order_result where one_off_id is not null
  union all
  select account_id, one_off_id from ticket_charge)`

export const ordersBilledOnce = sqlProof({
  name: 'orders_billed_once',
  sentence:
    'Every line of an accepted order and every line of a ticket became one subscription, change or charge, which is billed once or waits for its day.',
  counted: sql`(
    select account_id from order_result union all select account_id from ticket_charge) line`,
  faults: [
    {
      problem:
        'line of an accepted order that became nothing, or of an open one that became something',
      found: sql`
        select o.account_id, o.source, o.reference, l.line, r.kind
        from sales_order o
        cross join lateral (
          select each->>'line' as line from jsonb_array_elements(o.content -> 'lines') as each) l
        left join order_result r
          on r.account_id = o.account_id and r.order_id = o.order_id and r.line = l.line
        where (o.accepted_on is not null) <> (r.line is not null)`,
    },
    {
      problem: 'line without its subscription from its first day on',
      found: sql`
        select r.account_id, r.order_id, r.line, r.subscription_id, r.starts_on, s.start_on
        from order_result r
        left join subscription s using (account_id, subscription_id)
        where s.subscription_id is null or (r.kind = 'subscription' and (
          s.start_on <> r.starts_on
          or not exists (select from subscription_item i
            where i.account_id = r.account_id and i.subscription_id = r.subscription_id
              and i.start_on = r.starts_on)))`,
    },
    {
      problem: 'subscription whose first amendment does not name its order',
      found: sql`
        select r.account_id, r.order_id, r.line, r.subscription_id from order_result r
        where r.kind = 'subscription' and not exists (
          select from amendment a
          where a.account_id = r.account_id and a.subscription_id = r.subscription_id
            and a.order_id = r.order_id)`,
    },
    {
      problem: 'ticket without the charges of its last revision',
      found: sql`
        select t.account_id, t.source, t.reference, l.line, c.quantity
        from ticket t
        join lateral (
          select revision, content from ticket_revision r
          where r.account_id = t.account_id and r.ticket_id = t.ticket_id
          order by revision desc limit 1
        ) r on true
        cross join lateral (
          select each->>'line' as line, (each->>'quantity')::numeric
              * (each->>'unitPrice')::numeric as amount
          from jsonb_array_elements(r.content -> 'lines') as each) l
        left join lateral (
          select sum(c.quantity * c.unit_price) as amount, max(c.quantity) as quantity
          from ticket_charge k join one_off_charge c using (account_id, one_off_id)
          where k.account_id = t.account_id and k.ticket_id = t.ticket_id and k.line = l.line
        ) c on true
        where c.amount is distinct from l.amount`,
    },
    {
      problem: 'billed for two days, or for another amount than it comes to',
      found: sql`
        select l.account_id, l.item_id as one_off_id, l.periods, l.quantity, c.quantity as should_be
        from (
          select k.account_id, k.item_id, count(*) filter (where k.quantity <> 0) as periods,
            sum(k.quantity) as quantity
          from (
            select l.account_id, l.item_id, l.period_start, sum(l.quantity) as quantity
            from ${CHARGES} c
            join invoice_line l on l.account_id = c.account_id and l.item_id = c.one_off_id
            group by 1, 2, 3
          ) k
          group by 1, 2
        ) l
        join one_off_charge c on c.account_id = l.account_id and c.one_off_id = l.item_id
        where l.periods > 1 or (c.billed_at is not null and l.quantity <> c.quantity)`,
    },
    {
      problem: 'due and forgotten: its subscription was billed past its day',
      found: sql`
        select c.account_id, c.reference, c.service_on, b.billed_through
        from ${CHARGES} k
        join one_off_charge c using (account_id, one_off_id)
        join billing_state b using (account_id, subscription_id)
        where c.billed_at is null and c.revision = 0 and c.service_on <= b.billed_through
          and c.quantity * c.unit_price >= 0.01
          and (b.stale_from is null or b.stale_from > c.service_on)`,
    },
  ],
})
