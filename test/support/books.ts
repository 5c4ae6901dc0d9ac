import { defineLegalEntities } from '../../src/ledger/commands/legal-entities.ts'
import { postTransfers } from '../../src/ledger/commands/post-transfers.ts'
import { loadLegalEntities } from '../../src/ledger/load.ts'
import { invoicePostings } from '../../src/ledger/posting-rules.ts'
import { execute } from '../../src/platform/command.ts'
import { type Db, transaction } from '../../src/platform/database/database.ts'
import { ensureMonths } from '../../src/platform/database/months.ts'
import { newId } from '../../src/platform/ids.ts'
import { contentHash } from '../../src/platform/storage.ts'
import type { TestSystem } from './database.ts'
import { insertRow, type Row } from './insert-row.ts'

/*
 * A world small enough to read: one legal entity, two customers, one bill run that billed the first
 * for energy used in January (3 events) and a fee for February in advance, and skipped the second;
 * then a credit note of part of the energy. Everything agrees; the tests of proofs break it.
 */
export type TinyBooks = {
  readonly legalEntityId: string
  readonly accountId: string
  readonly otherAccountId: string
  readonly subscriptionId: string
  readonly itemIds: { readonly fee: string; readonly energy: string }
  readonly runId: string
  readonly invoiceId: string
  readonly creditNoteId: string
  readonly filePath: string
}

const ISSUED = '2026-02-01'
const CREDITED = '2026-02-10'
const RECORDED = '2026-02-01T08:00:00Z'

/** Writes the tiny world into an empty database. */
export async function writeTinyBooks(system: TestSystem): Promise<TinyBooks> {
  const db = system.owner.db
  const legalEntityId = await writeEntity(system)
  const accountId = await writeAccount(db, 'A-1')
  const otherAccountId = await writeAccount(db, 'A-2')
  await writeCatalog(db)
  const { subscriptionId, itemIds } = await writeContract(db, accountId, legalEntityId)
  await writeEvents(db, accountId, subscriptionId)
  const runId = await writeRun(db, legalEntityId, accountId, otherAccountId)
  const ids = { legalEntityId, accountId, otherAccountId, subscriptionId, itemIds, runId }
  const invoiceId = newId()
  const creditNoteId = newId()
  await writeInvoice(db, { ...ids, invoiceId })
  await writeCreditNote(db, { ...ids, invoiceId, creditNoteId })
  await postDocuments(system, { ...ids, invoiceId, creditNoteId })
  const filePath = 'invoices/first.pdf'
  await writeFileOf(system, { accountId, invoiceId, path: filePath })
  await writeFileOf(system, { accountId, invoiceId: creditNoteId, path: 'invoices/second.pdf' })
  return { ...ids, invoiceId, creditNoteId, filePath }
}

async function writeFileOf(
  system: TestSystem,
  file: { readonly accountId: string; readonly invoiceId: string; readonly path: string },
): Promise<void> {
  const content = Buffer.from(`%PDF-1.7 the document ${file.path} as issued`)
  await system.storage.write(file.path, content)
  await insertRow(system.owner.db, 'document_file', {
    account_id: file.accountId,
    invoice_id: file.invoiceId,
    format: 'pdf',
    path: file.path,
    sha256: contentHash(content),
    size_bytes: content.length,
    recorded_at: RECORDED,
  })
}

async function writeEntity(system: TestSystem): Promise<string> {
  const entity = {
    code: 'SUN',
    name: 'Sun; Energy | SA',
    addressLines: ['1 Sun Street'],
    country: 'FR',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
  }
  const actor = { actor: 'person:ada', idempotencyKey: 'define-sun' }
  const defined = await execute(system, defineLegalEntities, { entities: [entity] }, actor)
  const [row] = await loadLegalEntities(system.db, ['SUN'])
  if (!defined.ok || row === undefined) throw new Error('the legal entity was refused')
  const series = { legal_entity_id: row.legalEntityId, year: 2026, next_number: 2 }
  const db = system.owner.db
  await insertRow(db, 'number_series', { ...series, kind: 'invoice', prefix: 'SUN-INV' })
  await insertRow(db, 'number_series', { ...series, kind: 'credit_note', prefix: 'SUN-CN' })
  return row.legalEntityId
}

async function writeAccount(db: Db, number: string): Promise<string> {
  const accountId = newId()
  await insertRow(db, 'account_number', { number, account_id: accountId })
  await insertRow(db, 'account', {
    account_id: accountId,
    number,
    kind: 'person',
    name: '=HYPERLINK("x")',
    language: 'fr',
    time_zone: 'Europe/Paris',
    bill_to: '{}',
    country: 'FR',
    recorded_at: RECORDED,
  })
  return accountId
}

