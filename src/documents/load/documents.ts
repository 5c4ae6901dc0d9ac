import { sql } from 'kysely'
import type { StoredTax } from '../../invoicing/draft.ts'
import { parseTaxes } from '../../invoicing/load/billed.ts'
import { loadLogos } from '../../ledger/load.ts'
import { type Db, rows } from '../../platform/database/database.ts'
import type {
  DocumentLink,
  SellerSnapshot,
  StoredDocument,
  StoredDocumentLine,
} from '../stored-document.ts'
import { inWhole, type StoredPart, summed } from '../whole-document.ts'
import { loadBilledUsage } from './usage.ts'

/** Which document: the account comes first in every key. */
export type DocumentId = { readonly accountId: string; readonly invoiceId: string }

type Header = Omit<
  StoredDocument,
  'seller' | 'buyer' | 'termsDays' | 'terms' | 'lines' | 'taxes' | 'links' | 'usage'
> & {
  readonly snapshot: Pick<StoredDocument, 'buyer' | 'termsDays' | 'terms'> & {
    readonly seller: SellerSnapshot
    /** Accounts with further parts, where it is a consolidated document. */
    readonly parts?: readonly string[]
  }
}

/**
 * Issued documents with all that their pages need, in the order of `ids`: six statements however
 * many documents there are. Ids without an issued document are left out.
 */
export async function loadStoredDocuments(
  db: Db,
  ids: readonly DocumentId[],
): Promise<StoredDocument[]> {
  if (ids.length === 0) return []
  const headers = await loadHeaders(db, ids)
  const consolidated = headers.filter(({ snapshot }) => snapshot.parts !== undefined)
  const parts = await loadParts(db, consolidated.flatMap(partIds))
  const all = [...ids, ...parts]
  const lines = Map.groupBy(await loadLines(db, all), line => line.invoiceId)
  const taxes = Map.groupBy(await loadTaxes(db, all), tax => tax.invoiceId)
  const links = Map.groupBy(await loadLinks(db, all), link => link.ofId)
  const whole = new Map(
    [...Map.groupBy(parts, part => part.invoiceId)].map(([id, parts]) => [id, parts]),
  )
  const withoutUsage = headers.map(
    ({ snapshot: { parts: _, ...snapshot }, ...header }): StoredDocument => ({
      ...inWhole({ ...header, ...snapshot }, whole.get(header.invoiceId) ?? []),
      lines: (lines.get(header.invoiceId) ?? []).map(line => line.line),
      taxes: summed(taxes.get(header.invoiceId) ?? []),
      links: links.get(header.invoiceId) ?? [],
      usage: [],
    }),
  )
  const usage = await loadBilledUsage(db, withoutUsage)
  const logos = await loadLogos(
    db,
    withoutUsage.flatMap(({ seller }) => seller.logo ?? []),
  )
  return withoutUsage.map(document => {
    const logo = logos.get(document.seller.logo ?? '')
    return {
      ...document,
      usage: usage.get(document.invoiceId) ?? [],
      ...(logo === undefined ? {} : { logo }),
    }
  })
}

function partIds({ invoiceId, snapshot }: Header): DocumentId[] {
  return (snapshot.parts ?? []).map(accountId => ({ accountId, invoiceId }))
}

function wanted(ids: readonly DocumentId[]) {
  return sql`unnest(${ids.map(id => id.accountId)}::uuid[], ${ids.map(id => id.invoiceId)}::uuid[])
    WITH ORDINALITY AS w (account_id, invoice_id, n)`
}

async function loadHeaders(db: Db, ids: readonly DocumentId[]): Promise<Header[]> {
  return rows(
    db,
    sql<Header>`
      SELECT i.account_id AS "accountId", i.invoice_id AS "invoiceId", e.code AS "entityCode",
             d.label AS number, i.kind, i.currency, i.issued_on::text AS "issuedOn",
             i.due_on::text AS "dueOn", i.service_start::text AS "serviceStart",
             i.service_end::text AS "serviceEnd", i.net_minor AS "netMinor",
             i.tax_minor AS "taxMinor", i.gross_minor AS "grossMinor",
             i.rounding_minor AS "roundingMinor", i.payable_minor AS "payableMinor", i.reason,
             i.credit_outcome AS "creditOutcome", i.purpose, i.snapshot
        FROM ${wanted(ids)}
        JOIN invoice i USING (account_id, invoice_id)
        JOIN document_number d USING (account_id, invoice_id)
        JOIN legal_entity e ON e.legal_entity_id = i.legal_entity_id
       ORDER BY w.n`,
  )
}

type LineRow = Omit<StoredDocumentLine, 'taxes' | 'corrects'> & {
  readonly invoiceId: string
  readonly taxes: Parameters<typeof parseTaxes>[0]
  readonly correctsId: string | null
  readonly correctsKind: StoredDocument['kind'] | null
  readonly correctsNumber: string | null
  readonly correctsIssuedOn: string | null
}

