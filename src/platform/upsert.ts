import type { Refusal } from '../kernel/result.ts'
import { type OpenRow, type RowBatch, sameRecord } from './row-batch.ts'

/** How a kind of master data is written, a statement each for any number of rows. */
export type UpsertSteps<Row> = {
  keyOf(row: Row): string
  /** INSERT … ON CONFLICT DO NOTHING in the order given; the keys of what was inserted. */
  insert(rows: readonly Row[]): Promise<readonly string[]>
  /** The rows of these keys, locked FOR NO KEY UPDATE in the order of their keys. */
  load(keys: readonly string[]): Promise<readonly Row[]>
  update(rows: readonly Row[]): Promise<void>
  /** Why a row that exists may not be changed like this. */
  refuseUpdate?(before: Row, after: Row): Refusal | undefined
  /** The row as it shall be kept, where something of the row before stays. */
  merge?(before: Row, after: Row): Row
}

/**
 * Creates the rows that are new and updates those that differ from what is there. Of transactions
 * that bring one key at the same time one creates it; the others wait, find it, and compare.
 */
export async function upsert<Row>(batch: RowBatch<Row>, steps: UpsertSteps<Row>): Promise<void> {
  batch.oneRowEach(steps.keyOf)
  const entries = batch.sortedBy(steps.keyOf)
  if (entries.length === 0) return
  const inserted = new Set(await steps.insert(entries.map(({ value }) => value)))
  const rest: OpenRow<Row>[] = []
  for (const entry of entries) {
    if (inserted.has(steps.keyOf(entry.value))) batch.answer(entry.row, 'created')
    else rest.push(entry)
  }
  if (rest.length === 0) return
  const found = await steps.load(rest.map(({ value }) => steps.keyOf(value)))
  await updateChanged(batch, rest, found, steps)
}

async function updateChanged<Row>(
  batch: RowBatch<Row>,
  entries: readonly OpenRow<Row>[],
  found: readonly Row[],
  steps: UpsertSteps<Row>,
): Promise<void> {
  const byKey = new Map(found.map(row => [steps.keyOf(row), row]))
  const changed: Row[] = []
  for (const { row, value } of entries) {
    const before = byKey.get(steps.keyOf(value))
    if (before === undefined)
      throw new Error(`defect: ${steps.keyOf(value)} is neither new nor there`)
    const after = steps.merge?.(before, value) ?? value
    const refusal = steps.refuseUpdate?.(before, after)
    if (sameRecord(before, after)) batch.answer(row, 'unchanged')
    else if (refusal !== undefined) batch.reject(row, refusal.code, refusal.facts)
    else {
      changed.push(after)
      batch.answer(row, 'updated')
    }
  }
  if (changed.length > 0) await steps.update(changed)
}
