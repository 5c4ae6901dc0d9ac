import { isBefore } from '../../kernel/period.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import type { Amendment } from '../amendment.ts'
import { withdrawnPlanRow, withdrawnQuantityRow } from '../api.ts'
import { loadQuantities, type StoredQuantity } from '../load/subscriptions.ts'
import { inForce, quantityOn } from '../quantity.ts'
import { endItems, insertAmendments, insertQuantities } from '../save/contracts.ts'
import type { Stale } from '../save/stale.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  type ChangeContext,
  type HeldItem,
  type HeldSubscription,
  itemsOn,
  openSubscriptions,
  reachOf,
} from './open-subscriptions.ts'

export const withdrawQuantity = defineCommand({
  name: 'withdrawQuantity',
  summary: 'Take back a planned or mistaken change of quantity; what held before it holds on',
  permission: 'contracts.write',
  input: rowsOf(withdrawnQuantityRow),
  run: async (tx, input, ctx) => ok(await withdrawQuantities(tx, input.rows, ctx)),
})

export const withdrawPlanChange = defineCommand({
  name: 'withdrawPlanChange',
  summary: 'Take back the last planned or mistaken change of plan; the plan before it goes on',
  permission: 'contracts.write',
  input: rowsOf(withdrawnPlanRow),
  run: async (tx, input, ctx) => ok(await withdrawPlanChanges(tx, input.rows, ctx)),
})

/**
 * Takes back changes of quantity, a row each, by subscription, charge and date: a further revision
 * of the date says so. What was billed by it is corrected by the next run.
 */
export async function withdrawQuantities(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, withdrawnQuantityRow)
  batch.oneRowEach(
    row => `${row.accountNumber} ${row.subscriptionNumber} ${row.chargeCode} ${row.effectiveOn}`,
  )
  const subscriptionOf = await openSubscriptions(tx, batch)
  const all = await loadQuantities(
    tx,
    batch.open.map(({ value }) => subscriptionOf(value)),
  )
  const byItem = Map.groupBy(all, quantity => quantity.itemId)
  const changes = { saved: [] as StoredQuantity[], amendments: [] as Amendment[] }
  const stale: Stale[] = []
  for (const { row, value } of batch.open) {
    const held = subscriptionOf(value)
    const { chargeCode, effectiveOn } = value
    const item = itemsOn(held, effectiveOn).find(each => each.chargeCode === chargeCode)
    const known = byItem.get(item?.itemId ?? '') ?? []
    const planned = inForce(known).find(change => change.effectiveOn.equals(effectiveOn))
    if (item === undefined || planned === undefined) {
      const facts = { subscription: held.number, date: effectiveOn.toString() }
      batch.reject(row, 'no_change_on_date', facts)
      continue
    }
    const after = { ...planned, revision: nextRevision(known, effectiveOn), quantity: null }
    const saved = { ...after, recordedAt: ctx.clock.now() }
    changes.saved.push(saved)
    byItem.set(item.itemId, [...known, saved])
    const told = { itemId: item.itemId, chargeCode }
    changes.amendments.push(
      amendment(ctx, held, {
        kind: 'quantity',
        effectiveOn,
        before: { ...told, quantity: planned.quantity },
        after: { ...told, quantity: quantityOn(item.quantity, [...known, saved], effectiveOn) },
      }),
    )
    stale.push({ ...held, from: effectiveOn, reach: reachOf(held) })
    batch.answer(row, 'updated')
  }
  if (changes.saved.length > 0) {
    await insertQuantities(tx, changes.saved)
    await insertAmendments(tx, changes.amendments)
    await markStale(tx, stale)
  }
  return batch.result()
}

function nextRevision(known: readonly StoredQuantity[], date: Temporal.PlainDate): number {
  const ofDate = known.filter(({ effectiveOn }) => effectiveOn.equals(date))
  return Math.max(...ofDate.map(({ revision }) => revision)) + 1
}

/**
 * Takes back changes of plan, a row each, by subscription and date: the items that began then are
 * left without a day, and those that it ended go on. A change after which another one was made is
 * rejected: take that one back first.
 */
export async function withdrawPlanChanges(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, withdrawnPlanRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber} ${row.effectiveOn}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const changed: HeldItem[] = []
  const amendments: Amendment[] = []
  const stale: Stale[] = []
  for (const { row, value } of batch.open) {
    const held = subscriptionOf(value)
    const { effectiveOn } = value
    const alive = held.items.filter(({ startOn, endOn }) => !endOn?.equals(startOn))
    const started = alive.filter(({ startOn }) => startOn.equals(effectiveOn))
    const ended = alive.filter(({ endOn }) => endOn?.equals(effectiveOn))
    const facts = { subscription: held.number, date: effectiveOn.toString() }
    if (started.length === 0 || ended.length === 0) batch.reject(row, 'no_change_on_date', facts)
    else if (alive.some(({ startOn }) => isBefore(effectiveOn, startOn))) {
      batch.reject(row, 'later_plan_change', facts)
    } else {
      const after = [
        ...started.map(item => ({ ...item, endOn: item.startOn })),
        ...ended.map(item => ({ ...item, endOn: started[0]?.endOn ?? null })),
      ]
      amendments.push(planAmendment(held, effectiveOn, [...started, ...ended], after, ctx))
      stale.push({ ...held, from: effectiveOn, reach: reachOf(held) })
      held.items = [...held.items.filter(item => !started.includes(item)), ...after]
      held.items = [...new Map(held.items.map(item => [item.itemId, item])).values()]
      changed.push(...after)
      batch.answer(row, 'updated')
    }
  }
  if (changed.length > 0) {
    await endItems(tx, [...new Map(changed.map(item => [item.itemId, item])).values()])
    await insertAmendments(tx, amendments)
    await markStale(tx, stale)
  }
  return batch.result()
}

function planAmendment(
  held: HeldSubscription,
  effectiveOn: Temporal.PlainDate,
  before: readonly HeldItem[],
  after: readonly HeldItem[],
  ctx: ChangeContext,
): Amendment {
  const ends = (items: readonly HeldItem[]) => items.map(({ itemId, endOn }) => ({ itemId, endOn }))
  return amendment(ctx, held, {
    kind: 'plan',
    effectiveOn,
    before: { items: ends(before) },
    after: { items: ends(after), started: [] },
  })
}
