import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/**
 * Documents in the range of a run that bills again of which something was written off, of these customers by
 * number: what is credited of them now is no longer owed.
 */
export function loadWrittenOff(
  db: Db,
  runId: string,
  accounts: readonly string[],
): Promise<{ readonly account: string; readonly document: string }[]> {
  return rows(
    db,
    sql<{ account: string; document: string }>`
      select distinct a.number as account, n.label as document
      from bill_run r
      join account a on a.number = any(${[...accounts]}::text[])
      join invoice i on i.account_id = a.account_id and i.legal_entity_id = r.legal_entity_id
      join document_number n on n.account_id = coalesce(i.document_account_id, i.account_id)
        and n.invoice_id = i.invoice_id
      join allocation x on x.account_id = coalesce(i.payer_id, i.account_id)
        and x.item_id = i.invoice_id and x.kind = 'write_off' and x.reverses is null
      where r.run_id = ${runId}
        and not exists (select from allocation v
          where v.account_id = x.account_id and v.reverses = x.allocation_id)
        and exists (select from invoice_line l
          where l.account_id = i.account_id and l.invoice_id = i.invoice_id
            and l.service_end > (r.terms ->> 'from')::date
            and (r.terms ->> 'to' is null or l.service_start < (r.terms ->> 'to')::date))
      order by 1, 2`,
  )
}
