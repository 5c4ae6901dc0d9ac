import { sql } from 'kysely'
import type { BuyerSnapshot } from '../../../invoicing/buyer-snapshot.ts'
import type { Decimal } from '../../../kernel/decimal.ts'
import { type Db, maybeOne, rows } from '../../../platform/database/database.ts'
import type { DocumentKind } from './documents.ts'
import { DOCUMENT_ACCOUNTS, DOCUMENT_SUMS } from './whole.ts'

export type DocumentHead = {
  readonly accountId: string
  readonly invoiceId: string
  /** Every account that has a part of it; only its own but for consolidated documents. */
  readonly accountIds: readonly string[]
  readonly number: string
  readonly kind: DocumentKind
  readonly entityCode: string
  readonly runNumber: string | null
  readonly currency: string
  readonly issuedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly grossMinor: bigint
  readonly roundingMinor: bigint
  readonly payableMinor: bigint
  readonly reason: string | null
  readonly creditOutcome: 'offset' | 'keep' | 'refund' | null
  readonly seller: SellerSnapshot
  readonly buyer: BuyerSnapshot
  readonly recordedAt: Temporal.Instant
  /** The file as issued; null until it has been made. */
  readonly file: { readonly sha256: string; readonly sizeBytes: number } | null
}

type SellerSnapshot = {
  readonly name: string
  readonly addressLines: readonly string[]
  readonly taxId: string | null
}

/** A document by its number, as it was issued. */
export function loadDocumentHead(db: Db, number: string): Promise<DocumentHead | undefined> {
  return maybeOne(
    db,
    sql<DocumentHead>`
      select i.account_id as "accountId", i.invoice_id as "invoiceId", n.label as number, i.kind,
        e.code as "entityCode", r.number as "runNumber", i.currency, i.issued_on as "issuedOn",
        i.due_on as "dueOn", i.service_start as "serviceStart", i.service_end as "serviceEnd",
        d.net_minor as "netMinor", d.tax_minor as "taxMinor", d.gross_minor as "grossMinor",
        d.rounding_minor as "roundingMinor", d.payable_minor as "payableMinor", i.reason,
        ${DOCUMENT_ACCOUNTS} as "accountIds",
        i.credit_outcome as "creditOutcome", i.snapshot -> 'seller' as seller,
        i.snapshot -> 'buyer' as buyer, i.recorded_at as "recordedAt",
        case when f.path is not null then
          json_build_object('sha256', f.sha256, 'sizeBytes', f.size_bytes) end as file
      from document_number n
      join invoice i using (account_id, invoice_id)
      join legal_entity e on e.legal_entity_id = i.legal_entity_id
      cross join lateral (${DOCUMENT_SUMS}) d
      left join bill_run r on r.run_id = i.run_id
      left join document_file f on f.account_id = i.account_id
        and f.invoice_id = i.invoice_id and f.format = 'pdf'
      where n.label = ${number}`,
  )
}

/** Which document is meant. */
export type DocumentId = { readonly accountId: string; readonly invoiceId: string }

/** A document with the accounts that have parts of it. */
export type WholeDocumentId = DocumentId & { readonly accountIds: readonly string[] }

export type TaxGroupRow = {
  readonly code: string
  readonly category: string
  readonly ratePercent: Decimal
  readonly name: Readonly<Record<string, string>>
  readonly taxableMinor: bigint
  readonly taxMinor: bigint
  readonly exemptionCode: string | null
}

/** The tax groups of a document. */
export function loadTaxGroups(
  db: Db,
  { accountIds, invoiceId }: WholeDocumentId,
): Promise<TaxGroupRow[]> {
  return rows(
    db,
    sql<TaxGroupRow>`
      select tax_code as code, min(category) as category, rate_percent as "ratePercent",
        (array_agg(name))[1] as name, sum(taxable_minor)::bigint as "taxableMinor",
        sum(tax_minor)::bigint as "taxMinor", min(exemption_code) as "exemptionCode"
      from invoice_tax
      where account_id = any(${[...accountIds]}::uuid[]) and invoice_id = ${invoiceId}
      group by tax_code, rate_percent
      order by rate_percent desc, tax_code`,
  )
}

export type TransferLine = {
  readonly effectiveOn: Temporal.PlainDate
  readonly debit: string
  readonly debitName: string
  readonly credit: string
  readonly creditName: string
  readonly amountMinor: bigint
  readonly currency: string
  readonly event: string
  readonly memo: string | null
}

/** What a document moved in the books, and what reversed it later. */
export function loadDocumentTransfers(
  db: Db,
  document: WholeDocumentId & { readonly issuedOn: Temporal.PlainDate },
  limit: number,
): Promise<TransferLine[]> {
  const { accountIds, invoiceId, issuedOn } = document
  return rows(
    db,
    sql<TransferLine>`
      select t.effective_on as "effectiveOn", t.debit, d.name as "debitName", t.credit,
        c.name as "creditName", t.amount_minor as "amountMinor", t.currency, t.event, t.memo
      from ledger_transfer t
      join ledger_account d on d.code = t.debit
      join ledger_account c on c.code = t.credit
      where t.account_id = any(${[...accountIds]}::uuid[]) and t.document_id = ${invoiceId}
        -- Nothing of a document is posted before its date: older months are not looked into.
        and t.effective_on >= ${issuedOn}
      order by t.effective_on, t.transfer_id limit ${limit}`,
  )
}

export type RelatedDocument = {
  readonly number: string
  readonly kind: DocumentKind
  readonly issuedOn: Temporal.PlainDate
  readonly currency: string
  readonly grossMinor: bigint
  readonly relation: 'corrects' | 'voids' | 'rebills' | 'adds_to'
  /** Whether the document at hand does it to the other, or has it done by it. */
  readonly direction: 'to' | 'from'
}

/** Documents that this one corrects, voids or bills anew, and those that do so to it. */
export function loadRelated(
  db: Db,
  { accountIds, invoiceId }: WholeDocumentId,
  limit: number,
): Promise<RelatedDocument[]> {
  return rows(
    db,
    sql<RelatedDocument>`
      select distinct n.label as number, i.kind, i.issued_on as "issuedOn", i.currency,
        i.gross_minor as "grossMinor", k.relation, k.direction
      from (
        select account_id, relation, other_id as id, 'to' as direction from invoice_link
         where account_id = any(${[...accountIds]}::uuid[]) and invoice_id = ${invoiceId}
        union all
        select account_id, relation, invoice_id, 'from' from invoice_link
         where account_id = any(${[...accountIds]}::uuid[]) and other_id = ${invoiceId}
      ) k
      join invoice i on i.account_id = k.account_id and i.invoice_id = k.id
      join document_number n on n.account_id = coalesce(i.document_account_id, i.account_id)
        and n.invoice_id = k.id
      order by i.issued_on, n.label limit ${limit}`,
  )
}

/** Where the file of a document lies and what its content must be. */
export type StoredFile = { readonly path: string; readonly sha256: string }

/** The PDF of a document; `file` is null until it has been made. */
export async function loadDocumentFile(
  db: Db,
  number: string,
): Promise<{ readonly file: StoredFile | null } | undefined> {
  const found = await maybeOne(
    db,
    sql<{ path: string | null; sha256: string | null }>`
      select f.path, f.sha256
      from document_number n
      left join document_file f on f.account_id = n.account_id
        and f.invoice_id = n.invoice_id and f.format = 'pdf'
      where n.label = ${number}`,
  )
  if (found === undefined) return undefined
  const { path, sha256 } = found
  return { file: path === null || sha256 === null ? null : { path, sha256 } }
}
