import { CSV_LIMITS, type CsvFault } from '../../formats/csv.ts'
import type { Refusal } from '../../kernel/result.ts'

/** Why a row of a file cannot be read, as a refusal that names file and line. */
export function csvRefusal(fault: CsvFault, file: string, line: number): Refusal {
  const facts = { file, line }
  switch (fault) {
    case 'stray_quote':
      return { code: 'csv_stray_quote', facts }
    case 'unclosed_quote':
      return { code: 'csv_unclosed_quote', facts }
    case 'not_utf8':
      return { code: 'csv_not_utf8', facts }
    case 'nul_character':
      return { code: 'csv_nul_character', facts }
    case 'stray_return':
      return { code: 'csv_stray_return', facts }
    case 'row_too_long':
      return {
        code: 'csv_row_too_long',
        facts: { ...facts, most: CSV_LIMITS.rowCharacters },
      }
    case 'too_many_cells':
      return { code: 'csv_too_many_cells', facts: { ...facts, most: CSV_LIMITS.cells } }
  }
}
