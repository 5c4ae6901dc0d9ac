import { sql } from 'kysely'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A receipt as its screen shows it. */
export type ReceiptShown = {
  readonly accountId: string
  readonly receiptId: string
  /** Whose it is; none: it came in without anybody knowing whose (suspense). */
  readonly account: string | null
  readonly name: string | null
  readonly entityCode: string
  readonly entityName: string
  readonly method: string
  readonly currency: string
  readonly amountMinor: bigint
  /** What of it is not used yet; above zero. */
  readonly leftMinor: bigint
  readonly control: string
  readonly valueOn: Temporal.PlainDate
  readonly bookedOn: Temporal.PlainDate
  readonly cashAccount: string
  readonly reference: string | null
  readonly payerName: string | null
  readonly payerBank: string | null
  readonly checkNumber: string | null
  readonly note: string | null
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
  readonly reversal: {
    readonly kind: string
    readonly reason: string | null
    readonly note: string | null
    readonly on: string
    readonly at: string
    readonly by: string
  } | null
}

/** The receipt of an id. */
export function loadReceiptShown(db: Db, receiptId: string): Promise<ReceiptShown | undefined> {
  return maybeOne(
    db,
    sql<ReceiptShown>`
      select r.account_id as "accountId", r.receipt_id as "receiptId",
        case when a.kind <> 'house' then a.number end as account,
        case when a.kind <> 'house' then a.name end as name, e.code as "entityCode",
        e.name as "entityName", r.method, r.currency, r.amount_minor as "amountMinor",
        -o.open_minor as "leftMinor", o.control, r.value_on as "valueOn", r.booked_on as "bookedOn",
        r.cash_account as "cashAccount", r.reference, r.payer_name as "payerName", r.payer_bank as "payerBank", r.check_number as "checkNumber",
        r.note, r.recorded_at as "recordedAt", r.recorded_by as "recordedBy",
        case when v.kind is not null then json_build_object('kind', v.kind, 'reason', v.reason_code,
          'note', v.note, 'on', v.effective_on, 'at', v.recorded_at, 'by', v.recorded_by)
        end as reversal
      from receipt r join account a using (account_id)
      join legal_entity e on e.legal_entity_id = r.legal_entity_id
      join open_item o on o.account_id = r.account_id and o.item_id = r.receipt_id
      left join receipt_reversal v on v.account_id = r.account_id and v.receipt_id = r.receipt_id
      where r.receipt_id = ${receiptId}::uuid`,
  )
}

type ReceiptKey = { readonly accountId: string; readonly receiptId: string }

/** What a receipt was used for, or what was taken back of that. */
export type ReceiptUse = {
  /** The account on which it was used: that of the receipt, or to which it was moved. */
  readonly account: string
  readonly allocationId: string
  readonly kind: string
  /** Above zero: used; below: taken back. */
  readonly amountMinor: bigint
  /** The document that it paid, else what the other side is known by. */
  readonly document: string | null
  readonly otherKind: string | null
  readonly otherReference: string | null
  readonly otherAccount: string | null
  readonly otherName: string | null
  readonly dueOn: Temporal.PlainDate | null
  readonly on: Temporal.PlainDate
  readonly reason: string | null
  readonly note: string | null
  readonly reverses: string | null
  readonly isReversed: boolean
  readonly at: Temporal.Instant
  readonly by: string
}

/**
 * What a receipt was used for, in the order in which it was done. What was kept on account or moved to
 * another customer is followed to what it paid from there.
 */
export function loadReceiptUses(
  db: Db,
  { accountId, receiptId }: ReceiptKey,
): Promise<ReceiptUse[]> {
  return rows(
    db,
    sql<ReceiptUse>`
      with recursive source (account_id, item_id) as (
        select ${accountId}::uuid, ${receiptId}::uuid
        union
        select k.other_account_id, k.other_item_id from source s
        join allocation k on k.account_id = s.account_id and k.item_id = s.item_id
        where k.kind in ('kept', 'moved') and k.amount_minor < 0 and k.reverses is null)
      select own.number as account, l.allocation_id as "allocationId", l.kind,
        -l.amount_minor as "amountMinor", d.label as document, o.kind as "otherKind",
        o.reference as "otherReference", case when a.kind <> 'house' then a.number end as
        "otherAccount", case when a.kind <> 'house' then a.name end as "otherName",
        case when o.amount_minor > 0 then o.due_on end as "dueOn", l.effective_on as on,
        l.reason_code as reason, l.note, l.reverses,
        exists (select from allocation v where v.account_id = l.account_id
          and v.reverses = l.allocation_id) as "isReversed",
        l.recorded_at as at, l.recorded_by as by
      from source s
      join allocation l on l.account_id = s.account_id and l.item_id = s.item_id
      join account own on own.account_id = l.account_id
      left join open_item o on o.account_id = l.other_account_id and o.item_id = l.other_item_id
      left join account a on a.account_id = o.account_id
      left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
        and d.invoice_id = ${DOCUMENT_OF_ITEM}
      order by l.recorded_at, l.allocation_id limit 500`,
  )
}

