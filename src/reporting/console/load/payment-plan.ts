import { sql } from 'kysely'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A payment plan as its screen shows it. */
export type PaymentPlanShown = {
  readonly accountId: string
  readonly planId: string
  readonly account: string
  readonly name: string
  readonly entityCode: string
  readonly entityName: string
  readonly currency: string
  readonly agreedOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly openMinor: bigint
  readonly graceDays: number
  readonly acceleration: 'all' | 'none'
  /** running, kept, defaulted or cancelled. */
  readonly state: string
  readonly feeDocument: string | null
  readonly feeMinor: bigint | null
  readonly note: string | null
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
  readonly endedOn: Temporal.PlainDate | null
  readonly missedOn: Temporal.PlainDate | null
  readonly endNote: string | null
  readonly endedAt: Temporal.Instant | null
  readonly endedBy: string | null
}

/** The plan of an id. */
export function loadPaymentPlanShown(
  db: Db,
  planId: string,
): Promise<PaymentPlanShown | undefined> {
  return maybeOne(
    db,
    sql<PaymentPlanShown>`
      select p.account_id as "accountId", p.plan_id as "planId", a.number as account, a.name,
        e.code as "entityCode", e.name as "entityName", p.currency, p.agreed_on as "agreedOn",
        p.amount_minor as "amountMinor", s.open_minor as "openMinor", p.grace_days as "graceDays",
        p.acceleration,
        coalesce(n.kind, case when s.open_minor = 0 then 'kept' else 'running' end) as state,
        d.label as "feeDocument", f.gross_minor as "feeMinor", p.note,
        p.recorded_at as "recordedAt", p.recorded_by as "recordedBy", n.ended_on as "endedOn",
        n.missed_on as "missedOn", n.note as "endNote", n.recorded_at as "endedAt",
        n.recorded_by as "endedBy"
      from payment_plan p join account a using (account_id)
      join legal_entity e on e.legal_entity_id = p.legal_entity_id
      left join payment_plan_end n using (account_id, plan_id)
      left join document_number d on d.account_id = p.account_id
        and d.invoice_id = p.fee_document_id
      left join invoice f on f.account_id = p.account_id and f.invoice_id = p.fee_document_id
      cross join lateral (
        select coalesce(sum(o.open_minor), 0)::bigint as open_minor
        from payment_plan_item i join open_item o using (account_id, item_id)
        where i.account_id = p.account_id and i.plan_id = p.plan_id) s
      where p.plan_id = ${planId}::uuid`,
  )
}

type PlanKey = { readonly accountId: string; readonly planId: string }

/** An instalment with what became of it. */
export type PlanInstalmentShown = {
  readonly no: number
  readonly dueOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly openMinor: bigint
  /** What became due again as before when the plan ended. */
  readonly backMinor: bigint
  /** When the last money came for it. */
  readonly paidOn: Temporal.PlainDate | null
  /** The documents whose place it took. */
  readonly documents: readonly string[]
}

/** The instalments of a plan, in their order. */
export function loadPlanInstalments(
  db: Db,
  { accountId, planId }: PlanKey,
): Promise<PlanInstalmentShown[]> {
  return rows(
    db,
    sql<PlanInstalmentShown>`
      select t.instalment_no as no, t.due_on as "dueOn", t.amount_minor as "amountMinor",
        s.open_minor as "openMinor", s.back_minor as "backMinor", s.paid_on as "paidOn",
        s.documents
      from payment_plan_instalment t
      cross join lateral (
        select coalesce(sum(o.open_minor), 0)::bigint as open_minor,
          coalesce(sum(l.back), 0)::bigint as back_minor, max(l.paid_on) as paid_on,
          coalesce(json_agg(distinct d.label) filter (where d.label is not null), '[]')
            as documents
        from payment_plan_item i join open_item o using (account_id, item_id)
        cross join lateral (
          select sum(amount_minor) filter (where kind = 'planned') as back,
            max(effective_on) filter (where kind = 'applied' and amount_minor > 0) as paid_on
          from allocation l where l.account_id = o.account_id and l.item_id = o.item_id) l
        left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
          and d.invoice_id = ${DOCUMENT_OF_ITEM}
        where i.account_id = t.account_id and i.plan_id = t.plan_id
          and i.instalment_no = t.instalment_no) s
      where t.account_id = ${accountId} and t.plan_id = ${planId}
      order by t.instalment_no`,
  )
}

