import { postTransfers } from '../../src/ledger/commands/post-transfers.ts'
import { receivablePosting } from '../../src/ledger/receivable-rules.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'
import { insertRow } from './insert-row.ts'

const BY = { recorded_at: '2026-02-28T08:00:00Z', recorded_by: 'person:ada' }

/** An empty budget of goodwill, and a provision of 2.00 for the end of February. */
export async function writeCorrections(system: TestSystem, books: TinyBooks): Promise<void> {
  const { db } = system.owner
  const { legalEntityId } = books
  await insertRow(db, 'goodwill_budget', {
    budget_code: 'DESK',
    owner: 'person:ada',
    from_on: '2026-01-01',
    to_on: '2026-12-31',
    currency: 'EUR',
    amount_minor: 10_000,
    ...BY,
  })
  const transferId = newId()
  const effectiveOn = Temporal.PlainDate.from('2026-02-28')
  const { rows } = await system.owner.pool.query(
    'select house_account_id from legal_entity where legal_entity_id = $1',
    [legalEntityId],
  )
  const accountId = rows[0].house_account_id as string
  await transaction(db, tx =>
    postTransfers(
      tx,
      [
        {
          ...receivablePosting('provision', 200n, {}),
          ...{ transferId, accountId, legalEntityId, effectiveOn, currency: 'EUR' },
          documentId: null,
        },
      ],
      Temporal.Instant.from('2026-02-28T08:00:00Z'),
    ),
  )
  await insertRow(db, 'credit_provision', {
    legal_entity_id: legalEntityId,
    month: '2026-02-01',
    currency: 'EUR',
    revision: 0,
    target_minor: 200,
    posted_minor: 200,
    transfer_id: transferId,
    matrix: '[]',
    ...BY,
  })
}
