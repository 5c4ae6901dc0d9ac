import { earlier, isBefore } from '../../kernel/period.ts'
import { ok, type Refusal } from '../../kernel/result.ts'
import { defineCommand } from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { type BatchAnswer, RowBatch, rowsOf, sameRecord } from '../../platform/row-batch.ts'
import { upsert } from '../../platform/upsert.ts'
import type { Amendment } from '../amendment.ts'
import { couponsMeet, isFor } from '../coupon.ts'
import {
  type CouponRow,
  couponRow,
  type RedemptionRow,
  redemptionRow,
  withdrawalRow,
} from '../coupon-row.ts'
import {
  countRedemptions,
  loadRedemptions,
  lockCoupons,
  type StoredCoupon,
  type StoredRedemption,
} from '../load/coupons.ts'
import { insertAmendments } from '../save/contracts.ts'
import {
  insertCoupons,
  insertRedemptions,
  type NewRedemption,
  updateCoupons,
  withdrawRedemptions,
} from '../save/coupons.ts'
import type { Stale } from '../save/stale.ts'
import { markStale } from './mark-stale.ts'
import {
  amendment,
  type ChangeContext,
  type HeldSubscription,
  openSubscriptions,
  reachOf,
} from './open-subscriptions.ts'

export const defineCoupons = defineCommand({
  name: 'defineCoupons',
  summary: 'Add coupons, or change who may redeem them; what they give stays',
  permission: 'catalog.prices',
  input: rowsOf(couponRow),
  run: async (tx, input) => ok(await saveCoupons(tx, input.rows)),
})

/** Adds coupons, a row each, by code. Of one that is there name, window and caps may change. */
export async function saveCoupons(tx: Tx, raw: readonly unknown[]): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, couponRow)
  const redeemed = new Map<string, number>()
  await upsert<CouponRow>(batch, {
    keyOf: coupon => coupon.code,
    insert: coupons => insertCoupons(tx, coupons),
    load: async codes => {
      const found = [...(await lockCoupons(tx, codes)).values()]
      return found.map(({ redeemed: count, ...coupon }) => {
        redeemed.set(coupon.code, count)
        return coupon
      })
    },
    update: coupons => updateCoupons(tx, coupons),
    refuseUpdate: (before, after) => {
      const facts = { coupon: after.code, redeemed: redeemed.get(after.code) ?? 0 }
      if (!sameRecord(given(before), given(after))) return { code: 'coupon_fixed', facts }
      const { maxRedemptions } = after
      if (maxRedemptions === null || maxRedemptions >= facts.redeemed) return undefined
      return { code: 'coupon_cap_too_low', facts }
    },
  })
  return batch.result()
}

/** What a coupon gives. */
function given(coupon: CouponRow) {
  const { percent, amount, currency, duration, count, chargeCodes, planCodes, rank } = coupon
  return { percent, amount, currency, duration, count, chargeCodes, planCodes, rank }
}

export const redeemCoupons = defineCommand({
  name: 'redeemCoupons',
  summary: 'Redeem coupons on subscriptions from a date on, as often as their caps allow',
  permission: 'contracts.discount',
  input: rowsOf(redemptionRow),
  run: async (tx, input, ctx) => ok(await saveRedemptions(tx, input.rows, ctx)),
})

/**
 * Redeems coupons, a row each, by subscription, code and date; the same again is `unchanged`.
 * Subscriptions are held before coupons, everywhere, and caps are counted under the coupons' rows.
 */
export async function saveRedemptions(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, redemptionRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber} ${row.code}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const values = batch.open.map(({ value }) => value)
  const held = values.map(subscriptionOf)
  const codes = [...new Set(values.map(({ code }) => code))]
  const coupons = await lockCoupons(tx, codes)
  const stored = Map.groupBy(await loadRedemptions(tx, held), each => each.subscriptionId)
  const accountIds = [...new Set(held.map(({ accountId }) => accountId))]
  const perAccount = await countRedemptions(tx, accountIds, codes)
  const redeemed = new Map([...coupons.values()].map(coupon => [coupon.code, coupon.redeemed]))
  const made: NewRedemption[] = []
  const amendments: Amendment[] = []
  const stale: Stale[] = []
  for (const { row, value } of batch.open) {
    const subscription = subscriptionOf(value)
    const { accountId, subscriptionId } = subscription
    const coupon = coupons.get(value.code)
    const others = stored.get(subscriptionId) ?? []
    if (others.some(each => isSame(each, value))) {
      batch.answer(row, 'unchanged')
      continue
    }
    const accountKey = `${accountId} ${value.code}`
    const counts = {
      all: redeemed.get(value.code) ?? 0,
      account: perAccount.get(accountKey) ?? 0,
    }
    const fault = redemptionFault(subscription, value, coupon, others, counts)
    if (coupon === undefined || fault !== undefined) {
      batch.reject(row, fault?.code ?? 'unknown_coupon', fault?.facts ?? { coupon: value.code })
      continue
    }
    const { redeemedOn, code } = value
    const next = { accountId, subscriptionId, redemptionId: ctx.newId(), code, redeemedOn }
    redeemed.set(code, counts.all + 1)
    perAccount.set(accountKey, counts.account + 1)
    stored.set(subscriptionId, [...others, { ...coupon, ...next, withdrawnOn: null }])
    made.push({ ...next, madeBy: ctx.actor, recordedAt: ctx.clock.now() })
    const after = { redemptionId: next.redemptionId, code }
    amendments.push(
      amendment(ctx, subscription, { kind: 'coupon', effectiveOn: redeemedOn, before: {}, after }),
    )
    stale.push({ ...subscription, from: redeemedOn, reach: reachOf(subscription) })
    batch.answer(row, 'created')
  }
  if (made.length > 0) {
    await insertRedemptions(tx, made)
    await insertAmendments(tx, amendments)
    await markStale(tx, stale)
  }
  return batch.result()
}

