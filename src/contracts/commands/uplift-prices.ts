import { type CatalogCharge, chargeName, loadCharges } from '../../catalog/load/billing.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { toJson } from '../../platform/json.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { pricesOf, upliftedPrice } from '../agreed-price.ts'
import { type UpliftRow, upliftRow } from '../api.ts'
import { agreedPricesBy, loadAgreedPrices } from '../load/agreed-prices.ts'
import { saveAgreedPrices } from './agree-prices.ts'
import {
  type ChangeContext,
  type HeldItem,
  type HeldSubscription,
  itemsOn,
  openSubscriptions,
} from './open-subscriptions.ts'

export const upliftPrices = defineCommand({
  name: 'upliftPrices',
  summary: 'Raise what a subscription pays by a percentage from a date on, as at a renewal',
  permission: 'contracts.prices',
  input: rowsOf(upliftRow),
  run: async (tx, input, ctx) => ok(await saveUplifts(tx, input.rows, ctx)),
})

/**
 * Raises the prices that subscriptions pay, a row each: every recurring and usage price in force on
 * the day before becomes, raised and rounded, the price agreed from the date on. Prices that rise by
 * themselves and one-off charges stay. The same row again is `unchanged`; a subscription that pays
 * nothing that can be raised is rejected.
 */
export async function saveUplifts(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, upliftRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber} ${row.effectiveOn}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const held = batch.open.map(({ value }) => subscriptionOf(value))
  const charges = await loadCharges(tx, distinctVersions(held.flatMap(({ items }) => items)))
  const accountIds = [...new Set(held.map(({ accountId }) => accountId))]
  const agreedOf = agreedPricesBy(await loadAgreedPrices(tx, accountIds))
  const wanted: { readonly row: number; readonly price: unknown }[] = []
  for (const { row, value } of batch.open) {
    const subscription = subscriptionOf(value)
    const raised = itemsOn(subscription, value.effectiveOn).flatMap(item =>
      raisedPrice(subscription, item, value, charges, agreedOf),
    )
    if (raised.length === 0) {
      const { subscriptionNumber, effectiveOn } = value
      const facts = { subscription: subscriptionNumber, date: effectiveOn.toString() }
      batch.reject(row, 'nothing_to_uplift', facts)
    }
    wanted.push(...raised.map(price => ({ row, price })))
  }
  await answerByPrices(tx, batch, wanted, ctx)
  return batch.result()
}

/** Agrees the prices; a row is what its prices were: rejected if one is, else changed if one is. */
async function answerByPrices(
  tx: Tx,
  batch: RowBatch<UpliftRow>,
  wanted: readonly { readonly row: number; readonly price: unknown }[],
  ctx: ChangeContext,
): Promise<void> {
  const prices = wanted.map(({ price }) => price)
  const answer = prices.length === 0 ? undefined : await saveAgreedPrices(tx, prices, ctx)
  for (const { row } of batch.open) {
    const own = (answer?.rows ?? []).filter(each => wanted[each.row]?.row === row)
    const refused = own.find(({ refusal }) => refusal !== undefined)?.refusal
    if (refused !== undefined) batch.reject(row, refused.code, refused.facts)
    else
      batch.answer(row, own.some(({ result }) => result !== 'unchanged') ? 'updated' : 'unchanged')
  }
}

function raisedPrice(
  held: HeldSubscription,
  item: HeldItem,
  { accountNumber, subscriptionNumber, effectiveOn, percent, decimals }: UpliftRow,
  charges: ReadonlyMap<string, CatalogCharge>,
  agreedOf: ReturnType<typeof agreedPricesBy>,
): unknown[] {
  const { planCode, planVersion, chargeCode } = item
  const found = charges.get(chargeName(planCode, planVersion, chargeCode))
  if (found === undefined || found.charge.kind === 'one_off') return []
  const none = { subscription: [], contract: [] }
  const agreed = agreedOf({ ...item, contractId: held.contractId }) ?? none
  const versions = pricesOf(found.charge.prices, agreed)
  const before = versions.findLast(({ effectiveFrom }) => isBefore(effectiveFrom, effectiveOn))
  const price = upliftedPrice((before ?? versions[0]!).price, percent, decimals)
  if (price === undefined) return []
  const effectiveFrom = effectiveOn.toString()
  const about = { accountNumber, subscriptionNumber, planCode, chargeCode, effectiveFrom }
  return [{ ...about, price: toJson(price) }]
}

function distinctVersions(items: readonly HeldItem[]) {
  return [...new Map(items.map(item => [`${item.planCode}@${item.planVersion}`, item])).values()]
}
