import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** A freeze that no day and no end of it has ended. */
const LASTING = sql`f.until_on is null and not exists (
  select from item_freeze_end e where e.account_id = f.account_id and e.freeze_id = f.freeze_id)`

export const disputesFrozen = sqlProof({
  name: 'disputes_frozen',
  sentence:
    'An open dispute freezes exactly what of it was open, no more than its item comes to; one that has ended freezes nothing any more but for days of grace, and what was granted was credited to the cent.',
  counted: sql`dispute_case`,
  faults: [
    {
      problem: 'open dispute whose freeze is missing, or of another amount',
      found: sql`
        select c.account_id, c.number, c.frozen_minor, coalesce(f.frozen, 0) as freeze_minor
        from dispute_case c
        left join lateral (
          select sum(f.amount_minor) as frozen from item_freeze f
          where f.account_id = c.account_id and f.source_id = c.case_id and f.item_id = c.item_id
            and ${LASTING}
        ) f on true
        where c.state = 'open' and c.kind = 'dispute'
          and coalesce(f.frozen, 0) <> c.frozen_minor`,
    },
    {
      problem: 'ended dispute that still freezes',
      found: sql`
        select c.account_id, c.number, c.outcome, f.amount_minor
        from dispute_case c
        join item_freeze f on f.account_id = c.account_id and f.source_id = c.case_id
        where c.state = 'closed' and ${LASTING}`,
    },
    {
      problem: 'more is frozen by disputes than the item comes to',
      found: sql`
        select c.account_id, c.item_id, o.amount_minor, sum(c.frozen_minor) as frozen_minor
        from dispute_case c join open_item o using (account_id, item_id)
        where c.state = 'open' and c.kind = 'dispute'
        group by 1, 2, 3 having sum(c.frozen_minor) > o.amount_minor`,
    },
    {
      problem: 'granted and not credited, or credited otherwise',
      found: sql`
        select c.account_id, c.number, c.granted_minor, -i.payable_minor as credited_minor
        from dispute_case c
        left join invoice i on i.account_id = c.document_account_id
          and i.invoice_id = c.credit_note_id
        where c.state = 'closed' and c.kind = 'dispute'
          and coalesce(-i.payable_minor, 0) <> coalesce(c.granted_minor, 0)`,
    },
    {
      problem: 'record with a gap, or a case that was opened without one',
      found: sql`
        select c.account_id, c.number, count(e.event_no) as events, max(e.event_no) as last
        from dispute_case c left join dispute_event e using (account_id, case_id)
        group by 1, 2
        having count(e.event_no) = 0 or max(e.event_no) <> count(e.event_no)`,
    },
  ],
})
