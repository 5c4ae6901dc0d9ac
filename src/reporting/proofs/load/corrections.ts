import { sql } from 'kysely'
import { CODE } from '../../../ledger/chart.ts'
import { sqlProof } from './proof.ts'

export const goodwillWithinBudget = sqlProof({
  name: 'goodwill_within_budget',
  sentence:
    'What was given of each budget of goodwill is what its grants come to that were not undone, within its days and no more than it has, and each grant is a credit note of that amount.',
  counted: sql`goodwill_budget`,
  faults: [
    {
      problem: 'used is not what was given, or more than the budget has',
      found: sql`
        select b.budget_code, b.amount_minor, b.used_minor, coalesce(sum(g.amount_minor), 0) as given_minor
        from goodwill_budget b
        left join goodwill_grant g on g.budget_code = b.budget_code
          and not exists (
            select from invoice_link k join invoice u using (account_id, invoice_id)
            where k.account_id = g.account_id and k.other_id = g.document_id
              and u.purpose = 'credit_undone')
        group by 1, 2, 3
        having b.used_minor <> coalesce(sum(g.amount_minor), 0) or b.used_minor > b.amount_minor`,
    },
    {
      problem: 'grant whose credit note is missing, or of another amount',
      found: sql`
        select g.account_id, g.document_id, g.amount_minor, i.net_minor
        from goodwill_grant g
        left join invoice i on i.account_id = g.account_id and i.invoice_id = g.document_id
        where i.invoice_id is null or i.purpose is distinct from 'goodwill'
           or i.net_minor <> -g.amount_minor`,
    },
  ],
})

export const allowanceExplained = sqlProof({
  name: 'allowance_explained',
  sentence:
    'The allowance for credit losses is what was provided for, less the debts given up, plus those reinstated and the tax claimed of them later, for each legal entity and currency.',
  counted: sql`credit_provision`,
  faults: [
    {
      problem: 'allowance is not provision less debts given up plus recoveries',
      found: sql`
        select e.code as entity, s.currency, sum(ledger_minor) as ledger_minor,
          sum(record_minor) as record_minor
        from (
          select legal_entity_id, currency,
            case when credit = ${CODE.allowance} then amount_minor else -amount_minor end
              as ledger_minor, 0::bigint as record_minor
          from ledger_transfer
          where (credit = ${CODE.allowance} or debit = ${CODE.allowance})
            and event <> 'manual_journal'
          union all
          select legal_entity_id, currency, 0, posted_minor from credit_provision
          union all
          select o.legal_entity_id, o.currency, 0, b.tax_minor - b.amount_minor
          from bad_debt b join open_item o using (account_id, item_id)
          where not exists (select from allocation r
            where r.account_id = b.account_id and r.reverses = b.allocation_id)
          union all
          select o.legal_entity_id, o.currency, 0, c.tax_minor
          from bad_debt_claim c join bad_debt b using (account_id, allocation_id)
          join open_item o using (account_id, item_id)
        ) s
        join legal_entity e using (legal_entity_id)
        group by 1, 2 having sum(ledger_minor) <> sum(record_minor)`,
    },
    {
      problem: 'debt given up of another amount than its allocation',
      found: sql`
        select b.account_id, b.allocation_id, b.amount_minor, a.amount_minor as taken_minor
        from bad_debt b left join allocation a using (account_id, allocation_id)
        where a.kind is distinct from 'write_off' or a.amount_minor <> b.amount_minor`,
    },
  ],
})

export const taxReliefClaimed = sqlProof({
  name: 'tax_relief_claimed',
  sentence:
    'Tax in a debt given up is taken off once, with it or later, is no more than the tax in it, is booked as claimed, and owed again where the debt was recovered.',
  counted: sql`bad_debt_claim`,
  faults: [
    {
      problem: 'claim that the books do not have, or with another amount',
      found: sql`
        select c.account_id, c.claim_id, c.tax_minor, t.amount_minor as booked_minor
        from bad_debt_claim c
        left join ledger_transfer t on t.account_id = c.account_id
          and t.transfer_id = c.transfer_id and t.effective_on = c.claimed_on
        where t.transfer_id is null
          or (t.debit, t.credit, t.amount_minor) is distinct from (
            case when c.tax_minor > 0 then ${CODE.taxPayable} else ${CODE.allowance} end,
            case when c.tax_minor > 0 then ${CODE.allowance} else ${CODE.taxPayable} end,
            abs(c.tax_minor))`,
    },
    {
      problem: 'tax claimed of a debt that was recovered, twice, or above the debt',
      found: sql`
        select b.account_id, b.allocation_id, b.tax_minor, sum(c.tax_minor) as claimed_minor
        from bad_debt b join bad_debt_claim c using (account_id, allocation_id)
        group by b.account_id, b.allocation_id
        having sum(c.tax_minor) < 0 or sum(c.tax_minor) > b.amount_minor or b.tax_minor > 0
          or (sum(c.tax_minor) > 0 and exists (select from allocation r
            where r.account_id = b.account_id and r.reverses = b.allocation_id))`,
    },
  ],
})