async function writeCatalog(db: Db): Promise<void> {
  const named = { name: '{"en": "Energy"}' }
  const product = { product_code: 'ENERGY', tax_class: 'standard', revenue_account: '4010' }
  await insertRow(db, 'product', { ...product, ...named })
  await insertRow(db, 'meter', { meter_code: 'KWH', ...named, unit: 'kWh', source: 'events' })
  await insertRow(db, 'plan', { plan_code: 'HOME', ...named })
  const version = { plan_code: 'HOME', plan_version: 1 }
  await insertRow(db, 'plan_version', {
    ...version,
    currency: 'EUR',
    tax_inclusive: false,
    offered_from: '2026-01-01',
  })
  const charge = { ...version, product_code: 'ENERGY', ...named, months: 1, unit: 'kWh' }
  await insertRow(db, 'charge', {
    ...charge,
    charge_code: 'FEE',
    position: 1,
    kind: 'recurring',
    timing: 'advance',
    proration: 'actual_days',
  })
  await insertRow(db, 'charge', {
    ...charge,
    charge_code: 'USE',
    position: 2,
    kind: 'usage',
    timing: 'arrears',
    proration: 'actual_days',
    meter_code: 'KWH',
  })
}

async function writeContract(db: Db, accountId: string, legalEntityId: string) {
  const contract = { account_id: accountId, contract_id: newId() }
  const start = { start_on: '2026-01-01' }
  const subscriptionId = newId()
  const itemIds = { fee: newId(), energy: newId() }
  await insertRow(db, 'contract', {
    ...contract,
    ...start,
    number: 'K-1',
    legal_entity_id: legalEntityId,
    currency: 'EUR',
    recorded_at: RECORDED,
  })
  await insertRow(db, 'subscription', {
    ...contract,
    ...start,
    subscription_id: subscriptionId,
    number: 'S-1',
    anchor_day: 1,
    recorded_at: RECORDED,
  })
  const item = { account_id: accountId, subscription_id: subscriptionId, ...start, quantity: 1 }
  const plan = { plan_code: 'HOME', plan_version: 1 }
  const items = { [itemIds.fee]: 'FEE', [itemIds.energy]: 'USE' }
  for (const [item_id, charge_code] of Object.entries(items)) {
    await insertRow(db, 'subscription_item', { ...item, ...plan, item_id, charge_code })
  }
  await insertRow(db, 'billing_state', {
    account_id: accountId,
    subscription_id: subscriptionId,
    billed_through: '2026-02-01',
  })
  return { subscriptionId, itemIds }
}

async function writeEvents(db: Db, accountId: string, subscriptionId: string): Promise<void> {
  await ensureMonths(db, 'usage_event', [Temporal.PlainDate.from('2026-01-01')])
  // The last one is still in January in Paris though the UTC day of the window's end has begun.
  for (const at of ['2026-01-01T00:00:00Z', '2026-01-15T12:00:00Z', '2026-01-31T22:59:59Z']) {
    await insertRow(db, 'usage_event', {
      account_id: accountId,
      event_key: `event ${at}`,
      month: '2026-01-01',
      subscription_id: subscriptionId,
      meter_code: 'KWH',
      occurred_at: at,
      quantity: 10,
      recorded_at: RECORDED,
    })
  }
}

async function writeRun(db: Db, legalEntityId: string, billed: string, skipped: string) {
  const runId = newId()
  await insertRow(db, 'bill_run', {
    run_id: runId,
    number: 'RUN-1',
    legal_entity_id: legalEntityId,
    through_on: ISSUED,
    issue_on: ISSUED,
    state: 'issued',
    created_by: 'person:ada',
    created_at: RECORDED,
  })
  await insertRow(db, 'bill_run_chunk', { run_id: runId, chunk_no: 0, state: 'issued' })
  const outcome = { run_id: runId, chunk_no: 0 }
  await insertRow(db, 'bill_run_account', { ...outcome, account_id: billed, outcome: 'billed' })
  await insertRow(db, 'bill_run_account', {
    ...outcome,
    account_id: skipped,
    outcome: 'skipped',
    reason: 'nothing_due',
  })
  return runId
}

type Ids = Omit<TinyBooks, 'creditNoteId' | 'filePath'>

async function writeInvoice(db: Db, ids: Ids): Promise<void> {
  await writeDocument(db, ids, {
    invoice_id: ids.invoiceId,
    kind: 'invoice',
    run_id: ids.runId,
    issued_on: ISSUED,
    service_end: '2026-03-01',
    net_minor: 3000,
    tax_minor: 600,
    label: 'SUN-INV-2026-000001',
  })
  await writeLine(db, ids, {
    invoice_id: ids.invoiceId,
    line_no: 1,
    item_id: ids.itemIds.fee,
    period_start: '2026-02-01',
    component: 'fee@2026-02-01',
    service_start: '2026-02-01',
    service_end: '2026-03-01',
    net_minor: 1000,
    posted_to: '2400',
    trace: '[]',
  })
  const used = { step: 'usage', meter: 'KWH', from: '2026-01-01', to: '2026-02-01', count: 3 }
  await writeLine(db, ids, {
    invoice_id: ids.invoiceId,
    line_no: 2,
    item_id: ids.itemIds.energy,
    period_start: '2026-01-01',
    component: 'usage@2026-01-01',
    service_start: '2026-01-01',
    service_end: '2026-02-01',
    net_minor: 2000,
    posted_to: '4010',
    trace: JSON.stringify([{ ...used, quantity: '30', source: 'events' }]),
  })
}

