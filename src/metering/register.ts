import { Decimal, powerOfTen } from '../kernel/decimal.ts'

/** Who says what the register showed: the grid's reader, the customer, or an estimate. */
export type ReadQuality = 'actual' | 'customer' | 'estimated'

/** What a register counted between two reads. */
export type RegisterDelta = { readonly quantity: Decimal; readonly rolledOver: boolean }

/**
 * A register that passed its last number starts again at zero, so a smaller read can be right. It
 * is taken for a rollover where less than a quarter of the register's range was then used: a
 * five-digit register from 99,800 to 150 counted 350; from 60,000 to 59,000 it would be 99,000,
 * which is a wrong read or another meter.
 */
const PLAUSIBLE_PART = 4n

/**
 * What a register with so many digits (null: it never rolls over) counted from one read to the
 * next, before the multiplier. Undefined where the second read is smaller and no plausible
 * rollover: the reads go backwards.
 */
export function registerDelta(
  previous: Decimal,
  current: Decimal,
  digits: number | null,
): RegisterDelta | undefined {
  if (!current.isBelow(previous)) {
    return { quantity: current.minus(previous), rolledOver: false }
  }
  if (digits === null) return undefined
  const range = Decimal.of(powerOfTen(digits))
  const quantity = current.plus(range).minus(previous)
  if (!quantity.times(Decimal.of(PLAUSIBLE_PART)).isBelow(range)) return undefined
  return { quantity, rolledOver: true }
}

/** Whether the register has room for the value: 123456 is no reading of five digits. */
export function fitsRegister(value: Decimal, digits: number | null): boolean {
  return digits === null || value.isBelow(Decimal.of(powerOfTen(digits)))
}
