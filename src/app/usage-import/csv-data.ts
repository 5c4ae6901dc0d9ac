import { CsvEncodingError, CsvReader, type CsvRow } from '../../formats/csv.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { RefusalError } from '../../kernel/result.ts'
import type { UsageMapping } from '../../metering/imports/api.ts'
import { FIELDS_OF, type UsageField } from '../../metering/imports/fields.ts'
import { readDate, readFigure, readQualityWord, readStamp } from '../../metering/imports/stamp.ts'
import { csvRefusal } from '../import/csv-fault.ts'
import type { Bytes, EventDatum, MeterDatum, SeriesName } from '../meter-data/source.ts'

/** A cell that cannot be read as the mapping says. */
class CellFault extends Error {
  readonly field: UsageField
  readonly value: string
  readonly expected: string

  constructor(field: UsageField, value: string, expected: string) {
    super(`${field}: ${expected}`)
    this.field = field
    this.value = value
    this.expected = expected
  }
}

/** Reads the rows of a CSV file as its mapping says: each becomes one datum, or why it is none. */
export class MappedRows {
  readonly #mapping: UsageMapping
  readonly #file: string
  readonly #places = new Map<UsageField, number>()
  readonly #width: number

  /** Throws a RefusalError where the header lacks a column that the mapping names. */
  constructor(header: readonly string[], mapping: UsageMapping, file: string) {
    this.#mapping = mapping
    this.#file = file
    this.#width = header.length
    const names = header.map(name => name.trim())
    const lacking: string[] = []
    const { must, may } = FIELDS_OF[mapping.kind]
    for (const field of [...must, ...may]) {
      const name = mapping.columns[field]
      if (name === undefined) continue
      const place = names.indexOf(name)
      if (place === -1) lacking.push(name)
      else this.#places.set(field, place)
    }
    if (lacking.length > 0) {
      throw new RefusalError('column_missing', { file, columns: lacking.join(', ') })
    }
  }

