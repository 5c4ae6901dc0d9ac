import { sql } from 'kysely'
import { sqlProof } from './proof.ts'

/** The accounts that an incident's approval counted, whatever became of them at issue. */
const APPROVED = sql`(x.outcome in ('billed', 'failed')
  or (x.outcome = 'held' and x.reason = 'invoice_corrected'))`

/** Incidents that were not given up after they were approved. */
const STANDING = sql`not exists (select from bill_run g
  where g.incident_id = i.incident_id and g.state = 'cancelled')`

export const incidentsAsApproved = sqlProof({
  name: 'incidents_as_approved',
  sentence:
    'The documents of an incident come to what was approved, account by account, and each document that was to be put right was put right once.',
  counted: sql`incident_document`,
  faults: [
    {
      problem: 'documents of an incident come to something else than was worked out',
      found: sql`
        select coalesce(w.number, m.number) as run, coalesce(w.account_id, m.account_id) as account_id,
          coalesce(w.currency, m.currency) as currency, w.minor as approved_minor,
          m.minor as issued_minor
        from (
          select r.run_id, r.number, d.account_id, d.currency, sum(d.payable_minor) as minor
          from incident_document d join bill_run r on r.run_id = d.run_id
          join bill_run_account x on x.account_id = d.account_id and x.run_id = d.run_id
          where r.state = 'issued' and x.outcome = 'billed'
          group by 1, 2, 3, 4
        ) w
        full join (
          select r.run_id, r.number, i.account_id, i.currency, sum(i.payable_minor) as minor
          from bill_run r join invoice i using (run_id)
          where r.incident_id is not null and r.state = 'issued'
          group by 1, 2, 3, 4
        ) m using (run_id, account_id, currency)
        where coalesce(w.minor, 0) <> coalesce(m.minor, 0)`,
    },
    {
      problem: 'document that was to be put right and was not, or the other way round',
      found: sql`
        select d.incident_id, d.account_id, d.invoice_id, d.state, c.correction_id
        from incident_document d
        join bill_run r on r.run_id = d.run_id
        join bill_run_account x on x.account_id = d.account_id and x.run_id = d.run_id
        left join incident_correction c on c.account_id = d.account_id
          and c.incident_id = d.incident_id and c.invoice_id = d.invoice_id
        left join invoice i on i.account_id = c.account_id and i.invoice_id = c.correction_id
        where r.state = 'issued'
          and ((d.state = 'changed' and x.outcome = 'billed') <> (c.correction_id is not null)
            or i.run_id <> d.run_id)`,
    },
    {
      problem: 'incident whose documents are not those that were approved',
      found: sql`
        select coalesce(w.incident_id, m.incident_id) as incident_id, w.entity, w.currency,
          w.minor as approved_minor, m.minor
        from (
          select i.incident_id, t ->> 'entity' as entity, t ->> 'currency' as currency,
            (t ->> 'payableMinor')::numeric as minor, (t ->> 'documents')::int as documents
          from incident i cross join lateral jsonb_array_elements(i.approved) t
          where ${STANDING}
        ) w
        full join (
          select i.incident_id, e.code as entity, d.currency, sum(d.payable_minor) as minor,
            count(*)::int as documents
          from incident i join incident_document d using (incident_id)
          join bill_run r on r.run_id = d.run_id join legal_entity e using (legal_entity_id)
          join bill_run_account x on x.account_id = d.account_id and x.run_id = d.run_id
          where i.approved is not null and d.state = 'changed' and ${APPROVED} and ${STANDING}
          group by 1, 2, 3
        ) m using (incident_id, entity, currency)
        where coalesce(w.minor, 0) <> coalesce(m.minor, 0)
           or coalesce(w.documents, 0) <> coalesce(m.documents, 0)`,
    },
  ],
})
