import { sql } from 'kysely'
import { Decimal } from '../../kernel/decimal.ts'
import { rows, type Tx } from '../../platform/database/database.ts'
import type { LineTax } from '../../tax/tax-rule.ts'
import type { UsageHistory, UsageOfPeriod } from '../checks.ts'
import type { StoredStanding } from '../draft.ts'
import { type BilledKey, keyText, type Standing } from '../facts.ts'

/** From which nominal period on the billed keys of an item are wanted. */
export type BilledSince = {
  readonly accountId: string
  readonly itemId: string
  readonly since: Temporal.PlainDate
}

type BilledRow = {
  accountId: string
  invoiceId: string
  lineNo: number
  itemId: string
  periodStart: Temporal.PlainDate
  component: string
  revision: number
  subscriptionId: string
  chargeCode: string
  productCode: string
  description: string
  serviceStart: Temporal.PlainDate
  serviceEnd: Temporal.PlainDate
  quantity: Decimal
  unit: string
  unitPrice: Decimal
  priceMinor: bigint
  allowanceMinor: bigint
  taxInclusive: boolean
  revenueAccount: string
  taxes: (Omit<LineTax, 'ratePercent'> & { ratePercent: string })[]
  standing: StoredStanding | null
  postedTo: string
  payerId: string | null
}

const BILLED_COLUMNS = sql`
  l.account_id AS "accountId", l.invoice_id AS "invoiceId", l.line_no AS "lineNo",
  l.item_id AS "itemId", l.period_start AS "periodStart", l.component, l.revision,
  l.subscription_id AS "subscriptionId", l.charge_code AS "chargeCode",
  l.product_code AS "productCode", l.description, l.service_start AS "serviceStart",
  l.service_end AS "serviceEnd", l.quantity, l.unit, l.unit_price AS "unitPrice",
  l.price_minor AS "priceMinor", l.allowance_minor AS "allowanceMinor",
  l.tax_inclusive AS "taxInclusive", l.revenue_account AS "revenueAccount", l.taxes, l.standing,
  l.posted_to AS "postedTo", i.payer_id AS "payerId"`

/**
 * What was billed for some items from a nominal period on: the last line of each key with what the
 * key stands at. By account, then by key.
 */
export async function loadBilledKeys(
  tx: Tx,
  wanted: readonly BilledSince[],
): Promise<Map<string, Map<string, BilledKey>>> {
  const found =
    wanted.length === 0
      ? []
      : await rows(
          tx,
          sql<BilledRow>`
            SELECT DISTINCT ON (l.account_id, l.item_id, l.period_start, l.component)
                   ${BILLED_COLUMNS}
              FROM unnest(${wanted.map(w => w.accountId)}::uuid[],
                          ${wanted.map(w => w.itemId)}::uuid[],
                          ${wanted.map(w => w.since)}::date[]) AS w (account_id, item_id, since)
              JOIN invoice_line l ON l.account_id = w.account_id AND l.item_id = w.item_id
                                 AND l.period_start >= w.since
              JOIN invoice i ON i.account_id = l.account_id AND i.invoice_id = l.invoice_id
             ORDER BY l.account_id, l.item_id, l.period_start, l.component, l.revision DESC`,
        )
  const byAccount = new Map<string, Map<string, BilledKey>>()
  for (const row of found) {
    const keys = byAccount.get(row.accountId) ?? new Map<string, BilledKey>()
    keys.set(keyText(row), billedKey(row))
    byAccount.set(row.accountId, keys)
  }
  return byAccount
}

/** The keys that the lines of one document stand for, as they stand now: what a void takes back. */
export async function loadKeysOfInvoice(
  tx: Tx,
  accountId: string,
  invoiceId: string,
): Promise<BilledKey[]> {
  const found = await rows(
    tx,
    sql<BilledRow>`
      SELECT DISTINCT ON (l.item_id, l.period_start, l.component) ${BILLED_COLUMNS}
        FROM invoice_line l
        JOIN invoice i USING (account_id, invoice_id)
       WHERE l.account_id = ${accountId}
         AND (l.item_id, l.period_start, l.component) IN (
               SELECT item_id, period_start, component FROM invoice_line
                WHERE account_id = ${accountId} AND invoice_id = ${invoiceId}
                  AND item_id IS NOT NULL)
       ORDER BY l.item_id, l.period_start, l.component, l.revision DESC`,
  )
  return found.map(billedKey)
}

/**
 * What the keys of a document stood at before it: the last line of each on an earlier document.
 * Keys that it charged for the first time are left out.
 */
