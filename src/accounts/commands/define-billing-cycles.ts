import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { cycleFault } from '../account-rules.ts'
import { type CycleRow, cycleRow } from '../api.ts'
import { type CycleDate, loadCycleDates, loadCycleNames } from '../load/cycles.ts'
import { saveCycleDates, saveCycles } from '../save.ts'

export const defineBillingCycles = defineCommand({
  name: 'defineBillingCycles',
  summary: 'Add billing cycles and their dates: billed through, read, cut off and issued on',
  permission: 'accounts.write',
  input: rowsOf(cycleRow),
  run: async (tx, input) => ok(await saveBillingCycles(tx, input.rows)),
})

/**
 * Adds cycles and dates and changes those that differ, a row a cycle. Dates that a row leaves out
 * stay. Bill runs that were started keep the dates that they were started with.
 */
export async function saveBillingCycles(tx: Tx, raw: readonly unknown[]): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, cycleRow)
  batch.oneRowEach(cycle => cycle.cycleCode)
  for (const { row, value } of batch.open) {
    const fault = cycleFault(value)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
  }
  const entries = batch.sortedBy(cycle => cycle.cycleCode)
  if (entries.length === 0) return batch.result()
  const codes = entries.map(({ value }) => value.cycleCode)
  const names = await loadCycleNames(tx, codes)
  const dates = new Map((await loadCycleDates(tx, codes)).map(date => [dateKey(date), date]))
  const changed: CycleRow[] = []
  for (const { row, value } of entries) {
    const sameDates = datesOf(value).every(date => sameRecord(date, dates.get(dateKey(date))))
    if (names.get(value.cycleCode) === value.name && sameDates) {
      batch.answer(row, 'unchanged')
      continue
    }
    changed.push(value)
    batch.answer(row, names.has(value.cycleCode) ? 'updated' : 'created')
  }
  if (changed.length > 0) {
    await saveCycles(tx, changed)
    await saveCycleDates(tx, changed.flatMap(datesOf))
  }
  return batch.result()
}

function datesOf({ cycleCode, dates }: CycleRow): CycleDate[] {
  return dates.map(date => ({ cycleCode, ...date }))
}

function dateKey({ cycleCode, throughOn }: CycleDate): string {
  return `${cycleCode} ${throughOn}`
}
