import { formatCsvRow, safeCell } from '../../formats/csv.ts'

type Cell = string | number | boolean | null | object

/** Rows as a CSV of the pack: the columns in the order of the first row; texts made safe for sheets. */
export function csvOf(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = rows.map(row =>
    formatCsvRow(columns.map(column => cellOf((row[column] ?? null) as Cell))),
  )
  return [formatCsvRow(columns), ...lines].join('')
}

function cellOf(value: Cell): string {
  if (value === null) return ''
  return safeCell(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
