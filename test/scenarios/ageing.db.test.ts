import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { ageingText } from '../../src/app/cli/ageing.ts'
import type { AgedFrom } from '../../src/collections/ageing.ts'
import { rows } from '../../src/platform/database/database.ts'
import { loadAccountAgeing, loadAgeing } from '../../src/reporting/ageing/load/ageing.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { expectGuide } from '../support/guide.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['P-1', 'P-2', 'P-3']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  for (const on of ['2026-02-01', '2026-03-01']) {
    await company.on(on).bill({ entity: 'SUN', through: on, issueOn: on })
  }
  await company.on('2026-03-10').do('recordReceipt', await money('P-1', '15.00', '2026-03-10'))
  await company.on('2026-03-20').do('recordReceipt', await money('P-2', '11.90', '2026-03-12'))
})

/** Money for the oldest invoice of an account. */
async function money(accountNumber: string, amount: string, bookedOn: string) {
  const [found] = await rows(
    company.system.db,
    sql<{ document: string }>`
      select n.label as document from document_number n join account a using (account_id)
      where a.number = ${accountNumber} and n.kind = 'invoice' order by n.label limit 1`,
  )
  const documents = [{ document: found?.document, amount: '11.90' }]
  const how = { entity: 'SUN', method: 'transfer', currency: 'EUR' }
  return { ...how, accountNumber, amount, bookedOn, documents }
}

const asked = (on: string, known: string, by: AgedFrom = 'due') => ({
  on: Temporal.PlainDate.from(on),
  knownAt: Temporal.Instant.from(`${known}T13:00:00Z`),
  by,
})

test('the guide shows what was owed on a day, as known on two days, by either date', async () => {
  for (const [name, when] of [
    ['now', asked('2026-03-18', '2026-03-25')],
    ['then', asked('2026-03-18', '2026-03-18')],
    ['document', asked('2026-03-18', '2026-03-25', 'document')],
    ['february', asked('2026-02-28', '2026-03-25')],
  ] as const) {
    const found = await loadAgeing(company.system.db, when)
    expect(found.map(row => row.totalMinor - row.controlMinor)).toEqual([0n])
    expectGuide('money/ageing.md', name, ageingText(found, when.by))
  }
  expect(await company.brokenProofs()).toEqual([])
})

test('customers come page by page, and together are the report', async () => {
  const when = asked('2026-03-18', '2026-03-25')
  const first = await loadAccountAgeing(company.system.db, when, { limit: 2 })
  expect(first.next).toBe('P-2')
  const rest = await loadAccountAgeing(company.system.db, when, { after: 'P-2', limit: 2 })
  expect(rest.next).toBeNull()
  const all = [...first.rows, ...rest.rows]
  expect(all.map(row => [row.accountNumber, row.buckets, row.creditMinor])).toEqual([
    ['P-1', [0n, 1190n, 0n, 0n, 0n, 0n], -310n],
    ['P-2', [0n, 1190n, 0n, 0n, 0n, 0n], 0n],
    ['P-3', [0n, 1190n, 1190n, 0n, 0n, 0n], 0n],
  ])
  const [sum] = await loadAgeing(company.system.db, when)
  expect(all.reduce((total, row) => total + row.totalMinor, 0n)).toBe(sum?.totalMinor)
})
