import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** Tax of a group as EN 16931 has it (BR-CO-17), by the rounding of the legal entity. */
const GROUP_TAX = sql`(
  case when e.rounding_mode = 'half_even'
    and abs(t.taxable_minor * t.rate_percent / 100)
        - trunc(abs(t.taxable_minor * t.rate_percent / 100)) = 0.5
  then 2 * round(t.taxable_minor * t.rate_percent / 200)
  else round(t.taxable_minor * t.rate_percent / 100) end)`

/** Whether other accounts have parts of it. */
const HAS_PARTS = sql`(i.snapshot -> 'parts' is not null)`

export const documentTotals = sqlProof({
  name: 'document_totals',
  sentence:
    'A document’s net is the sum of its lines, its tax the sum of its tax groups, and the tax of a group its taxable amount times the rate, rounded once.',
  counted: sql`invoice`,
  faults: [
    {
      problem: 'net is not the sum of the lines',
      found: sql`
        select i.account_id, i.invoice_id, i.net_minor, l.net_minor as lines_minor
        from invoice i
        left join (
          select account_id, invoice_id, sum(net_minor) as net_minor
          from invoice_line group by account_id, invoice_id
        ) l using (account_id, invoice_id)
        where i.net_minor is distinct from coalesce(l.net_minor, case when ${HAS_PARTS} then 0 end)
           or i.gross_minor <> i.net_minor + i.tax_minor
           or i.payable_minor <> i.gross_minor + i.rounding_minor`,
    },
    {
      problem: 'tax is not the sum of the tax groups',
      found: sql`
        select i.account_id, i.invoice_id, i.tax_minor, t.tax_minor as groups_minor
        from invoice i
        left join (
          select account_id, invoice_id, sum(tax_minor) as tax_minor
          from invoice_tax group by account_id, invoice_id
        ) t using (account_id, invoice_id)
        where i.tax_minor <> coalesce(t.tax_minor, 0)`,
    },
    {
      // A partial credit carries what its group's running total lacks: at most a cent beside. So does
      // a part of a consolidated document, whose tax is the group's of the whole (`payers_owe`).
      problem: 'tax is not taxable amount × rate',
      found: sql`
        select t.account_id, t.invoice_id, t.tax_code, t.taxable_minor, t.rate_percent, t.tax_minor,
          ${GROUP_TAX} as expected_minor
        from invoice_tax t
        join invoice i using (account_id, invoice_id)
        join legal_entity e using (legal_entity_id)
        where i.tax_rounding = 'per_group'
          and abs(t.tax_minor - ${GROUP_TAX}) > case when exists (
            select from invoice_link k
            where k.account_id = i.account_id and k.invoice_id = i.invoice_id)
            or i.document_account_id is not null or ${HAS_PARTS} then 1 else 0 end`,
    },
    {
      // Tax on tax has further taxes in its base, so such groups are left to the line's trace.
      problem: 'taxable amount is not the sum of the lines of the group',
      found: sql`
        select t.account_id, t.invoice_id, t.tax_code, t.taxable_minor, l.net_minor as lines_minor
        from invoice_tax t
        left join (
          select l.account_id, l.invoice_id, x.tax->>'code' as tax_code,
            (x.tax->>'ratePercent')::numeric as rate_percent, sum(l.net_minor) as net_minor,
            bool_or(x.tax->>'compoundOn' <> '[]') as compound
          from invoice_line l cross join json_array_elements(l.taxes) as x (tax)
          group by 1, 2, 3, 4
        ) l using (account_id, invoice_id, tax_code, rate_percent)
        where l.compound is not true and t.taxable_minor is distinct from l.net_minor`,
    },
    {
      problem: 'sign does not fit the kind',
      found: sql`
        select account_id, invoice_id, kind, payable_minor from invoice i
        where document_account_id is null and not ${HAS_PARTS}
          and ((kind = 'invoice' and payable_minor < 0)
            or (kind = 'credit_note' and payable_minor > 0))`,
    },
  ],
})

