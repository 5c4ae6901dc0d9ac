import { sql } from 'kysely'
import { Decimal } from '../../kernel/decimal.ts'
import { type Db, maybeOne, rows } from '../../platform/database/database.ts'
import type { BuyerSnapshot } from '../buyer-snapshot.ts'
import type { StoredStanding } from '../draft.ts'
import type {
  IssuedDocumentFacts,
  IssuedGroup,
  IssuedLineFacts,
  IssuedTax,
  IssuedTransfer,
} from '../explanation/issued.ts'
import { wholeOf } from '../explanation/whole.ts'

type HeadRow = Omit<IssuedDocumentFacts, 'lines' | 'groups' | 'transfers'> & {
  readonly accountId: string
  readonly invoiceId: string
  readonly buyer: BuyerSnapshot
}

/**
 * An issued document by its number, with all that was stored at its issue; undefined when no
 * document bears it. Four statements, however many lines it has.
 */
export async function loadIssuedFacts(
  db: Db,
  number: string,
): Promise<IssuedDocumentFacts | undefined> {
  const head = await maybeOne(
    db,
    sql<HeadRow & { parts: readonly string[] }>`
      SELECT n.label AS number, i.account_id AS "accountId", i.invoice_id AS "invoiceId", i.kind,
             i.currency, i.issued_on AS "issuedOn", i.due_on AS "dueOn",
             i.tax_rounding AS "taxRounding", i.reason, i.snapshot -> 'buyer' AS buyer,
             i.net_minor AS "netMinor", i.tax_minor AS "taxMinor", i.gross_minor AS "grossMinor",
             i.rounding_minor AS "roundingMinor", i.payable_minor AS "payableMinor",
             coalesce(i.snapshot -> 'parts', '[]'::json) AS parts
        FROM document_number n
        JOIN invoice i USING (account_id, invoice_id)
       WHERE n.label = ${number}`,
  )
  if (head === undefined) return undefined
  const { parts, ...whole } = head
  return parts.length === 0 ? factsOf(db, whole) : consolidatedFacts(db, whole, parts)
}

/** A consolidated document: the parts of all its accounts, one after the other. */
async function consolidatedFacts(
  db: Db,
  head: HeadRow,
  accountIds: readonly string[],
): Promise<IssuedDocumentFacts> {
  const others = await rows(
    db,
    sql<HeadRow>`
      SELECT ${head.number} AS number, i.account_id AS "accountId", i.invoice_id AS "invoiceId",
             i.kind, i.currency, i.issued_on AS "issuedOn", i.due_on AS "dueOn",
             i.tax_rounding AS "taxRounding", i.reason, i.snapshot -> 'buyer' AS buyer,
             i.net_minor AS "netMinor", i.tax_minor AS "taxMinor", i.gross_minor AS "grossMinor",
             i.rounding_minor AS "roundingMinor", i.payable_minor AS "payableMinor"
        FROM invoice i
       WHERE i.invoice_id = ${head.invoiceId} AND i.account_id = ANY(${[...accountIds]}::uuid[])`,
  )
  const parts: IssuedDocumentFacts[] = []
  for (const part of [head, ...others]) parts.push(await factsOf(db, part))
  return wholeOf(parts)
}

async function factsOf(db: Db, head: HeadRow): Promise<IssuedDocumentFacts> {
  const { accountId, invoiceId, buyer, ...document } = head
  const { name, accountNumber, language, subscriptions } = buyer
  const numbers = new Map(subscriptions.map(each => [each.subscriptionId, each.number]))
  return {
    ...document,
    buyer: { name, accountNumber, language },
    lines: await loadIssuedLines(db, {
      accountIds: [accountId],
      invoiceId,
      subscriptions: numbers,
    }),
    groups: await loadGroups(db, accountId, invoiceId),
    transfers: await loadTransfers(db, accountId, invoiceId),
  }
}

type LineRow = Omit<IssuedLineFacts, 'subscription' | 'taxes' | 'corrects' | 'standing'> & {
  subscriptionId: string | null
  taxes: (Omit<IssuedTax, 'ratePercent'> & { ratePercent: string })[]
  correctsDocument: string | null
  correctsLine: number | null
  after: StoredStanding | null
  beforeStored: StoredStanding | null
  beforeOwn: bigint | null
}

/**
 * Lines of an issued document in order: all of them, or so many after a line, for pages. What a key
 * stood at before a line is what it stood at after the revision before that line's.
 */