async function loadLines(
  db: Db,
  ids: readonly DocumentId[],
): Promise<{ invoiceId: string; line: StoredDocumentLine }[]> {
  const found = await rows(
    db,
    sql<LineRow>`
      SELECT l.invoice_id AS "invoiceId", l.account_id AS "accountId", l.line_no AS "lineNo", l.kind, l.item_id AS "itemId",
             l.period_start::text AS "periodStart", l.component,
             l.subscription_id AS "subscriptionId", l.description,
             l.service_start::text AS "serviceStart", l.service_end::text AS "serviceEnd",
             l.quantity, l.unit, l.unit_price AS "unitPrice", l.price_minor AS "priceMinor",
             l.allowance_minor AS "allowanceMinor", l.tax_inclusive AS "taxInclusive",
             l.net_minor AS "netMinor", l.taxes, l.standing, l.trace,
             l.corrects_invoice_id AS "correctsId", o.kind AS "correctsKind",
             d.label AS "correctsNumber", o.issued_on::text AS "correctsIssuedOn"
        FROM ${wanted(ids)}
        JOIN invoice_line l USING (account_id, invoice_id)
        LEFT JOIN invoice o
          ON o.account_id = l.account_id AND o.invoice_id = l.corrects_invoice_id
        LEFT JOIN document_number d
          ON d.account_id = coalesce(o.document_account_id, o.account_id)
         AND d.invoice_id = l.corrects_invoice_id
       ORDER BY w.n, l.line_no`,
  )
  return found.map(
    ({ invoiceId, taxes, correctsId, correctsKind, correctsNumber, correctsIssuedOn, ...row }) => ({
      invoiceId,
      line: {
        ...row,
        taxes: parseTaxes(taxes),
        corrects: reference(correctsId, correctsKind, correctsNumber, correctsIssuedOn),
      },
    }),
  )
}

function reference(
  invoiceId: string | null,
  kind: StoredDocument['kind'] | null,
  number: string | null,
  issuedOn: string | null,
): StoredDocumentLine['corrects'] {
  if (invoiceId === null || kind === null || number === null || issuedOn === null) return null
  return { invoiceId, kind, number, issuedOn }
}

async function loadTaxes(
  db: Db,
  ids: readonly DocumentId[],
): Promise<(StoredTax & { invoiceId: string })[]> {
  return rows(
    db,
    sql<StoredTax & { invoiceId: string }>`
      SELECT t.invoice_id AS "invoiceId", t.tax_code AS code, t.category,
             t.rate_percent::text AS "ratePercent", t.name, t.taxable_minor::text AS "taxableMinor",
             t.tax_minor::text AS "taxMinor", t.exemption_code AS "exemptionCode",
             t.exemption_reason AS "exemptionReason"
        FROM ${wanted(ids)}
        JOIN invoice_tax t USING (account_id, invoice_id)
       ORDER BY w.n, t.tax_code, t.rate_percent`,
  )
}

async function loadLinks(
  db: Db,
  ids: readonly DocumentId[],
): Promise<(DocumentLink & { ofId: string })[]> {
  return rows(
    db,
    sql<DocumentLink & { ofId: string }>`
      SELECT l.invoice_id AS "ofId", l.relation, l.other_id AS "invoiceId", d.label AS number,
             o.issued_on::text AS "issuedOn"
        FROM ${wanted(ids)}
        JOIN invoice_link l USING (account_id, invoice_id)
        JOIN invoice o ON o.account_id = l.account_id AND o.invoice_id = l.other_id
        JOIN document_number d ON d.account_id = coalesce(o.document_account_id, o.account_id)
                              AND d.invoice_id = l.other_id
       ORDER BY w.n, l.relation, o.issued_on, d.label`,
  )
}

/** The parts of consolidated documents that lie with other accounts, in the order of their lines. */
async function loadParts(db: Db, ids: readonly DocumentId[]): Promise<(StoredPart & DocumentId)[]> {
  if (ids.length === 0) return []
  return rows(
    db,
    sql<StoredPart & DocumentId>`
      SELECT i.account_id AS "accountId", i.invoice_id AS "invoiceId",
             i.service_start::text AS "serviceStart", i.service_end::text AS "serviceEnd",
             i.net_minor AS "netMinor", i.tax_minor AS "taxMinor", i.gross_minor AS "grossMinor",
             i.payable_minor AS "payableMinor", i.snapshot -> 'buyer' -> 'subscriptions' AS subscriptions
        FROM ${wanted(ids)}
        JOIN invoice i USING (account_id, invoice_id)
       ORDER BY w.n`,
  )
}
