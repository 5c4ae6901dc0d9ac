import { sql } from 'kysely'
import { earlyDiscount } from '../../../ledger/open-items/load.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'
import { ITEM_OF_INVOICE, OVERPAID, PAYMENT_STATE } from '../../lists/load/payment-state.ts'

/** Where the payment of a document stands on a day. */
export type DocumentStanding = {
  readonly state: string
  readonly openMinor: bigint
  /** When the next part of it is due; null: nothing is open. */
  readonly nextDueOn: Temporal.PlainDate | null
  /** What of it is late. */
  readonly overdueMinor: bigint
  /** What of it is on a payment plan. */
  readonly onPlanMinor: bigint
  readonly overpaidMinor: bigint
  /** What is taken off where it is paid early. */
  readonly discountMinor: bigint | null
  readonly discountOn: Temporal.PlainDate | null
}

/** Which document is meant. */
type DocumentId = { readonly accountId: string; readonly invoiceId: string }

/** Where the payment of a document stands; undefined where there is no such document. */
export function loadDocumentStanding(
  db: Db,
  { accountId, invoiceId }: DocumentId,
  on: Temporal.PlainDate,
): Promise<DocumentStanding | undefined> {
  return maybeOne(
    db,
    sql<DocumentStanding>`
      select ${PAYMENT_STATE} as state, coalesce(o.open_minor, 0)::bigint as "openMinor",
        o.next_due_on as "nextDueOn", ${OVERPAID} as "overpaidMinor",
        coalesce(p.overdue, 0)::bigint as "overdueMinor",
        coalesce(p.planned, 0)::bigint as "onPlanMinor",
        w.early as "discountMinor", w.discount_on as "discountOn"
      from invoice i ${ITEM_OF_INVOICE}
      left join lateral (
        select ${earlyDiscount('t')} as early, t.discount_on from open_item t
        where t.account_id = o.account_id and t.item_id = o.item_id and t.discount_on >= ${on}) w
        on w.early is not null
      left join lateral (
        select sum(t.open_minor) filter (where t.due_on < ${on}) as overdue,
          sum(t.open_minor) filter (where t.control = '1205') as planned
        from open_item t
        where t.account_id = o.account_id and t.open_minor > 0
          and (t.item_id = o.item_id
            or (t.kind = 'instalment' and t.origin_item_id = o.item_id))) p on true
      where i.account_id = ${accountId} and i.invoice_id = ${invoiceId}`,
  )
}

/** The same of a document by its number. */
export async function loadStandingByNumber(
  db: Db,
  number: string,
  on: Temporal.PlainDate,
): Promise<DocumentStanding | undefined> {
  const id = await maybeOne(
    db,
    sql<DocumentId>`
      select account_id as "accountId", invoice_id as "invoiceId" from document_number
      where label = ${number}`,
  )
  return id === undefined ? undefined : loadDocumentStanding(db, id, on)
}

/** An instalment of a document, by payment terms or of a payment plan. */
export type DocumentInstalment = {
  readonly reference: string | null
  readonly dueOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly openMinor: bigint
  readonly isPlan: boolean
}

/** The instalments of a document, by due date; those put back are told as settled. */
export function loadDocumentInstalments(
  db: Db,
  { accountId, invoiceId }: DocumentId,
): Promise<DocumentInstalment[]> {
  return rows(
    db,
    sql<DocumentInstalment>`
      select t.reference, t.due_on as "dueOn", t.amount_minor as "amountMinor",
        t.open_minor as "openMinor", t.control = '1205' as "isPlan"
      from invoice i join open_item t on t.origin_account_id = coalesce(i.payer_id, i.account_id)
        and t.origin_item_id = i.invoice_id
      where i.account_id = ${accountId} and i.invoice_id = ${invoiceId} and t.kind = 'instalment'
      order by t.due_on, t.item_id limit 200`,
  )
}

/** What settled a part of a document, or was taken off it again. */
export type Settlement = {
  readonly effectiveOn: Temporal.PlainDate
  readonly kind: string
  readonly isReversal: boolean
  readonly amountMinor: bigint
  /** The number of the credit note, or what the payer wrote; ids of payment providers are for nobody to read. */
  readonly label: string | null
  /** Of a payment: how it was made, and its receipt. */
  readonly method: string | null
  readonly receiptId: string | null
  readonly reasonCode: string | null
}

/** What settled a document, the earliest first. */
export function loadSettlements(
  db: Db,
  { accountId, invoiceId }: DocumentId,
  limit: number,
): Promise<Settlement[]> {
  return rows(
    db,
    sql<Settlement>`
      select l.effective_on as "effectiveOn", l.kind, l.reverses is not null as "isReversal",
        l.amount_minor as "amountMinor", l.reason_code as "reasonCode",
        case when r.method in ('card', 'portal', 'direct_debit') then null
             else coalesce(n.label, x.reference) end as label,
        r.method, r.receipt_id as "receiptId"
      from invoice i
      join open_item t on t.account_id = coalesce(i.payer_id, i.account_id)
        and (t.item_id = i.invoice_id
          or (t.kind = 'instalment' and t.origin_item_id = i.invoice_id))
      join allocation l on l.account_id = t.account_id and l.item_id = t.item_id
      left join open_item x on x.account_id = l.other_account_id and x.item_id = l.other_item_id
      left join document_number n on n.account_id = coalesce(x.document_account_id, x.account_id)
        and n.invoice_id = x.item_id
      left join receipt r on r.account_id = l.other_account_id and r.receipt_id = l.other_item_id
      where i.account_id = ${accountId} and i.invoice_id = ${invoiceId} and l.kind <> 'planned'
      order by l.effective_on, l.allocation_id limit ${limit}`,
  )
}

/** What an account owes and has at a legal entity in one currency, on a day. */
export type AccountStanding = {
  readonly entity: string
  readonly entityName: string
  readonly currency: string
  readonly openMinor: bigint
  readonly overdueMinor: bigint
  /** Due date of the oldest that is late. */
  readonly overdueSince: Temporal.PlainDate | null
  readonly onPlanMinor: bigint
  /** Money that was not used yet, above zero. */
  readonly unappliedMinor: bigint
  /** Credit of the customer: credit notes and what is kept on account, above zero. */
  readonly creditMinor: bigint
}

/** What an account owes and has, by legal entity and currency. */
export function loadAccountStanding(
  db: Db,
  accountId: string,
  on: Temporal.PlainDate,
): Promise<AccountStanding[]> {
  return rows(
    db,
    sql<AccountStanding>`
      select e.code as entity, e.name as "entityName", o.currency,
        coalesce(sum(o.open_minor) filter (where o.open_minor > 0), 0)::bigint as "openMinor",
        coalesce(sum(o.open_minor) filter (where o.open_minor > 0 and o.due_on < ${on}), 0)::bigint
          as "overdueMinor",
        min(o.due_on) filter (where o.open_minor > 0 and o.due_on < ${on}) as "overdueSince",
        coalesce(sum(o.open_minor) filter (where o.control = '1205'), 0)::bigint as "onPlanMinor",
        coalesce(-sum(o.open_minor) filter (where o.control = '2510'), 0)::bigint
          as "unappliedMinor",
        coalesce(-sum(o.open_minor) filter (where o.open_minor < 0 and o.control <> '2510'),
          0)::bigint as "creditMinor"
      from open_item o join legal_entity e using (legal_entity_id)
      where o.account_id = ${accountId} and o.open_minor <> 0
      group by e.code, e.name, o.currency order by e.code, o.currency`,
  )
}