async function writeCreditNote(db: Db, ids: Ids & { creditNoteId: string }): Promise<void> {
  await writeDocument(db, ids, {
    invoice_id: ids.creditNoteId,
    kind: 'credit_note',
    run_id: null,
    issued_on: CREDITED,
    service_end: '2026-02-01',
    net_minor: -500,
    tax_minor: -100,
    label: 'SUN-CN-2026-000001',
  })
  await writeLine(db, ids, {
    invoice_id: ids.creditNoteId,
    line_no: 1,
    kind: 'credit',
    revision: null,
    service_start: '2026-01-01',
    service_end: '2026-02-01',
    net_minor: -500,
    posted_to: '4010',
    trace: '[]',
    corrects_invoice_id: ids.invoiceId,
    corrects_line_no: 2,
  })
  await insertRow(db, 'invoice_link', {
    account_id: ids.accountId,
    invoice_id: ids.creditNoteId,
    relation: 'corrects',
    other_id: ids.invoiceId,
  })
}

type Document = {
  readonly invoice_id: string
  readonly kind: 'invoice' | 'credit_note'
  readonly run_id: string | null
  readonly issued_on: string
  readonly service_end: string
  readonly net_minor: number
  readonly tax_minor: number
  readonly label: string
}

async function writeDocument(db: Db, ids: Ids, document: Document): Promise<void> {
  const { label, ...header } = document
  const gross = header.net_minor + header.tax_minor
  const owner = { account_id: ids.accountId, invoice_id: header.invoice_id }
  await insertRow(db, 'invoice', {
    ...header,
    account_id: ids.accountId,
    legal_entity_id: ids.legalEntityId,
    currency: 'EUR',
    due_on: '2026-02-15',
    service_start: '2026-01-01',
    gross_minor: gross,
    payable_minor: gross,
    tax_rounding: 'per_group',
    snapshot: '{}',
    recorded_at: RECORDED,
  })
  await insertRow(db, 'invoice_tax', {
    ...owner,
    tax_code: 'FR-20',
    category: 'S',
    rate_percent: 20,
    name: '{"en": "VAT"}',
    taxable_minor: header.net_minor,
    tax_minor: header.tax_minor,
  })
  await insertRow(db, 'document_number', {
    ...owner,
    legal_entity_id: ids.legalEntityId,
    kind: header.kind,
    year: 2026,
    number: 1,
    label,
  })
}

async function writeLine(db: Db, ids: Ids, line: Row & { readonly net_minor: number }) {
  await insertRow(db, 'invoice_line', {
    account_id: ids.accountId,
    kind: 'charge',
    revision: 0,
    subscription_id: ids.subscriptionId,
    charge_code: 'USE',
    product_code: 'ENERGY',
    description: 'Energy',
    quantity: Math.sign(line.net_minor),
    unit: 'kWh',
    unit_price: Math.abs(line.net_minor) / 100,
    price_minor: line.net_minor,
    allowance_minor: 0,
    amount_minor: line.net_minor,
    tax_inclusive: false,
    revenue_account: line.posted_to === '2400' ? '4000' : '4010',
    taxes: JSON.stringify([{ code: 'FR-20', ratePercent: '20', compoundOn: [] }]),
    ...line,
  })
}

async function postDocuments(
  system: TestSystem,
  ids: Ids & { creditNoteId: string },
): Promise<void> {
  const line = { revenueAccount: '4010', serviceEnd: Temporal.PlainDate.from('2026-02-01') }
  const fee = { revenueAccount: '4000', serviceEnd: Temporal.PlainDate.from('2026-03-01') }
  const common = { roundingMinor: 0n }
  const documents = [
    {
      ...common,
      documentId: ids.invoiceId,
      kind: 'invoice' as const,
      issuedOn: Temporal.PlainDate.from(ISSUED),
      lines: [
        { ...fee, lineNo: 1, netMinor: 1000n },
        { ...line, lineNo: 2, netMinor: 2000n },
      ],
      taxGroups: [{ taxCode: 'FR-20', taxMinor: 600n }],
    },
    {
      ...common,
      documentId: ids.creditNoteId,
      kind: 'credit_note' as const,
      issuedOn: Temporal.PlainDate.from(CREDITED),
      lines: [{ ...line, lineNo: 1, netMinor: -500n, postedTo: '4010' }],
      taxGroups: [{ taxCode: 'FR-20', taxMinor: -100n }],
    },
  ]
  const transfers = documents.flatMap(document =>
    invoicePostings(document).map(posting => ({
      ...posting,
      accountId: ids.accountId,
      legalEntityId: ids.legalEntityId,
      effectiveOn: document.issuedOn,
      currency: 'EUR',
      documentId: document.documentId,
    })),
  )
  await transaction(system.db, tx => postTransfers(tx, transfers, Temporal.Instant.from(RECORDED)))
}
