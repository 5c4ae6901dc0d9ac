import { sql } from 'kysely'
import { postTransfers } from '../../src/ledger/commands/post-transfers.ts'
import { receivablePosting } from '../../src/ledger/receivable-rules.ts'
import { one, transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'
import { insertRow } from './insert-row.ts'

const BY = { recorded_at: '2026-02-28T08:00:00Z', recorded_by: 'person:ada' }

/** A promise of 1.00 that was kept, one that is broken, and 3.00 recovered by an agency at ten per cent. */
export async function writeCollecting(system: TestSystem, books: TinyBooks): Promise<void> {
  const { db } = system.owner
  const { accountId: account_id, legalEntityId: legal_entity_id } = books
  const of = { account_id, legal_entity_id, currency: 'EUR' }
  const promises = [
    { made_on: '2026-02-10', pay_by: '2026-02-20', state: 'kept', paid_minor: 100 },
    { made_on: '2026-02-21', pay_by: '2026-02-24', state: 'broken', paid_minor: 0 },
  ]
  for (const { state, paid_minor, ...days } of promises) {
    const promise_id = newId()
    const terms = { amount_minor: 100, tolerance_minor: 0, grace_days: 2 }
    await insertRow(db, 'promise_to_pay', { ...of, ...days, ...terms, ...BY, promise_id })
    const standing = { account_id, promise_id, state, paid_minor, as_of: '2026-02-28' }
    await insertRow(db, 'promise_standing', standing)
  }
  const agency = { agency_code: 'INK', kind: 'agency', name: 'Inkasso', active: true }
  await insertRow(db, 'collection_agency', { ...agency, ...BY })
  const placement_id = newId()
  const rates = { percent: 10, direct_percent: 5, vat_percent: 19 }
  await insertRow(db, 'placement', {
    ...{ ...of, ...rates, ...BY, placement_id, agency_code: 'INK' },
    ...{ placed_on: '2026-02-18', amount_minor: 300 },
  })
  const [transfer_id, vat_transfer_id] = [newId(), newId()]
  const { id } = await one(
    db,
    sql<{ id: string }>`select allocation_id as id from allocation
      where kind = 'applied' and amount_minor = 300`,
  )
  const on = Temporal.PlainDate.from('2026-02-20')
  const booked = { accountId: account_id, legalEntityId: legal_entity_id, currency: 'EUR' }
  await transaction(db, tx =>
    postTransfers(
      tx,
      (
        [
          ['agency_commission', 30n, transfer_id],
          ['agency_commission_vat', 6n, vat_transfer_id],
        ] as const
      ).map(([event, minor, transferId]) => ({
        ...receivablePosting(event, minor, {}),
        ...{ ...booked, transferId, effectiveOn: on, documentId: placement_id },
      })),
      Temporal.Instant.from(BY.recorded_at),
    ),
  )
  await insertRow(db, 'placement_commission', {
    ...{ account_id, allocation_id: id, placement_id, way: 'agency', percent: 10, ...BY },
    ...{ base_minor: 300, commission_minor: 30, effective_on: '2026-02-20' },
    ...{ transfer_id, vat_minor: 6, vat_transfer_id },
  })
}
