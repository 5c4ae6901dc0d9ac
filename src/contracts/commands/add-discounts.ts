import { earlier } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import type { Amendment } from '../amendment.ts'
import { type DiscountRow, discountRow } from '../api.ts'
import { discountFault } from '../discount-rules.ts'
import { loadDiscounts, type StoredDiscount } from '../load/changes.ts'
import { insertAmendments, saveDiscounts } from '../save/contracts.ts'
import type { Stale } from '../save/stale.ts'
import { termFault } from '../terms.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  type ChangeContext,
  type HeldSubscription,
  openSubscriptions,
  reachOf,
} from './open-subscriptions.ts'

export const addDiscounts = defineCommand({
  name: 'addDiscounts',
  summary: 'Give subscriptions a percentage off between two dates, or move the end of one',
  permission: 'contracts.discount',
  input: rowsOf(discountRow),
  run: async (tx, input, ctx) => ok(await saveDiscountRows(tx, input.rows, ctx)),
})

/**
 * Gives discounts, a row each, by subscription, code and first date. Of one that is there only the
 * end may change. One code is given once at a time, and the discounts of one day and charge come to
 * 100 per cent at most: other rows are rejected.
 */
export async function saveDiscountRows(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, discountRow)
  batch.oneRowEach(
    row => `${row.accountNumber} ${row.subscriptionNumber} ${row.code} ${row.fromOn}`,
  )
  const subscriptionOf = await openSubscriptions(tx, batch)
  const stored = await loadDiscounts(
    tx,
    batch.open.map(({ value }) => subscriptionOf(value)),
  )
  const bySubscription = Map.groupBy(stored, discount => discount.subscriptionId)
  const saved: StoredDiscount[] = []
  const amendments: Amendment[] = []
  const stale: Stale[] = []
  for (const { row, value } of batch.open) {
    const held = subscriptionOf(value)
    const all = bySubscription.get(held.subscriptionId) ?? []
    const before = all.find(
      discount => discount.code === value.code && discount.fromOn.equals(value.fromOn),
    )
    const others = all.filter(discount => discount !== before)
    const after = storedOf(held, value, before, ctx)
    const fault = faultOf(held, value, before, after, others)
    if (fault !== undefined) batch.reject(row, fault.code, fault.facts)
    else if (before !== undefined && sameRecord(before, after)) batch.answer(row, 'unchanged')
    else {
      saved.push(after)
      amendments.push(amendmentOf(held, before, after, ctx))
      stale.push({ ...held, from: changedFrom(before, after), reach: reachOf(held) })
      bySubscription.set(held.subscriptionId, [...others, after])
      batch.answer(row, before === undefined ? 'created' : 'updated')
    }
  }
  if (saved.length > 0) {
    await saveDiscounts(tx, saved)
    await insertAmendments(tx, amendments)
    await markStale(tx, stale)
  }
  return batch.result()
}

function storedOf(
  { accountId, subscriptionId }: HeldSubscription,
  { code, name, percent, chargeCode, fromOn, toOn }: DiscountRow,
  before: StoredDiscount | undefined,
  ctx: ChangeContext,
): StoredDiscount {
  return {
    accountId,
    subscriptionId,
    discountId: before?.discountId ?? ctx.newId(),
    code,
    name,
    percent,
    chargeCode,
    fromOn,
    toOn,
    recordedAt: before?.recordedAt ?? ctx.clock.now(),
  }
}

function faultOf(
  held: HeldSubscription,
  row: DiscountRow,
  before: StoredDiscount | undefined,
  after: StoredDiscount,
  others: readonly StoredDiscount[],
): Refusal | undefined {
  const { subscriptionNumber: subscription, chargeCode, code } = row
  if (before !== undefined && !sameRecord({ ...before, toOn: null }, { ...after, toOn: null })) {
    return { code: 'discount_fixed', facts: { discount: code, from: row.fromOn.toString() } }
  }
  if (chargeCode !== null && !held.items.some(item => item.chargeCode === chargeCode)) {
    return { code: 'no_such_charge', facts: { subscription, charge: chargeCode } }
  }
  return termFault(row.fromOn, row.toOn) ?? discountFault(after, others)
}

/** The first date on which the discount differs: its start, or the earlier of two ends. */
function changedFrom(before: StoredDiscount | undefined, after: StoredDiscount) {
  if (before === undefined) return after.fromOn
  if (before.toOn === null || after.toOn === null) return before.toOn ?? after.toOn ?? after.fromOn
  return earlier(before.toOn, after.toOn)
}

function amendmentOf(
  held: HeldSubscription,
  before: StoredDiscount | undefined,
  after: StoredDiscount,
  ctx: ChangeContext,
): Amendment {
  const { discountId, code, percent, chargeCode, fromOn, toOn } = after
  return amendment(ctx, held, {
    kind: 'discount',
    effectiveOn: changedFrom(before, after),
    before: before === undefined ? {} : { discountId, toOn: before.toOn },
    after: { discountId, code, percent, chargeCode, fromOn, toOn },
  })
}
