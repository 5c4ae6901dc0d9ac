import { sql } from 'kysely'
import { type Db, maybeOne, one, rows, type Tx } from '../../platform/database/database.ts'
import type { Paying } from './law.ts'
import type { SurchargeRule } from './surcharge.ts'

/** The rules of a legal entity for a way of paying that are in force on a day, one a place. */
export function loadSurchargeRules(
  db: Db,
  legalEntityId: string,
  method: Paying['method'],
  on: Temporal.PlainDate,
): Promise<SurchargeRule[]> {
  return rows(
    db,
    sql<SurchargeRule>`
      SELECT DISTINCT ON (country, region) country, region, percent, fixed_minor AS "fixedMinor",
             cap_minor AS "capMinor", tax_class AS "taxClass", businesses_only AS "businessesOnly"
        FROM surcharge_rule
       WHERE legal_entity_id = ${legalEntityId} AND method = ${method} AND from_on <= ${on}
       ORDER BY country, region, from_on DESC, revision DESC`,
  )
}

/** Who a customer is to a surcharge. */
export function loadPaying(
  db: Db,
  accountId: string,
): Promise<Omit<Paying, 'method'> & { readonly language: string }> {
  return one(
    db,
    sql<Omit<Paying, 'method'> & { readonly language: string }>`
      SELECT country, coalesce(region, '') AS region, kind = 'business' AS "isBusiness", language
        FROM account WHERE account_id = ${accountId}`,
  )
}

/** A surcharge whose payment has arrived and whose document is not issued. */
export type DueSurcharge = {
  readonly accountId: string
  readonly paymentId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly language: string
  readonly method: Paying['method']
  readonly amountMinor: bigint
  readonly taxClass: string
  readonly receiptId: string
  readonly receivedOn: Temporal.PlainDate
}

const CAME_BACK = sql`EXISTS (
  SELECT FROM receipt_reversal v WHERE v.account_id = p.account_id AND v.receipt_id = p.receipt_id)`

const ARRIVED = sql`
  payment_surcharge s
  JOIN payment p USING (account_id, payment_id)
  JOIN receipt r ON r.account_id = p.account_id AND r.receipt_id = p.receipt_id
  JOIN account a ON a.account_id = s.account_id
 WHERE s.document_id IS NULL AND NOT p.reversed AND r.amount_minor >= p.amount_minor
   AND NOT ${CAME_BACK}`

/** Whether one of these payments has arrived with a surcharge that is not issued. */
export async function hasDueSurcharges(
  db: Db,
  payments: readonly { readonly accountId: string; readonly paymentId: string }[],
): Promise<boolean> {
  if (payments.length === 0) return false
  const found = await rows(
    db,
    sql<{ one: number }>`
      SELECT 1 AS one FROM ${ARRIVED}
         AND (s.account_id, s.payment_id) IN (
           SELECT * FROM unnest(${payments.map(each => each.accountId)}::uuid[],
                                ${payments.map(each => each.paymentId)}::uuid[]))
       LIMIT 1`,
  )
  return found.length > 0
}

/** Surcharges to issue, locked; those that somebody else works on are left to them. */
export function lockDueSurcharges(tx: Tx, most: number): Promise<DueSurcharge[]> {
  return rows(
    tx,
    sql<DueSurcharge>`
      SELECT s.account_id AS "accountId", s.payment_id AS "paymentId",
             p.legal_entity_id AS "legalEntityId", p.currency, a.language, s.method,
             s.amount_minor AS "amountMinor", s.tax_class AS "taxClass",
             r.receipt_id AS "receiptId", r.booked_on AS "receivedOn"
        FROM ${ARRIVED}
       ORDER BY 1, 2
       LIMIT ${most}
         FOR UPDATE OF s SKIP LOCKED`,
  )
}

/** Whether what a receipt brought was paid with a surcharge. */
export async function hasSurcharge(
  db: Db,
  receipt: { readonly accountId: string; readonly receiptId: string },
): Promise<boolean> {
  const found = await maybeOne(
    db,
    sql<{ one: number }>`
      SELECT 1 AS one FROM payment_surcharge s JOIN payment p USING (account_id, payment_id)
       WHERE p.account_id = ${receipt.accountId} AND p.receipt_id = ${receipt.receiptId}`,
  )
  return found !== undefined
}

/** A surcharge that was billed and whose payment came back. */
export type ReturnedSurcharge = {
  readonly accountId: string
  readonly paymentId: string
  readonly legalEntityId: string
  readonly language: string
  /** Number of its invoice. */
  readonly invoice: string
}

/** A surcharge to take back, locked; one that somebody else works on is left to them. */
export function lockReturnedSurcharge(tx: Tx): Promise<ReturnedSurcharge | undefined> {
  return maybeOne(
    tx,
    sql<ReturnedSurcharge>`
      SELECT s.account_id AS "accountId", s.payment_id AS "paymentId",
             p.legal_entity_id AS "legalEntityId", a.language, n.label AS invoice
        FROM payment_surcharge s
        JOIN payment p USING (account_id, payment_id)
        JOIN account a ON a.account_id = s.account_id
        JOIN document_number n ON n.account_id = s.account_id AND n.invoice_id = s.document_id
       WHERE s.returned_on IS NULL AND ${CAME_BACK}
       ORDER BY 1, 2
       LIMIT 1
         FOR UPDATE OF s SKIP LOCKED`,
  )
}
