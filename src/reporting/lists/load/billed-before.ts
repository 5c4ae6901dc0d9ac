import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id } from './column.ts'

/** What customers were billed, by month of issue, product and charge: a year of it, or any other span. */
export const BILLED_BEFORE_LISTS: readonly List[] = [
  {
    name: 'billed-before',
    summary: 'What customers were billed by month, product and charge, corrections included',
    permission: 'documents.read',
    // Grouped by the account first, so that a page of the list groups no more than its customers.
    tables: sql`(select l.account_id, i.currency, date_trunc('month', i.issued_on)::date as month,
        l.product_code, l.charge_code, l.unit, sum(l.quantity) as quantity,
        sum(l.net_minor)::bigint as net_minor, count(distinct l.invoice_id)::int as documents
      from invoice_line l join invoice i using (account_id, invoice_id)
      group by 1, 2, 3, 4, 5, 6) d join account a using (account_id)`,
    columns: {
      accountId: id('d.account_id'),
      account: ACCOUNT,
      month: asked('date', 'd.month', 'first day of the month of issue'),
      product: asked('text', 'd.product_code', 'code of the product'),
      charge: column('text', 'd.charge_code', 'code of the charge'),
      unit: column('text', 'd.unit', 'what the quantity counts'),
      currency: asked('text', 'd.currency', 'currency'),
      quantity: column('decimal', 'd.quantity', 'how much was billed'),
      net: column('amount', 'd.net_minor', 'what was billed, without tax'),
      documents: column('whole', 'd.documents', 'invoices and credit notes'),
    },
    key: ['accountId', 'month', 'product', 'charge', 'unit', 'currency'],
  },
]
