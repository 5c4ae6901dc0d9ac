import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { seedReferenceUnits } from '../../bench/reference-units.ts'
import type { Decimal } from '../../src/kernel/decimal.ts'
import { replaceUsageEvent, voidUsageEvents } from '../../src/metering/commands/void-events.ts'
import { execute } from '../../src/platform/command.ts'
import { one } from '../../src/platform/database/database.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { proveAll } from '../../src/reporting/proofs/load/all.ts'
import { accepted, billUnits } from '../support/billed-units.ts'
import { createTestSystem, type TestSystem } from '../support/database.ts'

const CLERK = { actor: 'person:clerk' }

/** Energy of January as it should be billed, and as it was, corrections included. */
async function january(system: TestSystem): Promise<{ counts: string; billed: string }> {
  const found = await one(
    system.db,
    sql<{ counts: Decimal; billed: Decimal }>`
      SELECT (SELECT sum(quantity) FROM usage_event e
               WHERE meter_code = 'KWH' AND month = '2026-01-01' AND NOT EXISTS (
                 SELECT FROM usage_event_void v WHERE v.account_id = e.account_id
                    AND v.month = e.month AND v.event_key = e.event_key)) AS counts,
             (SELECT sum(quantity) FROM invoice_line
               WHERE charge_code = 'energy' AND component ~ '^tier'
                 AND period_start = '2026-01-01') AS billed`,
  )
  return { counts: found.counts.toString(), billed: found.billed.toString() }
}

async function violations(system: TestSystem): Promise<string[]> {
  const proven = await proveAll(system)
  return proven.filter(each => each.violations > 0n).map(each => JSON.stringify(each.first))
}

test('usage voided and replaced after it was billed is corrected by the next run, and every proof holds', async () => {
  const system = await createTestSystem('2026-02-01T08:00:00Z')
  await seedReferenceUnits(system.db, { count: 3, months: 3, start: '2026-01-01' })
  await sql`INSERT INTO account_number (number, account_id)
            SELECT number, account_id FROM account`.execute(system.db)
  await billUnits(system, '2026-02-01', '2026-02-01')
  const first = await january(system)
  expect(first.billed).toBe(first.counts)

  type Billed = { number: string; key: string; at: Temporal.Instant }
  const { rows: events } = await sql<Billed>`
    SELECT number, event_key AS key, occurred_at AS at FROM usage_event
      JOIN account USING (account_id)
     WHERE meter_code = 'KWH' AND month = '2026-01-01'
       AND occurred_at BETWEEN '2026-01-10' AND '2026-01-20'
     ORDER BY number, key LIMIT 4`.execute(system.db)
  const names = events.map(each => ({
    accountNumber: each.number,
    eventKey: each.key,
    month: '2026-01',
  }))
  const wrong = { rows: names.slice(0, 3), reason: 'Counted twice' }
  expect(accepted(await execute(system, voidUsageEvents, wrong, CLERK)).created).toBe(3)
  const [last, event] = [names[3]!, events[3]!]
  const replacement = {
    subscriptionNumber: event.number.replace('B', 'S'),
    meterCode: 'KWH',
    eventKey: 'right',
    occurredAt: event.at.toString(),
    quantity: '77.5',
  }
  const replaced = { ...last, replacement, reason: 'Wrong counter' }
  accepted(await execute(system, replaceUsageEvent, replaced, CLERK))
  // Each event says whether it is billed, by what, and why not.
  const list = LISTS.get('usage-events')!
  const standing = async (filters: Record<string, string>) => {
    const { rows: found } = await loadPage(system.db, list, { filters, limit: 1 })
    return found[0]
  }
  const gone = names[0]!
  expect(await standing({ eventKey: gone.eventKey, account: gone.accountNumber })).toMatchObject({
    billing: 'voided',
  })
  const account = gone.accountNumber
  expect(await standing({ account, meter: 'KWH', month: '2026-01-01' })).toMatchObject({
    ...{ billing: 'billed', ratedBy: 'energy' },
    billedByRun: expect.stringContaining('2026-02-01'),
    billedWith: expect.stringContaining('INV-2026-'),
  })
  expect(await standing({ account, meter: 'KWH', month: '2026-03-01' })).toMatchObject({
    ...{ billing: 'not_yet_billed', ratedBy: 'energy', billedByRun: null },
  })

  const before = await january(system)
  expect(before.billed).toBe(first.billed)
  expect(before.counts).not.toBe(first.counts)
  expect(await violations(system)).toEqual([])

  system.clock.set(Temporal.Instant.from('2026-03-01T08:00:00Z'))
  await billUnits(system, '2026-03-01', '2026-03-01')
  const after = await january(system)
  expect(after.billed).toBe(after.counts)
  expect(await violations(system)).toEqual([])
}, 60_000)
