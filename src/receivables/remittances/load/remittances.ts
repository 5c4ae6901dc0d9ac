import { sql } from 'kysely'
import type { AdviceCsvMapping } from '../../../formats/remittance/advice-csv.ts'
import { type Db, maybeOne, rows, type Tx } from '../../../platform/database/database.ts'
import type { RemittanceSource } from '../api.ts'

/** A document that a line may mean, with the item that stands for it. */
export type FoundDocument = {
  /** What was asked for. */
  readonly asked: string
  readonly label: string
  readonly isExact: boolean
  readonly legalEntityId: string
  /** Who owes it, or whose credit it is. */
  readonly accountId: string
  readonly itemId: string
  readonly currency: string
  /** What is open of it and its instalments. */
  readonly openMinor: bigint
}

/** Documents of one number are looked at up to here; more are not told apart anyway. */
const MOST_OF_NUMBER = 4

/** The documents that numbers may mean: as written, or else by their digits alone. */
export function loadDocuments(db: Db, asked: readonly string[]): Promise<FoundDocument[]> {
  if (asked.length === 0) return Promise.resolve([])
  const digits = asked.map(number => number.replace(/\D/g, ''))
  return rows(
    db,
    sql<FoundDocument>`
      SELECT a.asked, d.label, d.is_exact AS "isExact", d.legal_entity_id AS "legalEntityId",
             i.owner_id AS "accountId", d.invoice_id AS "itemId", o.currency,
             o.open_minor + coalesce((
               SELECT sum(p.open_minor) FROM open_item p
                WHERE p.origin_account_id = o.account_id AND p.origin_item_id = o.item_id
                  AND p.kind = 'instalment'), 0)::bigint AS "openMinor"
        FROM unnest(${[...asked]}::text[], ${digits}::text[]) AS a (asked, digits)
        CROSS JOIN LATERAL (
          SELECT * FROM (
            SELECT n.*, true AS is_exact FROM document_number n WHERE lower(n.label) = lower(a.asked)
            UNION
            SELECT n.*, lower(n.label) = lower(a.asked) FROM legal_entity e
              CROSS JOIN LATERAL (
                SELECT * FROM document_number n
                 WHERE n.legal_entity_id = e.legal_entity_id AND length(a.digits) >= 4
                   AND regexp_replace(n.label, '\\D', '', 'g') = a.digits
                 LIMIT ${MOST_OF_NUMBER}) n) n
           LIMIT ${MOST_OF_NUMBER}) d
        CROSS JOIN LATERAL (
          SELECT coalesce(i.payer_id, i.account_id) AS owner_id FROM invoice i
           WHERE i.account_id = d.account_id AND i.invoice_id = d.invoice_id) i
        JOIN open_item o ON o.account_id = i.owner_id AND o.item_id = d.invoice_id
       ORDER BY a.asked, d.is_exact DESC, d.label`,
  )
}

/** A mapping of payers' CSV by its code. */
export async function loadMapping(db: Db, code: string): Promise<AdviceCsvMapping | undefined> {
  const found = await maybeOne(
    db,
    sql<{ mapping: AdviceCsvMapping }>`SELECT mapping FROM remittance_mapping WHERE code = ${code}`,
  )
  return found?.mapping
}

/** Whether a file of this content was taken before. */
export async function isFileKnown(db: Db, sha256: Buffer): Promise<boolean> {
  const found = await rows(db, sql`SELECT 1 FROM remittance_file WHERE sha256 = ${sha256}`)
  return found.length > 0
}

export type RemittanceState = 'waiting' | 'matched' | 'returned' | 'cancelled' | 'split'

/** A remittance as it is stored. */
export type StoredRemittance = {
  readonly accountId: string
  readonly remittanceId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly source: RemittanceSource
  readonly payerId: string | null
  readonly payerName: string | null
  /** What the payer's account is called, and its number. */
  readonly accountName: string | null
  readonly accountNumber: string | null
  readonly reference: string | null
  readonly paidOn: Temporal.PlainDate | null
  readonly amountMinor: bigint
  readonly state: RemittanceState
}

const REMITTANCE = sql`
  r.account_id AS "accountId", r.remittance_id AS "remittanceId",
  r.legal_entity_id AS "legalEntityId", r.currency, r.source, r.payer_id AS "payerId",
  r.payer_name AS "payerName", p.name AS "accountName", p.number AS "accountNumber", r.reference,
  r.paid_on AS "paidOn", r.amount_minor AS "amountMinor", r.state`

