import { sql } from 'kysely'
import { CODE } from '../../../ledger/chart.ts'
import { sqlProof } from './proof.ts'

/** Money that is set aside for customers who are not heard of is theirs to the cent. */
export const unclaimedAccounted = sqlProof({
  name: 'unclaimed_accounted',
  sentence:
    'Unclaimed property in the ledger is what is set aside for customers, case by case, and not handed over; a report is the sum of its cases and is in the books once.',
  counted: sql`unclaimed_case`,
  faults: [
    {
      problem: 'unclaimed property and cases differ',
      found: sql`
        select e.code as entity, s.currency, sum(held_minor) as held_minor,
          sum(ledger_minor) as ledger_minor
        from (
          select c.legal_entity_id, c.currency, -v.amount_minor as held_minor, 0 as ledger_minor
          from unclaimed_case c join allocation v
            on v.account_id = c.account_id and v.allocation_id = c.held_allocation
          where c.ended_on is null and c.report_id is null
          union all
          select legal_entity_id, currency, 0, amount_minor
          from ledger_transfer where credit = ${CODE.unclaimedProperty}
          union all
          select legal_entity_id, currency, 0, -amount_minor
          from ledger_transfer where debit = ${CODE.unclaimedProperty}
        ) s
        join legal_entity e using (legal_entity_id)
        group by 1, 2 having sum(held_minor) <> sum(ledger_minor)`,
    },
    {
      problem: 'set aside, and not taken from the credit',
      found: sql`
        select c.account_id, c.case_id from unclaimed_case c
        left join allocation v on v.account_id = c.account_id
          and v.allocation_id = c.held_allocation and v.item_id = c.item_id and v.kind = 'unclaimed'
        left join allocation r on r.account_id = c.account_id and r.reverses = c.held_allocation
        where c.held_on is not null
          and (v.allocation_id is null
            or (r.allocation_id is not null) <> (c.ended_because is not distinct from 'claimed'))`,
    },
    {
      problem: 'taken from a credit, and set aside in no case',
      found: sql`
        select v.account_id, v.allocation_id from allocation v
        left join unclaimed_case c on c.account_id = v.account_id
          and c.held_allocation = v.allocation_id
        where v.kind = 'unclaimed' and v.reverses is null and c.case_id is null`,
    },
    {
      problem: 'report that is not the sum of its cases, or not in the books',
      found: sql`
        select r.report_id, r.total_minor, s.minor, t.amount_minor as ledger_minor
        from unclaimed_report r
        join legal_entity e using (legal_entity_id)
        left join lateral (
          select -sum(v.amount_minor) as minor, count(*) as owners
          from unclaimed_case c join allocation v
            on v.account_id = c.account_id and v.allocation_id = c.held_allocation
          where c.report_id = r.report_id) s on true
        left join ledger_transfer t on t.account_id = e.house_account_id
          and t.transfer_id = r.transfer_id and t.effective_on = r.reported_on
        where (r.total_minor, r.owners) is distinct from (s.minor, s.owners)
          or t.amount_minor is distinct from r.total_minor`,
    },
  ],
})
