import { sql } from 'kysely'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'
import { insertRow } from './insert-row.ts'

const AT = '2026-06-01T08:00:00Z'
const BY = { opened_at: AT, opened_by: 'person:ada' }
const CASE = {
  kind: 'dispute',
  cause_code: 'wrong_usage',
  channel: 'phone',
  subject: 'I did not use that much.',
  line_no: 1,
  currency: 'EUR',
  opened_on: '2026-06-01',
  owner: 'person:ada',
  due_on: '2026-06-15',
}

/** Two disputes of the first invoice: one open, that freezes 1.00, and one that was refused. */
export async function writeDisputes({ owner: { db } }: TestSystem, books: TinyBooks) {
  const { accountId: account_id, invoiceId: invoice_id } = books
  const about = { account_id, document_account_id: account_id, invoice_id, item_id: invoice_id }
  const cases = [
    { case_id: '00000000-0000-7000-8000-00000000d001', number: 'A-1-D1', state: 'open' },
    { case_id: '00000000-0000-7000-8000-00000000d002', number: 'A-1-D2', state: 'closed' },
  ]
  for (const each of cases) {
    const ended = { outcome: 'upheld', granted_minor: 0, closed_on: '2026-06-02', closed_at: AT }
    await insertRow(db, 'dispute_case', {
      ...CASE,
      ...BY,
      ...about,
      ...each,
      amount_minor: 100,
      frozen_minor: 100,
      ...(each.state === 'closed' ? { ...ended, closed_by: 'person:bob' } : {}),
    })
    const key = { account_id, case_id: each.case_id, event_no: 1 }
    const said = { kind: 'opened', facts: '{}', effective_on: '2026-06-01', recorded_at: AT }
    await insertRow(db, 'dispute_event', { ...key, ...said, recorded_by: 'person:ada' })
    await insertRow(db, 'item_freeze', {
      account_id,
      freeze_id: each.case_id,
      item_id: invoice_id,
      reason: 'dispute',
      amount_minor: 100,
      from_on: '2026-06-01',
      source_id: each.case_id,
      recorded_at: AT,
      recorded_by: 'person:ada',
    })
  }
  await sql`insert into item_freeze_end (account_id, freeze_id, ended_on, ended_at, why, recorded_by)
    select account_id, case_id, '2026-06-02', ${AT}, 'upheld', 'person:bob' from dispute_case
    where state = 'closed'`.execute(db)
}
