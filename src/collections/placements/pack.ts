import { formatCsvRow, safeCell } from '../../formats/csv.ts'

type Cell = string | number | boolean | null | object

/**
 * Rows as a CSV of the pack: the columns in the order of the first row, or those that are named, so that an
 * empty table still says what it is of; texts made safe for sheets.
 */
export function csvOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  named: readonly string[] = [],
): string {
  const columns = rows.length === 0 ? named : Object.keys(rows[0] as object)
  const lines = rows.map(row =>
    formatCsvRow(columns.map(column => cellOf((row[column] ?? null) as Cell))),
  )
  return [formatCsvRow(columns), ...lines].join('')
}

function cellOf(value: Cell): string {
  if (value === null) return ''
  // Days and moments are written as they are: JSON would put them in quotes.
  const isTime = value instanceof Temporal.PlainDate || value instanceof Temporal.Instant
  return safeCell(typeof value === 'object' && !isTime ? JSON.stringify(value) : String(value))
}
