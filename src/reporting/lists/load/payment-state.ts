import { sql } from 'kysely'

/** The open item of an invoice row `i`: on the account that owes the document; none where it is zero. */
export const ITEM_OF_INVOICE = sql`
  left join open_item o on o.account_id = coalesce(i.payer_id, i.account_id)
    and o.item_id = i.invoice_id`

/**
 * Where the payment of item `o` stands, derived from its allocations: open, part_paid, paid, credited
 * (settled by credit notes alone); of a credit note open, part_used, used. That it is overdue follows from its due date.
 */
export const PAYMENT_STATE = sql`
  case
    when o.item_id is null then 'paid'
    when o.amount_minor < 0 then
      case when o.open_minor = o.amount_minor then 'open'
           when o.open_minor <> 0 then 'part_used' else 'used' end
    when o.open_minor = o.amount_minor then 'open'
    when o.open_minor <> 0 then 'part_paid'
    when exists (
      select from allocation l
      where l.account_id = o.account_id and l.item_id = o.item_id and l.kind <> 'offset'
        and l.reverses is null
        and not exists (select from allocation r
                         where r.account_id = l.account_id and r.reverses = l.allocation_id)
    ) then 'paid'
    else 'credited'
  end`
