import { type RawBuilder, sql } from 'kysely'
import { Decimal } from '../kernel/decimal.ts'
import { RefusalError } from '../kernel/result.ts'

/** The most rows of one page. */
export const MOST_LISTED = 500

/** What a column holds, and so how it is printed, compared and asked for. */
export type ColumnKind =
  | 'text'
  | 'uuid'
  | 'whole'
  | 'decimal'
  | 'date'
  | 'instant'
  | 'yesno'
  /** Minor units in the database, an amount such as `12.50` in the answer. */
  | 'amount'
  | 'json'
  /** Several texts; asked for by one that is among them. */
  | 'texts'

const EXPECTED: Readonly<Record<ColumnKind, string>> = {
  uuid: 'an id such as 018f3b1e-7c2a-7d3e-8f4a-5b6c7d8e9f0a',
  text: 'a text of at most 200 characters without control characters',
  whole: 'a whole number',
  decimal: 'a plain decimal such as 12.50',
  amount: 'a plain decimal such as 12.50',
  date: 'a date such as 2026-01-31',
  instant: 'a time such as 2026-01-31T12:00:00Z',
  yesno: 'true or false',
  json: 'nothing',
  texts: 'one text of at most 200 characters without control characters',
}

/** A value that PostgreSQL will not fail on; refused here, where its name is known. */
export function checked(name: string, kind: ColumnKind, value: string): string {
  if (value.length <= 200 && isOfKind(kind, value)) return value
  throw new RefusalError('invalid_input', {
    path: name,
    value: JSON.stringify(value.slice(0, 60)),
    expected: EXPECTED[kind],
  })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/

export function isOfKind(kind: ColumnKind, value: string): boolean {
  switch (kind) {
    case 'text':
    case 'texts':
      return !CONTROL.test(value)
    case 'uuid':
      return isUuid(value)
    case 'whole':
      return /^-?\d{1,15}$/.test(value)
    case 'decimal':
    case 'amount':
      return Decimal.tryParse(value) !== undefined
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(value) && parses(() => Temporal.PlainDate.from(value))
    case 'instant':
      return parses(() => Temporal.Instant.from(value))
    case 'yesno':
      return value === 'true' || value === 'false'
    case 'json':
      return false
  }
}

function parses(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

export const SQL_TYPES: Readonly<Record<ColumnKind, RawBuilder<unknown>>> = {
  text: sql`text`,
  uuid: sql`uuid`,
  whole: sql`bigint`,
  decimal: sql`numeric`,
  amount: sql`numeric`,
  date: sql`date`,
  instant: sql`timestamptz`,
  yesno: sql`boolean`,
  json: sql`jsonb`,
  texts: sql`text[]`,
}

export function typed(kind: ColumnKind, value: string): RawBuilder<unknown> {
  return kind === 'texts' ? sql`array[${value}]::text[]` : sql`${value}::${SQL_TYPES[kind]}`
}

/** Uuids are text to people; comparing them as text would leave the index unused. */
export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