function isSame(redemption: StoredRedemption, { code, redeemedOn }: RedemptionRow): boolean {
  return redemption.code === code && redemption.redeemedOn.equals(redeemedOn)
}

/** Why a coupon cannot be redeemed on a subscription, or undefined. */
function redemptionFault(
  held: HeldSubscription,
  { redeemedOn, code }: RedemptionRow,
  coupon: StoredCoupon | undefined,
  others: readonly StoredRedemption[],
  counts: { readonly all: number; readonly account: number },
): Refusal | undefined {
  const facts = { coupon: code, subscription: held.number, date: redeemedOn.toString() }
  if (coupon === undefined) return { code: 'unknown_coupon', facts }
  const { validFrom, validTo, maxRedemptions, maxPerAccount } = coupon
  if (isBefore(redeemedOn, validFrom) || (validTo !== null && !isBefore(redeemedOn, validTo))) {
    const window = { from: validFrom.toString(), to: validTo?.toString() ?? '…' }
    return { code: 'coupon_not_valid_on_date', facts: { ...facts, ...window } }
  }
  if (coupon.currency !== null && coupon.currency !== held.currency) {
    const currencies = { currency: coupon.currency, contract: held.currency }
    return { code: 'coupon_currency_differs', facts: { ...facts, ...currencies } }
  }
  const items = held.items.filter(
    item =>
      isFor(coupon, item.planCode, item.chargeCode) &&
      (item.endOn === null || isBefore(redeemedOn, item.endOn)),
  )
  const over = held.endOn !== null && !isBefore(redeemedOn, held.endOn)
  if (items.length === 0 || over) return { code: 'coupon_not_for_subscription', facts }
  const months = Math.max(...held.items.map(({ charge }) => charge.months))
  const wanted = { ...coupon, redeemedOn, withdrawnOn: null }
  const beside = others.filter(other => couponsMeet(wanted, other, months))
  if (beside.some(other => other.code === code)) return { code: 'coupon_running', facts }
  const barred = beside.find(other => other.exclusive || coupon.exclusive)
  if (barred !== undefined) {
    return { code: 'coupon_exclusive', facts: { ...facts, other: barred.code } }
  }
  if (maxRedemptions !== null && counts.all >= maxRedemptions) {
    return { code: 'coupon_used_up', facts: { ...facts, cap: maxRedemptions } }
  }
  if (maxPerAccount !== null && counts.account >= maxPerAccount) {
    return { code: 'coupon_used_up_by_account', facts: { ...facts, cap: maxPerAccount } }
  }
  return undefined
}

export const withdrawCoupons = defineCommand({
  name: 'withdrawCoupons',
  summary: 'Take coupons off subscriptions from a date on; their redemption stays counted',
  permission: 'contracts.discount',
  input: rowsOf(withdrawalRow),
  run: async (tx, input, ctx) => ok(await saveWithdrawals(tx, input.rows, ctx)),
})

/** Ends the last redemption of a code on a subscription, a row each, or moves its end. */
export async function saveWithdrawals(
  tx: Tx,
  raw: readonly unknown[],
  ctx: ChangeContext,
): Promise<BatchAnswer> {
  const batch = new RowBatch(raw, withdrawalRow)
  batch.oneRowEach(row => `${row.accountNumber} ${row.subscriptionNumber} ${row.code}`)
  const subscriptionOf = await openSubscriptions(tx, batch)
  const held = batch.open.map(({ value }) => subscriptionOf(value))
  const stored = await loadRedemptions(tx, held)
  const ended: (StoredRedemption & { withdrawnOn: Temporal.PlainDate })[] = []
  const amendments: Amendment[] = []
  const stale: Stale[] = []
  for (const { row, value } of batch.open) {
    const subscription = subscriptionOf(value)
    const { code, withdrawnOn } = value
    const last = stored.findLast(
      each => each.subscriptionId === subscription.subscriptionId && each.code === code,
    )
    const facts = { coupon: code, subscription: subscription.number, date: withdrawnOn.toString() }
    if (last === undefined || isBefore(withdrawnOn, last.redeemedOn)) {
      batch.reject(row, 'coupon_not_redeemed', facts)
    } else if (last.withdrawnOn?.equals(withdrawnOn)) batch.answer(row, 'unchanged')
    else {
      const { redemptionId } = last
      ended.push({ ...last, withdrawnOn })
      const from = last.withdrawnOn === null ? withdrawnOn : earlier(last.withdrawnOn, withdrawnOn)
      amendments.push(
        amendment(ctx, subscription, {
          kind: 'coupon',
          effectiveOn: from,
          before: { redemptionId, code, withdrawnOn: last.withdrawnOn },
          after: { redemptionId, code, withdrawnOn },
        }),
      )
      stale.push({ ...subscription, from, reach: reachOf(subscription) })
      batch.answer(row, 'updated')
    }
  }
  if (ended.length > 0) {
    await withdrawRedemptions(tx, ended)
    await insertAmendments(tx, amendments)
    await markStale(tx, stale)
  }
  return batch.result()
}
