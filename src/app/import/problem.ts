import type { Refusal } from '../../kernel/result.ts'

/** What is wrong with a line of a file: where, what stands there, and why it was not taken. */
export type Problem = {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly refusal: Refusal
  /** Every line that it is about, where they are several. */
  readonly lines?: readonly number[]
}

/** Where problems go: a file beside the one that was read, or the findings of an import. */
export type ProblemSink = {
  /** Forgets what was written: before the first problem, or when a file is read again. */
  clear(): Promise<void>
  write(problems: readonly Problem[]): Promise<void>
  close(): Promise<void>
}

/** A cell that does not hold what its column asks for; caught a row at a time. */
export class CellProblem extends Error {
  readonly column: string
  readonly value: string
  readonly refusal: Refusal

  constructor(column: string, value: string, expected: string) {
    super(`${column}: ${expected}`)
    this.column = column
    this.value = value
    const facts = { path: column, value: JSON.stringify(value.slice(0, 60)), expected }
    this.refusal = { code: 'invalid_input', facts }
  }
}

/** `postalCode` → `postal_code`, `line1` → `address_1`: a field of a command as its column. */
export function columnOfField(field: string): string {
  const last =
    field
      .replace(/\[\d+\]/g, '')
      .split('.')
      .at(-1) ?? field
  const line = /^line(\d)$/.exec(last)
  if (line !== null) return `address_${line[1]}`
  return last.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** A row of a file with the names of its columns. */
export type NamedRow = {
  readonly line: number
  readonly columns: readonly string[]
  readonly cells: readonly string[]
}

/**
 * The answer to a row, placed: the column is the one that the refusal names, or the one whose cell
 * a fact of the refusal quotes; the sentence speaks of columns, not of fields.
 */
export function problemOf(row: NamedRow, refusal: Refusal): Problem {
  const { path, column } = refusal.facts
  const named = typeof column === 'string' ? column : columnOfField(String(path ?? ''))
  const known = row.columns.includes(named) ? named : quotedColumn(row, refusal)
  const value = row.cells[row.columns.indexOf(known)] ?? ''
  const told =
    path === undefined || known === '' ? refusal.facts : { ...refusal.facts, path: known }
  return { line: row.line, column: known, value, refusal: { ...refusal, facts: told } }
}

function quotedColumn(row: NamedRow, { facts }: Refusal): string {
  const quoted = new Set(Object.values(facts).map(String))
  const at = row.cells.findLastIndex(cell => cell !== '' && quoted.has(cell))
  return row.columns[at] ?? ''
}
