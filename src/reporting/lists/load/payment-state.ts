import { sql } from 'kysely'

/**
 * The open item of an invoice row `i`, with what is open of its instalments and when the next of it is
 * due: on the account that owes the document; none where it is zero. Of an item that is open whole
 * nothing is in instalments, so that they are not looked for.
 */
export const ITEM_OF_INVOICE = sql`
  left join lateral (
    select w.account_id, w.item_id, w.amount_minor,
      w.open_minor + coalesce(c.open_minor, 0) as open_minor,
      least(case when w.open_minor > 0 then w.due_on end, c.due_on) as next_due_on
    from open_item w
    left join lateral (
      select sum(c.open_minor)::bigint as open_minor,
        min(c.due_on) filter (where c.open_minor > 0) as due_on
      from open_item c
      where c.origin_account_id = w.account_id and c.origin_item_id = w.item_id
        and c.kind = 'instalment' and w.open_minor <> w.amount_minor) c on true
    where w.account_id = coalesce(i.payer_id, i.account_id) and w.item_id = i.invoice_id) o on true`

/**
 * What customers paid of invoice `i` and later credit notes gave back, so that it is theirs. Most
 * invoices have no credit note: their payments are not looked at.
 */
export const OVERPAID = sql`
  (case when exists (select from invoice_link k
     where k.account_id = i.account_id and k.other_id = i.invoice_id
       and k.relation <> 'rebills')
   then overpaid_minor(i.account_id, i.invoice_id, o.account_id) else 0 end)`

/** Whether anything but credit notes settled item `o` or an instalment of it. */
const SETTLED = sql`
  exists (
    select from (
      select o.item_id
      union all
      select t.item_id from open_item t
       where t.account_id = o.account_id and t.kind = 'instalment'
         and t.origin_account_id = o.account_id and t.origin_item_id = o.item_id) part
    join allocation l on l.account_id = o.account_id and l.item_id = part.item_id
    where l.kind not in ('offset', 'planned') and l.reverses is null
      and not exists (select from allocation r
                       where r.account_id = l.account_id and r.reverses = l.allocation_id))`

/**
 * Where the payment of item `o` stands, derived from its allocations: open, part_paid, paid, credited
 * (settled by credit notes alone), overpaid (credited after it was paid); of a credit note open,
 * part_used, used. That it is overdue follows from when the next of it is due.
 */
export const PAYMENT_STATE = sql`
  case
    when o.item_id is null then 'paid'
    when o.amount_minor < 0 then
      case when o.open_minor = o.amount_minor then 'open'
           when o.open_minor <> 0 then 'part_used' else 'used' end
    when o.open_minor = o.amount_minor then 'open'
    when o.open_minor <> 0 then 'part_paid'
    when not ${SETTLED} then 'credited'
    when ${OVERPAID} > 0 then 'overpaid'
    else 'paid'
  end`
