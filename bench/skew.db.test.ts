import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { rows } from '../src/platform/database/database.ts'
import { Company } from '../test/support/company.ts'
import { createTestSystem } from '../test/support/database.ts'
import { CYCLE, ENTITY } from './reference-units.ts'
import { seedManyEvents, seedManyItems } from './skew-world.ts'

/* Small versions of `npm run bench -- skew`: what is lopsided is billed like everything else. */

async function billed(seed: (system: Company['system']) => Promise<void>): Promise<Company> {
  const company = new Company(await createTestSystem('2026-02-03T12:00:00Z'))
  await seed(company.system)
  const scope = { entity: ENTITY, cycle: CYCLE, through: '2026-02-01', issueOn: '2026-02-03' }
  const runId = await company.bill(scope)
  expect(await company.outcomes(runId)).toEqual(['B-0 billed'])
  expect(await company.broken()).toEqual([])
  return company
}

describe('one account', () => {
  test('with 3,000 items has one invoice with all their charges', async () => {
    const { system } = await billed(({ db }) => seedManyItems(db, 3000))
    const found = await rows(
      system.db,
      sql<{ charge: string; items: bigint; documents: bigint }>`
        SELECT charge_code AS charge, count(DISTINCT item_id) AS items,
               count(DISTINCT invoice_id) AS documents
          FROM invoice_line GROUP BY charge_code ORDER BY charge_code`,
    )
    expect(found).toEqual([
      { charge: 'base', items: 1000n, documents: 1n },
      { charge: 'calls', items: 1000n, documents: 1n },
      { charge: 'energy', items: 1000n, documents: 1n },
    ])
  })

  test('with 100,000 events of a charge is billed their sum', async () => {
    const company = await billed(({ db }) => seedManyEvents(db, 100_000))
    const [line] = (await company.documents('B-0')).filter(text => text.includes(' @ 0.25 '))
    // 150,000 kWh and the 383.50 of the reference unit, less 400 in the first two tiers.
    expect(line).toBe('charge energy 2026-01-01..2026-02-01 149983.5 @ 0.25 → 37495.88')
  })
})
