import type { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'
import type { Amendment } from './amendment.ts'
import { couponEnd, type RedeemedCoupon } from './coupon.ts'
import type { ExitFee } from './early-exit.ts'
import { isPausedOn, type Pause } from './pause.ts'
import { type DatedQuantity, quantityOn } from './quantity.ts'
import type { Trial } from './trial.ts'

/** An item with its dates, as it is stored now or was known once. */
export type KnownItem = {
  readonly itemId: string
  readonly planCode: string
  readonly planVersion: number
  readonly chargeCode: string
  readonly quantity: Decimal
  readonly startOn: Temporal.PlainDate
  readonly endOn: Temporal.PlainDate | null
  /** Where its periods start on other days than its subscription's. */
  readonly anchorDay: number | null
  readonly anchorMonth: number | null
}

/** A discount as it is stored now or was known once. */
export type KnownDiscount = {
  readonly discountId: string
  readonly code: string
  readonly percent: Decimal
  readonly chargeCode: string | null
  readonly fromOn: Temporal.PlainDate
  readonly toOn: Temporal.PlainDate | null
}

/** What changes of a subscription by amendments. */
export type KnownTerms = {
  readonly endOn: Temporal.PlainDate | null
  /** How the last bill is made, what becomes of unused fees, the fee; empty where it ends plainly. */
  readonly ending: Readonly<Record<string, unknown>>
  readonly items: readonly KnownItem[]
  readonly discounts: readonly KnownDiscount[]
  readonly pauses: readonly Pause[]
  readonly coupons: readonly KnownCoupon[]
  readonly trial: Trial | null
}

/** A coupon on the subscription as it is stored now or was known once. */
export type KnownCoupon = RedeemedCoupon & { readonly redemptionId: string }

/**
 * The terms as they were known before some amendments: each is undone, the latest first. Later
 * quantities stand apart, each with the time at which it was recorded.
 */
export function beforeAmendments(now: KnownTerms, undone: readonly Amendment[]): KnownTerms {
  return undone.toReversed().reduce(undo, now)
}

function undo(terms: KnownTerms, { kind, before, after }: Amendment): KnownTerms {
  switch (kind) {
    case 'end':
      return undoEnd(terms, before)
    case 'plan':
    case 'alignment':
      return { ...terms, items: undoPlan(terms.items, before, after) }
    case 'discount':
      return { ...terms, discounts: undoDiscount(terms.discounts, before, after) }
    case 'pause':
      return { ...terms, pauses: undoPause(terms.pauses, before, after) }
    case 'coupon':
      return { ...terms, coupons: undoCoupon(terms.coupons, before, after) }
    case 'trial':
      return { ...terms, trial: { ...(before as Trial), endOn: readDate(before.endOn)! } }
    default:
      return terms
  }
}

function undoEnd(terms: KnownTerms, { endOn, ...ending }: Amendment['before']): KnownTerms {
  return { ...terms, endOn: readDate(endOn), ending }
}

function undoPlan(
  items: readonly KnownItem[],
  before: Amendment['before'],
  after: Amendment['after'],
): KnownItem[] {
  const ends = new Map(
    (before.items as { itemId: string; endOn: unknown }[]).map(
      ({ itemId, endOn }) => [itemId, readDate(endOn)] as const,
    ),
  )
  const started = new Set(after.started as string[])
  return items
    .filter(({ itemId }) => !started.has(itemId))
    .map(item => (ends.has(item.itemId) ? { ...item, endOn: ends.get(item.itemId) ?? null } : item))
}

function undoDiscount(
  discounts: readonly KnownDiscount[],
  before: Amendment['before'],
  after: Amendment['after'],
): KnownDiscount[] {
  const { discountId } = after
  // Without a before it was given by this amendment.
  if (before.discountId === undefined) {
    return discounts.filter(discount => discount.discountId !== discountId)
  }
  const toOn = readDate(before.toOn)
  return discounts.map(discount =>
    discount.discountId === discountId ? { ...discount, toOn } : discount,
  )
}

function undoCoupon(
  coupons: readonly KnownCoupon[],
  before: Amendment['before'],
  { redemptionId }: Amendment['after'],
): KnownCoupon[] {
  // Without a before it was redeemed by this amendment.
  if (before.redemptionId === undefined) {
    return coupons.filter(coupon => coupon.redemptionId !== redemptionId)
  }
  const withdrawnOn = readDate(before.withdrawnOn)
  return coupons.map(coupon =>
    coupon.redemptionId === redemptionId ? { ...coupon, withdrawnOn } : coupon,
  )
}

function undoPause(
  pauses: readonly Pause[],
  before: Amendment['before'],
  { pauseId }: Amendment['after'],
): Pause[] {
  // Without a before it was made by this amendment.
  if (before.pauseId === undefined) return pauses.filter(pause => pause.pauseId !== pauseId)
  const { fees, usage } = before as Pick<Pause, 'fees' | 'usage'>
  return pauses.map(pause =>
    pause.pauseId === pauseId ? { ...pause, toOn: readDate(before.toOn), fees, usage } : pause,
  )
}

function readDate(value: unknown): Temporal.PlainDate | null {
  return typeof value === 'string' ? Temporal.PlainDate.from(value) : null
}

/** An item that is paid on a date, with its quantity of that date. */
export type ItemOnDate = Omit<KnownItem, 'quantity'> & { readonly quantity: Decimal }

/** The items paid on a date, each with the quantity of that date; none outside the subscription. */
export function itemsOnDate(
  terms: KnownTerms,
  quantities: readonly (DatedQuantity & { readonly itemId: string })[],
  date: Temporal.PlainDate,
): ItemOnDate[] {
  if (terms.endOn !== null && !isBefore(date, terms.endOn)) return []
  return terms.items
    .filter(item => isOn(item.startOn, item.endOn, date))
    .map(item => ({
      ...item,
      quantity: quantityOn(
        item.quantity,
        quantities.filter(({ itemId }) => itemId === item.itemId),
        date,
      ),
    }))
}

/** The discounts that hold on a date. */
export function discountsOnDate(terms: KnownTerms, date: Temporal.PlainDate): KnownDiscount[] {
  return terms.discounts.filter(({ fromOn, toOn }) => isOn(fromOn, toOn, date))
}

/** The coupons that hold on a date; those that last for periods until these have been billed. */
export function couponsOnDate(terms: KnownTerms, date: Temporal.PlainDate): KnownCoupon[] {
  return terms.coupons.filter(coupon => isOn(coupon.redeemedOn, couponEnd(coupon), date))
}

/** The trial that a subscription is in on a date. */
export function trialOnDate(
  { trial }: KnownTerms,
  startOn: Temporal.PlainDate,
  date: Temporal.PlainDate,
): Trial | undefined {
  return trial !== null && isOn(startOn, trial.endOn, date) ? trial : undefined
}

/** The pause that holds on a date. */
export function pauseOnDate(terms: KnownTerms, date: Temporal.PlainDate): Pause | undefined {
  return terms.pauses.find(pause => isPausedOn(pause, date))
}

function isOn(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate | null,
  date: Temporal.PlainDate,
): boolean {
  return !isBefore(date, from) && (to === null || isBefore(date, to))
}

/** The terms of an end, for amendments and to tell whether it changes; none where it ends plainly. */
export function endingMenu(
  endOn: Temporal.PlainDate | null,
  ending:
    | { readonly finalBill: string; readonly unused: string; readonly exitFee: ExitFee | null }
    | undefined,
): Readonly<Record<string, unknown>> {
  if (endOn === null || ending === undefined) return {}
  const { finalBill, unused, exitFee } = ending
  if (finalBill === 'bill' && unused === 'offset' && exitFee === null) return {}
  return { finalBill, unused, exitFee }
}