const FROM_REMITTANCE = sql`FROM remittance r LEFT JOIN account p ON p.account_id = r.payer_id`

/** A remittance, locked until the transaction ends. */
export function lockRemittance(
  tx: Tx,
  remittanceId: string,
): Promise<StoredRemittance | undefined> {
  return maybeOne(
    tx,
    sql<StoredRemittance>`
      SELECT ${REMITTANCE} ${FROM_REMITTANCE}
       WHERE r.remittance_id = ${remittanceId} FOR UPDATE OF r`,
  )
}

/** The remittances that tell of one of these amounts and whose money has not come. */
export function loadWaitingOfAmounts(
  db: Db,
  books: { readonly legalEntityId: string; readonly currency: string },
  amounts: readonly bigint[],
): Promise<StoredRemittance[]> {
  if (amounts.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<StoredRemittance>`
      SELECT ${REMITTANCE} ${FROM_REMITTANCE}
       WHERE r.state = 'waiting' AND r.legal_entity_id = ${books.legalEntityId}
         AND r.currency = ${books.currency} AND r.amount_minor = ANY(${[...amounts]}::bigint[])
       ORDER BY r.remittance_id LIMIT 2000`,
  )
}

/** Remittances whose money has not come, in the order in which they came; others hold theirs. */
export function lockWaiting(
  tx: Tx,
  most: number,
  after: string | null,
): Promise<StoredRemittance[]> {
  return rows(
    tx,
    sql<StoredRemittance>`
      SELECT ${REMITTANCE} ${FROM_REMITTANCE}
       WHERE r.state = 'waiting' AND (${after}::uuid IS NULL OR r.remittance_id > ${after})
       ORDER BY r.remittance_id LIMIT ${most} FOR UPDATE OF r SKIP LOCKED`,
  )
}

/** A line as it is stored. */
export type StoredLine = {
  readonly remittanceId: string
  readonly line: number
  readonly document: string
  readonly amountMinor: bigint
  readonly deductionMinor: bigint
  readonly reason: string | null
  readonly reasonCode: string | null
  readonly itemAccountId: string | null
  readonly itemId: string | null
  readonly fault: string | null
  readonly isApplied: boolean
  readonly isLeft: boolean
}

/** The lines of remittances, in their order. */
export function loadLines(db: Db, remittanceIds: readonly string[]): Promise<StoredLine[]> {
  if (remittanceIds.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<StoredLine>`
      SELECT l.remittance_id AS "remittanceId", l.line, l.document,
             l.amount_minor AS "amountMinor", l.deduction_minor AS "deductionMinor", l.reason,
             l.reason_code AS "reasonCode", l.item_account_id AS "itemAccountId",
             l.item_id AS "itemId", l.fault, l.applied_at IS NOT NULL AS "isApplied",
             l.left_at IS NOT NULL AS "isLeft"
        FROM remittance r JOIN remittance_line l USING (account_id, remittance_id)
       WHERE r.remittance_id = ANY(${[...remittanceIds]}::uuid[])
       ORDER BY l.remittance_id, l.line`,
  )
}

/** Which money a remittance was of. */
export type StoredMatch = {
  readonly accountId: string
  readonly remittanceId: string
  readonly matchNo: number
  readonly lineId: string | null
  readonly receiptAccountId: string
  readonly receiptId: string
  readonly itemAccountId: string
  readonly itemId: string
}

const MATCH = sql`
  m.account_id AS "accountId", m.remittance_id AS "remittanceId", m.match_no AS "matchNo",
  m.line_id AS "lineId", m.receipt_account_id AS "receiptAccountId", m.receipt_id AS "receiptId",
  m.item_account_id AS "itemAccountId", m.item_id AS "itemId"`

/** The match of a remittance that stands. */
export function loadMatch(db: Db, remittanceId: string): Promise<StoredMatch | undefined> {
  return maybeOne(
    db,
    sql<StoredMatch>`
      SELECT ${MATCH} FROM remittance r JOIN remittance_match m USING (account_id, remittance_id)
       WHERE r.remittance_id = ${remittanceId} AND m.undone_at IS NULL`,
  )
}

/** The match that stands of a receipt's money. */
export function loadMatchOfReceipt(
  db: Db,
  receipt: { readonly accountId: string; readonly receiptId: string },
): Promise<StoredMatch | undefined> {
  return maybeOne(
    db,
    sql<StoredMatch>`
      SELECT ${MATCH} FROM remittance_match m
       WHERE m.receipt_account_id = ${receipt.accountId} AND m.receipt_id = ${receipt.receiptId}
         AND m.undone_at IS NULL`,
  )
}

