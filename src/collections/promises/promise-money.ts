import { dayNumber, isBefore } from '../../kernel/period.ts'
import {
  type PromisedMoney,
  type PromiseState,
  type PromiseToPay,
  promiseState,
} from '../promise.ts'

/** A promise of one customer, legal entity and currency, with its tolerance and grace. */
export type RunningPromise = PromiseToPay & {
  readonly promiseId: string
  readonly toleranceMinor: bigint
  readonly graceDays: number
}

/** A promise that is due tomorrow, with what is still to come for it. */
export type DuePromise = {
  readonly accountId: string
  readonly promiseId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly payBy: Temporal.PlainDate
  readonly leftMinor: bigint
}

/** Money that came in and did not go back. */
export type MoneyIn = PromisedMoney & { readonly receiptId: string }

/** How a promise stands, and the money that is counted for it. */
export type PromiseStanding = {
  readonly promiseId: string
  readonly state: PromiseState
  readonly paidMinor: bigint
}

/**
 * How the promises of one customer stand on a day. Money counts for one promise only: the earliest due is
 * served first, from the money that came from the day it was made to its last day and grace, the earliest
 * first. A promise is kept when no more than its tolerance is missing. Whatever order they are given in,
 * the answer is the same.
 */
export function standingsOf(
  promises: readonly RunningPromise[],
  money: readonly MoneyIn[],
  asOf: Temporal.PlainDate,
): PromiseStanding[] {
  const left = money
    .filter(({ valueOn, amountMinor }) => amountMinor > 0n && !isBefore(asOf, valueOn))
    .toSorted(
      (a, b) => dayNumber(a.valueOn) - dayNumber(b.valueOn) || (a.receiptId < b.receiptId ? -1 : 1),
    )
    .map(each => ({ ...each }))
  return promises
    .toSorted(
      (a, b) =>
        dayNumber(a.payBy) - dayNumber(b.payBy) ||
        dayNumber(a.madeOn) - dayNumber(b.madeOn) ||
        (a.promiseId < b.promiseId ? -1 : 1),
    )
    .map(promise => {
      const counted = countFor(promise, left)
      const paidMinor = counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
      const wanted = { ...promise, amountMinor: promise.amountMinor - promise.toleranceMinor }
      const state = promiseState(wanted, counted, asOf, promise.graceDays)
      return { promiseId: promise.promiseId, state, paidMinor }
    })
}

/** Takes what a promise may count off what is left of the money. */
function countFor(
  promise: RunningPromise,
  left: { readonly valueOn: Temporal.PlainDate; amountMinor: bigint }[],
): PromisedMoney[] {
  const graceOn = promise.payBy.add({ days: promise.graceDays })
  const { cancelledOn } = promise
  const lastOn = cancelledOn !== null && isBefore(cancelledOn, graceOn) ? cancelledOn : graceOn
  let wantedMinor = promise.amountMinor
  return left.flatMap(each => {
    if (wantedMinor === 0n || each.amountMinor === 0n) return []
    if (isBefore(each.valueOn, promise.madeOn) || isBefore(lastOn, each.valueOn)) return []
    const takenMinor = each.amountMinor < wantedMinor ? each.amountMinor : wantedMinor
    each.amountMinor -= takenMinor
    wantedMinor -= takenMinor
    return [{ valueOn: each.valueOn, amountMinor: takenMinor }]
  })
}

/** An item that may be promised, with what may still be asked for of it. */
export type PromisableItem = { readonly itemId: string; readonly freeMinor: bigint }

/** The part of each item that a promised amount covers, in their order; undefined where they are less. */
export function coverItems(
  items: readonly PromisableItem[],
  amountMinor: bigint,
): { readonly itemId: string; readonly amountMinor: bigint }[] | undefined {
  let left = amountMinor
  const covered = items.flatMap(({ itemId, freeMinor }) => {
    const part = freeMinor < left ? freeMinor : left
    left -= part
    return part > 0n ? [{ itemId, amountMinor: part }] : []
  })
  return left > 0n ? undefined : covered
}
