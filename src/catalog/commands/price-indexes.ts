import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { upsert } from '../../platform/upsert.ts'
import { type IndexValueRow, indexValueRow, priceIndexRow } from '../api.ts'
import type { Price } from '../charge.ts'
import { loadIndexes, loadIndexValues, lockIndexes } from '../load/price-indexes.ts'
import { indexCodesOf } from '../price-index.ts'
import type { PriceFinding } from '../price-rules.ts'
import { insertIndexes, insertIndexValues, updateIndexNames } from '../save.ts'

export const definePriceIndexes = defineCommand({
  name: 'definePriceIndexes',
  summary: 'Add published indexes that prices may follow, or rename them',
  permission: 'catalog.write',
  input: rowsOf(priceIndexRow),
  run: async (tx, input) => ok(await saveIndexes(tx, input.rows)),
})

/** Adds indexes and renames those that are there, a row each, by code. */
export async function saveIndexes(tx: Tx, raw: readonly unknown[]): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, priceIndexRow)
  await upsert(batch, {
    keyOf: index => index.indexCode,
    insert: indexes => insertIndexes(tx, indexes),
    load: async codes => {
      await lockIndexes(tx, codes)
      return [...(await loadIndexes(tx, codes)).values()]
    },
    update: indexes => updateIndexNames(tx, indexes),
  })
  return batch.result()
}

/**
 * Records values of indexes, a row each, by index and month, and gives the batch with those that
 * were written. Another value for a month is its next revision; an equal one is `unchanged`. The step
 * of `recordIndexValues` (contracts), which also finds the subscriptions whose prices it changes.
 */
export async function addIndexValues(
  tx: Tx,
  raw: readonly unknown[],
  at: Temporal.Instant,
): Promise<{ batch: RowBatch<IndexValueRow>; added: readonly IndexValueRow[] }> {
  const batch = new RowBatch(raw, indexValueRow)
  batch.oneRowEach(row => `${row.indexCode} ${row.month}`)
  const codes = [...new Set(batch.open.map(({ value }) => value.indexCode))]
  const known = await lockIndexes(tx, codes)
  // Read after the lock, so that a rival's value is seen.
  const stored = new Map(
    (await loadIndexValues(tx, codes)).map(value => [`${value.indexCode} ${value.month}`, value]),
  )
  const added: (IndexValueRow & { revision: number })[] = []
  for (const { row, value } of batch.open) {
    const before = stored.get(`${value.indexCode} ${value.month}`)
    if (!known.has(value.indexCode)) {
      batch.reject(row, 'unknown_price_index', { index: value.indexCode })
    } else if (before?.value.equals(value.value)) batch.answer(row, 'unchanged')
    else {
      added.push({ ...value, revision: before === undefined ? 0 : before.revision + 1 })
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
  }
  if (added.length > 0) await insertIndexValues(tx, added, at)
  return { batch, added }
}

/** Finds, of prices that are to be recorded, those that follow an index nobody has defined. */
export async function indexFindings(
  tx: Tx,
  prices: readonly (Price | null)[],
): Promise<(price: Price) => PriceFinding[]> {
  const codes = indexCodesOf(prices)
  const known = codes.length === 0 ? new Map<string, unknown>() : await loadIndexes(tx, codes)
  return price =>
    price.model !== 'indexed' || known.has(price.index)
      ? []
      : [{ severity: 'refusal', code: 'unknown_price_index', facts: { index: price.index } }]
}
