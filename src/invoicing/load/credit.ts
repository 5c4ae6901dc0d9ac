import { sql } from 'kysely'
import type { Names } from '../../catalog/charge.ts'
import { maybeOne, rows, type Tx } from '../../platform/database/database.ts'
import type { CreditableGroup, CreditSource, IssuedDocument } from '../credit.ts'
import { parseTaxes } from './billed.ts'

const ISSUED = sql`
             i.account_id AS "accountId", i.invoice_id AS "invoiceId",
             i.legal_entity_id AS "legalEntityId", i.kind, n.label, i.currency,
             i.issued_on AS "issuedOn", i.service_start AS "serviceStart",
             i.service_end AS "serviceEnd", i.rounding_minor AS "roundingMinor",
             i.payable_minor AS "payableMinor", i.snapshot -> 'buyer' AS buyer,
             (i.snapshot ->> 'termsDays')::int AS "termsDays", i.payer_id AS "payerId",
             ARRAY(SELECT a.number FROM json_array_elements_text(h.snapshot -> 'parts') AS part
                     JOIN account a ON a.account_id = part::uuid ORDER BY 1) AS sections,
             EXISTS (SELECT 1 FROM invoice_link l
                      WHERE l.account_id = i.account_id AND l.other_id = i.invoice_id
                        AND l.relation = 'voids') AS voided`

/**
 * Finds an issued document by its number; of a consolidated one the part of the account named, or
 * else that of the payer.
 */
export async function loadIssued(
  tx: Tx,
  label: string,
  section: { readonly number: string } | { readonly accountId: string } | null,
): Promise<IssuedDocument | undefined> {
  return maybeOne(
    tx,
    sql<IssuedDocument>`
      SELECT ${ISSUED}
        FROM document_number n
        JOIN invoice h ON h.account_id = n.account_id AND h.invoice_id = n.invoice_id
        JOIN invoice i ON i.invoice_id = n.invoice_id AND i.account_id = ${
          section === null
            ? sql`n.account_id`
            : 'accountId' in section
              ? sql`${section.accountId}::uuid`
              : sql`(SELECT s.account_id FROM account_number s WHERE s.number = ${section.number})`
        }
       WHERE n.label = ${label}`,
  )
}

/** Issued documents by their keys, in the order of accounts. */
export function loadIssuedOf(tx: Tx, documents: readonly DocumentKey[]): Promise<IssuedDocument[]> {
  return rows(
    tx,
    sql<IssuedDocument>`
      SELECT ${ISSUED}
        FROM ${keysOf(documents)}
        JOIN invoice i USING (account_id, invoice_id)
        JOIN invoice h ON h.account_id = coalesce(i.document_account_id, i.account_id)
                      AND h.invoice_id = i.invoice_id
        JOIN document_number n ON n.account_id = h.account_id AND n.invoice_id = h.invoice_id
       ORDER BY i.account_id, i.invoice_id`,
  )
}

/** Nobody else credits or voids documents of this account until the transaction ends. */
export async function lockAccount(tx: Tx, accountId: string): Promise<void> {
  await sql`SELECT 1 FROM account WHERE account_id = ${accountId} FOR NO KEY UPDATE`.execute(tx)
}

/** A document, or a section of a consolidated one, as it is kept. */
export type DocumentKey = { readonly accountId: string; readonly invoiceId: string }

/** Names a document among others: the sections of a consolidated one share its id. */
export function documentText({ accountId, invoiceId }: DocumentKey): string {
  return `${accountId} ${invoiceId}`
}

function keysOf(documents: readonly DocumentKey[]) {
  return sql`unnest(${documents.map(each => each.accountId)}::uuid[],
                    ${documents.map(each => each.invoiceId)}::uuid[]) AS w (account_id, invoice_id)`
}

function byDocument<Row extends DocumentKey>(found: readonly Row[]) {
  return Map.groupBy(found, documentText)
}

/** Lines of an issued document with what credits and corrections have taken of each. */
export async function loadCreditSources(
  tx: Tx,
  accountId: string,
  invoiceId: string,
): Promise<CreditSource[]> {
  const found = await loadSourcesOf(tx, [{ accountId, invoiceId }])
  return found.get(documentText({ accountId, invoiceId })) ?? []
}

