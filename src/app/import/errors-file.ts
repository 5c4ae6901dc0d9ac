import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { formatCsvRow, safeCell } from '../../formats/csv.ts'
import { type Language, splitSentence } from '../../platform/refusals/sentence.ts'
import { sentence } from '../../platform/refusals/table.ts'
import type { Problem, ProblemSink } from './problem.ts'

/** The columns of a list of rejected rows. */
export const ERRORS_HEADER = ['line', 'column', 'value', 'code', 'reason', 'remedy']

/** `<folder>/<file>.errors.csv`: made with its first problem; one of an earlier import goes. */
export class ErrorsFile implements ProblemSink {
  readonly path: string
  readonly #folder: string
  readonly #language: Language
  #handle: FileHandle | undefined
  count = 0

  constructor(folder: string, file: string, language: Language) {
    this.#folder = folder
    this.#language = language
    this.path = join(folder, `${file.replace(/\.csv$/, '')}.errors.csv`)
  }

  /** Forgets what was written: before the first problem, or when a file is read again. */
  async clear(): Promise<void> {
    await this.close()
    this.count = 0
    await rm(this.path, { force: true })
  }

  async write(problems: readonly Problem[]): Promise<void> {
    if (problems.length === 0) return
    this.count += problems.length
    if (this.#handle === undefined) {
      await mkdir(this.#folder, { recursive: true })
      this.#handle = await open(this.path, 'w')
      await this.#handle.write(formatCsvRow(ERRORS_HEADER))
    }
    const lines = problems.map(problem => formatCsvRow(cellsOf(problem, this.#language)))
    await this.#handle.write(lines.join(''))
  }

  async close(): Promise<void> {
    await this.#handle?.close()
    this.#handle = undefined
  }
}

function cellsOf({ line, column, value, refusal }: Problem, language: Language): string[] {
  const [reason, remedy] = splitSentence(sentence(refusal, language))
  return [String(line), column, shown(value), refusal.code, reason, remedy].map(safeCell)
}

/** Long values are cut, and what cannot be shown is replaced, so that the file opens anywhere. */
function shown(value: string): string {
  return value.slice(0, 200).toWellFormed().replaceAll('\0', '\uFFFD')
}
