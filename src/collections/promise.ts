import { dayNumber, isBefore } from '../kernel/period.ts'

/** What a customer said they would pay, and by when. */
export type PromiseToPay = {
  readonly madeOn: Temporal.PlainDate
  readonly payBy: Temporal.PlainDate
  readonly amountMinor: bigint
  readonly cancelledOn: Temporal.PlainDate | null
}

/** Money that came in for what was promised. */
export type PromisedMoney = { readonly valueOn: Temporal.PlainDate; readonly amountMinor: bigint }

export type PromiseState = 'running' | 'kept' | 'broken' | 'cancelled'

/**
 * How a promise stands on a day. Kept as soon as the money that arrived since it was made, up to its last
 * day and the days of grace for the bank, comes to the amount; broken when these are over without it. Money
 * that was returned does not count: the caller leaves it out, and a kept promise can break again.
 */
export function promiseState(
  promise: PromiseToPay,
  money: readonly PromisedMoney[],
  asOf: Temporal.PlainDate,
  graceDays: number,
): PromiseState {
  const lastOn = promise.payBy.add({ days: graceDays })
  const paidMinor = money
    .filter(({ valueOn }) => !isBefore(valueOn, promise.madeOn) && !isBefore(lastOn, valueOn))
    .filter(({ valueOn }) => !isBefore(asOf, valueOn))
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  if (paidMinor >= promise.amountMinor) return 'kept'
  const { cancelledOn } = promise
  if (cancelledOn !== null && !isBefore(asOf, cancelledOn)) return 'cancelled'
  return dayNumber(asOf) > dayNumber(lastOn) ? 'broken' : 'running'
}
