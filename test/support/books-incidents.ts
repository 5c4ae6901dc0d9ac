import { sql } from 'kysely'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'
import { insertRow } from './insert-row.ts'

const AT = '2026-02-10T08:00:00Z'

/** An incident that is put right by the credit note of the books. */
export async function writeIncidents({ owner: { db } }: TestSystem, books: TinyBooks) {
  const { accountId: account_id, invoiceId: invoice_id, creditNoteId, legalEntityId } = books
  const [incident_id, run_id] = [newId(), newId()]
  const { rows } = await sql<{ net: bigint; tax: bigint; payable: bigint }>`
    select net_minor as net, tax_minor as tax, payable_minor as payable
    from invoice where account_id = ${account_id} and invoice_id = ${creditNoteId}`.execute(db)
  const { net = 0n, tax = 0n, payable = 0n } = rows[0] ?? {}
  const total = { entity: 'SUN', currency: 'EUR', documents: 1, payableMinor: payable.toString() }
  await insertRow(db, 'incident', {
    incident_id,
    number: 'INC-2026-1',
    title: 'Energy was billed too dear',
    wrong: 'price',
    cause_code: 'wrong_price',
    remedy: 'credit',
    terms: '{}',
    reason: 'Price corrected',
    issue_on: '2026-02-10',
    created_at: AT,
    created_by: 'person:ada',
    approved_at: AT,
    approved_by: 'person:bob',
    approved: JSON.stringify([total]),
  })
  await sql`update incident set approved = jsonb_set(approved, '{0,entity}', to_jsonb(e.code))
    from legal_entity e where e.legal_entity_id = ${legalEntityId}`.execute(db)
  await insertRow(db, 'bill_run', {
    run_id,
    incident_id,
    number: 'CREDIT-1',
    legal_entity_id: legalEntityId,
    through_on: '2026-02-10',
    issue_on: '2026-02-10',
    state: 'issued',
    kind: 'credit',
    terms: '{}',
    created_by: 'person:ada',
    created_at: AT,
  })
  const key = { account_id, incident_id, invoice_id }
  await insertRow(db, 'bill_run_chunk', { run_id, chunk_no: 0, state: 'issued' })
  await insertRow(db, 'bill_run_account', { account_id, run_id, chunk_no: 0, outcome: 'billed' })
  const change = { net_minor: net, tax_minor: tax, payable_minor: payable }
  const of = { run_id, currency: 'EUR', state: 'changed', before_minor: 1000 }
  await insertRow(db, 'incident_document', { ...key, ...of, ...change })
  await insertRow(db, 'incident_correction', { ...key, correction_id: creditNoteId })
  await sql`update invoice set run_id = ${run_id}
    where account_id = ${account_id} and invoice_id = ${creditNoteId}`.execute(db)
}
