import { sql } from 'kysely'
import { CODE, OPEN_ITEM_CONTROLS } from '../../../ledger/chart.ts'
import { sqlProof } from './proof.ts'

/** The sub-ledger of customers: what is open of them is what the books say they owe or are owed. */
export const openItemsEqualControl = sqlProof({
  name: 'open_items_equal_control',
  sentence:
    'For each customer, legal entity, currency and control account (receivable, instalments, credit, unapplied, suspense), open items sum to the balance of the ledger.',
  counted: sql`open_item`,
  faults: [
    {
      problem: 'open items and control account differ',
      found: sql`
        select account_id, e.code as entity, s.currency, control,
          sum(open_minor) as open_minor, sum(ledger_minor) as ledger_minor
        from (
          select account_id, legal_entity_id, currency, control, sum(open_minor) as open_minor,
            0 as ledger_minor
          from open_item group by 1, 2, 3, 4
          union all
          select account_id, legal_entity_id, currency, debit, 0, sum(amount_minor)
          from ledger_transfer where debit = any(${OPEN_ITEM_CONTROLS}::text[]) group by 1, 2, 3, 4
          union all
          select account_id, legal_entity_id, currency, credit, 0, -sum(amount_minor)
          from ledger_transfer where credit = any(${OPEN_ITEM_CONTROLS}::text[]) group by 1, 2, 3, 4
        ) s
        join legal_entity e using (legal_entity_id)
        group by 1, 2, 3, 4 having sum(open_minor) <> sum(ledger_minor)`,
    },
    {
      problem: 'money passed between customers has not arrived',
      found: sql`
        select e.code as entity, s.currency, sum(minor) as left_minor
        from (
          select legal_entity_id, currency, amount_minor as minor
          from ledger_transfer where debit = ${CODE.passedBetween}
          union all
          select legal_entity_id, currency, -amount_minor
          from ledger_transfer where credit = ${CODE.passedBetween}
        ) s
        join legal_entity e using (legal_entity_id)
        group by 1, 2 having sum(minor) <> 0`,
    },
    {
      problem: 'document without its open item, or of another amount',
      found: sql`
        select d.account_id, d.invoice_id, d.payable_minor, o.amount_minor
        from (
          select coalesce(payer_id, account_id) as account_id, invoice_id, currency,
            legal_entity_id, sum(payable_minor) as payable_minor
          from invoice group by 1, 2, 3, 4
        ) d
        full join (
          select account_id, item_id, currency, legal_entity_id, amount_minor
          from open_item where kind in ('invoice', 'credit_note')
        ) o on o.account_id = d.account_id and o.item_id = d.invoice_id
          and o.currency = d.currency and o.legal_entity_id = d.legal_entity_id
        where coalesce(d.payable_minor, 0) <> coalesce(o.amount_minor, 0)`,
    },
  ],
})

/** What is open follows from allocations, none of which takes more than there was. */
export const allocationsConserve = sqlProof({
  name: 'allocations_conserve',
  sentence:
    'What is open of an item is its amount less its allocations, never below zero nor above the amount; both sides of a match are equal; an allocation is taken back at most once and as a whole.',
  counted: sql`allocation`,
  faults: [
    {
      problem: 'open amount differs from amount less allocations',
      found: sql`
        select i.account_id, i.item_id, i.amount_minor, i.open_minor, a.allocated_minor
        from open_item i
        left join (
          select account_id, item_id, sum(amount_minor) as allocated_minor
          from allocation group by 1, 2
        ) a using (account_id, item_id)
        where i.open_minor <> i.amount_minor - coalesce(a.allocated_minor, 0)
          or i.open_minor not between least(i.amount_minor, 0) and greatest(i.amount_minor, 0)`,
    },
    {
      problem: 'two sides of a match differ',
      found: sql`
        select match_id, sum(amount_minor) as difference_minor from allocation
        where kind in ('applied', 'offset') group by 1 having sum(amount_minor) <> 0`,
    },
    {
      problem: 'what was taken out of an item is not the item that it became',
      found: sql`
        select i.account_id, i.item_id, i.amount_minor, a.taken_minor
        from open_item i
        left join (
          select other_account_id, other_item_id, sum(amount_minor) as taken_minor
          from allocation where kind in ('kept', 'moved') and amount_minor < 0
            and reverses is null
          group by 1, 2
        ) a on a.other_account_id = i.account_id and a.other_item_id = i.item_id
        where i.origin_item_id is not null and i.kind in ('on_account', 'moved')
          and a.taken_minor is distinct from i.amount_minor`,
    },
    {
      problem: 'an instalment is not what was put into it',
      found: sql`
        select i.account_id, i.item_id, i.amount_minor, a.planned_minor
        from open_item i
        left join (
          select account_id, item_id, other_item_id, sum(amount_minor) as planned_minor
          from allocation where kind = 'planned' and amount_minor > 0
          group by 1, 2, 3
        ) a on a.account_id = i.origin_account_id and a.item_id = i.origin_item_id
          and a.other_item_id = i.item_id
        where i.kind = 'instalment' and a.planned_minor is distinct from i.amount_minor`,
    },
    {
      problem: 'what an instalment gave back did not arrive',
      found: sql`
        select b.match_id, b.amount_minor
        from allocation b
        left join allocation i on i.account_id = b.account_id and i.match_id = b.match_id
          and i.item_id = b.other_item_id and i.other_item_id = b.item_id
        where b.kind = 'planned' and b.amount_minor < 0
          and i.amount_minor is distinct from -b.amount_minor`,
    },
    {
      problem: 'does not mirror what it takes back',
      found: sql`
        select r.account_id, r.allocation_id, r.reverses
        from allocation r
        join allocation o on o.account_id = r.account_id and o.allocation_id = r.reverses
        where (o.item_id, o.amount_minor, o.match_id) is distinct from
              (r.item_id, -r.amount_minor, r.match_id)
          or o.reverses is not null or r.effective_on < o.effective_on`,
    },
  ],
})

