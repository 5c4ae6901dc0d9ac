import { sql } from 'kysely'
import { execute } from '../../src/platform/command.ts'
import { rows } from '../../src/platform/database/database.ts'
import { recordReceipt } from '../../src/receivables/commands/receipts.ts'
import { enterRemittance } from '../../src/receivables/remittances/commands/enter.ts'
import { matchRemittance } from '../../src/receivables/remittances/commands/match.ts'
import type { TestSystem } from './database.ts'

const BY = { actor: 'person:ada' }

/** A payment of 0.40 in cash, of which its payer said that it pays a part of an open invoice. */
export async function writeRemittances(system: TestSystem): Promise<void> {
  const [owed] = await rows(
    system.owner.db,
    sql<{ accountNumber: string; document: string; entity: string; currency: string }>`
      select a.number as "accountNumber", n.label as document, e.code as entity, o.currency
      from open_item o join account a using (account_id) join legal_entity e using (legal_entity_id)
      join document_number n on n.account_id = o.account_id and n.invoice_id = o.item_id
      where o.open_minor >= 40 order by n.label limit 1`,
  )
  if (owed === undefined) throw new Error('nothing is owed in the tiny world')
  const { document, ...payer } = owed
  const before = system.clock.now()
  system.clock.set(Temporal.Instant.from('2026-02-27T12:00:00Z'))
  const money = { ...payer, amount: '0.40', method: 'cash' as const, bookedOn: '2026-02-27' }
  const received = await execute(system, recordReceipt, money, BY)
  const told = { ...payer, lines: [{ document, amount: '0.40' }] }
  const entered = await execute(system, enterRemittance, told, BY)
  if (!received.ok || !entered.ok) throw new Error(JSON.stringify([received, entered]))
  const { accountNumber } = payer
  const match = {
    remittance: entered.value.remittanceId ?? '',
    accountNumber,
    item: received.value.receiptId,
  }
  const matched = await execute(system, matchRemittance, match, BY)
  system.clock.set(before)
  if (!matched.ok || matched.value.applied !== 1) throw new Error(JSON.stringify(matched))
}
