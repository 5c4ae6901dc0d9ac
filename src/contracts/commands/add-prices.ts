import { priceRow } from '../../catalog/api.ts'
import { addPriceVersions } from '../../catalog/commands/add-price-versions.ts'
import { ok } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, rowsOf } from '../../platform/row-batch.ts'
import { markPricesStale } from './mark-stale.ts'

export const addPrices = defineCommand({
  name: 'addPrices',
  summary: 'Add prices to charges from a date on; a back-dated one is caught up by the next run',
  permission: 'catalog.prices',
  input: rowsOf(priceRow),
  run: async (tx, input, ctx) => ok(await savePrices(tx, input.rows, ctx)),
})

/**
 * Adds dated prices, a row each, by charge and date, and marks the subscriptions that were billed
 * or drafted otherwise since then. It stands here and not with the catalog because it reaches into
 * running contracts.
 */
export async function savePrices(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'clock'>,
): Promise<BatchAnswer> {
  const { batch, added } = await addPriceVersions(tx, raw, ctx.clock.now())
  await markPricesStale(tx, added)
  return batch.result()
}
