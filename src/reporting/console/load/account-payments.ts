import { sql } from 'kysely'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import { type Db, rows } from '../../../platform/database/database.ts'
import { LAST_USED } from '../../../receivables/mandates/load.ts'
import type { MandateFacts } from '../../../receivables/mandates/mandate.ts'
import { DISCOUNT } from './reconciliation.ts'

/** Something that a customer owes. */
export type OwedItem = {
  readonly itemId: string
  readonly kind: string
  /** The document that it is of, else what it is known by. */
  readonly document: string | null
  readonly reference: string | null
  readonly entity: string
  readonly currency: string
  readonly dueOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly openMinor: bigint
  /** Whether it is an instalment of a payment plan. */
  readonly isPlan: boolean
  /** What may be taken off by paying until a day; null once something of it is paid. */
  readonly discountMinor: bigint | null
  readonly discountOn: Temporal.PlainDate | null
}

/** What a customer owes, the longest due first. */
export function loadOwedItems(db: Db, accountId: string, limit: number): Promise<OwedItem[]> {
  return rows(
    db,
    sql<OwedItem>`
      select o.item_id as "itemId", o.kind, d.label as document, o.reference, e.code as entity,
        o.currency, o.due_on as "dueOn", o.amount_minor as "amountMinor",
        o.open_minor as "openMinor", o.control = '1205' as "isPlan", ${DISCOUNT}
      from open_item o join legal_entity e using (legal_entity_id)
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}
      where o.account_id = ${accountId} and o.open_minor > 0
      order by o.due_on, o.item_id limit ${limit}`,
  )
}

/** A receipt of a customer with what it was used for. */
export type ReceiptOfAccount = {
  readonly receiptId: string
  readonly bookedOn: Temporal.PlainDate
  readonly entity: string
  readonly currency: string
  readonly method: string
  /** The card or account that it was taken from, masked; the number of a check. */
  readonly by: string | null
  readonly reference: string | null
  readonly amountMinor: bigint
  readonly leftMinor: bigint
  /** Why it went back, where it did: returned, or recorded by mistake. */
  readonly wentBack: string | null
  readonly uses: readonly ReceiptUsed[]
}

/** What of a receipt stands used for one thing now; amounts come as text from JSON. */
export type ReceiptUsed = {
  readonly kind: string
  readonly document: string | null
  readonly reference: string | null
  readonly account: string | null
  readonly amountMinor: string
}

/** The latest receipts of a customer; what was taken off again is not told. */
export function loadReceiptsOfAccount(
  db: Db,
  accountId: string,
  limit: number,
): Promise<ReceiptOfAccount[]> {
  return rows(
    db,
    sql<ReceiptOfAccount>`
      select r.receipt_id as "receiptId", r.booked_on as "bookedOn", e.code as entity, r.currency,
        r.method, coalesce(p.shown, r.check_number) as by, r.reference,
        r.amount_minor as "amountMinor", -i.open_minor as "leftMinor", v.kind as "wentBack",
        u.uses
      from receipt r join legal_entity e using (legal_entity_id)
      join open_item i on i.account_id = r.account_id and i.item_id = r.receipt_id
      left join receipt_reversal v on v.account_id = r.account_id and v.receipt_id = r.receipt_id
      left join lateral (
        select coalesce(m.shown, md.account_number_shown) as shown from payment p
        left join payment_means m on m.account_id = p.account_id and m.means_id = p.means_id
        left join mandate md on md.account_id = p.account_id and md.mandate_id = p.mandate_id
        where p.account_id = r.account_id and p.receipt_id = r.receipt_id limit 1) p on true
      cross join lateral (
        select coalesce(json_agg(json_build_object('kind', l.kind, 'document', d.label,
            'reference', o.reference,
            'account', case when a.account_id <> r.account_id and a.kind <> 'house'
              then a.number end,
            'amountMinor', (-l.amount_minor)::text)
          order by l.recorded_at, l.allocation_id), '[]') as uses
        from allocation l
        left join open_item o on o.account_id = l.other_account_id and o.item_id = l.other_item_id
        left join account a on a.account_id = o.account_id
        left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
          and d.invoice_id = ${DOCUMENT_OF_ITEM}
        where l.account_id = r.account_id and l.item_id = r.receipt_id and l.reverses is null
          and l.kind <> 'returned'
          and not exists (select from allocation b
            where b.account_id = l.account_id and b.reverses = l.allocation_id)) u
      where r.account_id = ${accountId}
      order by r.booked_on desc, r.receipt_id desc limit ${limit}`,
  )
}

