import { sql } from 'kysely'
import type { Db } from '../../src/platform/database/database.ts'
import { one } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { insertRow } from './insert-row.ts'

/** An invoice that went by e-mail, a letter printed in a batch, and a statement of what is open. */
export async function writeMessages(db: Db): Promise<void> {
  const { accountId, invoiceId, legalEntityId } = await one(
    db,
    sql<Record<'accountId' | 'invoiceId' | 'legalEntityId', string>>`
      SELECT account_id AS "accountId", invoice_id AS "invoiceId",
             legal_entity_id AS "legalEntityId"
        FROM invoice WHERE kind = 'invoice' ORDER BY account_id, invoice_id LIMIT 1`,
  )
  const [email, letter, batch] = [newId(), newId(), newId()]
  for (const [id, channel, state] of [
    [email, 'email', 'sent'],
    [letter, 'letter', 'printed'],
  ] as const) {
    const key = { account_id: accountId }
    await sql`INSERT INTO interaction (account_id, interaction_id, at, channel, direction, kind,
                subject, body, by_actor, recorded_at)
              VALUES (${accountId}, ${id}, now(), ${channel}, 'out', 'invoice_delivery', 's', 'b',
                'test', now())`.execute(db)
    await sql`INSERT INTO message (account_id, message_id, legal_entity_id, template_code,
                template_version, language, channel, recipient, content, state, attempts, queued_at)
              VALUES (${key.account_id}, ${id}, ${legalEntityId}, 'invoice_delivery', 0, 'en',
                ${channel}, '{}', '[]', ${state}, 1, now())`.execute(db)
  }
  await insertRow(db, 'message_document', {
    account_id: accountId,
    message_id: email,
    invoice_id: invoiceId,
  })
  await sql`INSERT INTO message_attempt (account_id, message_id, attempt, started_at, duration_ms,
              outcome, code, answer)
            VALUES (${accountId}, ${email}, 1, now(), 7, 'accepted', 250, 'ok')`.execute(db)
  await sql`INSERT INTO print_batch (batch_id, number, legal_entity_id, state, letters, duplex, made_at,
              made_by, pages, sheets, path, sha256, printed_at, printed_by)
            VALUES (${batch}, 'P-1', ${legalEntityId}, 'printed', 1, false, now(), 'test', 2, 2, 'x',
              'y', now(), 'test')`.execute(db)
  await sql`INSERT INTO print_batch_letter (account_id, message_id, batch_id, position, pages)
            VALUES (${accountId}, ${letter}, ${batch}, 1, 1)`.execute(db)
  await sql`INSERT INTO statement (account_id, statement_id, legal_entity_id, currency, method, from_on,
              as_of, opening_minor, movement_minor, closing_minor, overdue_minor, content, made_at,
              made_by)
            VALUES (${accountId}, ${newId()}, ${legalEntityId}, 'EUR', 'open_item', '2026-01-01',
              '2026-01-31', 100, -40, 60, 0,
              '{"openItems": [{"openMinor": "60"}], "movements": [{"amountMinor": "-40"}]}', now(),
              'test')`.execute(db)
}
