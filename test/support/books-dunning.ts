import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'

/** A reminder of what is left of the invoice of the tiny world but a cent, which is in dispute. */
export async function writeDunning(db: Db, books: TinyBooks): Promise<void> {
  const { accountId, legalEntityId, invoiceId } = books
  const at = '2026-05-01T08:00:00Z'
  const [runId, noticeId, messageId] = [newId(), newId(), newId()]
  await sql`
    insert into item_freeze (account_id, freeze_id, item_id, reason, amount_minor, from_on,
      source_id, recorded_at, recorded_by)
    values (${accountId}, ${newId()}, ${invoiceId}, 'dispute', 1, '2026-04-01', ${newId()},
      '2026-04-01T08:00:00Z', 'person:ada')`.execute(db)
  await sql`
    insert into dunning_run (run_id, number, kind, legal_entity_id, run_on, state, created_by,
      created_at)
    values (${runId}, 'DUN-1', 'reminders', ${legalEntityId}, '2026-05-01', 'sent', 'person:ada',
      ${at})`.execute(db)
  await sql`
    insert into interaction (account_id, interaction_id, at, channel, direction, kind, subject,
      body, by_actor, recorded_at)
    values (${accountId}, ${messageId}, ${at}, 'letter', 'out', 'reminder_1', 'Reminder', 'Pay',
      'person:ada', ${at})`.execute(db)
  await sql`
    insert into message (account_id, message_id, legal_entity_id, template_code, template_version,
      language, channel, recipient, content, state, queued_at)
    values (${accountId}, ${messageId}, ${legalEntityId}, 'reminder_1', 0, 'fr', 'letter', '{}',
      '[]', 'queued', ${at})`.execute(db)
  await sql`
    insert into dunning_notice (account_id, notice_id, run_id, legal_entity_id, currency, level,
      policy_code, policy_from, policy_revision, channel, sent_on, pay_by, asked_minor, fee_minor,
      message_id, recorded_at)
    select account_id, ${noticeId}, ${runId}, legal_entity_id, currency, 1, 'standard', '2000-01-01',
      0, 'letter', '2026-05-01', '2026-05-11', open_minor - 1, 0, ${messageId}, ${at}
    from open_item where account_id = ${accountId} and item_id = ${invoiceId}`.execute(db)
  await sql`
    insert into dunning_notice_item (account_id, item_id, notice_id, level, sent_on, asked_minor,
      open_minor, frozen_minor)
    select account_id, item_id, ${noticeId}, 1, '2026-05-01', open_minor - 1, open_minor, 1
    from open_item where account_id = ${accountId} and item_id = ${invoiceId}`.execute(db)
  await writeCharge(db, books, runId)
}

/** Interest on the invoice, as large as the document that stands for its bill: the invoice itself. */
async function writeCharge(db: Db, books: TinyBooks, runId: string): Promise<void> {
  const { accountId, invoiceId } = books
  await sql`
    insert into late_charge (account_id, item_id, kind, start_on, end_on, amount_minor, detail,
      run_id, document_id, policy_code, policy_from, policy_revision, recorded_at)
    select o.account_id, o.item_id, 'interest', o.due_on + 1, o.due_on + 10, i.net_minor, '{}',
      ${runId}, o.item_id, 'eu_late_payment', '2016-07-01', 0, '2026-05-01T08:00:00Z'
    from open_item o join invoice i on i.account_id = o.account_id and i.invoice_id = o.item_id
    where o.account_id = ${accountId} and o.item_id = ${invoiceId}`.execute(db)
}
