import { sql } from 'kysely'
import { DOCUMENT_OF_ITEM, earlyDiscount } from '../../../ledger/open-items/load.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'

/** A bank line that a person must decide. */
export type LineToDecide = {
  readonly lineId: string
  readonly bankAccount: string
  readonly entity: string
  readonly bookedOn: Temporal.PlainDate
  readonly valuedOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly currency: string
  readonly payerName: string | null
  readonly payerBank: string | null
  readonly text: string
  readonly state: string
}

const LINE = sql`
  select l.line_id as "lineId", b.code as "bankAccount", e.code as entity,
    l.booked_on as "bookedOn", l.valued_on as "valuedOn", l.amount_minor as "amountMinor",
    l.currency, l.payer_name as "payerName", l.payer_number_shown as "payerBank",
    array_to_string(l.structured || l.texts, ' ') as text, l.state
  from bank_line l join bank_account b using (bank_account_id)
  join legal_entity e on e.legal_entity_id = b.legal_entity_id`

/** The lines that nobody has decided yet, the oldest first. */
export function loadLinesToDecide(db: Db, limit: number): Promise<LineToDecide[]> {
  return rows(
    db,
    sql<LineToDecide>`
      ${LINE} where l.state in ('suspense', 'open')
      order by l.booked_on, l.account_id, l.line_id limit ${limit}`,
  )
}

/** One line, whatever its state. */
export function loadLineToDecide(db: Db, lineId: string): Promise<LineToDecide | undefined> {
  return maybeOne(db, sql<LineToDecide>`${LINE} where l.line_id = ${lineId}`)
}

export type NamedAccount = {
  readonly accountId: string
  readonly number: string
  readonly name: string
}

/** Accounts as people know them. */
export function loadAccountNames(db: Db, accountIds: readonly string[]): Promise<NamedAccount[]> {
  return rows(
    db,
    sql<NamedAccount>`
      select account_id as "accountId", number, name from account
      where account_id = any(${[...new Set(accountIds)]}::uuid[])`,
  )
}

/** Something that an account owes, as somebody sees it who is to say what money pays. */
export type PayableRow = {
  readonly itemId: string
  readonly kind: string
  readonly document: string | null
  readonly reference: string | null
  readonly entity: string
  readonly currency: string
  readonly dueOn: Temporal.PlainDate
  readonly openMinor: bigint
  /** What may be taken off by paying until a day; null once something of it is paid. */
  readonly discountMinor: bigint | null
  readonly discountOn: Temporal.PlainDate | null
}

/** What is taken off an item by paying all the rest in time, as long as nothing of it is paid. */
export const DISCOUNT = sql`
  ${earlyDiscount('o')} as "discountMinor",
  case when ${earlyDiscount('o')} is not null then o.discount_on end as "discountOn"`

/** What an account owes, the oldest due first. */
export const PAYABLE = (accountId: string, limit: number) => sql<PayableRow>`
  select o.item_id as "itemId", o.kind, d.label as document, o.reference, e.code as entity,
    o.currency, o.due_on as "dueOn", o.open_minor as "openMinor", ${DISCOUNT}
  from open_item o join legal_entity e using (legal_entity_id)
  left join document_number d on d.account_id = coalesce(o.document_account_id, o.account_id)
    and d.invoice_id = ${DOCUMENT_OF_ITEM}
  where o.account_id = ${accountId} and o.open_minor > 0
  order by o.due_on, o.item_id limit ${limit}`

/** What an account owes, the oldest due first. */
export function loadPayable(db: Db, accountId: string, limit: number): Promise<PayableRow[]> {
  return rows(db, PAYABLE(accountId, limit))
}

/** Why a difference may be let go. */
export type LetGoReason = {
  readonly reason: string
  readonly use: string
  readonly name: Readonly<Record<string, string>>
}

/** Reasons of writing off and of deductions that are in force. */
export function loadLetGoReasons(db: Db): Promise<LetGoReason[]> {
  return rows(
    db,
    sql<LetGoReason>`
      select reason_code as reason, use, name from receivable_reason
      where active and use in ('write_off', 'deduction') order by use desc, reason_code`,
  )
}

/** A statement that is held: none of its lines is used until somebody decides. */
export type HeldStatement = {
  readonly statementId: string
  readonly bankAccount: string
  readonly currency: string
  readonly reference: string | null
  readonly openingMinor: bigint | null
  readonly bookedMinor: bigint
  readonly closingMinor: bigint | null
  readonly closingOn: Temporal.PlainDate | null
  readonly lines: number
  readonly faults: readonly { readonly code: string }[]
  readonly file: string
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string
}

/** The statements that do not add up or do not follow, the oldest first. */
export function loadHeldStatements(db: Db): Promise<HeldStatement[]> {
  return rows(
    db,
    sql<HeldStatement>`
      select s.statement_id as "statementId", b.code as "bankAccount", s.currency, s.reference,
        s.opening_minor as "openingMinor", s.booked_minor as "bookedMinor",
        s.closing_minor as "closingMinor", s.closing_on as "closingOn", s.line_count as lines,
        s.faults, f.name as file, s.recorded_at as "recordedAt", s.recorded_by as "recordedBy"
      from bank_statement s join bank_account b using (bank_account_id)
      join bank_file f using (file_id)
      where s.state = 'quarantined' order by s.recorded_at, s.statement_id limit 20`,
  )
}
