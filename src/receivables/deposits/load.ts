import { sql } from 'kysely'
import { type Db, maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { ImageType } from './image-type.ts'

/** A batch of checks and cash with what has been keyed in. */
export type Deposit = {
  readonly accountId: string
  readonly depositId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly reference: string
  readonly controlMinor: bigint
  readonly controlCount: number
  /** The account of the ledger of the bank account that it is brought to. */
  readonly cashAccount: string
  readonly openedOn: Temporal.PlainDate
  readonly isClosed: boolean
}

/** A deposit by its legal entity and reference; nobody else changes it until the transaction ends. */
export function lockDeposit(
  tx: Tx,
  entity: string,
  reference: string,
): Promise<Deposit | undefined> {
  return maybeOne(
    tx,
    sql<Deposit>`
      SELECT d.account_id AS "accountId", d.deposit_id AS "depositId",
             d.legal_entity_id AS "legalEntityId", d.currency, d.reference,
             d.control_minor AS "controlMinor", d.control_count AS "controlCount",
             d.cash_account AS "cashAccount",
             d.opened_on AS "openedOn",
             EXISTS (SELECT FROM deposit_closing c
                      WHERE c.account_id = d.account_id AND c.deposit_id = d.deposit_id)
               AS "isClosed"
        FROM deposit d JOIN legal_entity e ON e.house_account_id = d.account_id
       WHERE e.code = ${entity} AND d.reference = ${reference}
         FOR UPDATE OF d`,
  )
}

/** Whether a deposit has been closed meanwhile; asked under its lock. */
export async function isDepositClosed(tx: Tx, deposit: Deposit): Promise<boolean> {
  const found = await maybeOne(
    tx,
    sql`SELECT 1 FROM deposit_closing
         WHERE account_id = ${deposit.accountId} AND deposit_id = ${deposit.depositId}`,
  )
  return found !== undefined
}

/** A line of a deposit slip. */
export type DepositLine = {
  readonly accountId: string
  readonly receiptId: string
  readonly account: string
  readonly method: string
  readonly checkNumber: string | null
  readonly payerName: string | null
  readonly amountMinor: bigint
  readonly isReversed: boolean
}

/** The checks and amounts of cash in a deposit, in the order in which they were received. */
export function loadDepositLines(
  db: Db,
  deposit: { readonly accountId: string; readonly depositId: string },
): Promise<DepositLine[]> {
  return rows(
    db,
    sql<DepositLine>`
      SELECT r.account_id AS "accountId", r.receipt_id AS "receiptId", a.number AS account, r.method,
             r.check_number AS "checkNumber", coalesce(r.payer_name, a.name) AS "payerName",
             r.amount_minor AS "amountMinor",
             EXISTS (SELECT FROM receipt_reversal v
                      WHERE v.account_id = r.account_id AND v.receipt_id = r.receipt_id)
               AS "isReversed"
        FROM deposit_receipt d
        JOIN receipt r USING (account_id, receipt_id)
        JOIN account a USING (account_id)
       WHERE d.deposit_account_id = ${deposit.accountId} AND d.deposit_id = ${deposit.depositId}
       ORDER BY r.receipt_id`,
  )
}

/** Of receipts, what decides whether they can be deposited. */
export type Depositable = {
  readonly accountId: string
  readonly receiptId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly cashAccount: string
  readonly isReversed: boolean
}

/** Receipts by account and id; unknown ones are left out. */
export function loadDepositable(
  db: Db,
  keys: readonly { readonly accountId: string; readonly receiptId: string }[],
): Promise<Depositable[]> {
  return rows(
    db,
    sql<Depositable>`
      SELECT r.account_id AS "accountId", r.receipt_id AS "receiptId",
             r.legal_entity_id AS "legalEntityId", r.currency, r.cash_account AS "cashAccount",
             EXISTS (SELECT FROM receipt_reversal v
                      WHERE v.account_id = r.account_id AND v.receipt_id = r.receipt_id)
               AS "isReversed"
        FROM receipt r
        JOIN unnest(${keys.map(key => key.accountId)}::uuid[],
                    ${keys.map(key => key.receiptId)}::uuid[]) AS k (account_id, receipt_id)
       USING (account_id, receipt_id)`,
  )
}

/** A deposit as its slip shows it. */
export type DepositSlip = {
  readonly accountId: string
  readonly depositId: string
  readonly entityName: string
  readonly bankName: string | null
  readonly iban: string | null
  readonly paper: 'a4' | 'us-letter'
  readonly country: string
  readonly accent: string
  readonly currency: string
  readonly reference: string
  readonly openedOn: Temporal.PlainDate
  readonly controlMinor: bigint
  readonly lines: readonly DepositLine[]
}

/** What a deposit slip says; undefined where there is no such deposit. */
export async function loadDepositSlip(
  db: Db,
  entity: string,
  reference: string,
): Promise<DepositSlip | undefined> {
  const head = await maybeOne(
    db,
    sql<Omit<DepositSlip, 'lines'>>`
      SELECT d.account_id AS "accountId", d.deposit_id AS "depositId", e.name AS "entityName",
             e.bank_name AS "bankName", e.iban, e.paper, e.country, e.accent, d.currency,
             d.reference, d.opened_on AS "openedOn", d.control_minor AS "controlMinor"
        FROM deposit d JOIN legal_entity e ON e.house_account_id = d.account_id
       WHERE e.code = ${entity} AND d.reference = ${reference}`,
  )
  if (head === undefined) return undefined
  const lines = await loadDepositLines(db, head)
  return { ...head, lines: lines.filter(line => !line.isReversed) }
}

/** A picture that is kept with a receipt, as it came. */
export function loadReceiptImage(
  db: Db,
  imageId: string,
): Promise<{ readonly contentType: ImageType; readonly content: Buffer } | undefined> {
  return maybeOne(
    db,
    sql<{ contentType: ImageType; content: Buffer }>`
      SELECT content_type AS "contentType", content
        FROM receipt_image WHERE image_id = ${imageId}::uuid`,
  )
}
