import { sql } from 'kysely'
import { CODE } from '../../../ledger/chart.ts'
import { POSTING_RULES } from '../../../ledger/posting-rules.ts'
import { sqlProof } from './proof.ts'

/**
 * What a document’s own figures post; credit kept for the customer is set aside afterwards, and what
 * another account pays is taken over afterwards (proof `payers_owe`).
 */
const DOCUMENT_EVENTS = Object.keys(POSTING_RULES).filter(
  event => !['credit_kept', 'payer_relieved', 'payer_charged'].includes(event),
)

/** Transfers are balanced by their form; this proves that the form is kept. */
export const trialBalance = sqlProof({
  name: 'trial_balance',
  sentence:
    'Every transfer moves an amount above zero between two accounts of the chart, so that debits equal credits for each legal entity and currency.',
  counted: sql`ledger_transfer`,
  faults: [
    {
      problem: 'debits and credits differ',
      found: sql`
        select e.code as entity, s.currency, sum(s.minor) as difference_minor
        from (
          select legal_entity_id, currency, debit as code, sum(amount_minor) as minor
          from ledger_transfer group by 1, 2, 3
          union all
          select legal_entity_id, currency, credit, -sum(amount_minor)
          from ledger_transfer group by 1, 2, 3
        ) s
        join legal_entity e using (legal_entity_id)
        join ledger_account a on a.code = s.code
        group by 1, 2 having sum(s.minor) <> 0`,
    },
    {
      problem: 'no proper transfer',
      found: sql`
        select t.account_id, t.transfer_id, t.debit, t.credit, t.amount_minor
        from ledger_transfer t
        where t.amount_minor <= 0 or t.debit = t.credit
           or not exists (select from ledger_account a where a.code = t.debit)
           or not exists (select from ledger_account a where a.code = t.credit)`,
    },
    {
      problem: 'customer unknown',
      found: sql`
        select t.account_id, t.transfer_id from ledger_transfer t
        where not exists (select from account a where a.account_id = t.account_id)`,
    },
    {
      problem: 'stored in the partition of another month',
      found: sql`
        select t.account_id, t.transfer_id, t.effective_on, t.tableoid::regclass::text as partition
        from ledger_transfer t
        where t.tableoid::regclass::text <> 'ledger_transfer_' || to_char(effective_on, 'YYYY_MM')`,
    },
  ],
})

export const reversals = sqlProof({
  name: 'reversals',
  sentence: 'A reversal mirrors the one transfer that it names, and is itself never reversed.',
  counted: sql`ledger_reversal`,
  faults: [
    {
      problem: 'reversal without its entry in the register',
      found: sql`
        select t.account_id, t.transfer_id, t.reverses from ledger_transfer t
        where t.reverses is not null and not exists (
          select from ledger_reversal r
          where r.account_id = t.account_id and r.transfer_id = t.reverses
            and r.reversed_by = t.transfer_id)`,
    },
    {
      problem: 'does not mirror its original',
      found: sql`
        select r.account_id, r.transfer_id, r.reversed_by
        from ledger_reversal r
        left join ledger_transfer o on o.account_id = r.account_id and o.transfer_id = r.transfer_id
        left join ledger_transfer n on n.account_id = r.account_id and n.transfer_id = r.reversed_by
        where (o.debit, o.credit, o.amount_minor, o.currency, o.legal_entity_id, o.transfer_id)
              is distinct from
              (n.credit, n.debit, n.amount_minor, n.currency, n.legal_entity_id, n.reverses)
           or o.reverses is not null`,
    },
  ],
})

