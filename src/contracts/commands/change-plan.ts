import { loadPlanVersions } from '../../catalog/load/plans.ts'
import { type PlanVersion, planVersionName } from '../../catalog/plan-version.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { changedSpans } from '../add-on.ts'
import type { Anchor } from '../alignment.ts'
import type { Amendment } from '../amendment.ts'
import { planChangeRow, type PlanChangeRow as ToldRow } from '../api.ts'
import { loadQuantities, type StoredQuantity } from '../load/subscriptions.ts'
import { quantityOn } from '../quantity.ts'
import { endItems, insertAmendments, insertItems, insertQuantities } from '../save/contracts.ts'
import type { Stale } from '../save/stale.ts'
import { planFault } from '../terms.ts'
import { saveEnds } from './end-subscription.ts'
import { type Bases, basesUnder } from './keep-bases.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  type ChangeContext,
  changeDate,
  type HeldItem,
  type HeldSubscription,
  itemsOn,
  openSubscriptions,
  reachOf,
} from './open-subscriptions.ts'

export const changePlan = defineCommand({
  name: 'changePlan',
  summary: 'Move subscriptions to another plan version from a date on',
  permission: 'contracts.write',
  input: rowsOf(planChangeRow),
  run: async (tx, input, ctx) => ok(await savePlanChanges(tx, input.rows, ctx)),
})

/**
 * Changes plans, a row each, in the order given: what is paid on the date ends, and the charges of
 * the other plan version begin, until a change planned for later. The date belongs to the new plan.
 * Quantities are taken over by charge code, else from the fee before. A subscription that pays
 * that plan version on the date already is `unchanged`.
 */
export async function savePlanChanges(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, planChangeRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber} ${row.effectiveOn}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const wanted = new Map(batch.open.map(({ value }) => [planVersionName(value), value]))
  const plans = await loadPlanVersions(tx, [...wanted.values()])
  const quantities = await loadQuantities(
    tx,
    batch.open.map(({ value }) => subscriptionOf(value)),
  )
  const bases = await basesUnder(
    tx,
    batch.open.map(({ value }) => subscriptionOf(value)),
    batch.open.map(({ value }) => value.planCode),
  )
  const along: unknown[] = []
  const changes: PlanChange[] = []
  for (const { row, value: told } of batch.open) {
    const held = subscriptionOf(told)
    const value = { ...told, effectiveOn: changeDate(held, told.effectiveOn, ctx) }
    const plan = plans.get(planVersionName(value))
    const fault = changeFault(held, value, plan)
    if (fault !== undefined || plan === undefined) {
      batch.reject(row, fault?.code ?? 'unknown_plan_version', {
        ...fault?.facts,
        plan: planVersionName(value),
      })
    } else if (itemsOn(held, value.effectiveOn).every(item => paysPlan(item, value))) {
      batch.answer(row, 'unchanged')
    } else {
      const change = baseChange(bases, held, value)
      if ('refusal' in change) {
        batch.reject(row, change.refusal.code, change.refusal.facts)
        continue
      }
      const { accountNumber } = told
      along.push(
        ...change.along.map(end => ({ ...end, accountNumber, endOn: end.endOn.toString() })),
      )
      changes.push(applyChange(held, plan, value, quantities, ctx))
      batch.answer(row, 'updated')
    }
  }
  if (changes.length > 0) await writeChanges(tx, changes)
  if (along.length > 0) await saveEnds(tx, along, ctx)
  return batch.result()
}

/** What a change of plan does to the add-ons beside it, or why it cannot be. */
function baseChange(
  bases: Bases,
  held: HeldSubscription,
  { planCode, effectiveOn }: PlanChangeRow,
) {
  const { subscriptionId, number, contractId } = held
  const span = { subscriptionId, number, planCode, startOn: effectiveOn }
  const refusal = bases.planFault(contractId, span, held.endOn)
  if (refusal !== undefined) return { refusal }
  return bases.change(contractId, spans => changedSpans(spans, held, planCode, effectiveOn), number)
}

/** A row with its day. */
type PlanChangeRow = Pick<ToldRow, 'planCode' | 'planVersion' | 'quantity'> & {
  readonly effectiveOn: Temporal.PlainDate
}

/** What one row comes to; items that a later row of the batch ends again are written as they end. */
export type PlanChange = {
  readonly held: HeldSubscription
  readonly ended: readonly HeldItem[]
  readonly started: readonly HeldItem[]
  /** Quantities planned for later dates, which go over to the new items. */
  readonly quantities: readonly StoredQuantity[]
  readonly amendment: Amendment
  readonly stale: Stale
}

function changeFault(
  held: HeldSubscription,
  row: PlanChangeRow,
  plan: PlanVersion | undefined,
): Refusal | undefined {
  const { effectiveOn } = row
  if (plan === undefined) return undefined
  const alive =
    !isBefore(effectiveOn, held.startOn) &&
    (held.endOn === null || isBefore(effectiveOn, held.endOn))
  if (!alive || itemsOn(held, effectiveOn).length === 0) {
    const facts = { subscription: held.number, date: effectiveOn.toString() }
    return { code: 'not_active_on_date', facts }
  }
  if (isAlignedLater(held, effectiveOn)) {
    const facts = { subscription: held.number, date: effectiveOn.toString() }
    return { code: 'alignment_later', facts }
  }
  return planFault(plan, held.currency, effectiveOn, held.premiseId !== null)
}

