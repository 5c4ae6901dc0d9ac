import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** What payers said that a payment is for is what was paid with it, to the cent. */
export const remittancesCarriedOut = sqlProof({
  name: 'remittances_carried_out',
  sentence:
    'Each line of a matched remittance was set off to the cent as its payer said, on the document that it names, or waits at the desk; a remittance is of one payment of its amount.',
  counted: sql`remittance_line`,
  faults: [
    {
      problem: 'line whose allocations are not its amount',
      found: sql`
        select l.remittance_id, l.line, l.amount_minor, coalesce(sum(a.amount_minor), 0) as allocated
        from remittance r
        join remittance_match m using (account_id, remittance_id)
        join remittance_line l using (account_id, remittance_id)
        left join remittance_allocation c on c.account_id = l.account_id
          and c.remittance_id = l.remittance_id and c.match_no = m.match_no and c.line = l.line
        left join allocation a on a.account_id = c.allocation_account_id
          and a.allocation_id = c.allocation_id
        where m.undone_at is null
        group by l.account_id, l.remittance_id, l.line
        having coalesce(sum(a.amount_minor), 0)
          <> case when l.applied_at is null then 0 else l.amount_minor end`,
    },
    {
      problem: 'allocation on another document than its line names',
      found: sql`
        select l.remittance_id, l.line, a.allocation_id
        from remittance_match m
        join remittance_allocation c using (account_id, remittance_id, match_no)
        join remittance_line l using (account_id, remittance_id, line)
        join allocation a on a.account_id = c.allocation_account_id
          and a.allocation_id = c.allocation_id
        join open_item i on i.account_id = a.account_id and i.item_id = a.item_id
        where m.undone_at is null and a.item_id <> l.item_id
          and (i.kind <> 'instalment' or i.origin_item_id is distinct from l.item_id)`,
    },
    {
      problem: 'state that its match does not bear out',
      found: sql`
        select r.remittance_id, r.state from remittance r
        left join remittance_match m on m.account_id = r.account_id
          and m.remittance_id = r.remittance_id and m.undone_at is null
        where (r.state = 'matched') <> (m.match_no is not null)`,
    },
    {
      problem: 'remittance and its money differ, or the money went back',
      found: sql`
        select r.remittance_id, r.amount_minor, p.amount_minor as received
        from remittance r join remittance_match m using (account_id, remittance_id)
        left join receipt p on p.account_id = m.receipt_account_id and p.receipt_id = m.receipt_id
        where m.undone_at is null
          and (p.amount_minor is distinct from r.amount_minor
            or (p.legal_entity_id, p.currency) is distinct from (r.legal_entity_id, r.currency)
            or exists (select from receipt_reversal v
              where v.account_id = m.receipt_account_id and v.receipt_id = m.receipt_id))`,
    },
    {
      problem: 'line that is settled though its remittance has no money',
      found: sql`
        select l.remittance_id, l.line from remittance r
        join remittance_line l using (account_id, remittance_id)
        where r.state <> 'matched' and (l.applied_at is not null or l.left_at is not null)`,
    },
    {
      problem: 'parts that do not come to the advice that was split',
      found: sql`
        select r.remittance_id, r.amount_minor, p.minor as parts
        from remittance r
        left join lateral (
          select sum(amount_minor) as minor from remittance p
          where p.account_id = r.account_id and p.split_of = r.remittance_id) p on true
        where (r.state = 'split' and p.minor is distinct from r.amount_minor)
          or (r.state <> 'split' and p.minor is not null)`,
    },
  ],
})
