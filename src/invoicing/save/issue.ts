import { sql } from 'kysely'
import { assert, RefusalError } from '../../kernel/result.ts'
import type { LegalEntityRow } from '../../ledger/load.ts'
import { copyRows } from '../../platform/database/copy.ts'
import { rows, type Tx } from '../../platform/database/database.ts'
import type { Purpose } from '../added/document.ts'
import type { DocumentKind } from '../assemble.ts'
import { lastDueOn } from '../document-terms.ts'
import type { StoredDraft, StoredLine } from '../draft.ts'
import { loadDraftPiece } from '../load/draft-pieces.ts'

/** A document about to be written into the books: a stored draft with its identity. */
export type NewDocument = {
  readonly accountId: string
  readonly invoiceId: string
  readonly draft: StoredDraft
  readonly reason: string | null
  /** What becomes of a credit note given by hand; null on what a bill run made. */
  readonly creditOutcome: 'offset' | 'keep' | 'refund' | null
  /** Documents that it stands in relation to. */
  readonly links: readonly {
    readonly relation: 'corrects' | 'voids' | 'rebills' | 'adds_to'
    readonly otherId: string
  }[]
  /** Of a document of given lines: what it is for. */
  readonly purpose?: Purpose
  /** Of a credit: why it was given, by code. */
  readonly causeCode?: string
}

/** The account whose document it is a part of; null where it is the document itself. */
export function documentAccount({ accountId, draft }: NewDocument): string | null {
  const headId = draft.part?.headId ?? accountId
  return headId === accountId ? null : headId
}

/** What all documents of one issue share. */
export type IssueFacts = {
  readonly entity: LegalEntityRow
  readonly issuedOn: Temporal.PlainDate
  readonly runId: string | null
  readonly recordedAt: Temporal.Instant
  /** Who issues them. */
  readonly by: string
}

/** The seller as every document of the issue freezes it. */
function sellerSnapshot(entity: LegalEntityRow) {
  const { name, addressLines, country, taxId, registration, email, phone, website } = entity
  const { bankName, iban, bic, upiAddress, accent, paper, logoSha256 } = entity
  // A key that few sellers have stands only where it says something.
  const upi = upiAddress === null ? {} : { upiAddress }
  const bank = { bankName, iban, bic, ...upi }
  const logo = logoSha256 === null ? {} : { logo: logoSha256 }
  return {
    name,
    addressLines,
    country,
    taxId,
    registration,
    email,
    phone,
    website,
    ...bank,
    accent,
    ...logo,
    paper,
  }
}

const INVOICE_COLUMNS = [
  'account_id',
  'invoice_id',
  'legal_entity_id',
  'kind',
  'run_id',
  'currency',
  'issued_on',
  'due_on',
  'service_start',
  'service_end',
  'net_minor',
  'tax_minor',
  'gross_minor',
  'rounding_minor',
  'payable_minor',
  'tax_rounding',
  'reason',
  'credit_outcome',
  'snapshot',
  'recorded_at',
  'payer_id',
  'document_account_id',
  'purpose',
  'cause_code',
]

const LINE_COLUMNS = [
  'account_id',
  'invoice_id',
  'line_no',
  'kind',
  'item_id',
  'period_start',
  'component',
  'revision',
  'subscription_id',
  'charge_code',
  'product_code',
  'description',
  'service_start',
  'service_end',
  'quantity',
  'unit',
  'unit_price',
  'price_minor',
  'allowance_minor',
  'amount_minor',
  'tax_inclusive',
  'net_minor',
  'revenue_account',
  'posted_to',
  'taxes',
  'standing',
  'trace',
  'corrects_invoice_id',
  'corrects_line_no',
]

const TAX_COLUMNS = [
  'account_id',
  'invoice_id',
  'tax_code',
  'category',
  'rate_percent',
  'name',
  'taxable_minor',
  'tax_minor',
  'exemption_code',
  'exemption_reason',
]

