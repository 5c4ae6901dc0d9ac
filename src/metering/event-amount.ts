import { amountOf } from '../catalog/expression/evaluate.ts'
import type { Formula } from '../catalog/expression/formula.ts'
import { Decimal } from '../kernel/decimal.ts'
import { propertyOf } from './event-properties.ts'
import type { CountedEvent } from './event-usage.ts'

/** Events that are priced one by one, each by a formula. */
export type EventAmount = {
  /** Null where only what is free is asked for, and a price model prices the rest. */
  readonly formula: Formula | null
  /** What is free of the period, counted event by event from its first day on; null = nothing. */
  readonly free: FreeEvents | null
}

export type FreeEvents = {
  readonly events: number
  /** Of the quantities of the events that are not free, the first so many units. */
  readonly quantity: Decimal
  /** The first day of the period: earlier parts of it count too. */
  readonly countedFrom: Temporal.PlainDate
}

/** What events that are priced one by one come to. */
export type AmountSum = {
  readonly amount: Decimal
  /** Events whose amount cannot be worked out, and the key of the first of them. */
  readonly unpriced: number
  readonly unpricedKey: string | null
  /** Quantity and number of the events that are not free, free units among them. */
  readonly pricedQuantity: Decimal
  readonly pricedCount: number
}

/**
 * Adds up the amounts of the events of a span. `earlier` are those of the same period and group before
 * it, `events` those of the span, both in the order of their time.
 */
export function sumAmounts(
  earlier: readonly CountedEvent[],
  events: readonly CountedEvent[],
  { formula, free }: EventAmount,
): AmountSum {
  let [rank, used] = [0, Decimal.zero]
  const isFree = () => free !== null && rank <= free.events
  for (const { quantity } of earlier) {
    rank += 1
    if (!isFree()) used = used.plus(quantity)
  }
  let [amount, pricedQuantity, pricedCount] = [Decimal.zero, Decimal.zero, 0]
  const unpriced: string[] = []
  for (const event of events) {
    rank += 1
    if (isFree()) continue
    pricedCount += 1
    const before = used
    used = used.plus(event.quantity)
    const quantity = beyond(used, free).minus(beyond(before, free))
    pricedQuantity = pricedQuantity.plus(event.quantity)
    if (formula === null) continue
    const property = (name: string) => propertyOf(event.properties, name)
    const own = amountOf(formula, { quantity, property })
    if (own === null) unpriced.push(event.eventKey)
    else amount = amount.plus(own)
  }
  const [unpricedKey = null] = unpriced.toSorted((a, b) => (a < b ? -1 : 1))
  return { amount, unpriced: unpriced.length, unpricedKey, pricedQuantity, pricedCount }
}

/** What of a count lies beyond the free quantity, on either side of zero. */
function beyond(count: Decimal, free: FreeEvents | null): Decimal {
  if (free === null || free.quantity.isZero) return count
  const over = count.abs().minus(free.quantity)
  if (over.sign <= 0) return Decimal.zero
  return count.sign < 0 ? over.negate() : over
}
