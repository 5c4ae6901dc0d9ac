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
/** A day of five minutes has 288 values of at most 20 characters and a blank. */
const LONGEST_TEXT = 6500

/*
 * The day that is being read. One array for all days: what is made a value and thrown away is what
 * the time of an import goes into. Text is read as bytes, four times as fast as by `charCodeAt`.
 */
const source = Buffer.alloc(LONGEST_TEXT + 1)
/** Digits without their point, as a number; NaN where the value is missing. */
const units = new Float64Array(MOST_VALUES)
const decimals = new Uint8Array(MOST_VALUES)
const bytes = Buffer.alloc(MOST_VALUES * (EXACT_DIGITS + 2) + 2)

/** Finds the values of a text; undefined where one is none, or longer than is exact here. */
function scanned(text: string): Tokens | undefined {
  const end = text.length
  // A character that is no ASCII takes more than a byte.
  if (end > LONGEST_TEXT || source.write(text, 'utf8') !== end) return undefined
  source[end] = BLANK
  let [count, whole, scale] = [0, 0, 0]
  for (let at = 0; at < end; at += 1) {
    let code = source[at]!
    if (code === BLANK) continue
    if (count === MOST_VALUES) return undefined
    const isNegative = code === MINUS
    if (isNegative) code = source[++at]!
    if (isNegative && code === BLANK) {
      units[count++] = Number.NaN
      continue
    }
    let unit = 0
    const start = at
    for (; code >= ZERO && code <= ZERO + 9; code = source[++at]!) unit = unit * 10 + (code - ZERO)
    const before = at - start
    let after = 0
    if (code === POINT) {
      code = source[++at]!
      const from = at
      for (; code >= ZERO && code <= ZERO + 9; code = source[++at]!) {
        unit = unit * 10 + (code - ZERO)
      }
      after = at - from
      if (after === 0) return undefined
    }
    if (code !== BLANK || before === 0) return undefined
    if (before > MOST_DIGITS || after > MOST_DIGITS) return undefined
    if (before > whole) whole = before
    if (after > scale) scale = after
    units[count] = isNegative ? -unit : unit
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
    const digits = units[i]!
    if (Number.isNaN(digits)) {
      end += bytes.write('NULL', end, 'latin1')
      missing += 1
      continue
    }
    const unit = decimals[i] === scale ? digits : digits * TENS[scale - decimals[i]!]!
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
  let rest = value
  if (rest < 0) {
    bytes[at++] = MINUS
    rest = -rest
  }
  // Nearly every value; whole numbers of the processor are divided in a third of the time.
  if (rest < 1_000_000_000) return writeSmall(rest | 0, at)
  const high = Math.floor(rest / 1_000_000_000)
  const low = rest - high * 1_000_000_000
  const after = writeSmall(high | 0, at)
  writeDigits(low | 0, after, after + 9)
  return after + 9
}

function writeSmall(value: number, at: number): number {
  let end = at + 1
  for (let ten = 10; ten <= value; ten *= 10) end += 1
  writeDigits(value, at, end)
  return end
}

function writeDigits(value: number, from: number, to: number): void {
  let rest = value
  for (let place = to - 1; place >= from; place -= 1) {
    const next = (rest / 10) | 0
    bytes[place] = ZERO + (rest - next * 10)
    rest = next
  }
}