/** What somebody else's money pays for a customer. */
export type PaidByOther = {
  readonly receiptId: string
  readonly effectiveOn: Temporal.PlainDate
  readonly payer: string
  readonly payerName: string
  readonly document: string | null
  readonly currency: string
  readonly amountMinor: bigint
}

/** What others paid of a customer's debts, the latest first; what was taken off again is not told. */
export function loadPaidByOthers(db: Db, accountId: string, limit: number): Promise<PaidByOther[]> {
  return rows(
    db,
    sql<PaidByOther>`
      select l.other_item_id as "receiptId", l.effective_on as "effectiveOn", a.number as payer,
        a.name as "payerName", d.label as document, o.currency, l.amount_minor as "amountMinor"
      from allocation l
      join receipt r on r.account_id = l.other_account_id and r.receipt_id = l.other_item_id
      join account a on a.account_id = l.other_account_id and a.kind <> 'house'
      join open_item o on o.account_id = l.account_id and o.item_id = l.item_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}
      where l.account_id = ${accountId} and l.other_account_id <> l.account_id
        and l.kind = 'applied' and l.reverses is null
        and not exists (select from allocation b
          where b.account_id = l.account_id and b.reverses = l.allocation_id)
      order by l.effective_on desc, l.allocation_id desc limit ${limit}`,
  )
}

/** A payment that is neither made nor failed yet. */
export type PaymentUnderWay = {
  readonly paymentId: string
  readonly state: string
  readonly collectOn: Temporal.PlainDate
  readonly by: string | null
  readonly currency: string
  readonly amountMinor: bigint
}

/** What is being taken from a customer, the earliest first. */
export function loadPaymentsUnderWay(db: Db, accountId: string): Promise<PaymentUnderWay[]> {
  return rows(
    db,
    sql<PaymentUnderWay>`
      select p.payment_id as "paymentId", p.state, p.collect_on as "collectOn",
        coalesce(m.shown, d.account_number_shown) as by, p.currency,
        p.amount_minor as "amountMinor"
      from payment p
      left join payment_means m on m.account_id = p.account_id and m.means_id = p.means_id
      left join mandate d on d.account_id = p.account_id and d.mandate_id = p.mandate_id
      where p.account_id = ${accountId}
        and p.state in ('planned', 'sending', 'unknown', 'needs_customer', 'pending', 'disputed')
      order by p.collect_on, p.payment_id limit 20`,
  )
}

/** A card or account that a provider keeps. */
export type MeansOfAccount = {
  readonly meansId: string
  readonly kind: string
  readonly shown: string
  readonly provider: string
  readonly expiresOn: Temporal.PlainDate | null
  readonly blockedReason: string | null
}

/** The cards and accounts that can be charged, the latest first. */
export function loadMeansOfAccount(db: Db, accountId: string): Promise<MeansOfAccount[]> {
  return rows(
    db,
    sql<MeansOfAccount>`
      select means_id as "meansId", kind, shown, provider, expires_on as "expiresOn",
        blocked_reason as "blockedReason"
      from payment_means where account_id = ${accountId} and removed_at is null
      order by recorded_at desc, means_id limit 20`,
  )
}

/** A mandate of a customer, with what its state follows from. */
export type MandateOfAccount = MandateFacts & {
  /** Of the company whose mandate it is. */
  readonly timeZone: string
  readonly reference: string
  readonly entity: string
  readonly shown: string
}

