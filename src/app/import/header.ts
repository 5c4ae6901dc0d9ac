import type { CsvRow } from '../../formats/csv.ts'
import type { Refusal } from '../../kernel/result.ts'
import { csvRefusal } from './csv-fault.ts'
import type { FileSpec } from './spec.ts'

const OTHER_DELIMITERS: Readonly<Record<string, string>> = {
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
}

/** Where each column stands, or why the header row cannot be right. */
export function readHeader(row: CsvRow, spec: FileSpec): Map<string, number> | Refusal {
  const { file } = spec
  if (row.fault !== null) return csvRefusal(row.fault, file, row.line)
  const names = row.cells.map(cell => cell.trim())
  const delimiter = Object.keys(OTHER_DELIMITERS).find(each => names[0]?.includes(each))
  if (names.length === 1 && delimiter !== undefined) {
    return { code: 'csv_delimiter', facts: { file, found: OTHER_DELIMITERS[delimiter] ?? '' } }
  }
  const places = new Map<string, number>()
  for (const [place, name] of names.entries()) {
    const column = name.slice(0, 60)
    if (places.has(name)) return { code: 'column_doubled', facts: { file, column } }
    if (!spec.columns.includes(name)) {
      const facts = { file, column, columns: spec.columns.join(', ') }
      return { code: 'column_unknown', facts }
    }
    places.set(name, place)
  }
  const missing = spec.columns.filter(name => !places.has(name) && !spec.optional.includes(name))
  if (missing.length === 0) return places
  return { code: 'column_missing', facts: { file, columns: missing.join(', ') } }
}
