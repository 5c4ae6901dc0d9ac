import { postTransfers } from '../../src/ledger/commands/post-transfers.ts'
import { invoicePostings, payerPostings } from '../../src/ledger/posting-rules.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { contentHash } from '../../src/platform/storage.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'
import { insertRow } from './insert-row.ts'

const ISSUED = Temporal.PlainDate.from('2027-01-01')
const RECORDED = '2027-01-01T08:00:00Z'
const PATH = 'invoices/consolidated.pdf'

/** An invoice of the tiny world's first account for a repair at the second, for which it pays. */
export async function writePayers(system: TestSystem, books: TinyBooks): Promise<void> {
  const { legalEntityId, accountId: payer_id, otherAccountId: account_id } = books
  const db = system.owner.db
  const invoice_id = newId()
  const head = {
    invoice_id,
    legal_entity_id: legalEntityId,
    kind: 'invoice',
    currency: 'EUR',
    issued_on: '2027-01-01',
    due_on: '2027-01-15',
    service_start: '2026-12-01',
    service_end: '2027-01-01',
    tax_rounding: 'per_group',
    recorded_at: RECORDED,
  }
  const none = { net_minor: 0, tax_minor: 0, gross_minor: 0, payable_minor: 0 }
  await insertRow(db, 'invoice', {
    ...head,
    ...none,
    account_id: payer_id,
    snapshot: JSON.stringify({ parts: [account_id] }),
  })
  await insertRow(db, 'invoice', {
    ...head,
    account_id,
    net_minor: 1000,
    tax_minor: 200,
    gross_minor: 1200,
    payable_minor: 1200,
    payer_id,
    document_account_id: payer_id,
    snapshot: '{}',
  })
  await insertRow(db, 'invoice_line', {
    account_id,
    invoice_id,
    line_no: 1,
    kind: 'charge',
    charge_code: 'once',
    product_code: 'ENERGY',
    description: 'Repair',
    service_start: '2026-12-01',
    service_end: '2027-01-01',
    quantity: 1,
    unit: 'unit',
    unit_price: 10,
    price_minor: 1000,
    allowance_minor: 0,
    amount_minor: 1000,
    tax_inclusive: false,
    net_minor: 1000,
    revenue_account: '4010',
    posted_to: '4010',
    taxes: JSON.stringify([{ code: 'FR-20', ratePercent: '20', compoundOn: [] }]),
    trace: '[]',
  })
  await insertRow(db, 'invoice_tax', {
    account_id,
    invoice_id,
    tax_code: 'FR-20',
    category: 'S',
    rate_percent: 20,
    name: '{"en": "VAT"}',
    taxable_minor: 1000,
    tax_minor: 200,
  })
  const series = { legal_entity_id: legalEntityId, kind: 'invoice', year: 2027 }
  await insertRow(db, 'number_series', { ...series, next_number: 2, prefix: 'SUN-INV' })
  const number = { number: 1, label: 'SUN-INV-2027-000001', account_id: payer_id, invoice_id }
  await insertRow(db, 'document_number', { ...series, ...number })
  await post(system, { legalEntityId, payer_id, account_id, invoice_id })
  const content = Buffer.from('%PDF-1.7 for both')
  await system.storage.write(PATH, content)
  await insertRow(db, 'document_file', {
    account_id: payer_id,
    invoice_id,
    format: 'pdf',
    path: PATH,
    sha256: contentHash(content),
    size_bytes: content.length,
    recorded_at: RECORDED,
  })
}

async function post(
  system: TestSystem,
  ids: { legalEntityId: string; payer_id: string; account_id: string; invoice_id: string },
): Promise<void> {
  const postings = [
    ...invoicePostings({
      kind: 'invoice',
      issuedOn: ISSUED,
      lines: [{ lineNo: 1, netMinor: 1000n, revenueAccount: '4010', serviceEnd: ISSUED }],
      taxGroups: [{ taxCode: 'FR-20', taxMinor: 200n }],
      roundingMinor: 0n,
    }),
    ...payerPostings(1200n, ids.payer_id),
  ]
  const transfers = postings.map(({ accountId = ids.account_id, ...posting }) => ({
    ...posting,
    accountId,
    legalEntityId: ids.legalEntityId,
    effectiveOn: ISSUED,
    currency: 'EUR',
    documentId: ids.invoice_id,
  }))
  await transaction(system.db, tx => postTransfers(tx, transfers, Temporal.Instant.from(RECORDED)))
}
