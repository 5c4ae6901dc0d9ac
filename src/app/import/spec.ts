import type { z } from 'zod'
import type { Command } from '../../platform/command.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import type { Cells } from './cells.ts'

/** A bulk command as an import uses it: rows in, an answer a row out. */
export type BulkCommand = Command<z.ZodType, BatchAnswer>

/** What a kind of file holds and which command takes its rows. */
export type FileSpec = {
  readonly file: string
  /** Every column that the file may have, in the order of the documentation. */
  readonly columns: readonly string[]
  /** Those that may be missing from the header row. */
  readonly optional: readonly string[]
  readonly command: BulkCommand
  /** Answers the rows instead of the command: they were taken with another file. */
  readonly answer?: (rows: readonly unknown[]) => BatchAnswer
  /** Further members of the command's input beside `rows`. */
  readonly extra?: Readonly<Record<string, string>>
  readonly batchRows: number
  /** Batches under way at once; more than one only where their order does not matter, */
  readonly inFlight?: number
  /** or where it does for rows of one text here alone: their batches take turns. */
  readonly inTurn?: (cells: Cells) => string
  /** Rows of one text here are one row of the command: the tiers of a price, the dates of a cycle. */
  readonly group?: (cells: Cells) => string
  /** The command's row. Throws a CellProblem for a cell that cannot be read. */
  readonly row: (cells: readonly Cells[]) => unknown
}

/** The columns of a file, blank-separated; a question mark marks those that may be missing. */
export function columns(text: string): Pick<FileSpec, 'columns' | 'optional'> {
  const all = text.trim().split(/\s+/)
  return {
    columns: all.map(name => name.replace('?', '')),
    optional: all.filter(name => name.endsWith('?')).map(name => name.slice(0, -1)),
  }
}

/** Makes a command's type the common one; the import gives it the rows that its schema reads. */
export function bulk(command: {
  readonly name: string
  readonly run: (tx: never, input: never, ctx: never) => Promise<unknown>
}): BulkCommand {
  return command as unknown as BulkCommand
}
