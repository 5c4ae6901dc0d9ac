import { Decimal } from '../kernel/decimal.ts'
import { plainArray } from './array-literal.ts'
import { type IntervalValues, readIntervals } from './interval.ts'

/*
 * A day of an interval series as it comes in a file and goes to the database: text to text. A value
 * as an object of its own cost 60 µs a day of 96, this 12; an import of a year of a town's meters is
 * nothing else.
 */

/** A day of values as it is stored: whole numbers of 10^-scale units in PostgreSQL's notation. */
export type IntervalDay = {
  readonly scale: number
  /** `{120,NULL,95}`: equal texts of equal scale are equal values. */
  readonly quantities: string
  readonly total: Decimal
  readonly missing: number
}

/** Why values are not those of a day: another number of them, or one that is none. */
export type NoDay = { readonly found: number } | { readonly value: string }

/**
 * Reads the `expected` values of a day: decimals between blanks, or one by one; `-` or null for a
 * missing one.
 */
export function readDay(
  values: string | readonly (string | null)[],
  expected: number,
): IntervalDay | NoDay {
  if (typeof values !== 'string' && values.length !== expected) return { found: values.length }
  const text = typeof values === 'string' ? values : values.map(value => value ?? '-').join(' ')
  const tokens = scanned(text)
  if (tokens !== undefined && tokens.count === expected) return dayOf(tokens)
  const each = typeof values === 'string' ? text.trim().split(/ +/) : values
  if (each.length !== expected) return { found: each.length }
  const read = readIntervals(each)
  return typeof read === 'string' ? { value: read } : stored(read)
}

/** The values of a stored day as decimals in plain text, whatever its scale; null where missing. */
export function valuesOf(day: Pick<IntervalDay, 'quantities' | 'scale'>): (string | null)[] {
  const { quantities, scale } = day
  return quantities
    .slice(1, -1)
    .split(',')
    .map(units => (units === 'NULL' ? null : new Decimal(BigInt(units), scale).toString()))
}

function stored({ scale, quantities, total, missing }: IntervalValues): IntervalDay {
  const texts = quantities.map(units => (units === null ? 'NULL' : `${units}`))
  return { scale, quantities: plainArray(texts), total, missing }
}

/** Values found in a text: how many, the most digits before and after the point. */
type Tokens = { readonly count: number; readonly scale: number }

const [BLANK, COMMA, MINUS, POINT, ZERO] = [32, 44, 45, 46, 48]
const MOST_DIGITS = 9
/** So that the sum of a day's values is exact as a binary float. */
const EXACT_DIGITS = 13
const MOST_VALUES = 300

/*
 * The values of the day that is being read. One array for all days: what is made a value and thrown
 * away is what the time of an import goes into.
 */
/** Digits without their point, as a number; NaN where the value is missing. */
const units = new Float64Array(MOST_VALUES)
const decimals = new Uint8Array(MOST_VALUES)
const bytes = Buffer.alloc(MOST_VALUES * (EXACT_DIGITS + 2) + 2)

/** Finds the values of a text; undefined where one is none, or longer than is exact here. */
function scanned(text: string): Tokens | undefined {
  let [count, whole, scale] = [0, 0, 0]
  for (let at = 0; at < text.length; ) {
    if (text.charCodeAt(at) === BLANK) {
      at += 1
      continue
    }
    if (count === MOST_VALUES) return undefined
    const isNegative = text.charCodeAt(at) === MINUS
    if (isNegative) at += 1
    let [unit, digits, point] = [0, 0, -1]
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === BLANK) break
      if (code === POINT && point === -1) point = digits
      else if (code >= ZERO && code <= ZERO + 9) {
        unit = unit * 10 + (code - ZERO)
        digits += 1
      } else return undefined
    }
    const before = point === -1 ? digits : point
    const after = digits - before
    const isMissing = isNegative && digits === 0 && point === -1
    if (!isMissing && (before === 0 || (point !== -1 && after === 0))) return undefined
    if (before > MOST_DIGITS || after > MOST_DIGITS) return undefined
    if (before > whole) whole = before
    if (after > scale) scale = after
    units[count] = isMissing ? Number.NaN : isNegative ? -unit : unit
    decimals[count] = after
    count += 1
  }
  return whole + scale > EXACT_DIGITS ? undefined : { count, scale }
}

/** The values that were found last, in units of the scale that all of them need. */
function dayOf({ count, scale }: Tokens): IntervalDay {
  let [sum, missing, end] = [0, 0, bytes.write('{', 'latin1')]
  for (let i = 0; i < count; i += 1) {
    if (i > 0) bytes[end++] = COMMA
    const digits = units[i] ?? Number.NaN
    if (Number.isNaN(digits)) {
      end += bytes.write('NULL', end, 'latin1')
      missing += 1
      continue
    }
    const unit = digits * (TENS[scale - (decimals[i] ?? 0)] ?? 1)
    sum += unit
    end = writeWhole(unit, end)
  }
  end += bytes.write('}', end, 'latin1')
  const total = new Decimal(BigInt(sum), scale)
  return { scale, quantities: bytes.toString('latin1', 0, end), total, missing }
}

const TENS = Array.from({ length: EXACT_DIGITS + 1 }, (_, n) => 10 ** n)

/** Writes a whole number of `EXACT_DIGITS` digits at most; gives the place after it. */
function writeWhole(value: number, at: number): number {
  let start = at
  let rest = value
  if (rest < 0) {
    bytes[start++] = MINUS
    rest = -rest
  }
  let length = 1
  while (length < EXACT_DIGITS && rest >= (TENS[length] ?? 0)) length += 1
  for (let place = start + length - 1; place >= start; place -= 1) {
    const next = Math.floor(rest / 10)
    bytes[place] = ZERO + (rest - next * 10)
    rest = next
  }
  return start + length
}
