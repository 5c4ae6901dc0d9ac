import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { writeShownCompany } from '../../../test/support/shown.ts'
import { one } from '../../platform/database/database.ts'
import { KPIS } from './kpi.ts'
import { loadKpi, loadMainCurrency } from './load/kpis.ts'
import { loadWorkload } from './load/workload.ts'

let system: TestSystem
const today = Temporal.PlainDate.from('2026-04-02')

beforeAll(async () => {
  system = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(system, 4)
})

test('every key figure is a quotient of this year, by month', async () => {
  const currency = (await loadMainCurrency(system.db)) ?? ''
  for (const kpi of KPIS) {
    const months = await loadKpi(system.db, kpi, { today, currency })
    for (const { month, part, whole } of months) {
      expect(month >= '2025-05' && month <= '2026-04').toBe(true)
      expect(whole > 0n && part >= 0n).toBe(true)
    }
  }
  const right = await loadKpi(system.db, 'billedRight', { today, currency })
  expect(right.length).toBeGreaterThan(0)
})

test('days sales outstanding go back from what customers owe now', async () => {
  const currency = (await loadMainCurrency(system.db)) ?? ''
  const { owed, billed } = await one(
    system.db,
    sql<{ owed: bigint; billed: bigint }>`
      select (select sum(open_minor)::bigint from open_item
          where control in ('1200', '1205') and currency = ${currency}) as owed,
        (select sum(gross_minor)::bigint from invoice where kind = 'invoice'
          and issued_on >= '2026-02-01' and issued_on <= ${today} and currency = ${currency})
          as billed`,
  )
  const months = await loadKpi(system.db, 'daysSalesOutstanding', { today, currency })
  // February, March and two days of April.
  expect(months.at(-1)).toEqual({ month: '2026-04', part: owed * 61n, whole: billed })
})

test('work that waits is counted by who has it, the oldest first known', async () => {
  const loads = await loadWorkload(system.db, today)
  expect(loads.every(({ open, late }) => open > 0n && late <= open)).toBe(true)
  expect(loads.map(({ kind }) => kind)).toContain('exceptions')
})
