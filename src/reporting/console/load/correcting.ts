import { sql } from 'kysely'
import { type Db, maybeOne } from '../../../platform/database/database.ts'

/** What is open of an invoice and what of it was given up, in minor units. */
export type InvoiceStanding = {
  readonly account: string
  readonly name: string
  readonly delivery: string
  readonly openMinor: bigint
  /** Given up and not reinstated; a credit of it would give back what nobody paid. */
  readonly writtenOffMinor: bigint
}

/** How an invoice, or a section of a consolidated one, stands before it is corrected. */
export function loadInvoiceStanding(
  db: Db,
  document: { readonly accountId: string; readonly invoiceId: string },
): Promise<InvoiceStanding | undefined> {
  return maybeOne(
    db,
    sql<InvoiceStanding>`
      select a.number as account, a.name, a.delivery,
        coalesce(o.open_minor, 0)::bigint as "openMinor",
        coalesce(w.minor, 0)::bigint as "writtenOffMinor"
      from invoice i join account a using (account_id)
      left join open_item o on o.account_id = coalesce(i.payer_id, i.account_id)
        and o.item_id = i.invoice_id
      left join lateral (
        select sum(x.amount_minor) as minor from allocation x
        where x.account_id = o.account_id and x.item_id = o.item_id and x.kind = 'write_off'
          and x.reverses is null
          and not exists (select from allocation r
            where r.account_id = x.account_id and r.reverses = x.allocation_id)) w on true
      where i.account_id = ${document.accountId} and i.invoice_id = ${document.invoiceId}`,
  )
}
