import { sql } from 'kysely'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'
import { INCIDENT_STATE } from '../../lists/load/incidents.ts'

/** An incident as its screen shows it. */
export type IncidentHead = {
  readonly incidentId: string
  readonly number: string
  readonly title: string
  readonly wrong: string
  readonly cause: string
  readonly remedy: 'difference' | 'void' | 'credit'
  readonly state: string
  readonly reason: string
  readonly terms: unknown
  readonly notice: unknown
  readonly issueOn: Temporal.PlainDate
  readonly createdAt: Temporal.Instant
  readonly createdBy: string
  readonly approvedAt: Temporal.Instant | null
  readonly approvedBy: string | null
}

/** The incident of a number. */
export function loadIncidentHead(db: Db, number: string): Promise<IncidentHead | undefined> {
  return maybeOne(
    db,
    sql<IncidentHead>`
      select i.incident_id as "incidentId", i.number, i.title, i.wrong, i.cause_code as cause,
        i.remedy, ${INCIDENT_STATE} as state, i.reason, i.terms, i.notice,
        i.issue_on as "issueOn", i.created_at as "createdAt", i.created_by as "createdBy",
        i.approved_at as "approvedAt", i.approved_by as "approvedBy"
      from incident i where i.number = ${number}`,
  )
}

/** A run of an incident, with how far it has come in its phase. */
export type IncidentRunLine = {
  readonly number: string
  readonly entity: string
  readonly state: string
  readonly chunks: number
  readonly chunksDone: number
}

/** The runs of an incident by legal entity. */
export function loadRunsOfIncident(db: Db, incidentId: string): Promise<IncidentRunLine[]> {
  return rows(
    db,
    sql<IncidentRunLine>`
      select r.number, e.code as entity, r.state, c.chunks, c.done as "chunksDone"
      from bill_run r join legal_entity e using (legal_entity_id),
        lateral (select count(*)::int as chunks,
            count(*) filter (where k.state = 'issued'
              or (k.state = 'rated' and r.state in ('draft', 'rating')))::int as done
          from bill_run_chunk k where k.run_id = r.run_id) c
      where r.incident_id = ${incidentId} order by e.code`,
  )
}

/** How many documents of an incident came to what, with their sums in minor units. */
export type IncidentCount = {
  readonly state: 'selected' | 'changed' | 'no_change' | 'barred'
  readonly reason: string | null
  readonly entity: string
  readonly currency: string
  readonly documents: number
  readonly beforeMinor: bigint
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly payableMinor: bigint
  readonly corrected: number
}

/** The documents of an incident by what became of them. */
export function loadIncidentCounts(db: Db, incidentId: string): Promise<IncidentCount[]> {
  return rows(
    db,
    sql<IncidentCount>`
      select case when x.outcome in ('held', 'failed') and d.state <> 'no_change' then 'barred'
          else d.state end as state,
        coalesce(d.reason, case when x.outcome in ('held', 'failed') and d.state <> 'no_change'
          then x.reason end) as reason,
        e.code as entity, d.currency, count(*)::int as documents,
        sum(d.before_minor)::bigint as "beforeMinor", sum(d.net_minor)::bigint as "netMinor",
        sum(d.tax_minor)::bigint as "taxMinor", sum(d.payable_minor)::bigint as "payableMinor",
        count(c.correction_id)::int as corrected
      from incident_document d
      join bill_run r on r.run_id = d.run_id
      join legal_entity e using (legal_entity_id)
      left join bill_run_account x on x.account_id = d.account_id and x.run_id = d.run_id
      left join incident_correction c on c.account_id = d.account_id
        and c.incident_id = d.incident_id and c.invoice_id = d.invoice_id
      where d.incident_id = ${incidentId}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  )
}

/** What an incident changes of a tax; minor units. */
export type IncidentTax = {
  readonly entity: string
  readonly currency: string
  readonly code: string
  readonly ratePercent: string
  readonly taxableMinor: bigint
  readonly taxMinor: bigint
}

/** The taxes of an incident's documents: of the drafts, or once they are issued, of the documents. */
export function loadIncidentTaxes(db: Db, incidentId: string): Promise<IncidentTax[]> {
  return rows(
    db,
    sql<IncidentTax>`
      select e.code as entity, t.currency, t.code, t.rate::text as "ratePercent",
        sum(t.taxable)::bigint as "taxableMinor", sum(t.tax)::bigint as "taxMinor"
      from bill_run r join legal_entity e using (legal_entity_id)
      cross join lateral (
        select d.currency, x ->> 'code' as code, trim_scale((x ->> 'ratePercent')::numeric) as rate,
          (x ->> 'taxableMinor')::bigint as taxable, (x ->> 'taxMinor')::bigint as tax
        from draft_invoice d cross join lateral json_array_elements(d.content::json -> 'taxes') x
        where d.run_id = r.run_id
        union all
        select i.currency, g.tax_code, trim_scale(g.rate_percent), g.taxable_minor, g.tax_minor
        from invoice i join invoice_tax g using (account_id, invoice_id)
        where i.run_id = r.run_id and r.state = 'issued'
      ) t
      where r.incident_id = ${incidentId}
      group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  )
}
