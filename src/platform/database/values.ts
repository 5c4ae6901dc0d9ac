import pg from 'pg'
import { Decimal } from '../../kernel/decimal.ts'

/*
 * How PostgreSQL's text becomes our values and back. Binary floating point and `Date` touch
 * neither amounts nor times: int8 → bigint, numeric → Decimal, date → PlainDate,
 * timestamptz → Instant, json → parsed.
 */

type Parser = (text: string) => unknown

const INT8 = 20
const NUMERIC = 1700
const DATE = 1082
const TIMESTAMPTZ = 1184

const ARRAY_OF: Readonly<Record<number, number>> = {
  [INT8]: 1016,
  [NUMERIC]: 1231,
  [DATE]: 1182,
  [TIMESTAMPTZ]: 1185,
}

/** A month of daily rows repeats few dates; parsing each anew cost a third of a large read. */
const CACHED_DATES = 4096
const dates = new Map<string, Temporal.PlainDate>()

function parseDate(text: string): Temporal.PlainDate {
  let date = dates.get(text)
  if (date === undefined) {
    date = Temporal.PlainDate.from(text)
    if (dates.size >= CACHED_DATES) dates.clear()
    dates.set(text, date)
  }
  return date
}

/** Sessions run in UTC, so the text always ends in `+00`. */
function parseInstant(text: string): Temporal.Instant {
  return Temporal.Instant.from(text)
}

const parsers = new Map<number, Parser>([
  [INT8, BigInt],
  [NUMERIC, Decimal.parse],
  [DATE, parseDate],
  [TIMESTAMPTZ, parseInstant],
])
// The published types of pg-types describe another version of this function.
const arrayParser = pg.types.arrayParser as unknown as {
  create(text: string, parse: Parser): { parse(): unknown[] }
}
for (const [element, array] of Object.entries(ARRAY_OF)) {
  const parse = parsers.get(Number(element)) as Parser
  parsers.set(array, text => arrayParser.create(text, parse).parse())
}

/** Type parsers of our pools alone; graphile-worker's pool keeps the driver's own. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers.get(oid) ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

/**
 * A value as the driver may send it: decimals, dates and instants as text. Plain objects go as
 * JSON; an array is a PostgreSQL array, so JSON that is an array must be stringified before.
 */
export function toParameter(value: unknown): unknown {
  if (isPlainTexts(value)) return `{"${value.join('","')}"}`
  return Array.isArray(value) ? value.map(toElement) : toElement(value)
}

function toElement(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (isTextual(value)) return value.toString()
  return Array.isArray(value) ? value.map(toElement) : value
}

const ESCAPED = /["\\]/

/**
 * Texts that an array literal holds as they are, such as the ids of a chunk: joined at once they cost
 * the driver a tenth of what it takes to put them together one by one.
 */
function isPlainTexts(values: unknown): values is readonly string[] {
  const isPlain = (value: unknown) => typeof value === 'string' && !ESCAPED.test(value)
  return Array.isArray(values) && values.length > 0 && values.every(isPlain)
}

/** The kinds of value whose `toString` is what PostgreSQL reads. */
export function isTextual(value: object): boolean {
  return (
    value instanceof Decimal ||
    value instanceof Temporal.PlainDate ||
    value instanceof Temporal.Instant ||
    value instanceof Temporal.PlainYearMonth
  )
}