/** The same for many documents, by `documentText`. */
export async function loadSourcesOf(
  tx: Tx,
  documents: readonly DocumentKey[],
): Promise<Map<string, CreditSource[]>> {
  type Row = Omit<CreditSource, 'taxes'> & DocumentKey & { taxes: Parameters<typeof parseTaxes>[0] }
  const found = await rows(
    tx,
    sql<Row>`
      SELECT l.account_id AS "accountId", l.invoice_id AS "invoiceId", l.line_no AS "lineNo", l.quantity, l.net_minor AS "netMinor",
             coalesce(t.net, 0)::bigint AS "takenMinor", coalesce(t.quantity, 0) AS "takenQuantity",
             l.taxes, l.item_id AS "itemId", l.period_start AS "periodStart", l.component,
             l.subscription_id AS "subscriptionId", l.charge_code AS "chargeCode",
             l.product_code AS "productCode", l.description, l.service_start AS "serviceStart",
             l.service_end AS "serviceEnd", l.unit, l.unit_price AS "unitPrice",
             l.price_minor AS "priceMinor", l.allowance_minor AS "allowanceMinor",
             l.amount_minor AS "amountMinor", l.tax_inclusive AS "taxInclusive",
             l.revenue_account AS "revenueAccount", l.posted_to AS "postedTo"
        FROM ${keysOf(documents)}
        JOIN invoice_line l USING (account_id, invoice_id)
        LEFT JOIN LATERAL (
          SELECT -sum(c.net_minor) AS net,
                 -sum(c.quantity) FILTER (WHERE c.unit = l.unit) AS quantity
            FROM invoice_line c
           WHERE c.account_id = l.account_id AND c.corrects_invoice_id = l.invoice_id
             AND c.corrects_line_no = l.line_no
             -- What was credited, less the credits that were undone.
             AND (sign(c.net_minor) = -sign(l.net_minor) OR c.kind = 'added')
        ) t ON true
       ORDER BY l.account_id, l.invoice_id, l.line_no`,
  )
  return byDocument(found.map(row => ({ ...row, taxes: parseTaxes(row.taxes) })))
}

/**
 * Tax groups of an issued document with what was taken of each: by credit notes made for it, whose
 * groups are known, and by correction lines of later bills, at the group's rate.
 */
export async function loadCreditGroups(
  tx: Tx,
  accountId: string,
  invoiceId: string,
): Promise<CreditableGroup[]> {
  const found = await loadGroupsOf(tx, [{ accountId, invoiceId }])
  return found.get(documentText({ accountId, invoiceId })) ?? []
}

/** The same for many documents, by `documentText`. */
export async function loadGroupsOf(
  tx: Tx,
  documents: readonly DocumentKey[],
): Promise<Map<string, CreditableGroup[]>> {
  type Row = Omit<CreditableGroup, 'taken'> & {
    accountId: string
    invoiceId: string
    takenTaxable: bigint
    takenTax: bigint
    correctedNet: bigint
    correctedTax: bigint
    exemptionReason: Names | null
  }
  const found = await rows(
    tx,
    sql<Row>`
      SELECT g.account_id AS "accountId", g.invoice_id AS "invoiceId", g.tax_code AS code, g.name, g.category, g.rate_percent AS "ratePercent",
             g.exemption_code AS "exemptionCode", g.exemption_reason AS "exemptionReason",
             g.taxable_minor AS "taxableMinor", g.tax_minor AS "taxMinor",
             coalesce(n.taxable, 0)::bigint AS "takenTaxable", coalesce(n.tax, 0)::bigint AS "takenTax",
             coalesce(c.net, 0)::bigint AS "correctedNet", coalesce(c.tax, 0)::bigint AS "correctedTax"
        FROM ${keysOf(documents)}
        JOIN invoice_tax g USING (account_id, invoice_id)
        LEFT JOIN LATERAL (
          SELECT -sum(x.taxable_minor) AS taxable, -sum(x.tax_minor) AS tax
            FROM invoice_link k
            JOIN invoice i ON i.account_id = k.account_id AND i.invoice_id = k.invoice_id
            JOIN invoice_tax x ON x.account_id = k.account_id AND x.invoice_id = k.invoice_id
           WHERE k.account_id = g.account_id AND k.other_id = g.invoice_id
             AND (i.credit_outcome IS NOT NULL OR i.purpose = 'credit_undone')
             AND x.tax_code = g.tax_code AND x.rate_percent = g.rate_percent
        ) n ON true
        LEFT JOIN LATERAL (
          SELECT -sum(l.net_minor) AS net, -sum(round(l.net_minor * g.rate_percent / 100)) AS tax
            FROM invoice_line l
            JOIN invoice i ON i.account_id = l.account_id AND i.invoice_id = l.invoice_id
           WHERE l.account_id = g.account_id AND l.corrects_invoice_id = g.invoice_id
             AND l.net_minor < 0 AND i.credit_outcome IS NULL
             AND EXISTS (SELECT 1 FROM json_array_elements(l.taxes) t
                          WHERE t ->> 'code' = g.tax_code)
        ) c ON true
       ORDER BY g.account_id, g.invoice_id, g.tax_code, g.rate_percent`,
  )
  return byDocument(
    found.map(({ takenTaxable, takenTax, correctedNet, correctedTax, ...group }) => ({
      ...group,
      taken: { taxableMinor: takenTaxable + correctedNet, taxMinor: takenTax + correctedTax },
    })),
  )
}