export const receivableEqualsDocuments = sqlProof({
  name: 'receivable_equals_documents',
  sentence:
    'What documents posted to a customer’s receivable is exactly what they are payable for.',
  counted: sql`invoice`,
  faults: [
    {
      problem: 'document and receivable differ',
      found: sql`
        select coalesce(i.account_id, t.account_id) as account_id,
          coalesce(i.invoice_id, t.document_id) as invoice_id,
          i.payable_minor, t.receivable_minor, coalesce(i.currency, t.currency) as currency
        from invoice i
        full join (
          select account_id, document_id, currency, legal_entity_id,
            sum(case when debit = ${CODE.receivable} then amount_minor
                     when credit = ${CODE.receivable} then -amount_minor
                     else 0 end) as receivable_minor
          from ledger_transfer
          where event = any(${DOCUMENT_EVENTS}::text[])
          group by account_id, document_id, currency, legal_entity_id
        ) t on t.account_id = i.account_id and t.document_id = i.invoice_id
           and t.currency = i.currency and t.legal_entity_id = i.legal_entity_id
        where coalesce(t.receivable_minor, 0) <> coalesce(i.payable_minor, 0)
           or (i.invoice_id is null)`,
    },
    {
      problem: 'posted on another day than the document’s',
      found: sql`
        select t.account_id, t.transfer_id, t.document_id, t.effective_on, i.issued_on
        from ledger_transfer t
        join invoice i on i.account_id = t.account_id and i.invoice_id = t.document_id
        where t.event = any(${DOCUMENT_EVENTS}::text[]) and t.effective_on <> i.issued_on`,
    },
    {
      problem: 'an account of the chart differs from the document’s lines and taxes',
      found: sql`
        select account_id, document_id as invoice_id, code, sum(minor) as difference_minor
        from (
          select account_id, document_id, debit as code, amount_minor as minor
          from ledger_transfer where event = any(${DOCUMENT_EVENTS}::text[])
          union all
          select account_id, document_id, credit, -amount_minor
          from ledger_transfer where event = any(${DOCUMENT_EVENTS}::text[])
          union all
          select account_id, invoice_id, posted_to, net_minor from invoice_line
          union all
          select account_id, invoice_id, ${CODE.taxPayable}, tax_minor from invoice_tax
          union all
          select account_id, invoice_id, ${CODE.roundingDifferences}, rounding_minor from invoice
        ) side
        where code <> ${CODE.receivable}
        group by account_id, document_id, code having sum(minor) <> 0`,
    },
    {
      problem: 'more credit kept for the customer than the document gives',
      found: sql`
        select t.account_id, t.document_id as invoice_id, t.kept_minor, i.payable_minor
        from (
          select account_id, document_id, sum(amount_minor) as kept_minor
          from ledger_transfer where event = 'credit_kept' group by account_id, document_id
        ) t
        left join invoice i on i.invoice_id = t.document_id
          and t.account_id = coalesce(i.payer_id, i.account_id)
        where i.invoice_id is null or t.kept_minor > -i.payable_minor`,
    },
  ],
})

export const closedPeriods = sqlProof({
  name: 'closed_periods',
  sentence:
    'Nothing was posted into an accounting month after it was closed, and every posting’s month is on record.',
  counted: sql`accounting_period`,
  faults: [
    {
      problem: 'posted into a closed month',
      found: sql`
        select e.code as entity, p.month, t.account_id, t.transfer_id, t.recorded_at,
          p.changed_at as closed_at
        from accounting_period p
        join legal_entity e using (legal_entity_id)
        join ledger_transfer t on t.legal_entity_id = p.legal_entity_id
          and t.effective_on >= p.month and t.effective_on < p.month + interval '1 month'
        where p.state = 'closed' and t.recorded_at > p.changed_at`,
    },
    {
      problem: 'posted into a month that was never opened',
      found: sql`
        select t.legal_entity_id, t.month, t.transfers from (
          select legal_entity_id, date_trunc('month', effective_on)::date as month,
            count(*) as transfers
          from ledger_transfer group by 1, 2
        ) t
        where not exists (select from accounting_period p
          where p.legal_entity_id = t.legal_entity_id and p.month = t.month)`,
    },
  ],
})
