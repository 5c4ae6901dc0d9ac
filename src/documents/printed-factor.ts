import type { Decimal } from '../kernel/decimal.ts'
import { roundToMinor } from '../kernel/money.ts'

/** Quantities and prices with no more decimals than this are printed as they were agreed. */
const AGREED_DECIMALS = 6

/**
 * A factor of a line as it is printed. What was agreed or measured is printed with all its digits;
 * what came out of a division (a prorated price, a tier bound of a part month) with the fewest
 * digits that still multiply to the line's amount, so that the reader's own calculator agrees.
 */
export function printedFactor(
  value: Decimal,
  other: Decimal,
  amountMinor: bigint,
  currency: string,
  leastDecimals: number,
): Decimal {
  if (value.scale <= AGREED_DECIMALS) return value
  return shortestFactor(value, other, amountMinor, currency, leastDecimals)
}

/**
 * The value with the fewest decimals that, times the other factor, round to the amount; 6 decimals
 * where none do, because tax was taken out of a sum of lines and a cent went to another line.
 */
export function shortestFactor(
  value: Decimal,
  other: Decimal,
  amountMinor: bigint,
  currency: string,
  leastDecimals: number,
): Decimal {
  for (let decimals = leastDecimals; decimals < value.scale; decimals += 1) {
    const candidate = value.round(decimals)
    if (roundToMinor(candidate.times(other), currency) === amountMinor) return candidate
  }
  return value.round(AGREED_DECIMALS)
}
