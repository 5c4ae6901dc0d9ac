import { CsvReader } from '../../formats/csv.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { UsageMapping } from '../../metering/imports/api.ts'
import { mappingFault } from '../../metering/imports/commands.ts'
import { fileBytes, type UsageImport } from '../../metering/imports/load.ts'
import type { Db } from '../../platform/database/database.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { MeterDatum } from '../meter-data/source.ts'
import { MappedRows } from './csv-data.ts'
import { dataOf } from './open.ts'

const SAMPLE_ROWS = 12
const SAMPLE_BYTES = 256 * 1024

/** A row as it would be read, or why it could not be. */
export type ReadRow = {
  readonly line: number
  readonly cells: readonly string[]
  readonly read: Readonly<Record<string, string>> | null
  readonly problem: string | null
}

/** The first rows of a file as they would be read, and what the mapping still lacks. */
export async function previewFile(
  db: Db,
  of: UsageImport,
  mapping: UsageMapping,
  language: Language,
): Promise<{ header: readonly string[]; rows: readonly ReadRow[]; problem: string | null }> {
  const bytes = () => fileBytes(db, of.fileId, SAMPLE_BYTES)
  try {
    if (of.format !== 'csv') {
      const rows: ReadRow[] = []
      for await (const data of dataOf(of, mapping, bytes)) {
        rows.push(
          ...data.slice(0, SAMPLE_ROWS - rows.length).map(each => shown(each, [], language)),
        )
        if (rows.length >= SAMPLE_ROWS) break
      }
      return { header: [], rows, problem: null }
    }
    const reader = new CsvReader(undefined, mapping)
    const found = []
    for await (const piece of bytes()) found.push(...reader.push(piece))
    if (found.length < SAMPLE_ROWS) found.push(...reader.end())
    const [header, ...others] = found.slice(0, SAMPLE_ROWS + 1)
    if (header === undefined) throw new RefusalError('csv_empty', { file: of.fileName })
    const fault = mappingFault(mapping)
    if (fault !== null) {
      const rows = others.map(({ line, cells }) => ({ line, cells, read: null, problem: null }))
      return { header: header.cells, rows, problem: sentence(fault, language) }
    }
    const mapped = new MappedRows(header.cells, mapping, of.fileName)
    const rows = others.map(row => shown(mapped.datum(row), row.cells, language))
    return { header: header.cells, rows, problem: null }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return { header: [], rows: [], problem: sentence(error.refusal, language) }
  }
}

function shown(datum: MeterDatum, cells: readonly string[], language: Language): ReadRow {
  switch (datum.kind) {
    case 'problem': {
      const { line, refusal } = datum.problem
      return { line, cells, read: null, problem: sentence(refusal, language) }
    }
    case 'event': {
      const { accountNumber, subscriptionNumber, meterCode, eventKey, quantity } = datum.input
      const at = datum.at.toString()
      const of = { account: accountNumber, subscription: subscriptionNumber, meter: meterCode }
      return {
        line: datum.line,
        cells,
        problem: null,
        read: { ...of, key: eventKey, at, value: quantity },
      }
    }
    case 'values': {
      const { line, start, minutes, values, qualities } = datum.run
      const at = Temporal.Instant.fromEpochMilliseconds(start * 1000).toString()
      const read = { at, minutes: `${minutes}`, value: list(values), quality: first(qualities) }
      return { line, cells, problem: null, read: { ...named(datum.series), ...read } }
    }
    case 'local': {
      const { line, local, minutes, value, quality } = datum
      const read = { at: local.toString(), minutes: `${minutes}`, value: list([value]), quality }
      return { line, cells, problem: null, read: { ...named(datum.series), ...read } }
    }
    case 'day': {
      const { line, on, minutes, values, qualities } = datum
      const read = { at: on.toString(), minutes: `${minutes}`, value: list(values) }
      const quality = first(qualities)
      return { line, cells, problem: null, read: { ...named(datum.series), ...read, quality } }
    }
    default: {
      const { line, value, quality } = datum
      const at = datum.kind === 'read' ? datum.on.toString() : datum.at.toString()
      const read = { at, value: value.toString(), quality }
      return { line, cells, problem: null, read: { ...named(datum.series), ...read } }
    }
  }
}

function named({ point, reading, unit, account }: Extract<MeterDatum, { kind: 'read' }>['series']) {
  return {
    serial: point,
    register: reading,
    unit: unit ?? '',
    ...(account === undefined ? {} : { account }),
  }
}

const first = (letters: string): string => letters.slice(0, 1) || 'A'

function list(values: readonly (string | { toString(): string } | null)[]): string {
  const few = values.slice(0, 3).map(value => (value === null ? '–' : value.toString()))
  return values.length > 3 ? `${few.join(' ')} … (${values.length})` : few.join(' ')
}