/** Money received: all of it is somewhere. */
export const receiptsAccounted = sqlProof({
  name: 'receipts_accounted',
  sentence:
    'Every receipt is in the books with its amount, and is allocated, unapplied, in suspense, moved, kept on account, refunded, returned or set aside as unclaimed to the last cent.',
  counted: sql`receipt`,
  faults: [
    {
      problem: 'receipt and its item or transfer differ',
      found: sql`
        select r.account_id, r.receipt_id, r.amount_minor, i.amount_minor as item_minor,
          t.amount_minor as transfer_minor
        from receipt r
        left join open_item i on i.account_id = r.account_id and i.item_id = r.receipt_id
        left join ledger_transfer t on t.account_id = r.account_id
          and t.transfer_id = r.transfer_id and t.effective_on = r.booked_on
        where (i.kind, -i.amount_minor, i.currency, i.legal_entity_id)
            is distinct from ('receipt', r.amount_minor, r.currency, r.legal_entity_id)
          or (t.amount_minor, t.debit, t.credit, t.currency, t.legal_entity_id)
            is distinct from
             (r.amount_minor, r.cash_account, i.control, r.currency, r.legal_entity_id)`,
    },
    {
      problem: 'money of no receipt',
      found: sql`
        select i.account_id, i.item_id from open_item i
        left join receipt r on r.account_id = i.account_id and r.receipt_id = i.item_id
        where i.kind = 'receipt' and r.receipt_id is null`,
    },
    {
      problem: 'returned, but not taken back as a whole',
      found: sql`
        select v.account_id, v.receipt_id, i.open_minor
        from receipt_reversal v
        join open_item i on i.account_id = v.account_id and i.item_id = v.receipt_id
        where i.open_minor <> 0`,
    },
    {
      problem: 'deposit that does not come to what was booked and counted',
      found: sql`
        select d.account_id, d.deposit_id, d.control_minor, c.receipts_minor, c.difference_minor,
          r.minor as keyed_minor, t.bank_minor
        from deposit_closing c join deposit d using (account_id, deposit_id)
        left join lateral (
          select sum(r.amount_minor) as minor
          from deposit_receipt p join receipt r using (account_id, receipt_id)
          where p.deposit_account_id = d.account_id and p.deposit_id = d.deposit_id) r on true
        left join lateral (
          select sum(case when debit = d.cash_account then amount_minor else 0 end) as bank_minor,
            sum(case when credit = ${CODE.undepositedFunds} then amount_minor else 0 end)
              as funds_minor
          from ledger_transfer
          where account_id = d.account_id and document_id = d.deposit_id) t on true
        where r.minor is distinct from c.receipts_minor
          or t.bank_minor is distinct from d.control_minor
          or t.funds_minor is distinct from c.receipts_minor
          or c.difference_minor <> d.control_minor - c.receipts_minor`,
    },
  ],
})
