import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

/** What customers pay besides for paying in a certain way. */
export const SURCHARGE_LISTS: readonly List[] = [
  {
    name: 'surcharge-rules',
    summary: 'What is charged on top for paying by card or account; the latest revision counts',
    permission: 'receipts.read',
    tables: sql`surcharge_rule p join legal_entity e using (legal_entity_id)`,
    columns: {
      entity: asked('text', 'e.code', 'legal entity'),
      country: asked('text', 'p.country', 'country; empty: wherever no rule says more'),
      region: asked('text', 'p.region', 'state or province; empty: the whole country'),
      method: asked('text', 'p.method', 'card or bank'),
      fromOn: asked('date', 'p.from_on', 'first day'),
      revision: column('whole', 'p.revision', 'how often the date was set'),
      percent: column('decimal', 'p.percent', 'of what is paid, tax included'),
      currency: column('text', 'e.currency', 'ISO 4217 code'),
      fixed: column('amount', 'p.fixed_minor', 'besides, a payment'),
      cap: column('amount', 'p.cap_minor', 'at most', NULLABLE),
      taxClass: column('text', 'p.tax_class', 'how the fee is taxed'),
      businessesOnly: column('yesno', 'p.businesses_only', 'not of consumers'),
      recordedBy: column('text', 'p.recorded_by', 'who recorded it'),
    },
    key: ['entity', 'country', 'region', 'method', 'fromOn', 'revision'],
  },
  {
    name: 'payment-surcharges',
    summary: 'What payments were charged on top, and the document of it',
    permission: 'receipts.read',
    tables: sql`payment_surcharge s join payment p using (account_id, payment_id)
      join account a using (account_id)
      left join document_number d on d.account_id = s.account_id and d.invoice_id = s.document_id
      left join document_number c on c.account_id = s.account_id and c.invoice_id = s.credit_id`,
    columns: {
      account: ACCOUNT,
      accountId: id('s.account_id'),
      paymentId: id('s.payment_id'),
      collectOn: column('date', 'p.collect_on', 'day of the payment'),
      method: column('text', 's.method', 'card or bank'),
      paymentState: column('text', 'p.state', 'what became of the payment'),
      currency: column('text', 'p.currency', 'ISO 4217 code'),
      amount: column('amount', 's.amount_minor', 'tax included'),
      document: column('text', 'd.label', 'its document, once it has arrived', NULLABLE),
      creditNote: column('text', 'c.label', 'its credit, where the payment came back', NULLABLE),
    },
    key: ['accountId', 'paymentId'],
  },
]