export async function loadIssuedLines(
  db: Db,
  document: {
    /** The accounts that have parts of it; one but for a consolidated document. */
    readonly accountIds: readonly string[]
    readonly invoiceId: string
    /** Numbers of subscriptions by id, as the document has them. */
    readonly subscriptions: ReadonlyMap<string, string>
  },
  page?: { readonly after: number; readonly limit: number },
): Promise<IssuedLineFacts[]> {
  const { accountIds, invoiceId, subscriptions } = document
  const limit = page === undefined ? sql`` : sql`LIMIT ${page.limit}`
  const found = await rows(
    db,
    sql<LineRow>`
      SELECT l.line_no AS "lineNo", l.kind, l.subscription_id AS "subscriptionId",
             l.charge_code AS "chargeCode", l.description, l.service_start AS "serviceStart",
             l.service_end AS "serviceEnd", l.quantity, l.unit, l.unit_price AS "unitPrice",
             l.price_minor AS "priceMinor", l.allowance_minor AS "allowanceMinor",
             l.amount_minor AS "amountMinor", l.tax_inclusive AS "taxInclusive",
             l.net_minor AS "netMinor", l.taxes, l.trace, n.label AS "correctsDocument",
             l.corrects_line_no AS "correctsLine", l.standing AS after,
             p.standing AS "beforeStored", p.amount_minor AS "beforeOwn"
        FROM invoice_line l
        LEFT JOIN invoice o ON o.account_id = l.account_id AND o.invoice_id = l.corrects_invoice_id
        LEFT JOIN document_number n
          ON n.account_id = coalesce(o.document_account_id, o.account_id)
         AND n.invoice_id = l.corrects_invoice_id
        LEFT JOIN invoice_line p
          ON p.account_id = l.account_id AND p.item_id = l.item_id
         AND p.period_start = l.period_start AND p.component = l.component
         AND p.revision = l.revision - 1
       WHERE l.account_id = ANY(${[...accountIds]}::uuid[]) AND l.invoice_id = ${invoiceId}
         AND l.line_no > ${page?.after ?? 0}
       ORDER BY l.line_no ${limit}`,
  )
  return found.map(row => lineFacts(row, subscriptions))
}

function lineFacts(row: LineRow, subscriptions: ReadonlyMap<string, string>): IssuedLineFacts {
  const { subscriptionId, taxes, correctsDocument, correctsLine, ...rest } = row
  const { after, beforeStored, beforeOwn, ...line } = rest
  return {
    ...line,
    subscription: subscriptions.get(subscriptionId ?? '') ?? '',
    taxes: taxes.map(tax => ({ ...tax, ratePercent: Decimal.parse(tax.ratePercent) })),
    corrects:
      correctsDocument === null || correctsLine === null
        ? null
        : { document: correctsDocument, line: correctsLine },
    standing:
      beforeOwn === null
        ? null
        : {
            beforeMinor: amountOf(beforeStored) ?? beforeOwn,
            afterMinor: amountOf(after) ?? line.amountMinor,
          },
  }
}

function amountOf(standing: StoredStanding | null): bigint | undefined {
  if (standing === null) return undefined
  return BigInt(standing.priceMinor) - BigInt(standing.allowanceMinor)
}

async function loadGroups(db: Db, accountId: string, invoiceId: string): Promise<IssuedGroup[]> {
  return rows(
    db,
    sql<IssuedGroup>`
      SELECT tax_code AS code, category, rate_percent AS "ratePercent", name,
             taxable_minor AS "taxableMinor", tax_minor AS "taxMinor",
             exemption_reason AS "exemptionReason"
        FROM invoice_tax
       WHERE account_id = ${accountId} AND invoice_id = ${invoiceId}
       ORDER BY tax_code, rate_percent`,
  )
}

/** In the order in which a document posts: its lines, its taxes, rounding. */
async function loadTransfers(
  db: Db,
  accountId: string,
  invoiceId: string,
): Promise<IssuedTransfer[]> {
  return rows(
    db,
    sql<IssuedTransfer>`
      SELECT t.event, t.debit, d.name AS "debitName", t.credit, c.name AS "creditName",
             t.amount_minor AS "amountMinor", t.memo
        FROM ledger_transfer t
        JOIN ledger_account d ON d.code = t.debit
        JOIN ledger_account c ON c.code = t.credit
       WHERE t.account_id = ${accountId} AND t.document_id = ${invoiceId}
       ORDER BY t.transfer_id`,
  )
}
