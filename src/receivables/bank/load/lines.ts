import { sql } from 'kysely'
import { openDay } from '../../../ledger/load.ts'
import { type Db, maybeOne, rows, type Tx } from '../../../platform/database/database.ts'

/** A line that is to be matched, with what its bank account says of it. */
export type WaitingLine = {
  readonly accountId: string
  readonly lineId: string
  readonly bankAccountId: string
  readonly legalEntityId: string
  readonly ledgerAccount: string
  readonly statementKind: string
  readonly state: string
  readonly bookedOn: Temporal.PlainDate
  /** The day in the books: that of the bank, or the first day of the first open month after it. */
  readonly postOn: Temporal.PlainDate
  readonly valuedOn: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly currency: string
  readonly bankReference: string | null
  readonly endToEndId: string | null
  readonly payerName: string | null
  readonly payerNumber: Buffer | null
  readonly payerNumberIndex: Buffer | null
  readonly payerNumberShown: string | null
  readonly texts: readonly string[]
  readonly structured: readonly string[]
  readonly checkNumber: string | null
  readonly transactionCode: string | null
  readonly isReversal: boolean
  readonly returnReason: string | null
  readonly receiptAccountId: string | null
  readonly receiptId: string | null
  readonly attempt: number
  readonly rule: string | null
  readonly suggestions: readonly { readonly rule: string; readonly accountId: string | null }[]
}

const OPEN_DAY = openDay(sql`b.legal_entity_id`, sql`l.booked_on`)

const COLUMNS = sql`
  l.account_id AS "accountId", l.line_id AS "lineId", l.bank_account_id AS "bankAccountId",
  b.legal_entity_id AS "legalEntityId",
  b.ledger_account AS "ledgerAccount", s.kind AS "statementKind", l.state,
  l.booked_on AS "bookedOn", ${OPEN_DAY} AS "postOn", l.valued_on AS "valuedOn", l.amount_minor AS "amountMinor", l.currency,
  l.bank_reference AS "bankReference", l.end_to_end_id AS "endToEndId",
  l.payer_name AS "payerName", l.payer_number AS "payerNumber",
  l.payer_number_index AS "payerNumberIndex", l.payer_number_shown AS "payerNumberShown",
  l.texts, l.structured, l.check_number AS "checkNumber", l.transaction_code AS "transactionCode",
  l.is_reversal AS "isReversal",
  l.return_reason AS "returnReason",
  l.receipt_account_id AS "receiptAccountId", l.receipt_id AS "receiptId", l.attempt, l.rule,
  l.suggestions`

const SOURCE = sql`
  bank_line l
  JOIN bank_account b USING (bank_account_id)
  JOIN bank_statement s ON s.account_id = l.account_id AND s.statement_id = l.statement_id`

/** The next lines that wait to be matched; those that another worker holds are left to it. */
export function lockWaitingLines(tx: Tx, most: number): Promise<WaitingLine[]> {
  return rows(
    tx,
    sql<WaitingLine>`
      SELECT ${COLUMNS} FROM ${SOURCE}
       WHERE l.state = 'waiting'
       ORDER BY l.account_id, l.line_id LIMIT ${most}
         FOR UPDATE OF l SKIP LOCKED`,
  )
}

/** So many lines are looked at again in one go, the newest first. */
const MOST_AGAIN = 5000

/** Lines since a day that nobody has decided about, locked. */
export function lockUnlinked(tx: Tx, since: Temporal.PlainDate): Promise<WaitingLine[]> {
  return rows(
    tx,
    sql<WaitingLine>`
      SELECT ${COLUMNS} FROM ${SOURCE}
       WHERE l.state IN ('suspense', 'open') AND l.booked_on >= ${since}
       ORDER BY l.booked_on DESC, l.account_id, l.line_id LIMIT ${MOST_AGAIN}
         FOR UPDATE OF l SKIP LOCKED`,
  )
}

/** One line, locked until the transaction ends. */
export function lockLine(tx: Tx, lineId: string): Promise<WaitingLine | undefined> {
  return maybeOne(
    tx,
    sql<WaitingLine>`SELECT ${COLUMNS} FROM ${SOURCE} WHERE l.line_id = ${lineId} FOR UPDATE OF l`,
  )
}

/** One line as it stands. */
export function loadLine(db: Db, lineId: string): Promise<WaitingLine | undefined> {
  return maybeOne(
    db,
    sql<WaitingLine>`SELECT ${COLUMNS} FROM ${SOURCE} WHERE l.line_id = ${lineId}`,
  )
}

/** What people decided about rules; the built-in values hold where there is no row. */
export function loadMatchRules(
  db: Db,
): Promise<{ rule: string; leastConfidence: { toString(): string } | null }[]> {
  return rows(
    db,
    sql<{ rule: string; leastConfidence: { toString(): string } | null }>`
      SELECT rule, least_confidence AS "leastConfidence" FROM match_rule`,
  )
}

/** The booking of a line to an account of the ledger. */
export function loadBooking(
  db: Db,
  accountId: string,
  lineId: string,
  attempt: number,
): Promise<{ transferId: string; effectiveOn: Temporal.PlainDate } | undefined> {
  return maybeOne(
    db,
    sql<{ transferId: string; effectiveOn: Temporal.PlainDate }>`
      SELECT transfer_id AS "transferId", effective_on AS "effectiveOn" FROM bank_line_booking
       WHERE account_id = ${accountId} AND line_id = ${lineId} AND attempt = ${attempt}`,
  )
}
