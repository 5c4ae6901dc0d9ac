import { minorDigits } from './currency.ts'
import { Decimal, divideRounded, powerOfTen, type RoundingMode } from './decimal.ts'

/** An amount in whole minor units (cents) of an ISO 4217 currency. */
export type Money = { readonly minor: bigint; readonly currency: string }

/** Major units as a decimal: `{1250, USD}` → `12.50`. */
export function majorAmount(minor: bigint, currency: string): Decimal {
  return new Decimal(minor, minorDigits(currency))
}

/** An amount as written in files and JSON, with exactly the currency's decimals: `12.50`. */
export function formatAmount(minor: bigint, currency: string): string {
  return majorAmount(minor, currency).toFixed(minorDigits(currency))
}

/** As `formatAmount`, of minor units in plain text: `-5` EUR as `-0.05`. */
export function formatMinorText(minor: string, currency: string): string {
  return pointedMinor(minor, minorDigits(currency))
}

/** Minor units in plain text as an amount of so many decimals: `-5` of two as `-0.05`. */
export function pointedMinor(minor: string, digits: number): string {
  if (digits === 0) return minor
  const whole = minor.length - digits
  // Nearly all are, and the rest would take thrice as long.
  if (whole > 1) return `${minor.slice(0, whole)}.${minor.slice(whole)}`
  const sign = minor.startsWith('-') ? '-' : ''
  const padded = minor.slice(sign.length).padStart(digits + 1, '0')
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`
}

/** Sums of many amounts still fit the database's 8 bytes (9.2 × 10^18). */
const MOST_MINOR = 10n ** 16n

/**
 * Reads an amount of a currency. More decimals than the currency has are refused, not rounded:
 * gives undefined (JPY 1.50, KWD 1.2345), as for text that is not a plain decimal, for minus zero,
 * and for amounts of 10^16 minor units or more, which are mistakes.
 */
export function parseAmount(text: string, currency: string): bigint | undefined {
  const decimal = Decimal.tryParse(text)
  const digits = minorDigits(currency)
  if (decimal === undefined || decimal.scale > digits) return undefined
  if (decimal.isZero && text.startsWith('-')) return undefined
  const minor = decimal.atScale(digits)
  return minor < MOST_MINOR && minor > -MOST_MINOR ? minor : undefined
}

/** The one rounding of a line: an exact amount in major units becomes minor units. */
export function roundToMinor(
  amount: Decimal,
  currency: string,
  mode: RoundingMode = 'half_up',
): bigint {
  const digits = minorDigits(currency)
  if (amount.scale <= digits) return amount.coefficient * powerOfTen(digits - amount.scale)
  return divideRounded(amount.coefficient, powerOfTen(amount.scale - digits), mode)
}

/**
 * `amount × numerator ÷ denominator` rounded once to minor units: a fee for 17 of 31 days, a share
 * of a total. Throws a RangeError when the denominator is zero.
 */
export function prorateToMinor(
  amount: Decimal,
  numerator: bigint,
  denominator: bigint,
  currency: string,
  mode: RoundingMode = 'half_up',
): bigint {
  if (denominator === 0n) throw new RangeError('a share of zero parts')
  const digits = minorDigits(currency)
  const top = amount.coefficient * numerator * powerOfTen(digits)
  return divideRounded(top, denominator * powerOfTen(amount.scale), mode)
}

/**
 * Splits a total by weights so that the parts sum to it exactly: each part is rounded towards zero
 * and the remaining units go one each to the largest remainders, ties to the earlier part.
 * Weights are non-negative; when all are zero the first part takes the whole.
 */
export function splitByWeights(total: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.length === 0) throw new RangeError('nothing to split between')
  if (weights.some(weight => weight < 0n)) throw new RangeError('weights may not be negative')
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (sum === 0n) return weights.map((_, i) => (i === 0 ? total : 0n))
  const size = total < 0n ? -total : total
  const shares = weights.map((weight, i) => ({
    i,
    part: (size * weight) / sum,
    rest: (size * weight) % sum,
  }))
  let left = size - shares.reduce((a, share) => a + share.part, 0n)
  const byRest = [...shares].sort((a, b) =>
    a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1,
  )
  for (const share of byRest) {
    if (left === 0n) break
    share.part += 1n
    left -= 1n
  }
  return shares.map(share => (total < 0n ? -share.part : share.part))
}

/** The smaller of two amounts in minor units. */
export function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a
  return b
}
