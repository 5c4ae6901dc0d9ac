import { loadPlanVersions } from '../../catalog/load/plans.ts'
import { planVersionName } from '../../catalog/plan-version.ts'
import { isBefore } from '../../kernel/period.ts'
import { ok } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf } from '../../platform/row-batch.ts'
import { type Anchor, anchorOf } from '../alignment.ts'
import { alignmentRow } from '../api.ts'
import { loadQuantities } from '../load/subscriptions.ts'
import { applyChange, type PlanChange, writeChanges } from './change-plan.ts'
import {
  anchorOfItem,
  type ChangeContext,
  changeDate,
  type HeldSubscription,
  itemsOn,
  openSubscriptions,
} from './open-subscriptions.ts'

export const changeAlignment = defineCommand({
  name: 'changeAlignment',
  summary:
    'Align the billing periods of subscriptions to the calendar, the account, the contract or a day of their own, from a date on',
  permission: 'contracts.write',
  input: rowsOf(alignmentRow),
  run: async (tx, input, ctx) => ok(await saveAlignments(tx, input.rows, ctx)),
})

/**
 * Aligns billing periods anew, a row each. The period under way ends on the date and costs its days;
 * from there on the days up to the next start of the new rhythm are a short period of it. Quantities,
 * prices and what is carried go on. `withdrawPlanChange` takes it back.
 */
export async function saveAlignments(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, alignmentRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const all = batch.open.map(({ value }) => subscriptionOf(value))
  const versions = new Map(
    all.flatMap(({ items }) => items).map(item => [planVersionName(item), item]),
  )
  const plans = await loadPlanVersions(tx, [...versions.values()])
  const quantities = await loadQuantities(tx, all)
  const changes: PlanChange[] = []
  for (const { row, value } of batch.open) {
    const held = subscriptionOf(value)
    const effectiveOn = changeDate(held, value.effectiveOn, ctx)
    const before = recurringOn(held, effectiveOn)
    const plan = before[0] && plans.get(planVersionName(before[0]))
    const anchor = anchorOf(value.alignTo, held, value.anchorDay)
    const facts = { subscription: held.number, date: effectiveOn.toString() }
    if (anchor === undefined) batch.reject(row, 'no_billing_day', { account: value.accountNumber })
    else if (plan === undefined) batch.reject(row, 'not_billed_on_date', facts)
    else if (before.every(item => isSame(anchorOfItem(held, item), anchor))) {
      batch.answer(row, 'unchanged')
    } else {
      const { planCode, planVersion } = plan
      const change = { planCode, planVersion, effectiveOn, quantity: null }
      changes.push(applyChange(held, plan, change, quantities, ctx, anchor))
      batch.answer(row, 'updated')
    }
  }
  if (changes.length > 0) await writeChanges(tx, changes)
  return batch.result()
}

function recurringOn(held: HeldSubscription, date: Temporal.PlainDate) {
  if (held.endOn !== null && !isBefore(date, held.endOn)) return []
  return itemsOn(held, date).filter(({ charge }) => charge.kind !== 'one_off')
}

function isSame(a: Anchor, b: Anchor): boolean {
  return a.day === b.day && a.month === b.month
}
