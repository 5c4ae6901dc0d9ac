import { Decimal } from '../kernel/decimal.ts'
import { RefusalError } from '../kernel/result.ts'
import { dateOf, decodeText, fieldFault } from './bank/statement.ts'
import { CSV_LIMITS, CsvReader, type CsvRow } from './csv.ts'

/** How somebody else's CSV writes its cells. */
export type CsvStyle = {
  readonly delimiter: ',' | ';' | '\t' | '|'
  /** Rows of a letterhead before the header row; blank lines do not count. */
  readonly skipRows: number
  /** Rows after the last one that is meant, such as a sum. */
  readonly skipLastRows?: number | undefined
  /** False where the first row is a row like the others: columns are then called 1, 2, 3. */
  readonly header?: boolean | undefined
  readonly decimalMark: '.' | ','
  readonly dates: 'year_first' | 'day_first' | 'month_first'
}

type Mapping = CsvStyle & {
  readonly columns: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** A row whose cells are asked for by the names in the header row; an unknown name is empty. */
export type MappedRow = {
  readonly line: number
  readonly cell: (name: string | undefined) => string
}

/** Every row of somebody else's CSV, as it stands. Throws a RefusalError for a file in UTF-16. */
export function csvRows(
  bytes: Uint8Array,
  delimiter: CsvStyle['delimiter'],
  format: string,
): CsvRow[] {
  const text = decodeText(bytes, format).replace(/\r\n?/g, '\n')
  const reader = new CsvReader(CSV_LIMITS, { delimiter })
  return [...reader.push(new TextEncoder().encode(text)), ...reader.end()]
}

/** What the columns of a file are called: as its header row says, or by their place. */
export function columnNames(row: CsvRow, { header }: Pick<CsvStyle, 'header'>): string[] {
  return row.cells.map((cell, place) => (header === false ? String(place + 1) : cell.trim()))
}

/**
 * The rows of somebody else's CSV below its header row. Throws a RefusalError where the file is no
 * CSV, is empty, or lacks a column that the mapping names.
 */
export function mappedRows(bytes: Uint8Array, mapping: Mapping, format: string): MappedRow[] {
  const { skipRows, skipLastRows = 0 } = mapping
  const found = csvRows(bytes, mapping.delimiter, format)
  const all = found.slice(skipRows, found.length - skipLastRows)
  for (const { line, fault } of all) {
    if (fault !== null) throw fieldFault(format, line, 'row', fault, 'a row of RFC 4180')
  }
  const [first, ...rest] = all
  if (first === undefined) throw new RefusalError('bank_file_empty', { format })
  const places = new Map(columnNames(first, mapping).map((name, place) => [name, place] as const))
  for (const wanted of Object.values(mapping.columns).flat()) {
    if (wanted === undefined || places.has(wanted)) continue
    const names = [...places.keys()].join(', ')
    throw fieldFault(format, first.line, 'header', names, `a column named ${wanted}`)
  }
  const rows = mapping.header === false ? all : rest
  return rows.map(({ line, cells }) => ({
    line,
    cell: name => (cells[places.get(name ?? '') ?? -1] ?? '').trim(),
  }))
}

/** `$1,036.47`, `-1.036,47`, `(12.00)` and `12.00-` are amounts that banks write. */
export function mappedAmount(
  row: MappedRow,
  column: string,
  mapping: CsvStyle,
  format = 'CSV',
): Decimal {
  const text = row.cell(column)
  const isNegative = /^\(.*\)$/.test(text) || /^[^\d]*[-\u2212]/.test(text) || /-$/.test(text)
  const group = mapping.decimalMark === '.' ? /[,'\u2019\s]/g : /[.'\u2019\s]/g
  const digits = text.replace(/^[^\d.,]+|[^\d.,]+$/g, '').replace(group, '')
  const amount = Decimal.tryParse(digits.replace(mapping.decimalMark, '.'))
  if (amount === undefined) {
    const expected = `an amount such as 12${mapping.decimalMark}50`
    throw fieldFault(format, row.line, column, text, expected)
  }
  return isNegative ? amount.negate() : amount
}

/** A day as the file writes days; the year may have two digits. */
export function mappedDate(
  row: MappedRow,
  column: string,
  mapping: CsvStyle,
  format = 'CSV',
): Temporal.PlainDate {
  const text = row.cell(column)
  const [, a = '', b = '', c = ''] = /^(\d{1,4})\D(\d{1,2})\D(\d{1,4})/.exec(text) ?? []
  const year = (part: string) => (part.length === 2 ? `20${part}` : part)
  const date =
    mapping.dates === 'year_first'
      ? dateOf(year(a), b, c)
      : mapping.dates === 'day_first'
        ? dateOf(year(c), b, a)
        : dateOf(year(c), a, b)
  if (date !== undefined) return date
  const expected = { year_first: '2026-01-31', day_first: '31.01.2026', month_first: '01/31/2026' }
  throw fieldFault(format, row.line, column, text, `a date such as ${expected[mapping.dates]}`)
}
