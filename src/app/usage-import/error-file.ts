import { CsvReader, formatCsvRow, safeCell } from '../../formats/csv.ts'
import {
  type Finding,
  fileBytes,
  loadFindings,
  type UsageImport,
} from '../../metering/imports/load.ts'
import type { Db } from '../../platform/database/database.ts'
import { type Language, splitSentence } from '../../platform/refusals/sentence.ts'
import { sentence } from '../../platform/refusals/table.ts'

const PAGE = 1000

/** What our columns are called; a file that is corrected and sent again may keep them. */
const OURS = ['quittance_line', 'quittance_reason', 'quittance_remedy']
const PLAIN = ['line', 'row', 'column', 'value', 'code', 'reason', 'remedy', 'input']

/** The most that is repeated of one line: a Green Button file may be a single one. */
const MOST_OF_LINE = 2000

/** Every finding of the rows that were refused, in order of line. */
async function* refusedOf(db: Db, of: UsageImport): AsyncGenerator<Finding[]> {
  for (let last: Finding | undefined; ; ) {
    const after = last === undefined ? {} : { after: last }
    const page = await loadFindings(db, of, { ...after, severity: 'refused', limit: PAGE })
    if (page.length > 0) yield page
    if (page.length < PAGE) return
    last = page.at(-1)
  }
}

function said(finding: Finding, language: Language): [reason: string, remedy: string] {
  return splitSentence(sentence({ code: finding.code, facts: finding.facts }, language))
}

/**
 * The rows of a file that were refused, with its own columns and why: to be corrected and sent again.
 * Of NEM12 and Green Button, which are corrected by their sender, it repeats each line with its reason.
 */
export async function* errorFile(
  db: Db,
  of: UsageImport,
  language: Language,
): AsyncGenerator<string> {
  if (of.format !== 'csv') {
    yield* refusedLines(db, of, language)
    return
  }
  const why = new Map<number, [string, string]>()
  for await (const page of refusedOf(db, of)) {
    for (const finding of page) {
      const words = said(finding, language)
      for (const line of finding.lines) if (!why.has(line)) why.set(line, words)
    }
  }
  const reader = new CsvReader(undefined, of.mapping)
  let isFirst = true
  let ownColumns: readonly number[] = []
  const written = (rows: ReturnType<CsvReader['push']>): string =>
    rows
      .map(({ line, cells }) => {
        if (isFirst) {
          isFirst = false
          ownColumns = cells.flatMap((name, place) => (OURS.includes(name.trim()) ? [] : [place]))
          return formatCsvRow([...ownColumns.map(place => cells[place] ?? ''), ...OURS])
        }
        const told = why.get(line)
        if (told === undefined) return ''
        const own = ownColumns.map(place => cells[place] ?? '')
        return formatCsvRow([...own, String(line), ...told.map(safeCell)])
      })
      .join('')
  for await (const piece of fileBytes(db, of.fileId)) yield written(reader.push(piece))
  yield written(reader.end())
}

/** Each refused line of a file that is read as a whole, in its order, as it came and with its reasons. */
async function* refusedLines(db: Db, of: UsageImport, language: Language): AsyncGenerator<string> {
  const open = new Map<number, Finding[]>()
  for await (const page of refusedOf(db, of)) {
    for (const finding of page) {
      for (const line of finding.lines) open.set(line, [...(open.get(line) ?? []), finding])
    }
  }
  const written = (line: number, input: string): string => {
    const found = open.get(line) ?? []
    open.delete(line)
    return found
      .map(finding => {
        const { label, column, value, code } = finding
        const cells = [String(line), label, column, value, code, ...said(finding, language), input]
        return formatCsvRow(cells.map(safeCell))
      })
      .join('')
  }
  yield formatCsvRow(PLAIN)
  let line = 0
  for await (const text of linesOf(fileBytes(db, of.fileId))) {
    line += 1
    if (open.has(line)) yield written(line, text)
  }
  for (const left of [...open.keys()].toSorted((a, b) => a - b)) yield written(left, '')
}

/** The lines of a file, each no longer than is repeated of it. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = (lines.pop() ?? '').slice(0, MOST_OF_LINE)
    for (const line of lines) yield line.slice(0, MOST_OF_LINE).trimEnd()
  }
  if (rest !== '') yield rest.trimEnd()
}