/** How often a remittance was matched. */
export async function countMatches(db: Db, remittanceId: string): Promise<number> {
  const [found] = await rows(
    db,
    sql<{ most: number }>`
      SELECT coalesce(max(match_no), 0) AS most
        FROM remittance r LEFT JOIN remittance_match m USING (account_id, remittance_id)
       WHERE r.remittance_id = ${remittanceId}`,
  )
  return found?.most ?? 0
}

/** The allocations that carried a match out and stand. */
export function loadCarriedOut(
  db: Db,
  match: StoredMatch,
): Promise<{ accountId: string; allocationId: string }[]> {
  return rows(
    db,
    sql<{ accountId: string; allocationId: string }>`
      SELECT DISTINCT a.allocation_account_id AS "accountId", a.allocation_id AS "allocationId"
        FROM remittance_allocation a
       WHERE a.account_id = ${match.accountId} AND a.remittance_id = ${match.remittanceId}
         AND a.match_no = ${match.matchNo}
         AND NOT EXISTS (SELECT FROM allocation r
                          WHERE r.account_id = a.allocation_account_id
                            AND r.reverses = a.allocation_id)
       ORDER BY 1, 2`,
  )
}

/** Money on accounts that a remittance may be of. */
export type FoundMoney = {
  readonly receiptAccountId: string
  readonly receiptId: string
  readonly accountId: string
  readonly itemId: string
  readonly lineId: string | null
  /** On the house account: nobody knows whose it is. */
  readonly isHouse: boolean
  readonly amountMinor: bigint
  readonly valuedOn: Temporal.PlainDate
  readonly payerName: string | null
  readonly texts: readonly (string | null)[]
}

/** The receipts that nobody has used, of these amounts; those of unknown payers lie in suspense. */
export function loadUnusedMoney(
  db: Db,
  books: { readonly legalEntityId: string; readonly currency: string },
  amounts: readonly bigint[],
): Promise<FoundMoney[]> {
  if (amounts.length === 0) return Promise.resolve([])
  return rows(
    db,
    sql<FoundMoney>`
      SELECT r.account_id AS "receiptAccountId", r.receipt_id AS "receiptId",
             o.account_id AS "accountId", o.item_id AS "itemId", b.line_id AS "lineId",
             e.house_account_id = o.account_id AS "isHouse",
             r.amount_minor AS "amountMinor", r.value_on AS "valuedOn",
             r.payer_name AS "payerName",
             ARRAY[r.reference, r.check_number, b.end_to_end_id, b.bank_reference] AS texts
        FROM unnest(${amounts.map(amount => -amount)}::bigint[]) AS a (minor)
        CROSS JOIN LATERAL (
          SELECT * FROM open_item o
           WHERE o.legal_entity_id = ${books.legalEntityId} AND o.currency = ${books.currency}
             AND o.open_minor = a.minor AND o.open_minor < 0 AND o.kind IN ('receipt', 'moved')
           ORDER BY o.document_on DESC LIMIT 50) o
        JOIN receipt r ON r.account_id = coalesce(o.origin_account_id, o.account_id)
         AND r.receipt_id = coalesce(o.origin_item_id, o.item_id)
         AND r.amount_minor = -a.minor
        JOIN legal_entity e ON e.legal_entity_id = o.legal_entity_id
        LEFT JOIN bank_line b ON b.receipt_account_id = r.account_id AND b.receipt_id = r.receipt_id
       ORDER BY r.receipt_id`,
  )
}

/** The reasons of deduction in force. */
export async function loadDeductionReasons(db: Db): Promise<ReadonlySet<string>> {
  const found = await rows(
    db,
    sql<{ code: string }>`
      SELECT reason_code AS code FROM receivable_reason WHERE use = 'deduction' AND active`,
  )
  return new Set(found.map(({ code }) => code))
}

/** A payer's file as it is kept: sealed and compressed. */
export type StoredFile = {
  readonly fileId: string
  readonly name: string
  readonly format: string
  readonly sha256: string
  readonly content: Buffer
}

/** The file of an id. */
export function loadFile(db: Db, fileId: string): Promise<StoredFile | undefined> {
  return maybeOne(
    db,
    sql<StoredFile>`
      SELECT file_id AS "fileId", name, format, encode(sha256, 'hex') AS sha256, content
        FROM remittance_file WHERE file_id = ${fileId}::uuid`,
  )
}
