import { sql } from 'kysely'
import { one, rows, type Tx } from '../../platform/database/database.ts'
import type { LineTax } from '../../tax/tax-rule.ts'
import type { SubscriptionSnapshot } from '../buyer-snapshot.ts'
import { parseTaxes } from '../load/billed.ts'

/** An issued line: account, document and number. */
export type LineRef = {
  readonly accountId: string
  readonly invoiceId: string
  readonly lineNo: number
}

/** One text for a line's key, for maps. */
export function lineRefText({ accountId, invoiceId, lineNo }: LineRef): string {
  return `${accountId} ${invoiceId} ${lineNo}`
}

/** The taxes of issued lines as they were issued, by `lineRefText`. */
export async function loadLineTaxes(
  tx: Tx,
  lines: readonly LineRef[],
): Promise<Map<string, LineTax[]>> {
  if (lines.length === 0) return new Map()
  const found = await rows(
    tx,
    sql<LineRef & { taxes: Parameters<typeof parseTaxes>[0] }>`
      SELECT l.account_id AS "accountId", l.invoice_id AS "invoiceId", l.line_no AS "lineNo", l.taxes
        FROM unnest(${lines.map(l => l.accountId)}::uuid[], ${lines.map(l => l.invoiceId)}::uuid[],
                    ${lines.map(l => l.lineNo)}::int[]) AS w (account_id, invoice_id, line_no)
        JOIN invoice_line l USING (account_id, invoice_id, line_no)`,
  )
  return new Map(found.map(row => [lineRefText(row), parseTaxes(row.taxes)]))
}

/** A subscription as documents name it, and where what it is charged for is supplied. */
export type AddedPlace = {
  readonly snapshot: SubscriptionSnapshot
  readonly country: string | null
  readonly region: string | null
}

/** Subscriptions of some accounts by id. */
export async function loadPlaces(
  tx: Tx,
  wanted: readonly { readonly accountId: string; readonly subscriptionId: string }[],
): Promise<Map<string, AddedPlace>> {
  if (wanted.length === 0) return new Map()
  type Row = Omit<AddedPlace, 'snapshot'> & {
    subscriptionId: string
    number: string
    contractNumber: string
    name: string | null
    addressLines: readonly string[]
  }
  const found = await rows(
    tx,
    sql<Row>`
      SELECT s.subscription_id AS "subscriptionId", s.number, c.number AS "contractNumber", p.name,
             coalesce(p.address_lines, '{}') AS "addressLines", p.country, p.region
        FROM unnest(${wanted.map(w => w.accountId)}::uuid[],
                    ${wanted.map(w => w.subscriptionId)}::uuid[]) AS w (account_id, subscription_id)
        JOIN subscription s USING (account_id, subscription_id)
        JOIN contract c USING (account_id, contract_id)
        LEFT JOIN premise p USING (account_id, premise_id)`,
  )
  return new Map(
    found.map(({ subscriptionId, number, contractNumber, name, addressLines, ...place }) => [
      subscriptionId,
      {
        ...place,
        snapshot: {
          subscriptionId,
          number,
          contractNumber,
          premise: name === null ? null : { name, addressLines },
        },
      },
    ]),
  )
}

/** Which of these documents lie with the account named beside them: only those can be linked. */
export async function loadOwnDocuments(
  tx: Tx,
  wanted: readonly { readonly accountId: string; readonly invoiceId: string }[],
): Promise<Set<string>> {
  if (wanted.length === 0) return new Set()
  const found = await rows(
    tx,
    sql<{ key: string }>`
      SELECT i.account_id || ' ' || i.invoice_id AS key
        FROM unnest(${wanted.map(w => w.accountId)}::uuid[],
                    ${wanted.map(w => w.invoiceId)}::uuid[]) AS w (account_id, invoice_id)
        JOIN invoice i USING (account_id, invoice_id)`,
  )
  return new Set(found.map(row => row.key))
}

/** The lines that the lines of a credit note credit, by the number of its own. */
export async function loadCorrected(
  tx: Tx,
  accountId: string,
  invoiceId: string,
): Promise<Map<number, { readonly invoiceId: string; readonly lineNo: number }>> {
  const found = await rows(
    tx,
    sql<{ own: number; invoiceId: string; lineNo: number }>`
      SELECT line_no AS own, corrects_invoice_id AS "invoiceId", corrects_line_no AS "lineNo"
        FROM invoice_line
       WHERE account_id = ${accountId} AND invoice_id = ${invoiceId}
         AND corrects_invoice_id IS NOT NULL`,
  )
  return new Map(found.map(({ own, ...line }) => [own, line]))
}

/** What of a credit note decides whether it can be undone. */
export type Undoable = {
  readonly isByHand: boolean
  readonly isVoid: boolean
  readonly isUndone: boolean
}

/** Whether a credit note was given by hand, voids its invoice, or was undone before. */
export async function loadUndoable(
  tx: Tx,
  accountId: string,
  invoiceId: string,
): Promise<Undoable> {
  return one(
    tx,
    sql<Undoable>`
      SELECT i.credit_outcome IS NOT NULL AS "isByHand",
             EXISTS (SELECT FROM invoice_link k
                      WHERE k.account_id = i.account_id AND k.invoice_id = i.invoice_id
                        AND k.relation = 'voids') AS "isVoid",
             EXISTS (SELECT FROM invoice_link k
                       JOIN invoice u ON u.account_id = k.account_id AND u.invoice_id = k.invoice_id
                      WHERE k.account_id = i.account_id AND k.other_id = i.invoice_id
                        AND u.purpose = 'credit_undone') AS "isUndone"
        FROM invoice i WHERE i.account_id = ${accountId} AND i.invoice_id = ${invoiceId}`,
  )
}