export async function loadKeysBefore(
  tx: Tx,
  accountId: string,
  invoiceId: string,
): Promise<BilledKey[]> {
  const found = await rows(
    tx,
    sql<BilledRow>`
      SELECT DISTINCT ON (l.item_id, l.period_start, l.component) ${BILLED_COLUMNS}
        FROM (SELECT item_id, period_start, component, min(revision) AS first
                FROM invoice_line
               WHERE account_id = ${accountId} AND invoice_id = ${invoiceId}
                 AND item_id IS NOT NULL
               GROUP BY item_id, period_start, component) k
        JOIN invoice_line l
          ON l.account_id = ${accountId} AND l.item_id = k.item_id
         AND l.period_start = k.period_start AND l.component = k.component
         AND l.revision < k.first
        JOIN invoice i ON i.account_id = l.account_id AND i.invoice_id = l.invoice_id
       ORDER BY l.item_id, l.period_start, l.component, l.revision DESC`,
  )
  return found.map(billedKey)
}

function billedKey(row: BilledRow): BilledKey {
  return {
    itemId: row.itemId,
    periodStart: row.periodStart,
    component: row.component,
    revision: row.revision,
    standing: row.standing === null ? ownStanding(row) : parseStanding(row.standing),
    taxes: parseTaxes(row.taxes),
    taxInclusive: row.taxInclusive,
    invoiceId: row.invoiceId,
    lineNo: row.lineNo,
    subscriptionId: row.subscriptionId,
    chargeCode: row.chargeCode,
    productCode: row.productCode,
    description: row.description,
    unit: row.unit,
    revenueAccount: row.revenueAccount,
    postedTo: row.postedTo,
    payerId: row.payerId,
  }
}

/** Taxes of a line as stored, rates exact again. */
export function parseTaxes(
  taxes: readonly (Omit<LineTax, 'ratePercent'> & { ratePercent: string })[],
): LineTax[] {
  return taxes.map(tax => ({ ...tax, ratePercent: Decimal.parse(tax.ratePercent) }))
}

function ownStanding(row: BilledRow): Standing {
  const { serviceStart, serviceEnd, quantity, unitPrice, priceMinor, allowanceMinor } = row
  const amountMinor = priceMinor - allowanceMinor
  return { serviceStart, serviceEnd, quantity, unitPrice, priceMinor, allowanceMinor, amountMinor }
}

function parseStanding(stored: StoredStanding): Standing {
  const [priceMinor, allowanceMinor] = [BigInt(stored.priceMinor), BigInt(stored.allowanceMinor)]
  return {
    serviceStart: Temporal.PlainDate.from(stored.serviceStart),
    serviceEnd: Temporal.PlainDate.from(stored.serviceEnd),
    quantity: Decimal.parse(stored.quantity),
    unitPrice: Decimal.parse(stored.unitPrice),
    priceMinor,
    allowanceMinor,
    amountMinor: priceMinor - allowanceMinor,
  }
}

/** How many billed periods of a usage charge its next one is compared with. */
const PERIODS_COMPARED = 3

/** The last billed periods of usage items, latest first: what checks compare new usage with. */
export async function loadUsageHistory(
  tx: Tx,
  items: readonly { readonly accountId: string; readonly itemId: string }[],
): Promise<UsageHistory> {
  if (items.length === 0) return new Map()
  const found = await rows(
    tx,
    sql<{ itemId: string; quantity: Decimal; days: number; taxCodes: string[] | null }>`
      SELECT w.item_id AS "itemId", h.quantity, h.days, h.tax_codes AS "taxCodes"
        FROM unnest(${items.map(i => i.accountId)}::uuid[],
                    ${items.map(i => i.itemId)}::uuid[]) AS w (account_id, item_id)
       CROSS JOIN LATERAL (
          SELECT sum(l.quantity) AS quantity,
                 max(l.service_end) - min(l.service_start) AS days,
                 string_to_array(string_agg(
                   (SELECT string_agg(t ->> 'code', ' ') FROM json_array_elements(l.taxes) t),
                   ' '), ' ') AS tax_codes
            FROM invoice_line l
           WHERE l.account_id = w.account_id AND l.item_id = w.item_id
             AND l.component ~ '^(usage|volume|percent|tier[0-9]+)@'
           GROUP BY l.period_start
           ORDER BY l.period_start DESC
           LIMIT ${PERIODS_COMPARED}
       ) h`,
  )
  const history = new Map<string, UsageOfPeriod[]>()
  for (const { itemId, quantity, days, taxCodes } of found) {
    const period = { quantity, days, taxCodes: taxCodes ?? [] }
    const periods = history.get(itemId)
    if (periods === undefined) history.set(itemId, [period])
    else periods.push(period)
  }
  return history
}

/** Lines of some invoices on which a credit was given by hand, as `invoiceId|lineNo`. */
export async function loadCreditedLines(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Set<string>> {
  const found = await rows(
    tx,
    sql<{ invoiceId: string; lineNo: number }>`
      SELECT DISTINCT corrects_invoice_id AS "invoiceId", corrects_line_no AS "lineNo"
        FROM invoice_line
       WHERE account_id = ANY(${accountIds}::uuid[])
         AND corrects_invoice_id IS NOT NULL AND kind = 'credit'`,
  )
  return new Set(found.map(line => `${line.invoiceId}|${line.lineNo}`))
}
