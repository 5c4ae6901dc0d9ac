import { sql } from 'kysely'
import type { List } from '../../../platform/list.ts'
import { ACCOUNT, asked, column, id, NULLABLE } from './column.ts'

/** The state of an incident `i`: that of its run that has come the least far. */
export const INCIDENT_STATE = sql<string>`(select (array['rating', 'review', 'approved', 'issuing',
    'issued', 'cancelled'])[min(case r.state when 'review' then 2 when 'approved' then 3
    when 'issuing' then 4 when 'issued' then 5 when 'cancelled' then 6 else 1 end)]
  from bill_run r where r.incident_id = i.incident_id)`

/** What was wrong on many documents at once, and what became of each of them. */
export const INCIDENT_LISTS: readonly List[] = [
  {
    name: 'incidents',
    summary: 'Errors on many documents that were put right under one approval, the latest first',
    permission: 'billRuns.read',
    tables: sql`incident i`,
    columns: {
      createdAt: column('instant', 'i.created_at', 'when it was entered'),
      incidentId: id('i.incident_id'),
      incident: asked('text', 'i.number', 'number'),
      title: column('text', 'i.title', 'what was wrong'),
      wrong: asked('text', 'i.wrong', 'price, tariff, reads, tax, other'),
      cause: asked('text', 'i.cause_code', 'why'),
      remedy: asked('text', 'i.remedy', 'difference, void, credit'),
      state: asked('text', INCIDENT_STATE, 'rating, review, approved, issuing, issued, cancelled'),
      documents: column(
        'whole',
        sql`(select count(*) from incident_document d where d.incident_id = i.incident_id)`,
        'documents that it is about',
      ),
      corrected: column(
        'whole',
        sql`(select count(*) from incident_correction c where c.incident_id = i.incident_id)`,
        'documents that were put right',
      ),
      issueOn: asked('date', 'i.issue_on', 'date of the documents'),
      createdBy: column('text', 'i.created_by', 'who entered it'),
      approvedBy: column('text', 'i.approved_by', 'who approved it', NULLABLE),
    },
    key: ['createdAt', 'incidentId'],
    newestFirst: true,
    one: 'incident',
  },
  {
    name: 'incident-documents',
    summary: 'What each document of an incident came to, what changes, and what put it right',
    permission: 'billRuns.read',
    tables: sql`incident_document d join incident i using (incident_id)
      join account a on a.account_id = d.account_id
      join bill_run r on r.run_id = d.run_id
      join legal_entity e on e.legal_entity_id = r.legal_entity_id
      join invoice o on o.account_id = d.account_id and o.invoice_id = d.invoice_id
      join document_number n on n.account_id = coalesce(o.document_account_id, o.account_id)
        and n.invoice_id = o.invoice_id
      left join bill_run_account x on x.account_id = d.account_id and x.run_id = d.run_id
      left join incident_correction c on c.account_id = d.account_id
        and c.incident_id = d.incident_id and c.invoice_id = d.invoice_id
      left join invoice p on p.account_id = c.account_id and p.invoice_id = c.correction_id
      left join document_number k on k.account_id = coalesce(p.document_account_id, p.account_id)
        and k.invoice_id = p.invoice_id`,
    columns: {
      account: ACCOUNT,
      accountId: id('d.account_id'),
      documentId: id('d.invoice_id'),
      name: column('text', 'a.name', 'name of the customer'),
      document: asked('text', 'n.label', 'the document that it is about'),
      state: asked(
        'text',
        sql`case when d.state = 'changed' and x.outcome in ('held', 'failed') then 'barred'
          else d.state end`,
        'selected, changed, no_change, barred',
      ),
      reason: asked(
        'text',
        sql`coalesce(d.reason, case when x.outcome in ('held', 'failed') then x.reason end)`,
        'why it is not put right',
        NULLABLE,
      ),
      currency: asked('text', 'd.currency', 'ISO 4217 code'),
      netBefore: column('amount', 'd.before_minor', 'what it stood at, without tax'),
      netAfter: column('amount', sql`d.before_minor + d.net_minor`, 'what it comes to'),
      netChange: column('amount', 'd.net_minor', 'what changes without tax'),
      taxChange: column('amount', 'd.tax_minor', 'what changes of the tax'),
      toPayChange: column('amount', 'd.payable_minor', 'what more (or less) is to pay'),
      correction: asked('text', 'k.label', 'the document that put it right', NULLABLE),
      entity: asked('text', 'e.code', 'legal entity'),
      incident: asked('text', 'i.number', 'number of the incident'),
    },
    key: ['incident', 'accountId', 'documentId'],
  },
]
