import { formatCsvRow, safeCell } from '../formats/csv.ts'
import type { Json } from './json.ts'
import type { List } from './list.ts'

/** The names of columns as the first row of a CSV file. */
export function csvHeader(columns: readonly string[]): string {
  return formatCsvRow(columns)
}

/** A row of a list as one of a CSV file; nothing stands for null, and nested values are JSON. */
export function csvRow(
  list: List,
  row: Readonly<Record<string, Json>>,
  columns: readonly string[] = Object.keys(list.columns),
): string {
  return formatCsvRow(
    columns.map(name => {
      const kind = list.columns[name]?.kind
      const text = cellText(row[name] ?? null)
      // A spreadsheet would take `=…` for a formula; the minus of an amount is no formula.
      return kind === 'text' || kind === 'json' || kind === 'texts' ? safeCell(text) : text
    }),
  )
}

function cellText(value: Json): string {
  if (value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
