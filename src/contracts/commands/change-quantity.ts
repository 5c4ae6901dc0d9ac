import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import type { Amendment } from '../amendment.ts'
import { quantityRow } from '../api.ts'
import { loadQuantities, type StoredQuantity } from '../load/subscriptions.ts'
import { quantityOn } from '../quantity.ts'
import { insertAmendments, insertQuantities } from '../save/contracts.ts'
import type { Stale } from '../save/stale.ts'
import { dateOfWhen, type When } from '../when.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  anchorOfItem,
  type ChangeContext,
  type HeldItem,
  type HeldSubscription,
  itemsOn,
  openSubscriptions,
  reachOf,
} from './open-subscriptions.ts'

/** A row about a charge and a day. */
type Told = {
  readonly subscriptionNumber: string
  readonly chargeCode: string
  readonly effectiveOn: When
}

export const changeQuantity = defineCommand({
  name: 'changeQuantity',
  summary: 'Change the quantity of a charge of a subscription from a date on',
  permission: 'contracts.write',
  input: rowsOf(quantityRow),
  run: async (tx, input, ctx) => ok(await saveQuantities(tx, input.rows, ctx)),
})

/**
 * Changes quantities, a row each, by subscription, charge and date. A date that has a quantity gets
 * a further revision of it, which holds from then on; the same quantity again is `unchanged`. Dates
 * without that charge are rejected, and so is usage, whose quantity is measured.
 */
export async function saveQuantities(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, quantityRow)
  batch.oneRowEach(
    row => `${row.accountNumber} ${row.subscriptionNumber} ${row.chargeCode} ${row.effectiveOn}`,
  )
  const subscriptionOf = await openSubscriptions(tx, batch)
  const quantities = byItem(
    await loadQuantities(
      tx,
      batch.open.map(({ value }) => subscriptionOf(value)),
    ),
  )
  const saved: StoredQuantity[] = []
  const amendments: Amendment[] = []
  const stale: Stale[] = []
  for (const { row, value: told } of batch.open) {
    const held = subscriptionOf(told)
    const value = { ...told, effectiveOn: changeDate(held, told, ctx) }
    const item = itemsOn(held, value.effectiveOn).find(i => i.chargeCode === value.chargeCode)
    if (item === undefined || item.charge.kind === 'usage') {
      const code = item === undefined ? 'no_item_on_date' : 'quantity_is_measured'
      batch.reject(row, code, itemFacts(value))
      continue
    }
    const known = quantities.get(item.itemId) ?? []
    const last = known.findLast(quantity => quantity.effectiveOn.equals(value.effectiveOn))
    if (last?.quantity?.equals(value.quantity)) {
      batch.answer(row, 'unchanged')
      continue
    }
    const next = revisionOf(item, value, last, ctx)
    amendments.push(changeOf(held, item, known, next, ctx))
    quantities.set(item.itemId, [...known, next])
    saved.push(next)
    stale.push({ ...held, from: value.effectiveOn, reach: reachOf(held) })
    batch.answer(row, last === undefined ? 'created' : 'updated')
  }
  if (saved.length > 0) {
    await insertQuantities(tx, saved)
    await insertAmendments(tx, amendments)
    await markStale(tx, stale)
  }
  return batch.result()
}

/** The day of a change: by name, or as the period of that charge is over. */
function changeDate(held: HeldSubscription, { chargeCode, effectiveOn }: Told, ctx: ChangeContext) {
  const item = held.items.findLast(each => each.chargeCode === chargeCode)
  const anchor = anchorOfItem(held, item)
  return dateOfWhen(effectiveOn, { ...held, anchor }, item?.charge.months || 1, ctx.clock.now())
}

function revisionOf(
  { accountId, itemId }: HeldItem,
  { effectiveOn, quantity }: Pick<StoredQuantity, 'effectiveOn' | 'quantity'>,
  last: StoredQuantity | undefined,
  ctx: ChangeContext,
): StoredQuantity {
  const revision = last === undefined ? 0 : last.revision + 1
  return { accountId, itemId, effectiveOn, revision, quantity, recordedAt: ctx.clock.now() }
}

function changeOf(
  subscription: { readonly accountId: string; readonly subscriptionId: string },
  item: HeldItem,
  known: readonly StoredQuantity[],
  next: StoredQuantity,
  ctx: ChangeContext,
): Amendment {
  const { itemId, chargeCode } = item
  const before = quantityOn(item.quantity, known, next.effectiveOn)
  return amendment(ctx, subscription, {
    kind: 'quantity',
    effectiveOn: next.effectiveOn,
    before: { itemId, chargeCode, quantity: before },
    after: { itemId, chargeCode, quantity: next.quantity },
  })
}

function byItem(quantities: readonly StoredQuantity[]): Map<string, readonly StoredQuantity[]> {
  return Map.groupBy(quantities, quantity => quantity.itemId)
}

function itemFacts({ subscriptionNumber, chargeCode, effectiveOn }: Told) {
  return { subscription: subscriptionNumber, charge: chargeCode, date: effectiveOn.toString() }
}