/** What of a document's rounding the credits given for it have not taken back. */
export async function loadRoundingLeft(
  tx: Tx,
  accountId: string,
  invoiceId: string,
): Promise<bigint> {
  const found = await loadRoundingLeftOf(tx, [{ accountId, invoiceId }])
  return found.get(documentText({ accountId, invoiceId })) ?? 0n
}

/** The same for many documents, by `documentText`. */
export async function loadRoundingLeftOf(
  tx: Tx,
  documents: readonly DocumentKey[],
): Promise<Map<string, bigint>> {
  const found = await rows(
    tx,
    sql<DocumentKey & { left: bigint }>`
      SELECT i.account_id AS "accountId", i.invoice_id AS "invoiceId", (i.rounding_minor + coalesce((
               SELECT sum(c.rounding_minor) FROM invoice_link k
                 JOIN invoice c ON c.account_id = k.account_id AND c.invoice_id = k.invoice_id
                WHERE k.account_id = i.account_id AND k.other_id = i.invoice_id
                  AND (c.credit_outcome IS NOT NULL OR c.purpose = 'credit_undone')), 0))::bigint
               AS left
        FROM ${keysOf(documents)} JOIN invoice i USING (account_id, invoice_id)`,
  )
  return new Map(found.map(row => [documentText(row), row.left]))
}

/** Documents that an id in `ids` voids: what a new bill for the same service replaces. */
export async function loadVoided(
  tx: Tx,
  voiding: readonly { readonly accountId: string; readonly invoiceId: string }[],
): Promise<Map<string, string>> {
  if (voiding.length === 0) return new Map()
  const found = await rows(
    tx,
    sql<{ invoiceId: string; otherId: string }>`
      SELECT l.invoice_id AS "invoiceId", l.other_id AS "otherId"
        FROM invoice_link l
        JOIN unnest(${voiding.map(v => v.accountId)}::uuid[],
                    ${voiding.map(v => v.invoiceId)}::uuid[]) AS v (account_id, invoice_id)
          ON v.account_id = l.account_id AND v.invoice_id = l.invoice_id
       WHERE l.relation = 'voids'`,
  )
  return new Map(found.map(row => [row.invoiceId, row.otherId]))
}

/** Whether any later document credits or corrects this one. */
export async function isCorrected(tx: Tx, accountId: string, invoiceId: string): Promise<boolean> {
  const found = await rows(
    tx,
    sql`SELECT 1 FROM invoice_line
         WHERE account_id = ${accountId} AND corrects_invoice_id = ${invoiceId} LIMIT 1`,
  )
  return found.length > 0
}

/** Whether a code is a cause that corrections may have. */
export async function isCause(tx: Tx, cause: string): Promise<boolean> {
  const found = await rows(
    tx,
    sql`SELECT 1 FROM correction_cause WHERE cause_code = ${cause} AND active`,
  )
  return found.length > 0
}

/** Whether every credit and void has to say its cause. */
export async function isCauseRequired(tx: Tx): Promise<boolean> {
  const found = await maybeOne(
    tx,
    sql<{ required: boolean }>`
      SELECT cause_required AS required FROM correction_rule ORDER BY revision DESC LIMIT 1`,
  )
  return found?.required ?? false
}
