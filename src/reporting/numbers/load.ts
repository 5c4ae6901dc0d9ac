import { sql } from 'kysely'
import { rows, type Tx } from '../../platform/database/database.ts'
import { DOCUMENT_SUMS } from '../console/load/whole.ts'
import type { NumberRow } from './register.ts'

const PAGE = 2_000

/**
 * The register of document numbers of a legal entity (null = of all), in the order of the series,
 * page by page. The transaction should be REPEATABLE READ.
 */
export async function* loadNumbers(
  tx: Tx,
  entity: string | null,
): AsyncGenerator<readonly NumberRow[]> {
  await rows(
    tx,
    sql`
      declare number_rows no scroll cursor for
      select e.code as entity, r.*
      from (
        select n.legal_entity_id, n.kind, n.year, n.number as first, n.number as last, n.label,
          case when v.invoice_id is null then 'issued' else 'voided' end as state,
          i.issued_on as "issuedOn", a.number as account, d.payable_minor as "payableMinor",
          i.currency, voiding.label as "voidedBy", w.reason
        from document_number n
        join invoice i using (account_id, invoice_id)
        join account a using (account_id)
        cross join lateral (${DOCUMENT_SUMS}) d
        left join invoice_link v
          on v.account_id = n.account_id and v.other_id = n.invoice_id and v.relation = 'voids'
        left join invoice w on w.account_id = v.account_id and w.invoice_id = v.invoice_id
        left join document_number voiding
          on voiding.account_id = v.account_id and voiding.invoice_id = v.invoice_id
        union all
        select legal_entity_id, kind, year, first_number, last_number, '', 'unused', null, null,
          null, null, null, reason
        from unused_number
      ) r
      join legal_entity e using (legal_entity_id)
      where ${entity}::text is null or e.code = ${entity}
      order by e.code, r.kind, r.year, r.first`,
  )
  for (;;) {
    const page = await rows(tx, sql<NumberRow>`fetch ${sql.raw(String(PAGE))} from number_rows`)
    if (page.length === 0) break
    yield page
  }
  await rows(tx, sql`close number_rows`)
}
