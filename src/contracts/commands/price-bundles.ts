import { bundleFault, bundlePrices } from '../../catalog/bundle.ts'
import { type CatalogCharge, chargeName, loadCharges } from '../../catalog/load/billing.ts'
import { planVersionName } from '../../catalog/plan-version.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { type Context, defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import { type BatchAnswer, type RowAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type BundleRow, bundleRow } from '../api.ts'
import { attempt } from '../save/attempt.ts'
import { savePrices } from './add-prices.ts'

export const priceBundles = defineCommand({
  name: 'priceBundles',
  summary: 'Share the price of a bundle out to its charges, by what each would cost by itself',
  permission: 'catalog.prices',
  input: rowsOf(bundleRow),
  run: async (tx, input, ctx) => ok(await saveBundles(tx, input.rows, ctx)),
})

/**
 * Prices bundles, a row each, by plan version and date: each charge gets its share as its price from
 * the date on, as `addPrices` would give it. A row is taken whole or not at all.
 */
export async function saveBundles(
  tx: Tx,
  raw: readonly unknown[],
  ctx: Pick<Context, 'clock'>,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, bundleRow)
  batch.oneRowEach(row => `${planVersionName(row)} ${row.effectiveFrom}`)
  const versions = new Map(batch.open.map(({ value }) => [planVersionName(value), value]))
  const charges = await loadCharges(tx, [...versions.values()])
  for (const { row, value } of batch.open) {
    const answer = await attempt(tx, () => saveBundle(tx, value, charges, ctx))
    if ('refusal' in answer) batch.reject(row, answer.refusal.code, answer.refusal.facts)
    else {
      const isSame = answer.rows.every(({ result }) => result === 'unchanged')
      batch.answer(row, isSame ? 'unchanged' : 'updated')
    }
  }
  return batch.result()
}

async function saveBundle(
  tx: Tx,
  row: BundleRow,
  known: ReadonlyMap<string, CatalogCharge>,
  ctx: Pick<Context, 'clock'>,
): Promise<{ readonly rows: readonly RowAnswer[] } | { readonly refusal: Refusal }> {
  const { planCode, planVersion, effectiveFrom, bundlePrice, charges } = row
  const found = charges.map(({ chargeCode }) =>
    known.get(chargeName(planCode, planVersion, chargeCode)),
  )
  const missing = charges.find((_, i) => found[i] === undefined)?.chargeCode
  if (missing !== undefined) {
    const facts = { plan: planVersionName(row), charge: missing }
    return { refusal: { code: 'unknown_charge', facts } }
  }
  const fault = bundleFault(found.map(each => (each as CatalogCharge).charge))
  if (fault !== undefined) return { refusal: fault }
  const prices = bundlePrices(bundlePrice, charges, found[0]?.currency ?? '')
  if (!(prices instanceof Map)) return { refusal: prices }
  const answer = await savePrices(
    tx,
    [...prices].map(([chargeCode, price]) =>
      toJson({ planCode, planVersion, chargeCode, effectiveFrom, price }),
    ),
    ctx,
  )
  const refusal = answer.rows.find(each => each.refusal !== undefined)?.refusal
  return refusal === undefined ? { rows: answer.rows } : { refusal }
}
