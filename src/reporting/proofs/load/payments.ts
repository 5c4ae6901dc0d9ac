import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** What providers and banks say was taken is in the books, once, and what came back is out of them. */
export const paymentsBooked = sqlProof({
  name: 'payments_booked',
  sentence:
    'What was taken by a payment is a receipt of its customer, what came back is reversed, a payment is for items that sum to it, and a payout is the sum of its lines.',
  counted: sql`payment`,
  faults: [
    {
      problem: 'payment that was taken without its receipt',
      found: sql`
        select p.account_id, p.payment_id, p.state
        from payment p
        left join receipt r on r.account_id = p.account_id and r.receipt_id = p.receipt_id
        where p.state in ('succeeded', 'refunded', 'returned', 'disputed', 'lost')
          and r.receipt_id is null`,
    },
    {
      problem: 'payment that came back whose receipt stands',
      found: sql`
        select p.account_id, p.payment_id, p.state
        from payment p
        where (p.reversed or p.state in ('returned', 'lost'))
          and not exists (select from receipt_reversal v
            where v.account_id = p.account_id and v.receipt_id = p.receipt_id)`,
    },
    {
      problem: 'payment of another amount than what it is for',
      found: sql`
        select p.account_id, p.payment_id, p.amount_minor, s.amount_minor as surcharge_minor,
          sum(i.amount_minor) as items_minor
        from payment p
        left join payment_item i on i.account_id = p.account_id and i.payment_id = p.payment_id
        left join payment_surcharge s
          on s.account_id = p.account_id and s.payment_id = p.payment_id
        group by 1, 2, 3, 4
        having p.amount_minor is distinct from sum(i.amount_minor) + coalesce(s.amount_minor, 0)`,
    },
    {
      problem: 'surcharge of another amount than its document',
      found: sql`
        select s.account_id, s.payment_id, s.amount_minor, sum(d.payable_minor) as payable_minor
        from payment_surcharge s
        left join invoice d on d.account_id = s.account_id and d.invoice_id = s.document_id
        where s.document_id is not null
        group by 1, 2, 3 having s.amount_minor is distinct from sum(d.payable_minor)`,
    },
    {
      problem: 'payout that is not the sum of its lines',
      found: sql`
        select p.provider, p.payout_id, p.gross_minor, p.fee_minor,
          sum(l.gross_minor) as lines_gross_minor, sum(l.fee_minor) as lines_fee_minor
        from payout p left join payout_line l using (provider, payout_id)
        group by 1, 2, 3, 4
        having p.gross_minor <> coalesce(sum(l.gross_minor), 0)
          or p.fee_minor <> coalesce(sum(l.fee_minor), 0)`,
    },
  ],
})