export const gaplessNumbers = sqlProof({
  name: 'gapless_numbers',
  sentence:
    'Each series of numbers runs from 1 without gap or double; every document bears exactly one number, and numbers follow dates.',
  counted: sql`document_number`,
  faults: [
    {
      problem: 'gap or double',
      found: sql`
        select e.code as entity, r.kind, r.year, r.before as after_number, r.first as found_number
        from (
          select legal_entity_id, kind, year, first,
            lag(last, 1, 0::bigint) over series as before
          from (
            select legal_entity_id, kind, year, number as first, number as last
            from document_number
            union all
            select legal_entity_id, kind, year, first_number, last_number from unused_number
            union all
            select legal_entity_id, kind, year, next_number, next_number from number_series
          ) span
          window series as (partition by legal_entity_id, kind, year order by first, last)
        ) r
        join legal_entity e using (legal_entity_id)
        where r.first <> r.before + 1`,
    },
    {
      problem: 'document without a number',
      found: sql`
        select i.account_id, i.invoice_id, i.kind, i.issued_on from invoice i
        where i.document_account_id is null and not exists (select from document_number n
          where n.account_id = i.account_id and n.invoice_id = i.invoice_id)`,
    },
    {
      problem: 'number without a document',
      found: sql`
        select n.label, n.account_id, n.invoice_id from document_number n
        where not exists (select from invoice i
          where i.account_id = n.account_id and i.invoice_id = n.invoice_id)`,
    },
    {
      problem: 'dated before the number before it',
      found: sql`
        select label, issued_on, before from (
          select n.label, i.issued_on, lag(i.issued_on) over (
            partition by n.legal_entity_id, n.kind, n.year order by n.number) as before
          from document_number n join invoice i using (account_id, invoice_id)
        ) dated
        where issued_on < before`,
    },
  ],
})

export const numbersMatchSeries = sqlProof({
  name: 'numbers_match_series',
  sentence: 'A printed number tells legal entity, kind and year of the document that bears it.',
  counted: sql`number_series`,
  faults: [
    {
      problem: 'number of another series',
      found: sql`
        select n.label, n.legal_entity_id, n.kind, n.year, i.kind as document_kind, i.issued_on
        from document_number n join invoice i using (account_id, invoice_id)
        where n.legal_entity_id <> i.legal_entity_id or n.kind <> i.kind
           or n.year <> extract(year from i.issued_on)`,
    },
    {
      problem: 'printed number differs from its series',
      found: sql`
        select n.label, s.prefix, n.year, n.number
        from document_number n
        left join number_series s using (legal_entity_id, kind, year)
        where n.label is distinct from s.prefix || '-' || n.year || '-'
          || lpad(n.number::text, greatest(6, length(n.number::text)), '0')`,
    },
  ],
})

export const linksBothWays = sqlProof({
  name: 'links_both_ways',
  sentence:
    'What corrects, voids or rebills a document refers to one of the same customer, legal entity and currency, and no line is credited beyond what it billed.',
  counted: sql`invoice_link`,
  faults: [
    {
      problem: 'refers to a document that it cannot concern',
      found: sql`
        select k.account_id, k.invoice_id, k.relation, k.other_id
        from invoice_link k
        left join invoice i using (account_id, invoice_id)
        left join invoice o on o.account_id = k.account_id and o.invoice_id = k.other_id
        where i.invoice_id is null or o.invoice_id is null or i.invoice_id = o.invoice_id
           or i.currency <> o.currency or i.legal_entity_id <> o.legal_entity_id
           or o.issued_on > i.issued_on
           or (k.relation = 'voids' and (i.kind <> 'credit_note' or o.kind <> 'invoice'))`,
    },
    {
      problem: 'rebills a document that was not voided',
      found: sql`
        select k.account_id, k.invoice_id, k.other_id from invoice_link k
        where k.relation = 'rebills' and not exists (
          select from invoice_link v
          where v.account_id = k.account_id and v.other_id = k.other_id and v.relation = 'voids')`,
    },
    {
      problem: 'line refers to a line that is not there, or without a link between the documents',
      found: sql`
        select l.account_id, l.invoice_id, l.line_no, l.corrects_invoice_id, l.corrects_line_no
        from invoice_line l
        where l.corrects_invoice_id is not null and (
          not exists (select from invoice_line o
            where o.account_id = l.account_id and o.invoice_id = l.corrects_invoice_id
              and o.line_no = l.corrects_line_no)
          or (l.corrects_invoice_id <> l.invoice_id and not exists (select from invoice_link k
            where k.account_id = l.account_id and k.invoice_id = l.invoice_id
              and k.other_id = l.corrects_invoice_id)))`,
    },
    {
      problem: 'credited beyond what was billed',
      found: sql`
        select o.account_id, o.invoice_id, o.line_no, o.net_minor, c.credited_minor
        from (
          select account_id, corrects_invoice_id, corrects_line_no,
            sum(net_minor) as credited_minor
          from invoice_line where kind in ('credit', 'added') and corrects_invoice_id is not null
          group by 1, 2, 3
        ) c
        join invoice_line o on o.account_id = c.account_id
          and o.invoice_id = c.corrects_invoice_id and o.line_no = c.corrects_line_no
        where case when o.net_minor >= 0 then c.credited_minor > 0 or -c.credited_minor > o.net_minor
                   else c.credited_minor < 0 or -c.credited_minor < o.net_minor end`,
    },
  ],
})
