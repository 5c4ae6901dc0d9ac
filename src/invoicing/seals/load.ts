import { type RawBuilder, sql } from 'kysely'
import { type Db, rows } from '../../platform/database/database.ts'

/** What of a document's own row is sealed; its words (reason, snapshot) by `document_words_sha256`. */
export const SEALED_OF_DOCUMENT = [
  'account_id',
  'invoice_id',
  'legal_entity_id',
  'kind',
  'run_id',
  'currency',
  'issued_on',
  'due_on',
  'service_start',
  'service_end',
  'net_minor',
  'tax_minor',
  'gross_minor',
  'rounding_minor',
  'payable_minor',
  'tax_rounding',
  'credit_outcome',
  'recorded_at',
  'payer_id',
  'document_account_id',
  'purpose',
  'cause_code',
] as const

/** What of a line is sealed, its formula (`trace`) included; its description by `document_words_sha256`. */
export const SEALED_OF_LINE = [
  'line_no',
  'kind',
  'item_id',
  'period_start',
  'component',
  'revision',
  'subscription_id',
  'charge_code',
  'product_code',
  'service_start',
  'service_end',
  'quantity',
  'unit',
  'unit_price',
  'price_minor',
  'allowance_minor',
  'amount_minor',
  'tax_inclusive',
  'net_minor',
  'revenue_account',
  'posted_to',
  'taxes',
  'standing',
  'trace',
  'corrects_invoice_id',
  'corrects_line_no',
] as const

/** What of a tax group is sealed. */
export const SEALED_OF_TAX = [
  'tax_code',
  'category',
  'rate_percent',
  'name',
  'taxable_minor',
  'tax_minor',
  'exemption_code',
  'exemption_reason',
] as const

/** Days and instants as numbers: as text they hang on the settings of a session. */
function sealed(alias: string, column: string): RawBuilder<unknown> {
  const ref = sql.raw(`${alias}.${column}`)
  if (/_on$|^period_start$|^service_/.test(column)) return sql`${ref} - date '2000-01-01'`
  if (/_at$/.test(column)) return sql`extract(epoch from ${ref})`
  return ref
}

function digestOf(
  alias: string,
  columns: readonly string[],
  more: readonly RawBuilder<unknown>[] = [],
) {
  const facts = sql.join([...columns.map(column => sealed(alias, column)), ...more])
  return sql`sha256(convert_to(row(${facts})::text, 'UTF8'))`
}

/** One account's part of a document: its row, its words, its lines and its tax groups. */
const PART_DIGEST = digestOf('i', SEALED_OF_DOCUMENT, [
  sql`encode(coalesce(
    (select e.words_sha256 from document_end e
      where e.account_id = i.account_id and e.invoice_id = i.invoice_id),
    document_words_sha256(i.account_id, i.invoice_id)), 'hex')`,
  sql`(select encode(sha256(string_agg(${digestOf('l', SEALED_OF_LINE)}, ''::bytea order by l.line_no)), 'hex')
    from invoice_line l where l.account_id = i.account_id and l.invoice_id = i.invoice_id)`,
  sql`(select encode(sha256(string_agg(${digestOf('t', SEALED_OF_TAX)}, ''::bytea
      order by t.tax_code, t.rate_percent)), 'hex')
    from invoice_tax t where t.account_id = i.account_id and t.invoice_id = i.invoice_id)`,
])

/**
 * The SHA-256 of an issued document with its number, whatever the session's settings: `d` is its row of
 * document_number. The parts of a consolidated document are all in it. Null: there is no such document.
 */
export const DOCUMENT_DIGEST = sql`(
  select sha256(convert_to(row(d.label, d.number)::text, 'UTF8')
      || string_agg(${PART_DIGEST}, ''::bytea order by i.account_id))
  from (
    select d.account_id
    union all
    select part::uuid from invoice h, json_array_elements_text(h.snapshot -> 'parts') as part
    where h.account_id = d.account_id and h.invoice_id = d.invoice_id) a
  -- By the key, whatever the planner makes of the number of parts.
  cross join lateral (
    select * from invoice i
    where i.account_id = a.account_id and i.invoice_id = d.invoice_id offset 0) i)`

/** A year of the documents of one kind of a legal entity. */
export type Series = {
  readonly legalEntityId: string
  readonly kind: string
  readonly year: number
}

/** The series that bear a document that is in no block yet. */
export function loadUnsealedSeries(db: Db): Promise<readonly Series[]> {
  return rows(
    db,
    sql<Series>`
      select s.legal_entity_id as "legalEntityId", s.kind, s.year from number_series s
      where exists (
        select from document_number d
        where (d.legal_entity_id, d.kind, d.year) = (s.legal_entity_id, s.kind, s.year)
          and d.number > coalesce((
            select b.numbers[cardinality(b.numbers)] from document_block b
            where (b.legal_entity_id, b.kind, b.year) = (s.legal_entity_id, s.kind, s.year)
            order by b.block_no desc limit 1), 0))
      order by s.legal_entity_id, s.kind, s.year`,
  )
}
