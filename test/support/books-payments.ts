import { sql } from 'kysely'
import { postTransfers } from '../../src/ledger/commands/post-transfers.ts'
import { receivablePosting } from '../../src/ledger/receivable-rules.ts'
import { transaction } from '../../src/platform/database/database.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'

/** The receipt of the tiny world as a card payment, and the payout that it is part of. */
export async function writePayments(system: TestSystem, books: TinyBooks): Promise<void> {
  const { db } = system.owner
  const { accountId, legalEntityId, invoiceId } = books
  const at = '2026-02-20T08:00:00Z'
  await sql`
    insert into payment_provider (provider, kind, legal_entity_id, webhook_secret, recorded_at,
      recorded_by)
    values ('sandbox', 'sandbox', ${legalEntityId},
      ${system.vault.seal({ table: 'payment_provider', column: 'webhook_secret', row: ['sandbox'] }, 'whsec_1')},
      ${at}, 'person:ada')`.execute(db)
  await sql`
    insert into payment (account_id, payment_id, legal_entity_id, currency, amount_minor,
      initiated_by, provider, collect_on, state, receipt_id, recorded_at, recorded_by)
    select account_id, gen_random_uuid(), legal_entity_id, currency, amount_minor, 'staff', 'sandbox',
      booked_on, 'succeeded', receipt_id, ${at}, 'person:ada'
    from receipt where account_id = ${accountId}`.execute(db)
  await sql`
    insert into payment_item (account_id, payment_id, item_account_id, item_id, amount_minor)
    select account_id, payment_id, account_id, ${invoiceId}, amount_minor from payment`.execute(db)
  await sql`
    insert into payout (provider, payout_id, legal_entity_id, currency, arrives_on, net_minor,
      gross_minor, fee_minor, transfer_ids, recorded_at)
    values ('sandbox', 'po_1', ${legalEntityId}, 'EUR', '2026-02-22', 468, 500, 32, '{}', ${at})`.execute(
    db,
  )
  await sql`
    insert into payout_line (provider, payout_id, line_id, kind, gross_minor, fee_minor)
    values ('sandbox', 'po_1', 'l_1', 'payment', 500, 32)`.execute(db)
  const where = { legalEntityId, currency: 'EUR', documentId: null, accountId: books.accountId }
  const effectiveOn = Temporal.PlainDate.from('2026-02-22')
  const postings = [
    receivablePosting('payout', 468n, {}, 'sandbox po_1'),
    receivablePosting('payout_fee', 32n, {}, 'sandbox po_1'),
  ].map(posting => ({ ...posting, ...where, effectiveOn }))
  await transaction(db, tx => postTransfers(tx, postings, Temporal.Instant.from(at)))
}