/** The mandates of a customer, the latest first. */
export function loadMandatesOfAccount(db: Db, accountId: string): Promise<MandateOfAccount[]> {
  return rows(
    db,
    sql<MandateOfAccount>`
      select m.reference, e.code as entity, m.account_number_shown as shown, m.scheme,
        m.one_off as "oneOff", m.signed_on as "signedOn", ${LAST_USED} as "lastUsedOn",
        m.blocked_reason as "blockedReason", m.revoked_on as "revokedOn",
        e.time_zone as "timeZone"
      from mandate m join legal_entity e using (legal_entity_id)
      where m.account_id = ${accountId}
      order by m.signed_on desc, m.mandate_id limit 20`,
  )
}

/** A consent to have what falls due taken by itself. */
export type AutopayOfAccount = {
  readonly entity: string
  readonly currency: string
  readonly by: string
  /** Of a kept card or account; null: it is by a mandate. */
  readonly meansId: string | null
  readonly mandate: string | null
  readonly capMinor: bigint | null
  readonly noticeDays: number
  readonly consentedOn: Temporal.PlainDate
  /** How they agreed. */
  readonly consent: string
}

/** The consents of a customer that hold on a day or begin after it. */
export function loadAutopayOfAccount(
  db: Db,
  accountId: string,
  on: Temporal.PlainDate,
): Promise<AutopayOfAccount[]> {
  return rows(
    db,
    sql<AutopayOfAccount>`
      select e.code as entity, p.currency, coalesce(m.shown, d.account_number_shown) as by,
        p.means_id as "meansId", d.reference as mandate, p.cap_minor as "capMinor",
        p.notice_days as "noticeDays", p.consented_on as "consentedOn", p.consent
      from autopay p join legal_entity e using (legal_entity_id)
      left join payment_means m on m.account_id = p.account_id and m.means_id = p.means_id
      left join mandate d on d.account_id = p.account_id and d.mandate_id = p.mandate_id
      where p.account_id = ${accountId} and (p.ended_on is null or p.ended_on > ${on})
      order by e.code, p.currency`,
  )
}

/** A way of paying that is not taken from a customer for now. */
export type BlockedWay = {
  readonly method: string
  readonly reason: string
  readonly fromOn: Temporal.PlainDate
}

/** The ways of paying that are blocked, the latest first. */
export function loadBlockedWays(db: Db, accountId: string): Promise<BlockedWay[]> {
  return rows(
    db,
    sql<BlockedWay>`
      select method, reason_code as reason, from_on as "fromOn" from payment_block
      where account_id = ${accountId} and released_at is null
      order by from_on desc, method limit 20`,
  )
}

/** A payment plan of a customer. */
export type PlanOfAccount = {
  readonly planId: string
  readonly agreedOn: Temporal.PlainDate
  /** running, kept, defaulted or cancelled. */
  readonly state: string
  readonly currency: string
  readonly amountMinor: bigint
  readonly openMinor: bigint
  readonly nextDueOn: Temporal.PlainDate | null
}

/** The payment plans of a customer, the latest first. */
export function loadPlansOfAccount(db: Db, accountId: string): Promise<PlanOfAccount[]> {
  return rows(
    db,
    sql<PlanOfAccount>`
      select p.plan_id as "planId", p.agreed_on as "agreedOn", p.currency,
        coalesce(n.kind, case when s.open_minor = 0 then 'kept' else 'running' end) as state,
        p.amount_minor as "amountMinor", s.open_minor as "openMinor", s.next_due_on as "nextDueOn"
      from payment_plan p left join payment_plan_end n using (account_id, plan_id)
      cross join lateral (
        select coalesce(sum(o.open_minor), 0)::bigint as open_minor,
          min(o.due_on) filter (where o.open_minor > 0) as next_due_on
        from payment_plan_item i join open_item o using (account_id, item_id)
        where i.account_id = p.account_id and i.plan_id = p.plan_id) s
      where p.account_id = ${accountId}
      order by p.agreed_on desc, p.plan_id limit 10`,
  )
}