/** Writes documents, lines, tax groups and links by COPY. Numbers come last (`takeNumbers`). */
export async function copyDocuments(
  tx: Tx,
  issue: IssueFacts,
  documents: readonly NewDocument[],
): Promise<void> {
  await copyRows(tx, 'invoice', INVOICE_COLUMNS, invoiceRows(issue, documents))
  await copyRows(tx, 'invoice_line', LINE_COLUMNS, lineRows(documents))
  await copyPieces(tx, issue, documents)
  await copyRows(tx, 'invoice_tax', TAX_COLUMNS, taxRows(documents))
  const links = documents.flatMap(document =>
    document.links.map(link => [
      document.accountId,
      document.invoiceId,
      link.relation,
      link.otherId,
    ]),
  )
  if (links.length > 0) {
    await copyRows(tx, 'invoice_link', ['account_id', 'invoice_id', 'relation', 'other_id'], links)
  }
}

function* invoiceRows(
  { entity, issuedOn, runId, recordedAt }: IssueFacts,
  documents: readonly NewDocument[],
): Generator<unknown[]> {
  const seller = JSON.stringify(sellerSnapshot(entity))
  const [issued, recorded] = [issuedOn.toString(), recordedAt.toString()]
  const dueOf = duesOn(issuedOn)
  for (const document of documents) {
    const { accountId, invoiceId, draft, reason, creditOutcome } = document
    const parts = draft.part?.members ?? []
    const due = dueOf(draft)
    yield [
      accountId,
      invoiceId,
      entity.legalEntityId,
      draft.kind,
      runId,
      draft.currency,
      issued,
      due,
      draft.serviceStart,
      draft.serviceEnd,
      draft.netMinor,
      draft.taxMinor,
      draft.grossMinor,
      draft.roundingMinor,
      draft.payableMinor,
      entity.taxRounding,
      reason,
      creditOutcome,
      `{"seller":${seller},"buyer":${JSON.stringify(draft.buyer)},"termsDays":${draft.termsDays}${
        draft.terms === undefined ? '' : `,"terms":${JSON.stringify(draft.terms)}`
      }${parts.length === 0 ? '' : `,"parts":${JSON.stringify(parts)}`}}`,
      recorded,
      draft.payerId ?? null,
      documentAccount(document),
      document.purpose ?? null,
      document.causeCode ?? null,
    ]
  }
}

/** When documents of a day are due; most of a run share their terms, and so the text. */
function duesOn(issuedOn: Temporal.PlainDate): (draft: StoredDraft) => string {
  const dues = new Map<string, string>()
  return draft => {
    const key = `${draft.kind} ${draft.terms ?? draft.termsDays}`
    const due = dues.get(key) ?? lastDueOn(draft, issuedOn).toString()
    dues.set(key, due)
    return due
  }
}

function* lineRows(documents: readonly NewDocument[]): Generator<readonly unknown[]> {
  for (const { accountId, invoiceId, draft } of documents) {
    // Through the whole of a consolidated document.
    let lineNo = (draft.part?.firstLine ?? 1) - 1
    for (const line of draft.lines) {
      lineNo += 1
      yield lineRow(accountId, invoiceId, lineNo, line)
    }
  }
}

/** The lines of very long documents, a piece in memory at a time. */
async function copyPieces(
  tx: Tx,
  { runId }: IssueFacts,
  documents: readonly NewDocument[],
): Promise<void> {
  for (const { accountId, invoiceId, draft } of documents) {
    for (const { pieceNo, lineNos, netsMinor } of draft.apart?.pieces ?? []) {
      const lines = await loadDraftPiece(tx, accountId, runId, pieceNo)
      assert(lines.length === lineNos.length, 'a piece of a draft with other lines')
      const own = lines.flatMap((line, i) => {
        const netMinor = netsMinor[i] ?? ''
        const lineNo = lineNos[i] ?? 0
        return lineNo === 0 ? [] : [lineRow(accountId, invoiceId, lineNo, { ...line, netMinor })]
      })
      await copyRows(tx, 'invoice_line', LINE_COLUMNS, own)
    }
  }
}

function lineRow(
  accountId: string,
  invoiceId: string,
  lineNo: number,
  line: StoredLine,
): readonly unknown[] {
  return [
    accountId,
    invoiceId,
    lineNo,
    line.kind,
    line.itemId,
    line.periodStart,
    line.component,
    line.revision,
    line.subscriptionId,
    line.chargeCode,
    line.productCode,
    line.description,
    line.serviceStart,
    line.serviceEnd,
    line.quantity,
    line.unit,
    line.unitPrice,
    line.priceMinor,
    line.allowanceMinor,
    line.amountMinor,
    line.taxInclusive,
    line.netMinor,
    line.revenueAccount,
    line.postedTo,
    JSON.stringify(line.taxes),
    line.standing === null ? null : JSON.stringify(line.standing),
    JSON.stringify(line.trace),
    line.corrects?.invoiceId ?? null,
    line.corrects?.lineNo ?? null,
  ]
}

