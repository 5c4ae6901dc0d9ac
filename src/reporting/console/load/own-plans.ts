import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A payment plan as its customer sees it. */
export type OwnPlan = {
  readonly accountId: string
  readonly planId: string
  readonly entityName: string
  readonly currency: string
  readonly agreedOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly openMinor: bigint
  readonly state: 'running' | 'kept' | 'defaulted'
}

/** The last plans of an account, the latest first; one that was cancelled is none any more. */
export function loadOwnPlans(db: Db, accountId: string, most: number): Promise<OwnPlan[]> {
  return rows(
    db,
    sql<OwnPlan>`
      select p.account_id as "accountId", p.plan_id as "planId", e.name as "entityName", p.currency,
        p.agreed_on as "agreedOn", p.amount_minor as "amountMinor", s.open_minor as "openMinor",
        coalesce(n.kind, case when s.open_minor = 0 then 'kept' else 'running' end) as state
      from payment_plan p join legal_entity e using (legal_entity_id)
      left join payment_plan_end n using (account_id, plan_id)
      cross join lateral (
        select coalesce(sum(o.open_minor), 0)::bigint as open_minor
        from payment_plan_item i join open_item o using (account_id, item_id)
        where i.account_id = p.account_id and i.plan_id = p.plan_id) s
      where p.account_id = ${accountId} and n.kind is distinct from 'cancelled'
      order by p.agreed_on desc, p.plan_id desc limit ${most}`,
  )
}

/** What was asked for and not agreed: it waits for its answer, or was declined. */
export type OwnPlanRequest = {
  readonly requestId: string
  readonly entity: string
  readonly entityName: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly instalments: number
  readonly firstOn: Temporal.PlainDate
  readonly state: 'waiting' | 'declined'
  readonly answer: string | null
  readonly requestedAt: Temporal.Instant
  readonly note: string | null
}

/** The last request of an account to each legal entity, where it waits or was declined. */
export function loadOwnPlanRequests(db: Db, accountId: string): Promise<OwnPlanRequest[]> {
  return rows(
    db,
    sql<OwnPlanRequest>`
      select * from (
        select distinct on (r.legal_entity_id, r.currency) r.request_id as "requestId",
          e.code as entity, e.name as "entityName", r.currency, r.amount_minor as "amountMinor",
          r.instalments, r.first_on as "firstOn", r.state, r.answer,
          r.requested_at as "requestedAt", r.note
        from payment_plan_request r join legal_entity e using (legal_entity_id)
        where r.account_id = ${accountId}
        order by r.legal_entity_id, r.currency, r.requested_at desc) last
      where state in ('waiting', 'declined') order by "requestedAt"`,
  )
}
