import { type RawBuilder, sql } from 'kysely'
import { Decimal } from '../kernel/decimal.ts'
import { formatMinorText } from '../kernel/money.ts'
import type { Json } from './json.ts'
import type { List } from './list.ts'
import type { ColumnKind } from './list-value.ts'
import { columnOf } from './list-where.ts'

/** A row as PostgreSQL prints it, value by value. */
export type Parts = readonly string[]

/** Stands between the values of a row; texts of people hold no control characters. */
const BETWEEN = '\u001f'
/** Stands for no value, which is not an empty text. */
const NOTHING = '\u001e'

type FromOf = (name: string) => RawBuilder<unknown>

/**
 * The columns of a row as one text, and whatever else is to come behind them. A page of 50 invoices is
 * 900 values: as columns they took the driver 0.2 ms and us 0.2 ms more, as texts to be parted 0.06 ms.
 */
export function inOneText(
  list: List,
  names: readonly string[],
  fromOf: FromOf,
  further: readonly RawBuilder<unknown>[] = [],
): RawBuilder<unknown> {
  const texts = eachAsText(list, names, fromOf, further)
  return sql`concat_ws(${sql.lit(BETWEEN)}, ${sql.join(texts)})`
}

/** The same, each value a column of its own. */
export function inColumns(
  list: List,
  names: readonly string[],
  fromOf: FromOf,
  further: readonly RawBuilder<unknown>[] = [],
): RawBuilder<unknown> {
  return sql.join(eachAsText(list, names, fromOf, further))
}

function eachAsText(
  list: List,
  names: readonly string[],
  fromOf: FromOf,
  further: readonly RawBuilder<unknown>[],
): RawBuilder<unknown>[] {
  const texts = names.map(name => {
    const from = fromOf(name)
    return columnOf(list, name).kind === 'texts' ? sql`array_to_json(${from})` : from
  })
  return [...texts, ...further].map(text => sql`coalesce((${text})::text, ${sql.lit(NOTHING)})`)
}

/**
 * Rows that came as one text each, parted. Undefined where a value holds the mark that stands between
 * them: then they are not to be told apart.
 */
export function parted(
  rows: readonly (readonly string[])[],
  width: number,
): readonly Parts[] | undefined {
  const all = rows.map(([text = '']) => text.split(BETWEEN))
  return all.every(parts => parts.length === width) ? all : undefined
}

type Cell = {
  readonly name: string
  /** Where in a row its value stands. */
  readonly at: number
  readonly print: (part: string, parts: Parts) => Json
  /** As JSON; `print` for those kinds that are printed between quotes as they are. */
  readonly json: (part: string, parts: Parts) => string
}

/** How rows that were read as these columns are answered. */
export type Printer = {
  row(parts: Parts): Record<string, Json>
  json(parts: Parts): string
}

/** What is answered of rows that were read as `names`: the columns in `asked`, in their order. */
export function printerOf(
  list: List,
  names: readonly string[],
  asked: readonly string[] = Object.keys(list.columns),
): Printer {
  const cells = asked.map(name => cellOf(list, names, name))
  const heads = cells.map(({ name }, i) => `${i === 0 ? '{' : ','}${JSON.stringify(name)}:`)
  return {
    row: parts => {
      const answer: Record<string, Json> = {}
      for (const { name, at, print } of cells) {
        const part = parts[at]!
        answer[name] = part === NOTHING ? null : print(part, parts)
      }
      return answer
    },
    json: parts => {
      let text = ''
      for (let i = 0; i < cells.length; i += 1) {
        const { at, json } = cells[i]!
        const part = parts[at]!
        text += heads[i]! + (part === NOTHING ? 'null' : json(part, parts))
      }
      return `${text}}`
    },
  }
}

function cellOf(list: List, names: readonly string[], name: string): Cell {
  const { kind, currency = 'currency' } = columnOf(list, name)
  const at = names.indexOf(name)
  const print = kind === 'amount' ? amountBy(names.indexOf(currency)) : PRINTED[kind]
  if (kind === 'text') return { name, at, print, json: quoted }
  const isJson = kind === 'json' || kind === 'texts' || kind === 'yesno'
  return {
    name,
    at,
    print,
    json: isJson ? part => part : (part, parts) => `"${print(part, parts)}"`,
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON must escape
const ESCAPED = /["\\\u0000-\u001f]/

function quoted(part: string): string {
  return ESCAPED.test(part) ? JSON.stringify(part) : `"${part}"`
}

function amountBy(currencyAt: number): Cell['print'] {
  return (part, parts) => formatMinorText(part, parts[currencyAt]!)
}

const asIs = (part: string): Json => part
const parse = (part: string): Json => JSON.parse(part)

const PRINTED: Readonly<Record<Exclude<ColumnKind, 'amount'>, (part: string) => Json>> = {
  text: asIs,
  uuid: asIs,
  whole: asIs,
  date: asIs,
  decimal: part => Decimal.parse(part).toString(),
  instant: instantText,
  yesno: part => part === 'true',
  json: parse,
  texts: parse,
}

/** `2026-01-31 12:00:00.5+00` as `2026-01-31T12:00:00.5Z`; years of five digits the long way. */
function instantText(text: string): string {
  const isPlain = text.length >= 22 && text[10] === ' ' && text.endsWith('+00')
  return isPlain ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : `${Temporal.Instant.from(text)}`
}

/** What stands at a place of a row, as another page is asked for behind it. */
export function placePart(list: List, names: readonly string[], name: string, parts: Parts) {
  const part = parts[names.indexOf(name)]
  if (part === undefined || part === NOTHING) return null
  return columnOf(list, name).kind === 'amount'
    ? part
    : String(cellOf(list, names, name).print(part, parts))
}
