import { postTransfers } from '../../src/ledger/commands/post-transfers.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'
import { insertRow } from './insert-row.ts'

const RECORDED = '2026-02-01T08:00:00Z'

/** Credits of 10.00 that the first customer of the tiny world brought along, 6.00 expired since. */
export async function writeWallets(system: TestSystem, books: TinyBooks): Promise<void> {
  const { db } = system.owner
  const { accountId, legalEntityId, subscriptionId } = books
  const own = { account_id: accountId, recorded_at: RECORDED }
  const [walletId, lotId] = [newId(), newId()]
  await insertRow(db, 'wallet', {
    ...own,
    wallet_id: walletId,
    subscription_id: subscriptionId,
    code: 'MAIN',
    name: '{"en": "Credits"}',
    product_code: 'ENERGY',
  })
  await insertRow(db, 'wallet_lot', {
    ...own,
    lot_id: lotId,
    wallet_id: walletId,
    kind: 'bought',
    priority: 100,
    from_on: '2026-01-01',
    opened_minor: 1000n,
    left_minor: 400n,
  })
  for (const [kind, amount] of [
    ['opened', 1000n],
    ['expired', -600n],
  ] as const) {
    await insertRow(db, 'wallet_entry', {
      ...own,
      entry_id: newId(),
      lot_id: lotId,
      kind,
      amount_minor: amount,
      effective_on: '2026-02-01',
    })
  }
  const movement = { event: 'manual_journal', currency: 'EUR', documentId: null } as const
  await transaction(system.owner.db, tx =>
    postTransfers(
      tx,
      [
        {
          ...movement,
          accountId,
          legalEntityId,
          debit: '3000',
          credit: '2410',
          amountMinor: 400n,
          effectiveOn: Temporal.PlainDate.from('2026-02-01'),
        },
      ],
      Temporal.Instant.from(RECORDED),
    ),
  )
}