function* taxRows(documents: readonly NewDocument[]): Generator<unknown[]> {
  for (const { accountId, invoiceId, draft } of documents) {
    for (const tax of draft.taxes) {
      yield [
        accountId,
        invoiceId,
        tax.code,
        tax.category,
        tax.ratePercent,
        JSON.stringify(tax.name),
        tax.taxableMinor,
        tax.taxMinor,
        tax.exemptionCode,
        tax.exemptionReason === null ? null : JSON.stringify(tax.exemptionReason),
      ]
    }
  }
}

const PREFIX: Record<DocumentKind, string> = { invoice: 'INV', credit_note: 'CN' }

/** Makes the number series of a year, where a legal entity has none yet. */
export async function ensureSeries(tx: Tx, entity: LegalEntityRow, year: number): Promise<void> {
  for (const kind of ['invoice', 'credit_note'] as const) {
    await sql`
      INSERT INTO number_series (legal_entity_id, kind, year, prefix)
      VALUES (${entity.legalEntityId}, ${kind}, ${year}, ${`${entity.code}-${PREFIX[kind]}`})
      ON CONFLICT DO NOTHING`.execute(tx)
  }
}

/**
 * Gives the documents of one kind a block of consecutive numbers, in the order given. The last
 * statement of the issuing transaction: the series' row is held from here to the commit only, and a
 * rollback gives the numbers back. Throws the refusal `issue_date_before_series` when a document of
 * the series bears a later date already: numbers follow dates.
 */
export async function takeNumbers(
  tx: Tx,
  issue: IssueFacts,
  kind: DocumentKind,
  documents: readonly NewDocument[],
): Promise<string[]> {
  if (documents.length === 0) return []
  const count = documents.length
  const { entity, issuedOn } = issue
  const numbered = await rows(
    tx,
    sql<{ label: string }>`
      WITH block AS (
        UPDATE number_series
           SET next_number = next_number + ${count}, last_issued_on = ${issuedOn}
         WHERE legal_entity_id = ${entity.legalEntityId} AND kind = ${kind}
           AND year = ${issuedOn.year}
           AND (last_issued_on IS NULL OR last_issued_on <= ${issuedOn})
        RETURNING next_number - ${count} AS first, prefix
      )
      INSERT INTO document_number
             (legal_entity_id, kind, year, number, label, account_id, invoice_id)
      SELECT ${entity.legalEntityId}, ${kind}, ${issuedOn.year}, first + n - 1,
             prefix || '-' || ${String(issuedOn.year)} || '-' || CASE WHEN first + n - 1 < 1000000 THEN lpad((first + n - 1)::text, 6, '0')
                  ELSE (first + n - 1)::text END,
             account_id, invoice_id
        FROM block,
             unnest(${documents.map(d => d.accountId)}::uuid[],
                    ${documents.map(d => d.invoiceId)}::uuid[])
               WITH ORDINALITY AS d (account_id, invoice_id, n)
      RETURNING label`,
  )
  if (numbered.length !== count) {
    throw new RefusalError('issue_date_before_series', {
      entity: entity.code,
      kind,
      date: issuedOn.toString(),
    })
  }
  return numbered.map(row => row.label)
}

/**
 * One-off charges that stand on these documents need not be looked at again, unless they were
 * corrected after the document was drafted.
 */
export async function markOneOffsBilled(
  tx: Tx,
  oneOffs: readonly { readonly accountId: string; readonly oneOffId: string }[],
  at: Temporal.Instant,
): Promise<void> {
  if (oneOffs.length === 0) return
  await sql`
    UPDATE one_off_charge c SET billed_at = ${at}
      FROM unnest(${oneOffs.map(o => o.accountId)}::uuid[],
                  ${oneOffs.map(o => o.oneOffId)}::uuid[]) AS o (account_id, one_off_id)
     WHERE c.account_id = o.account_id AND c.one_off_id = o.one_off_id
       AND (c.revision = 0 OR EXISTS (
             SELECT FROM billing_state b
              WHERE b.account_id = c.account_id AND b.subscription_id = c.subscription_id
                AND b.version = b.drafted_version))`.execute(tx)
}
