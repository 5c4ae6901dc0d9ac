import { Decimal } from '../kernel/decimal.ts'
import { dayNumber, isBefore } from '../kernel/period.ts'

/**
 * A part of what a charge keeps from one period to the next: units of a bank that came about in one
 * period and expire together.
 */
export type CarryLot = {
  /** What is kept: `included` for unused free units; other charges name their own banks. */
  readonly bank: string
  /** Exact; what it counts is the bank's matter. Never zero. */
  readonly quantity: Decimal
  /** First day of the nominal period in which it came about. */
  readonly from: Temporal.PlainDate
  /** First day on which it is gone; null = never. */
  readonly expires: Temporal.PlainDate | null
}

/** What a charge keeps at the end of a period; empty at the start of its life. */
export type Carry = readonly CarryLot[]

/** Nothing kept: what the first period of a charge opens with. */
export const NO_CARRY: Carry = []

/** The lots of a bank that are still there on a day, the next to expire first, then the oldest. */
export function aliveOn(carry: Carry, bank: string, date: Temporal.PlainDate): Carry {
  return carry
    .filter(lot => lot.bank === bank && (lot.expires === null || isBefore(date, lot.expires)))
    .sort(byExpiry)
}

/** The sum of some lots. */
export function sumOf(carry: Carry): Decimal {
  return carry.reduce((sum, lot) => sum.plus(lot.quantity), Decimal.zero)
}

/**
 * Takes a quantity from lots in the order given, each as far as it reaches: what is left of them,
 * and what of the quantity they did not cover. Lots that are used up are gone.
 */
export function takeFrom(
  carry: Carry,
  quantity: Decimal,
): { readonly left: Carry; readonly uncovered: Decimal } {
  let uncovered = quantity
  const left = carry.flatMap(lot => {
    if (uncovered.sign <= 0) return [lot]
    const taken = lot.quantity.isBelow(uncovered) ? lot.quantity : uncovered
    uncovered = uncovered.minus(taken)
    const rest = lot.quantity.minus(taken)
    return rest.isZero ? [] : [{ ...lot, quantity: rest }]
  })
  return { left, uncovered }
}

/** A lot as it is stored and shown: exact numbers and dates as text. */
export type StoredLot = {
  readonly bank: string
  readonly quantity: string
  readonly from: string
  readonly expires: string | null
}

/** A carry as it is stored. */
export function storedCarry(carry: Carry): StoredLot[] {
  return carry.map(({ bank, quantity, from, expires }) => ({
    bank,
    quantity: quantity.toString(),
    from: from.toString(),
    expires: expires?.toString() ?? null,
  }))
}

/** A stored carry as it was. */
export function parseCarry(lots: readonly StoredLot[]): Carry {
  return lots.map(({ bank, quantity, from, expires }) => ({
    bank,
    quantity: Decimal.parse(quantity),
    from: Temporal.PlainDate.from(from),
    expires: expires === null ? null : Temporal.PlainDate.from(expires),
  }))
}

const NEVER = Number.POSITIVE_INFINITY

function byExpiry(a: CarryLot, b: CarryLot): number {
  const [endOfA, endOfB] = [a, b].map(lot =>
    lot.expires === null ? NEVER : dayNumber(lot.expires),
  )
  return endOfA === endOfB ? dayNumber(a.from) - dayNumber(b.from) : endOfA! - endOfB!
}