/** Something that went on the plan. */
export type PlannedDocument = {
  readonly itemId: string
  readonly document: string | null
  readonly reference: string | null
  readonly kind: string
  readonly dueOn: Temporal.PlainDate
  /** What of it went on the plan, and what is open of it besides now. */
  readonly plannedMinor: bigint
  readonly openMinor: bigint
}

/** What a plan took the place of, the oldest due first. */
export function loadPlannedDocuments(
  db: Db,
  { accountId, planId }: PlanKey,
): Promise<PlannedDocument[]> {
  return rows(
    db,
    sql<PlannedDocument>`
      select o.item_id as "itemId", d.label as document, o.reference, o.kind, o.due_on as "dueOn",
        sum(t.amount_minor)::bigint as "plannedMinor", o.open_minor as "openMinor"
      from payment_plan_item i
      join open_item t on t.account_id = i.account_id and t.item_id = i.item_id
      join open_item o on o.account_id = t.origin_account_id and o.item_id = t.origin_item_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}
      where i.account_id = ${accountId} and i.plan_id = ${planId}
      group by o.account_id, o.item_id, d.label
      order by o.due_on, o.item_id`,
  )
}

/** What an account owes that could go on a plan. */
export type PlannableItem = {
  readonly itemId: string
  readonly kind: string
  readonly document: string | null
  readonly reference: string | null
  readonly entity: string
  readonly currency: string
  readonly documentOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly openMinor: bigint
  /** Why it is not asked for now: disputed, promised, returned. */
  readonly frozenFor: readonly string[]
}

/** What an account owes and is on no plan yet, the oldest due first. */
export function loadPlannableItems(
  db: Db,
  accountId: string,
  on: Temporal.PlainDate,
): Promise<PlannableItem[]> {
  return rows(
    db,
    sql<PlannableItem>`
      select o.item_id as "itemId", o.kind, d.label as document, o.reference, e.code as entity,
        o.currency, o.document_on as "documentOn", o.due_on as "dueOn",
        o.open_minor as "openMinor", coalesce((
          select json_agg(distinct f.reason) from item_freeze f
          left join item_freeze_end n using (account_id, freeze_id)
          where f.account_id = o.account_id and f.item_id = o.item_id
            and f.from_on <= ${on} and coalesce(f.until_on >= ${on}, true)
            and coalesce(n.ended_on > ${on}, true)), '[]') as "frozenFor"
      from open_item o join legal_entity e using (legal_entity_id)
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}
      where o.account_id = ${accountId} and o.open_minor > 0 and o.control = '1200'
      order by o.due_on, o.item_id limit 500`,
  )
}

/** How many plans stand how, by currency. */
export type PlanCount = {
  readonly state: string
  readonly currency: string
  readonly plans: number
  readonly amountMinor: bigint
  readonly openMinor: bigint
  /** Of running ones: with an instalment that is late. */
  readonly late: number
}

/** The plans by how they stand. */
export function countPaymentPlans(db: Db, on: Temporal.PlainDate): Promise<PlanCount[]> {
  return rows(
    db,
    sql<PlanCount>`
      select coalesce(n.kind, case when s.open_minor = 0 then 'kept' else 'running' end) as state,
        p.currency, count(*)::int as plans, sum(p.amount_minor)::bigint as "amountMinor",
        sum(s.open_minor)::bigint as "openMinor",
        count(*) filter (where n.kind is null and s.next_due_on < ${on})::int as late
      from payment_plan p left join payment_plan_end n using (account_id, plan_id)
      cross join lateral (
        select coalesce(sum(o.open_minor), 0)::bigint as open_minor,
          min(o.due_on) filter (where o.open_minor > 0) as next_due_on
        from payment_plan_item i join open_item o using (account_id, item_id)
        where i.account_id = p.account_id and i.plan_id = p.plan_id) s
      group by 1, 2 order by 2, 1`,
  )
}
