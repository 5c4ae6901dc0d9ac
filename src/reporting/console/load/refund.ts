import { sql } from 'kysely'
import { type Db, rows } from '../../../platform/database/database.ts'

/** A credit of a customer that could be paid out. */
export type RefundableCredit = {
  readonly itemId: string
  readonly kind: string
  /** Number of the document, else what the payer wrote. */
  readonly label: string | null
  readonly on: Temporal.PlainDate
  /** From when on it counts for a discount. */
  readonly valueOn: Temporal.PlainDate
  readonly entity: string
  readonly currency: string
  readonly amountMinor: bigint
  /** What is left of it; above zero. */
  readonly leftMinor: bigint
  /** How the money came, where it is money. */
  readonly method: string | null
  /** The account of the chart that it stands on. */
  readonly control: string
}

/** What a customer has in credit, the oldest first. */
export function loadRefundableCredits(db: Db, accountId: string): Promise<RefundableCredit[]> {
  return rows(
    db,
    sql<RefundableCredit>`
      select i.item_id as "itemId", i.kind, coalesce(n.label, i.reference) as label,
        i.document_on as on, coalesce((select r.value_on from receipt r
          where r.account_id = i.account_id and r.receipt_id = i.item_id), i.document_on)
        as "valueOn", e.code as entity, i.control, i.currency,
        -i.amount_minor as "amountMinor",
        -i.open_minor as "leftMinor", (
          with recursive source (account_id, item_id) as (
            select i.account_id, i.item_id
            union
            select o.origin_account_id, o.origin_item_id
            from source s join open_item o using (account_id, item_id)
            where o.origin_item_id is not null)
          select r.method from source s
          join receipt r on r.account_id = s.account_id and r.receipt_id = s.item_id limit 1)
        as method
      from open_item i join legal_entity e using (legal_entity_id)
      left join document_number n on n.account_id = coalesce(i.document_account_id, i.account_id)
        and n.invoice_id = i.item_id
      where i.account_id = ${accountId} and i.open_minor < 0
        and i.control in ('1200', '1205', '2500', '2510')
      order by i.document_on, i.item_id limit 200`,
  )
}

/** A payment through a provider of which something can be given back. */
export type RefundablePayment = {
  readonly paymentId: string
  /** The receipt that it is: of its own credit. */
  readonly receiptId: string
  readonly provider: string
  /** The card or account that it was taken from, masked; null where the provider keeps none. */
  readonly shown: string | null
  readonly on: Temporal.PlainDate
  readonly entity: string
  readonly currency: string
  readonly takenMinor: bigint
  /** What can still be given back of it. */
  readonly leftMinor: bigint
}

/** The payments of a customer that could be refunded, the latest first. */
export function loadRefundablePayments(db: Db, accountId: string): Promise<RefundablePayment[]> {
  return rows(
    db,
    sql<RefundablePayment>`
      select p.payment_id as "paymentId", p.receipt_id as "receiptId", p.provider,
        m.shown, r.booked_on as on, e.code as entity, p.currency,
        r.amount_minor as "takenMinor", r.amount_minor - coalesce(f.minor, 0)::bigint as "leftMinor"
      from payment p
      join receipt r on r.account_id = p.account_id and r.receipt_id = p.receipt_id
      join legal_entity e on e.legal_entity_id = p.legal_entity_id
      left join payment_means m on m.account_id = p.account_id and m.means_id = p.means_id
      left join lateral (
        select sum(f.amount_minor) as minor from provider_refund f
        where f.account_id = p.account_id and f.payment_id = p.payment_id
          and f.state <> 'failed') f on true
      where p.account_id = ${accountId} and p.provider is not null
        and p.state in ('succeeded', 'refunded') and r.amount_minor > coalesce(f.minor, 0)
      order by r.booked_on desc, p.payment_id limit 100`,
  )
}

/** A refund with what became of it. */
export type RefundShown = {
  readonly refundId: string
  readonly on: Temporal.PlainDate
  readonly way: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly payee: string
  /** The account that it goes to, masked, or the number of the check. */
  readonly to: string | null
  readonly state: string
  /** Why it failed or came back, in the words of provider or bank. */
  readonly why: string | null
  readonly run: string | null
  readonly recordedBy: string
}

/** The refunds of a customer, the latest first. */
export function loadRefundsShown(db: Db, accountId: string): Promise<RefundShown[]> {
  return rows(
    db,
    sql<RefundShown>`
      select f.refund_id as "refundId", f.refunded_on as on, f.way, f.currency,
        f.amount_minor as "amountMinor", f.payee,
        coalesce(f.payee_account_shown, f.check_number) as to,
        case when v.state is not null then v.state
          when b.allocation_id is not null then 'came_back'
          when k.line_id is not null then 'paid'
          when f.way = 'cash' then 'paid'
          when u.state is not null then 'in_run_' || u.state
          else 'waiting' end as state,
        coalesce(v.reason, p.refused_for, b.note) as why, u.reference as run,
        f.recorded_by as "recordedBy"
      from refund f
      left join provider_refund v on v.account_id = f.account_id and v.refund_id = f.refund_id
      left join allocation b on b.account_id = f.account_id and b.reverses = f.allocation_id
      left join refund_run_part p on p.account_id = f.account_id and p.refund_id = f.refund_id
        and p.let_go_at is null
      left join refund_run u on u.run_id = p.run_id
      left join lateral (
        select k.line_id from bank_line_link k
        where k.kind = 'refund' and k.subject_account_id = f.account_id
          and k.subject_id = f.refund_id::text and k.undone_at is null limit 1) k on true
      where f.account_id = ${accountId}
      order by f.refunded_on desc, f.refund_id desc limit 50`,
  )
}
