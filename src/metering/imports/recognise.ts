import type { CsvDialect } from '../../formats/csv.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { UsageFormat } from './fields.ts'

/** The format that a file begins like. Throws a RefusalError where it is none that is known. */
export function formatOf(head: Uint8Array, file: string): UsageFormat {
  const text = new TextDecoder().decode(head.subarray(0, 1000)).trimStart()
  if (text.startsWith('<')) return 'green-button'
  if (/^"?(?:100|200|250|300),/.test(text)) return 'nem12'
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  if (/[\0]/.test(text) || !/[,;\t|]/.test(first)) {
    throw new RefusalError('usage_file_format', { file })
  }
  return 'csv'
}

/** By what a CSV file parts its cells, and in which letters it is written. */
export function dialectOf(head: Uint8Array): Required<CsvDialect> {
  let encoding: 'utf-8' | 'windows-1252' = 'utf-8'
  try {
    // A letter may be cut in two at the end of what is looked at.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
  } catch {
    encoding = 'windows-1252'
  }
  const first = new TextDecoder(encoding).decode(head).split(/\r?\n/, 1)[0] ?? ''
  const counts = ([',', ';', '\t', '|'] as const).map(
    mark => [mark, first.split(mark).length] as const,
  )
  const [delimiter] = counts.reduce((best, each) => (each[1] > best[1] ? each : best))
  return { delimiter, encoding }
}
