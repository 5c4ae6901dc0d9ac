import { sql } from 'kysely'
import { CODE } from '../../src/ledger/chart.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { allocate } from '../../src/receivables/commands/allocate-steps.ts'
import { recordReceipts } from '../../src/receivables/commands/receipt-steps.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'

/** Open items for the documents of the tiny world; 5.00 received of the first, of which 3.00 paid its invoice. */
export async function writeReceivables(system: TestSystem, books: TinyBooks): Promise<void> {
  const { db } = system.owner
  await sql`
    insert into open_item (account_id, item_id, legal_entity_id, currency, kind, control,
      amount_minor, open_minor, document_on, due_on, recorded_at)
    select coalesce(payer_id, account_id), invoice_id, legal_entity_id, currency,
      case when sum(payable_minor) > 0 then 'invoice' else 'credit_note' end, '1200',
      sum(payable_minor), sum(payable_minor), min(issued_on), min(due_on), min(recorded_at)
    from invoice group by 1, 2, 3, 4 having sum(payable_minor) <> 0`.execute(db)
  const { accountId, legalEntityId, invoiceId } = books
  const on = Temporal.PlainDate.from('2026-02-20')
  const booking = { on, at: Temporal.Instant.from('2026-02-20T08:00:00Z'), by: 'person:ada' }
  await transaction(db, async tx => {
    const receipt = {
      accountId,
      legalEntityId,
      currency: 'EUR',
      method: 'transfer',
      amountMinor: 500n,
      valueOn: on,
      bookedOn: on,
      cashAccount: CODE.bank,
      key: 'bank:1',
    } as const
    const [made] = await recordReceipts(tx, [receipt], booking)
    if (made === undefined || !made.isNew) throw new Error('the receipt was not recorded')
    const from = { accountId, itemId: made.receiptId }
    await allocate(tx, [{ from, to: { accountId, itemId: invoiceId }, amountMinor: 300n }], booking)
  })
}
