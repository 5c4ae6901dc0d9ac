import { sql } from 'kysely'
import { DOCUMENT_OF_ITEM } from '../../../ledger/open-items/load.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** What a payer said that a payment is for, as its screen shows it. */
export type RemittanceShown = {
  readonly houseId: string
  readonly remittanceId: string
  readonly state: string
  readonly source: string
  readonly entityId: string
  readonly entityCode: string
  readonly entityName: string
  readonly payerId: string | null
  readonly account: string | null
  readonly name: string | null
  readonly payerName: string | null
  readonly currency: string
  readonly amountMinor: bigint
  readonly reference: string | null
  readonly paidOn: Temporal.PlainDate | null
  readonly note: string | null
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
  /** The advice that it is a part of. */
  readonly splitOf: string | null
  /** The file it came in, or that of the advice it is a part of. */
  readonly file: {
    readonly fileId: string
    readonly name: string
    readonly bytes: number
    readonly sha256: string
    readonly at: string
    readonly by: string
  } | null
}

/** The advice of an id. */
export function loadRemittanceShown(
  db: Db,
  remittanceId: string,
): Promise<RemittanceShown | undefined> {
  return maybeOne(
    db,
    sql<RemittanceShown>`
      with recursive told as (
        select r.*, 0 as depth from remittance r where r.remittance_id = ${remittanceId}::uuid
        union all
        select w.*, t.depth + 1 from told t
        join remittance w on w.account_id = t.account_id and w.remittance_id = t.split_of)
      select r.account_id as "houseId", r.remittance_id as "remittanceId", r.state, r.source,
        r.legal_entity_id as "entityId", e.code as "entityCode", e.name as "entityName",
        r.payer_id as "payerId", a.number as account, a.name, r.payer_name as "payerName",
        r.currency, r.amount_minor as "amountMinor", r.reference, r.paid_on as "paidOn", r.note,
        r.recorded_at as "recordedAt", r.recorded_by as "recordedBy", r.split_of as "splitOf",
        (select json_build_object('fileId', f.file_id, 'name', f.name, 'bytes', f.byte_count,
            'sha256', encode(f.sha256, 'hex'), 'at', f.recorded_at, 'by', f.recorded_by)
          from told t join remittance_file f using (file_id) order by t.depth limit 1) as file
      from remittance r join legal_entity e using (legal_entity_id)
      left join account a on a.account_id = r.payer_id
      where r.remittance_id = ${remittanceId}::uuid`,
  )
}

/** What a payer said of one document, and what the books make of it. */
export type RemittanceLineShown = {
  readonly line: number
  readonly document: string
  /** Whether there is a document of this number, to be looked at. */
  readonly isKnown: boolean
  readonly debtor: string | null
  readonly debtorName: string | null
  readonly amountMinor: bigint
  readonly deductionMinor: bigint
  readonly reason: string | null
  readonly reasonCode: string | null
  /** What is open of it now. */
  readonly openMinor: bigint | null
  readonly state: 'applied' | 'left' | 'untied' | 'waiting'
  readonly fault: string | null
  readonly note: string | null
}

/** The lines of an advice, in their order. */
export function loadRemittanceLines(db: Db, remittanceId: string): Promise<RemittanceLineShown[]> {
  return rows(
    db,
    sql<RemittanceLineShown>`
      select l.line, l.document, n.label is not null as "isKnown", d.number as debtor,
        d.name as "debtorName", l.amount_minor as "amountMinor",
        l.deduction_minor as "deductionMinor", l.reason, l.reason_code as "reasonCode",
        o.open_minor + coalesce((
          select sum(p.open_minor) from open_item p
          where p.origin_account_id = o.account_id and p.origin_item_id = o.item_id
            and p.kind = 'instalment'), 0)::bigint as "openMinor",
        case when l.applied_at is not null then 'applied' when l.left_at is not null then 'left'
          when l.fault is not null then 'untied' else 'waiting' end as state,
        l.fault, l.note
      from remittance r join remittance_line l using (account_id, remittance_id)
      left join open_item o on o.account_id = l.item_account_id and o.item_id = l.item_id
      left join account d on d.account_id = l.item_account_id
      left join document_number n on n.account_id = coalesce(o.document_account_id, o.account_id)
        and n.invoice_id = ${DOCUMENT_OF_ITEM}
      where r.remittance_id = ${remittanceId}::uuid
      order by l.line`,
  )
}

/** Which money an advice was of, and how that was found. */
export type RemittanceMoney = {
  readonly receiptId: string
  readonly payerName: string | null
  readonly amountMinor: bigint
  readonly leftMinor: bigint
  readonly valueOn: Temporal.PlainDate
  readonly lineId: string | null
  readonly bankAccount: string | null
  readonly text: string | null
  readonly confidence: string | null
  readonly isAutomatic: boolean
  readonly evidence: readonly string[]
  readonly at: Temporal.Instant
  readonly by: string
  readonly undoneAt: Temporal.Instant | null
  readonly undoneBy: string | null
}

