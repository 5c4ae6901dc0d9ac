import { sql } from 'kysely'
import { CODE } from '../../../ledger/chart.ts'
import { sqlProof } from './proof.ts'

/** What payers took over of each document, part by part and on their own account. */
const TAKEN_OVER = sql`
  select account_id, document_id, event, legal_entity_id, currency,
    sum(case when debit = ${CODE.receivable} then amount_minor else -amount_minor end) as minor
  from ledger_transfer where event in ('payer_relieved', 'payer_charged')
  group by 1, 2, 3, 4, 5`

export const payersOwe = sqlProof({
  name: 'payers_owe',
  sentence:
    'What one account is billed and another pays, the payer owes to the cent; the parts of a consolidated invoice are one document, and their taxes together are those of the whole.',
  counted: sql`invoice where payer_id is not null or document_account_id is not null`,
  faults: [
    {
      problem: 'billed account was not relieved of what the payer owes',
      found: sql`
        select i.account_id, i.invoice_id, i.payer_id, i.payable_minor, t.minor
        from invoice i
        left join (${TAKEN_OVER}) t on t.account_id = i.account_id
          and t.document_id = i.invoice_id and t.event = 'payer_relieved'
          and t.currency = i.currency and t.legal_entity_id = i.legal_entity_id
        where coalesce(t.minor, 0) <> case when i.payer_id is null then 0 else -i.payable_minor end`,
    },
    {
      problem: 'payer owes something else than was billed',
      found: sql`
        select t.account_id, t.document_id, t.minor, i.minor as billed_minor
        from (select * from (${TAKEN_OVER}) t where event = 'payer_charged') t
        full join (
          select payer_id, invoice_id, currency, sum(payable_minor) as minor
          from invoice where payer_id is not null group by 1, 2, 3
        ) i on i.payer_id = t.account_id and i.invoice_id = t.document_id
           and i.currency = t.currency
        where coalesce(t.minor, 0) <> coalesce(i.minor, 0)`,
    },
    {
      problem: 'part that does not fit its document',
      found: sql`
        select p.account_id, p.invoice_id, p.document_account_id
        from invoice p
        left join invoice h
          on h.account_id = p.document_account_id and h.invoice_id = p.invoice_id
        where p.document_account_id is not null and (
          (h.kind, h.currency, h.issued_on, h.due_on, h.legal_entity_id)
            is distinct from (p.kind, p.currency, p.issued_on, p.due_on, p.legal_entity_id)
          or p.payer_id is distinct from p.document_account_id
          or not exists (select from json_array_elements_text(h.snapshot -> 'parts') as part
                         where part::uuid = p.account_id))`,
    },
    {
      problem: 'tax of the whole is not taxable amount × rate',
      found: sql`
        select d.account_id, d.invoice_id, d.tax_code, d.taxable_minor, d.tax_minor
        from (
          select coalesce(i.document_account_id, i.account_id) as account_id, i.invoice_id,
            t.tax_code, t.rate_percent, sum(t.taxable_minor) as taxable_minor,
            sum(t.tax_minor) as tax_minor
          from invoice i join invoice_tax t using (account_id, invoice_id)
          where i.tax_rounding = 'per_group'
            and (i.document_account_id is not null or i.snapshot -> 'parts' is not null)
          group by 1, 2, 3, 4
        ) d
        where abs(d.tax_minor - d.taxable_minor * d.rate_percent / 100)
          > 0.5`,
    },
    {
      problem: 'line number twice on one document',
      found: sql`
        select coalesce(i.document_account_id, i.account_id) as account_id, i.invoice_id, l.line_no
        from invoice i join invoice_line l using (account_id, invoice_id)
        where i.document_account_id is not null or i.snapshot -> 'parts' is not null
        group by 1, 2, 3 having count(*) > 1`,
    },
  ],
})
