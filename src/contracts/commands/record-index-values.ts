import { indexValueRow } from '../../catalog/api.ts'
import { addIndexValues } from '../../catalog/commands/price-indexes.ts'
import { ok } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, rowsOf } from '../../platform/row-batch.ts'
import { markIndexesStale } from './mark-stale.ts'

export const recordIndexValues = defineCommand({
  name: 'recordIndexValues',
  summary: 'Record published values of indexes; what was billed without them is caught up',
  permission: 'catalog.prices',
  input: rowsOf(indexValueRow),
  run: async (tx, input, ctx) => ok(await saveIndexValues(tx, input.rows, ctx)),
})

/**
 * Records values of indexes, a row each, by index and month, and marks the subscriptions that were
 * billed or drafted by an earlier value for want of it, or by another one.
 */
export async function saveIndexValues(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'clock'>,
): Promise<BatchAnswer> {
  const { batch, added } = await addIndexValues(tx, raw, ctx.clock.now())
  await markIndexesStale(tx, added)
  return batch.result()
}