/** The matches of an advice, the latest first: one at most stands. */
export function loadRemittanceMoney(db: Db, remittanceId: string): Promise<RemittanceMoney[]> {
  return rows(
    db,
    sql<RemittanceMoney>`
      select m.receipt_id as "receiptId", p.payer_name as "payerName",
        p.amount_minor as "amountMinor", -o.open_minor as "leftMinor", p.value_on as "valueOn",
        m.line_id as "lineId", b.code as "bankAccount",
        array_to_string(l.structured || l.texts, ' ') as text, m.confidence::text,
        m.is_automatic as "isAutomatic", m.evidence, m.matched_at as at, m.matched_by as by,
        m.undone_at as "undoneAt", m.undone_by as "undoneBy"
      from remittance r join remittance_match m using (account_id, remittance_id)
      join receipt p on p.account_id = m.receipt_account_id and p.receipt_id = m.receipt_id
      join open_item o on o.account_id = m.item_account_id and o.item_id = m.item_id
      left join bank_line l on l.line_id = m.line_id
      left join bank_account b using (bank_account_id)
      where r.remittance_id = ${remittanceId}::uuid
      order by m.match_no desc`,
  )
}

/** An advice that stands beside another one: a part of it, or what it is a part of. */
export type OtherRemittance = {
  readonly remittanceId: string
  readonly amountMinor: bigint
  readonly state: string
  readonly isWhole: boolean
}

/** What an advice is a part of, and its own parts. */
export function loadRemittanceParts(
  db: Db,
  { houseId, remittanceId, splitOf }: RemittanceShown,
): Promise<OtherRemittance[]> {
  return rows(
    db,
    sql<OtherRemittance>`
      select remittance_id as "remittanceId", amount_minor as "amountMinor", state,
        remittance_id = ${splitOf}::uuid as "isWhole"
      from remittance
      where account_id = ${houseId} and remittance_id <> ${remittanceId}
        and (remittance_id = ${splitOf}::uuid or split_of = ${splitOf}::uuid
          or split_of = ${remittanceId})
      order by remittance_id`,
  )
}

/** What a payer kept back by an advice and disputes, with the case that looks after it. */
export type RemittanceDeduction = {
  readonly deductionId: string
  readonly document: string | null
  readonly amountMinor: bigint
  readonly reason: string
  readonly reasonName: Readonly<Record<string, string>>
  readonly isClosed: boolean
  readonly dispute: string | null
}

/** What was kept back by an advice and neither earned nor let go. */
export function loadRemittanceDeductions(
  db: Db,
  remittanceId: string,
): Promise<RemittanceDeduction[]> {
  return rows(
    db,
    sql<RemittanceDeduction>`
      select d.deduction_id as "deductionId", n.label as document,
        d.amount_minor as "amountMinor", d.reason_code as reason, q.name as "reasonName",
        d.closed_at is not null as "isClosed", c.number as dispute
      from payment_deduction d join receivable_reason q on q.reason_code = d.reason_code
      join open_item o on o.account_id = d.account_id and o.item_id = d.item_id
      left join document_number n on n.account_id = coalesce(o.document_account_id, o.account_id)
        and n.invoice_id = ${DOCUMENT_OF_ITEM}
      left join dispute_case c on c.account_id = d.account_id and c.deduction_id = d.deduction_id
      where d.remittance_id = ${remittanceId}::uuid
      order by d.deduction_id`,
  )
}

/** Money that nobody has used and that an advice may be of, or that may be one payment of it. */
export type RemittanceCandidate = {
  readonly receiptId: string
  readonly itemId: string
  /** Whose account it is on; none: in suspense. */
  readonly account: string | null
  readonly lineId: string | null
  readonly valueOn: Temporal.PlainDate
  readonly payerName: string | null
  readonly text: string | null
  readonly amountMinor: bigint
  readonly isWhole: boolean
}

const MOST_CANDIDATES = 40

/**
 * Receipts that nobody has used, of at most the advice's amount: those of all of it first, then those of
 * its payer's account, then those in suspense whose payer's name has a word of the payer's, latest first.
 */
export function loadRemittanceCandidates(
  db: Db,
  advice: RemittanceShown,
): Promise<RemittanceCandidate[]> {
  const name = `${advice.name ?? ''} ${advice.payerName ?? ''}`
  return rows(
    db,
    sql<RemittanceCandidate>`
      with money as (
        select o.* from open_item o
        where o.legal_entity_id = ${advice.entityId} and o.currency = ${advice.currency}
          and o.open_minor < 0 and o.open_minor >= ${-advice.amountMinor}
          and o.kind in ('receipt', 'moved'))
      select p.receipt_id as "receiptId", o.item_id as "itemId",
        case when a.kind <> 'house' then a.number end as account,
        case when a.kind = 'house' then l.line_id end as "lineId", p.value_on as "valueOn",
        p.payer_name as "payerName",
        coalesce(array_to_string(l.structured || l.texts, ' '), p.reference) as text,
        p.amount_minor as "amountMinor", p.amount_minor = ${advice.amountMinor} as "isWhole"
      from money o join account a using (account_id)
      join receipt p on p.account_id = coalesce(o.origin_account_id, o.account_id)
        and p.receipt_id = coalesce(o.origin_item_id, o.item_id)
        and p.amount_minor = -o.open_minor
      left join bank_line l on l.receipt_account_id = p.account_id
        and l.receipt_id = p.receipt_id
      where (a.kind <> 'house' or l.state = 'suspense')
        and (p.amount_minor = ${advice.amountMinor}
          or o.account_id = ${advice.payerId}::uuid
          or (a.kind = 'house' and p.payer_name is not null
            and payer_words(p.payer_name) && payer_words(${name})))
      order by 9 desc, o.account_id = ${advice.payerId}::uuid desc, p.value_on desc, 1
      limit ${MOST_CANDIDATES}`,
  )
}
