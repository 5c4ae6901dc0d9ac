import { CODE } from '../../src/ledger/chart.ts'
import { postTransfers } from '../../src/ledger/commands/post-transfers.ts'
import { matchItems } from '../../src/ledger/open-items/commands/match-items.ts'
import { receivablePosting } from '../../src/ledger/receivable-rules.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'
import { insertRow } from './insert-row.ts'

const BY = { recorded_at: '2026-02-28T08:00:00Z', recorded_by: 'person:ada' }

/**
 * An empty budget of goodwill, a provision of 2.00 for the end of February, and 1.00 given up whose tax
 * was claimed later.
 */
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
  await writeBadDebt(system, books)
}

async function writeBadDebt(system: TestSystem, books: TinyBooks): Promise<void> {
  const { db } = system.owner
  const { accountId, legalEntityId, invoiceId: itemId } = books
  const on = Temporal.PlainDate.from('2026-02-28')
  const booking = { on, at: Temporal.Instant.from(BY.recorded_at), by: BY.recorded_by }
  const postings = [receivablePosting('bad_debt', 100n, { item: CODE.receivable })]
  const item = { accountId, itemId }
  const why = { reasonCode: 'uncollectable', note: null }
  const off = { kind: 'write_off' as const, item, amountMinor: 100n, postings, ...why }
  const transferId = newId()
  const [row] = await transaction(db, async tx => {
    const of = { transferId, accountId, legalEntityId, currency: 'EUR', effectiveOn: on }
    const claim = { ...receivablePosting('bad_debt_relief', 16n, {}), ...of, documentId: itemId }
    await postTransfers(tx, [claim], booking.at)
    return (await matchItems(tx, [off], booking)).rows
  })
  const debt = { account_id: accountId, allocation_id: row?.allocationId ?? null, ...BY }
  await insertRow(db, 'bad_debt', {
    ...{ ...debt, item_id: itemId, amount_minor: 100, tax_minor: 0 },
    ...{ reason_code: 'uncollectable', written_off_on: '2026-02-28' },
  })
  await insertRow(db, 'bad_debt_claim', {
    ...{ ...debt, claim_id: newId(), tax_minor: 16, transfer_id: transferId },
    claimed_on: '2026-02-28',
  })
}