/** Whether the periods are aligned anew after a date: those items would keep their plan. */
function isAlignedLater(held: HeldSubscription, date: Temporal.PlainDate): boolean {
  const anchor = (item: HeldItem) => `${item.anchorDay} ${item.anchorMonth}`
  const [now] = itemsOn(held, date).filter(({ charge }) => charge.kind !== 'one_off')
  return held.items.some(
    item =>
      isBefore(date, item.startOn) &&
      !item.endOn?.equals(item.startOn) &&
      now !== undefined &&
      anchor(item) !== anchor(now),
  )
}

function paysPlan(item: HeldItem, { planCode, planVersion }: PlanChangeRow): boolean {
  return item.planCode === planCode && item.planVersion === planVersion
}

/**
 * Carries the change out on the held subscription, so that the next row of the batch sees it. With
 * an anchor it is the same plan with its periods aligned anew, and what is charged once stays.
 */
export function applyChange(
  held: HeldSubscription,
  plan: PlanVersion,
  row: PlanChangeRow,
  quantities: StoredQuantity[],
  ctx: ChangeContext,
  aligned?: Anchor,
): PlanChange {
  const stays = (kind: string) => aligned !== undefined && kind === 'one_off'
  const before = itemsOn(held, row.effectiveOn).filter(({ charge }) => !stays(charge.kind))
  const charges = plan.charges.filter(({ kind }) => !stays(kind))
  const started = startedItems(before, { ...plan, charges }, row, quantities, ctx).map(item =>
    aligned === undefined ? item : { ...item, anchorDay: aligned.day, anchorMonth: aligned.month },
  )
  const carried = carriedQuantities(before, started, row, quantities)
  quantities.push(...carried)
  const ended = before.map(item => ({ ...item, endOn: row.effectiveOn }))
  const reachBefore = reachOf(held)
  held.items = [...held.items.filter(item => !before.includes(item)), ...ended, ...started]
  const ends = (items: readonly HeldItem[]) => items.map(({ itemId, endOn }) => ({ itemId, endOn }))
  const [old] = before
  return {
    held,
    ended,
    started,
    quantities: carried,
    amendment: amendment(ctx, held, {
      kind: aligned === undefined ? 'plan' : 'alignment',
      effectiveOn: row.effectiveOn,
      before: { plan: old === undefined ? null : planVersionName(old), items: ends(before) },
      after: {
        plan: planVersionName(plan),
        items: ends(ended),
        started: started.map(({ itemId }) => itemId),
        ...(aligned === undefined ? {} : { anchor: aligned }),
      },
    }),
    stale: { ...held, from: row.effectiveOn, reach: longer(reachBefore, reachOf(held)) },
  }
}

function startedItems(
  before: readonly HeldItem[],
  plan: PlanVersion,
  row: PlanChangeRow,
  quantities: readonly StoredQuantity[],
  ctx: ChangeContext,
): HeldItem[] {
  const { accountId, subscriptionId, endOn, anchorDay, anchorMonth } = before[0] as HeldItem
  const heldBefore = (item: HeldItem) =>
    quantityOn(
      item.quantity,
      quantities.filter(({ itemId }) => itemId === item.itemId),
      row.effectiveOn,
    )
  return plan.charges.map(charge => {
    const same = itemBefore(before, charge.chargeCode)
    const carried = row.quantity ?? (same === undefined ? Decimal.one : heldBefore(same))
    return {
      accountId,
      subscriptionId,
      itemId: ctx.newId(),
      planCode: plan.planCode,
      planVersion: plan.planVersion,
      chargeCode: charge.chargeCode,
      quantity: charge.kind === 'usage' ? Decimal.one : carried,
      startOn: row.effectiveOn,
      endOn,
      anchorDay,
      anchorMonth,
      charge,
    }
  })
}

/** The item whose quantity a charge of the new plan takes over. */
function itemBefore(before: readonly HeldItem[], chargeCode: string): HeldItem | undefined {
  const same = before.find(item => item.chargeCode === chargeCode)
  return same ?? before.find(item => item.charge.kind === 'recurring')
}

function carriedQuantities(
  before: readonly HeldItem[],
  started: readonly HeldItem[],
  { quantity, effectiveOn }: PlanChangeRow,
  quantities: readonly StoredQuantity[],
): StoredQuantity[] {
  if (quantity !== null) return []
  return started.flatMap(({ itemId, chargeCode, charge }) => {
    const from = charge.kind === 'usage' ? undefined : itemBefore(before, chargeCode)
    return quantities
      .filter(later => later.itemId === from?.itemId && isBefore(effectiveOn, later.effectiveOn))
      .map(later => ({ ...later, itemId }))
  })
}

function longer(a: string, b: string): string {
  return Temporal.Duration.from(a).months >= Temporal.Duration.from(b).months ? a : b
}

/** Writes what the rows of a batch came to: items, quantities, amendments, what is stale. */
export async function writeChanges(tx: Tx, changes: readonly PlanChange[]): Promise<void> {
  const started = new Set(changes.flatMap(change => change.started.map(item => item.itemId)))
  // As they stand after the whole batch: an item may be started and ended by two of its rows.
  const items = new Map(
    changes.flatMap(({ held }) => held.items.map(item => [item.itemId, item] as const)),
  )
  const ended = new Set(changes.flatMap(change => change.ended.map(item => item.itemId)))
  await insertItems(
    tx,
    [...started].flatMap(id => items.get(id) ?? []),
  )
  await endItems(
    tx,
    [...ended].filter(id => !started.has(id)).flatMap(id => items.get(id) ?? []),
  )
  await insertQuantities(
    tx,
    changes.flatMap(change => change.quantities),
  )
  await insertAmendments(
    tx,
    changes.map(change => change.amendment),
  )
  await markStale(
    tx,
    changes.map(change => change.stale),
  )
}
