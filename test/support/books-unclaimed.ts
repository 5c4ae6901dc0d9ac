import { sql } from 'kysely'
import { CODE } from '../../src/ledger/chart.ts'
import { execute } from '../../src/platform/command.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { recordReceipts } from '../../src/receivables/commands/receipt-steps.ts'
import {
  holdUnclaimedProperty,
  reportUnclaimedProperty,
} from '../../src/receivables/unclaimed/commands/hand-over.ts'
import type { TinyBooks } from './books.ts'
import type { TestSystem } from './database.ts'

const ON = Temporal.PlainDate.from('2026-02-20')
const BY = { actor: 'person:ada' }

/** Two dormant credits of the second customer: one handed over to an authority, one set aside. */
export async function writeUnclaimed(system: TestSystem, books: TinyBooks): Promise<void> {
  await writeDormant(system, books, 50n)
  await hold(system)
  const report = await execute(
    system,
    reportUnclaimedProperty,
    { entity: 'SUN', country: 'FR', authority: 'Caisse des dépôts', on: '2026-02-27' },
    BY,
  )
  if (!report.ok) throw new Error(JSON.stringify(report.refusal))
  await writeDormant(system, books, 25n)
  await hold(system)
}

async function writeDormant(system: TestSystem, books: TinyBooks, minor: bigint): Promise<void> {
  const { otherAccountId: accountId, legalEntityId } = books
  await transaction(system.owner.db, async tx => {
    const receipt = {
      ...{ accountId, legalEntityId, currency: 'EUR', method: 'cash' as const, amountMinor: minor },
      ...{ valueOn: ON, bookedOn: ON, cashAccount: CODE.undepositedFunds, key: `cash:${minor}` },
    } as const
    const booking = { on: ON, at: Temporal.Instant.from('2026-02-20T08:00:00Z'), by: BY.actor }
    const [made] = await recordReceipts(tx, [receipt], booking)
    await sql`
      insert into unclaimed_case (account_id, case_id, item_id, legal_entity_id, currency, country,
        region, heard_on, dormant_on, amount_minor, answer_by, recorded_at)
      values (${accountId}, ${newId()}, ${made?.receiptId ?? ''}, ${legalEntityId}, 'EUR', 'FR', '',
        ${ON}, '2026-02-21', ${minor}, '2026-02-21', now())`.execute(tx)
  })
}

async function hold(system: TestSystem): Promise<void> {
  const held = await execute(system, holdUnclaimedProperty, { entity: 'SUN', on: '2026-02-27' }, BY)
  if (!held.ok || held.value.held !== 1) throw new Error(`not set aside: ${JSON.stringify(held)}`)
}