  datum({ line, cells, fault }: CsvRow): MeterDatum {
    if (fault !== null) {
      const refusal = csvRefusal(fault, this.#file, line)
      return { kind: 'problem', problem: { line, column: '', value: '', refusal } }
    }
    if (cells.length !== this.#width) {
      const facts = { file: this.#file, line, expected: this.#width, found: cells.length }
      const problem = { line, column: '', value: cells.join(' ').slice(0, 80) }
      return { kind: 'problem', problem: { ...problem, refusal: { code: 'csv_ragged', facts } } }
    }
    try {
      return this.#read(line, cells)
    } catch (error) {
      if (!(error instanceof CellFault)) throw error
      const { field, value, expected } = error
      const column = this.#mapping.columns[field] ?? field
      const facts = { value: JSON.stringify(value.slice(0, 60)), expected }
      return {
        kind: 'problem',
        problem: { line, column, value, refusal: { code: 'usage_cell', facts } },
      }
    }
  }

  #read(line: number, cells: readonly string[]): MeterDatum {
    const { kind } = this.#mapping
    const cell = (field: UsageField): string => {
      const place = this.#places.get(field)
      const text = place === undefined ? '' : (cells[place] ?? '').trim()
      return text === '' ? (this.#mapping.constants[field] ?? '') : text
    }
    if (kind === 'events') return this.#event(line, cell)
    const series = seriesOf(cell)
    if (kind === 'reads') {
      const { word } = this.#quality(cell)
      const value = this.#figure(cell)
      if (value === null) throw new CellFault('value', '', 'what the register showed')
      return { kind: 'read', series, line, on: this.#day(cell), value, quality: word as 'actual' }
    }
    const minutes = this.#minutes(cell)
    if (kind === 'days') {
      const values = this.#values(cells, cell)
      const { letter } = this.#quality(cell)
      const qualities = letter === 'A' ? '' : letter.repeat(values.length)
      return { kind: 'day', series, line, on: this.#day(cell), minutes, values, qualities }
    }
    const value = this.#figure(cell)
    const quality = this.#quality(cell).letter
    const at = this.#stamp(cell)
    const { stamps, zone } = this.#mapping
    if (at instanceof Temporal.Instant) {
      const start = at.epochMilliseconds / 1000 - (stamps === 'end' ? minutes * 60 : 0)
      const run = { line, start, minutes, values: [value], qualities: quality }
      return { kind: 'values', series, run }
    }
    const named = zone === 'account' ? null : zone
    const local = { local: at, zone: named, minutes, stamps, value, quality }
    return { kind: 'local', series, line, ...local }
  }

  #event(line: number, cell: (field: UsageField) => string): EventDatum {
    const { zone } = this.#mapping
    const stamp = this.#stamp(cell)
    const at =
      stamp instanceof Temporal.Instant || zone === 'account'
        ? stamp
        : stamp.toZonedDateTime(zone).toInstant()
    const quantity = readFigure(cell('value'), this.#mapping.decimalMark)
    const [accountNumber, subscriptionNumber] = [cell('account'), cell('subscription')]
    const input = { accountNumber, subscriptionNumber, meterCode: cell('meter'), quantity }
    return { kind: 'event', line, at, input: { ...input, eventKey: cell('key') } }
  }

  #stamp(cell: (field: UsageField) => string): Temporal.Instant | Temporal.PlainDateTime {
    const text = `${cell('on')} ${cell('time')}`.trim()
    const at = readStamp(text, this.#mapping.dates)
    if (at === undefined)
      throw new CellFault('on', text, `a time such as ${SAMPLES[this.#mapping.dates]} 13:45`)
    return at
  }

  #day(cell: (field: UsageField) => string): Temporal.PlainDate {
    const text = cell('on')
    const stamp = readStamp(text, this.#mapping.dates)
    const on =
      readDate(text, this.#mapping.dates) ??
      (stamp instanceof Temporal.PlainDateTime ? stamp.toPlainDate() : undefined)
    if (on === undefined)
      throw new CellFault('on', text, `a date such as ${SAMPLES[this.#mapping.dates]}`)
    return on
  }

  #figure(cell: (field: UsageField) => string): Decimal | null {
    const text = cell('value')
    if (text === '' || text === '-') return null
    const value = Decimal.tryParse(readFigure(text, this.#mapping.decimalMark))
    if (value === undefined)
      throw new CellFault('value', text, `a number such as 12${this.#mapping.decimalMark}5`)
    return value
  }

  #minutes(cell: (field: UsageField) => string): number {
    const text = cell('minutes')
    const minutes = text === '' ? this.#mapping.minutes : Number(text)
    if (minutes == null || !Number.isInteger(minutes) || minutes < 1) {
      throw new CellFault('minutes', text, '5, 10, 15, 30, 60 or 1440')
    }
    return minutes
  }

  #quality(cell: (field: UsageField) => string): { letter: string; word: string } {
    const text = cell('quality')
    const read = readQualityWord(text)
    if (read === undefined) throw new CellFault('quality', text, 'actual, customer or estimated')
    return read
  }

  /** The values of a day: of the columns from one to another, or of one cell between blanks. */
  #values(cells: readonly string[], cell: (field: UsageField) => string): (string | null)[] {
    const [first, last] = [this.#places.get('value'), this.#places.get('lastValue')]
    const isWide = first !== undefined && last !== undefined
    const each = isWide ? cells.slice(first, last + 1) : cell('value').split(/\s+/)
    return each.map(text => {
      const plain = text.trim()
      return plain === '' || plain === '-' ? null : readFigure(plain, this.#mapping.decimalMark)
    })
  }
}

const SAMPLES = { year_first: '2026-01-31', day_first: '31.01.2026', month_first: '01/31/2026' }

function seriesOf(cell: (field: UsageField) => string): SeriesName {
  const point = cell('serial')
  if (point === '') throw new CellFault('serial', '', 'the serial number of a meter')
  const account = cell('account')
  return {
    point,
    reading: cell('register') || '1',
    unit: cell('unit') || null,
    power: 0,
    localTime: null,
    ...(account === '' ? {} : { account }),
  }
}

/** Reads a CSV file as its mapping says. Throws a RefusalError for a file that cannot be read so. */
export async function* csvData(
  bytes: Bytes,
  file: string,
  mapping: UsageMapping,
): AsyncGenerator<MeterDatum[]> {
  let rows: MappedRows | undefined
  const read = (found: readonly CsvRow[]): MeterDatum[] => {
    const [header, ...others] = found
    if (rows !== undefined) return found.map(row => (rows as MappedRows).datum(row))
    if (header === undefined) return []
    if (header.fault !== null) {
      const { code, facts } = csvRefusal(header.fault, file, header.line)
      throw new RefusalError(code, facts)
    }
    const made = new MappedRows(header.cells, mapping, file)
    rows = made
    return others.map(row => made.datum(row))
  }
  try {
    const reader = new CsvReader(undefined, mapping)
    for await (const chunk of bytes()) yield read(reader.push(chunk))
    yield read(reader.end())
  } catch (error) {
    if (error instanceof CsvEncodingError) throw new RefusalError('csv_utf16', { file })
    throw error
  }
  if (rows === undefined) throw new RefusalError('csv_empty', { file })
}
