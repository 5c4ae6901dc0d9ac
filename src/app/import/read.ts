import { createReadStream } from 'node:fs'
import { CsvEncodingError, CsvReader, type CsvRow } from '../../formats/csv.ts'
import { RefusalError } from '../../kernel/result.ts'
import { Cells, type ColumnPlaces } from './cells.ts'
import { csvRefusal } from './csv-fault.ts'
import { readHeader } from './header.ts'
import { CellProblem, type Problem } from './problem.ts'
import type { FileSpec } from './spec.ts'

/** One row of the command, and the line or lines of the file that it came from. */
export type Unit = { readonly input: unknown; readonly rows: readonly Cells[] }

/** Units that go to the command together, and what was wrong with lines that did not get so far. */
export type Batch = {
  readonly units: Unit[]
  readonly problems: Problem[]
  /** Lines with data that were read for it, taken or not. */
  rows: number
}

/** Large enough to keep the disk busy, small enough not to be felt. */
const CHUNK_BYTES = 256 * 1024

/**
 * Reads a file as batches of its command's rows; only one batch and one chunk are in memory. Throws
 * a RefusalError where the file as a whole cannot be read: empty, UTF-16, wrong columns.
 */
export async function* readBatches(path: string, spec: FileSpec): AsyncGenerator<Batch> {
  let places: ColumnPlaces | undefined
  const maker = new BatchMaker(spec)
  for await (const rows of readRows(path, spec.file)) {
    for (const row of rows) {
      if (places !== undefined) {
        maker.add(row, places)
        if (maker.isFull) yield maker.cut(false)
        continue
      }
      const header = readHeader(row, spec)
      if (!(header instanceof Map)) throw new RefusalError(header.code, header.facts)
      places = header
    }
  }
  if (places === undefined) throw new RefusalError('csv_empty', { file: spec.file })
  const rest = maker.cut(true)
  if (rest.units.length + rest.problems.length > 0) yield rest
}

/** A chunk's rows at a time: a wait a row would cost more than reading it. */
async function* readRows(path: string, file: string): AsyncGenerator<CsvRow[]> {
  const reader = new CsvReader()
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
      yield reader.push(chunk as Buffer)
    }
  } catch (error) {
    if (error instanceof CsvEncodingError) throw new RefusalError('csv_utf16', { file })
    const { code } = error as NodeJS.ErrnoException
    throw code === undefined ? error : new RefusalError('file_unreadable', { file, reason: code })
  }
  yield reader.end()
}

/** Collects rows into units and units into batches. */
class BatchMaker {
  readonly #spec: FileSpec
  #batch: Batch = { units: [], problems: [], rows: 0 }
  /** Rows that belong together, by their text; the last one may go on. */
  readonly #groups = new Map<string, Cells[]>()
  #grouped = 0
  #lastGroup = ''

  constructor(spec: FileSpec) {
    this.#spec = spec
  }

  get isFull(): boolean {
    const { units, problems } = this.#batch
    return units.length + problems.length + this.#grouped >= this.#spec.batchRows
  }

  add(row: CsvRow, places: ColumnPlaces): void {
    this.#batch.rows += 1
    const { line } = row
    const { file } = this.#spec
    if (row.fault !== null) {
      const refusal = csvRefusal(row.fault, file, line)
      this.#batch.problems.push({ line, column: '', value: '', refusal })
      return
    }
    if (row.cells.length !== places.size) {
      const facts = { file, line, expected: places.size, found: row.cells.length }
      const refusal = { code: 'csv_ragged', facts }
      this.#batch.problems.push({
        line,
        column: '',
        value: row.cells.join(',').slice(0, 80),
        refusal,
      })
      return
    }
    const cells = new Cells(line, row.cells, places)
    if (this.#spec.group === undefined) {
      this.#make([cells])
      return
    }
    const text = this.#spec.group(cells)
    const group = this.#groups.get(text)
    if (group === undefined) this.#groups.set(text, [cells])
    else group.push(cells)
    this.#grouped += 1
    this.#lastGroup = text
  }

  /** The batch so far. The group that was read last stays for the next one, unless it is endless. */
  cut(final: boolean): Batch {
    for (const [text, rows] of this.#groups) {
      const unfinished = text === this.#lastGroup && rows.length < this.#spec.batchRows
      if (unfinished && !final) continue
      this.#make(rows)
      this.#groups.delete(text)
      this.#grouped -= rows.length
    }
    const batch = this.#batch
    this.#batch = { units: [], problems: [], rows: 0 }
    return batch
  }

  #make(rows: readonly Cells[]): void {
    try {
      this.#batch.units.push({ input: this.#spec.row(rows), rows })
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error
      const { column, value, refusal } = error
      for (const { line } of rows) this.#batch.problems.push({ line, column, value, refusal })
    }
  }
}