/** How the money of a receipt came, as far as a bank, a provider or a deposit tells. */
export type ReceiptSources = {
  readonly lineId: string | null
  readonly lineOn: Temporal.PlainDate | null
  readonly lineMinor: bigint | null
  readonly lineText: string | null
  readonly bankAccount: string | null
  readonly depositReference: string | null
  readonly depositEntity: string | null
  readonly depositClosedOn: Temporal.PlainDate | null
  readonly paymentId: string | null
  readonly provider: string | null
  readonly paymentState: string | null
  readonly paymentBy: string | null
  readonly paymentReference: string | null
  readonly debitRun: string | null
  readonly mandate: string | null
  readonly payoutId: string | null
}

/** The bank's line, the deposit, the payment and the payout that a receipt is part of. */
export function loadReceiptSources(
  db: Db,
  { accountId, receiptId }: ReceiptKey,
): Promise<ReceiptSources | undefined> {
  return maybeOne(
    db,
    sql<ReceiptSources>`
      select b.line_id as "lineId", b.booked_on as "lineOn", b.amount_minor as "lineMinor",
        array_to_string(b.structured || b.texts, ' ') as "lineText", k.code as "bankAccount",
        d.reference as "depositReference", de.code as "depositEntity",
        dc.closed_on as "depositClosedOn", p.payment_id as "paymentId", p.provider,
        p.state as "paymentState", coalesce(m.shown, md.account_number_shown) as "paymentBy",
        p.reference as "paymentReference", u.reference as "debitRun", md.reference as mandate,
        po.payout_id as "payoutId"
      from receipt r join legal_entity e on e.legal_entity_id = r.legal_entity_id
      left join lateral (
        select l.* from bank_line l
        where l.receipt_account_id = r.account_id and l.receipt_id = r.receipt_id
        union all
        select l.* from bank_line_link x
        join bank_line l on l.account_id = x.account_id and l.line_id = x.line_id
        where x.account_id = e.house_account_id and x.kind = 'receipt'
          and x.subject_id = r.receipt_id::text and x.undone_at is null
        limit 1) b on true
      left join bank_account k on k.bank_account_id = b.bank_account_id
      left join deposit_receipt dr on dr.account_id = r.account_id and dr.receipt_id = r.receipt_id
      left join deposit d on d.account_id = dr.deposit_account_id and d.deposit_id = dr.deposit_id
      left join legal_entity de on de.legal_entity_id = d.legal_entity_id
      left join deposit_closing dc on dc.account_id = d.account_id
        and dc.deposit_id = d.deposit_id
      left join lateral (
        select * from payment p where p.account_id = r.account_id and p.receipt_id = r.receipt_id
        limit 1) p on true
      left join payment_means m on m.account_id = p.account_id and m.means_id = p.means_id
      left join mandate md on md.account_id = p.account_id and md.mandate_id = p.mandate_id
      left join debit_run u on u.run_id = p.debit_run_id
      left join lateral (
        select l.payout_id from payout_line l
        where l.provider = p.provider and l.reference = p.reference limit 1) po on true
      where r.account_id = ${accountId} and r.receipt_id = ${receiptId}`,
  )
}

/** A picture of a receipt: a check, a slip. */
export type ReceiptImageShown = {
  readonly imageId: string
  readonly contentType: string
  readonly bytes: number
  readonly at: Temporal.Instant
  readonly by: string
}

/** The pictures of a receipt, the first first. */
export function loadReceiptImages(
  db: Db,
  { accountId, receiptId }: Pick<ReceiptShown, 'accountId' | 'receiptId'>,
): Promise<ReceiptImageShown[]> {
  return rows(
    db,
    sql<ReceiptImageShown>`
      select image_id as "imageId", content_type as "contentType", length(content) as bytes,
        recorded_at as at, recorded_by as by
      from receipt_image where account_id = ${accountId} and receipt_id = ${receiptId}
      order by recorded_at, image_id limit 20`,
  )
}
