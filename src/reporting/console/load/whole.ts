import { sql } from 'kysely'

/*
 * Consolidated documents lie in parts, one with each account that they bill (decision 0009). Lists
 * and pages show them as one; of all others the part is the document. `i` is the part that bears the
 * number.
 */

/** The accounts that have parts of document `i`, its own first. */
export const DOCUMENT_ACCOUNTS = sql`
  i.account_id || array(
    select part::uuid from json_array_elements_text(i.snapshot -> 'parts') as part)`

/** A row `d` with what document `i` comes to: itself, or all of its parts together. */
export const DOCUMENT_SUMS = sql`
  select i.net_minor, i.tax_minor, i.gross_minor, i.rounding_minor, i.payable_minor
  where i.snapshot -> 'parts' is null or i.document_account_id is not null
  union all
  select sum(p.net_minor)::bigint, sum(p.tax_minor)::bigint, sum(p.gross_minor)::bigint,
    sum(p.rounding_minor)::bigint, sum(p.payable_minor)::bigint
  from invoice p
  where i.snapshot -> 'parts' is not null
    and p.account_id = any(${DOCUMENT_ACCOUNTS}) and p.invoice_id = i.invoice_id
  having count(*) > 0`
