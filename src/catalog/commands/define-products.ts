import { ok } from '../../kernel/result.ts'
import { loadUnknownCodes } from '../../ledger/load.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { upsert } from '../../platform/upsert.ts'
import { productRow } from '../api.ts'
import { lockProducts } from '../load/master.ts'
import { insertProducts, updateProducts } from '../save.ts'

export const defineProducts = defineCommand({
  name: 'defineProducts',
  summary: 'Add products, or change their name, tax class and revenue account from now on',
  permission: 'catalog.write',
  input: rowsOf(productRow),
  run: async (tx, input) => ok(await saveProducts(tx, input.rows)),
})

/**
 * Adds products and updates those that differ, a row each, by product code. Issued documents keep
 * the account and tax that they were issued with. Rows with an unknown account are rejected.
 */
export async function saveProducts(tx: Tx, raw: readonly unknown[]): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, productRow)
  const accounts = batch.open.map(({ value }) => value.revenueAccount)
  const unknown = new Set(await loadUnknownCodes(tx, [...new Set(accounts)]))
  for (const { row, value } of batch.open) {
    if (!unknown.has(value.revenueAccount)) continue
    batch.reject(row, 'unknown_ledger_account', { code: value.revenueAccount })
  }
  await upsert(batch, {
    keyOf: product => product.productCode,
    insert: products => insertProducts(tx, products),
    load: codes => lockProducts(tx, codes),
    update: products => updateProducts(tx, products),
  })
  return batch.result()
}
