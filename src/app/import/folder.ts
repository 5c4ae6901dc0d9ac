import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { ok, type Refusal, RefusalError, refuse } from '../../kernel/result.ts'
import { type Command, type CommandHost, defineCommand, execute } from '../../platform/command.ts'
import { noProgress, type Progress } from '../../platform/progress.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import { ErrorsFile } from './errors-file.ts'
import { FILES, specsFor } from './files.ts'
import type { ProblemSink } from './problem.ts'
import type { FileSpec } from './spec.ts'
import {
  type Apply,
  applyAlone,
  applyWithin,
  type FileCounts,
  type TakenFile,
  takeFile,
} from './take.ts'

export type ImportOptions = {
  readonly folder: string
  readonly actor: string
  /** Reads and checks everything against the database and changes nothing. */
  readonly dryRun?: boolean
  /** A file with a rejected row is not taken at all. */
  readonly atomic?: boolean
  /** Where `<file>.errors.csv` go; default `errors` in the folder. */
  readonly errors?: string
  readonly language?: Language
  readonly progress?: Progress
  /** Where problems of a file go instead of its `errors.csv`. */
  readonly sinkOf?: (file: string) => ProblemSink
  /** Told of each batch that was worked, with what came of the file so far. */
  readonly onBatch?: (file: string, soFar: FileCounts) => Promise<void>
  /** Why the actor may not take a file; null: they may. */
  readonly mayTake?: (spec: FileSpec) => Promise<Refusal | null>
  /** How batches are taken unless each is a command of its own. */
  readonly apply?: Apply
}

export type FileSummary = TakenFile & {
  readonly file: string
  /** The file that lists what was rejected, or null. */
  readonly errors: string | null
}

export type ImportSummary = {
  readonly folder: string
  readonly dryRun: boolean
  readonly atomic: boolean
  readonly files: readonly FileSummary[]
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  /** Whether every row was taken or known. */
  readonly ok: boolean
}

/**
 * Imports the CSV files of a folder in the order of FILES. Rows that cannot be taken are listed with
 * line, column, value, reason and remedy; the others are taken. Doing it again changes nothing.
 * Throws a RefusalError when the folder is no import: missing, empty, or with files of other names.
 */
export async function importFolder(
  host: CommandHost,
  options: ImportOptions,
): Promise<ImportSummary> {
  const folder = resolve(options.folder)
  const found = await importFiles(folder)
  const run = new Run(folder, found, options)
  const files = options.dryRun === true ? await run.rehearse(host) : await run.take(host)
  const total = (count: (file: FileSummary) => number): number =>
    files.reduce((sum, file) => sum + count(file), 0)
  const rejected = total(file => file.rejected)
  return {
    folder,
    dryRun: options.dryRun === true,
    atomic: options.atomic === true,
    files,
    rows: total(file => file.rows),
    created: total(file => file.created),
    updated: total(file => file.updated),
    unchanged: total(file => file.unchanged),
    rejected,
    ok: rejected === 0 && files.every(file => file.refusal === null),
  }
}

async function importFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new RefusalError('import_folder_unreadable', { folder, reason: error.code ?? 'unknown' })
  })
  const files = names.filter(name => /\.csv$/i.test(name) && !/\.errors\.csv$/i.test(name))
  const unknown = files.find(name => !FILES.includes(name))
  if (unknown !== undefined) {
    throw new RefusalError('import_file_unknown', { file: unknown, files: FILES.join(', ') })
  }
  if (files.length === 0) {
    throw new RefusalError('import_folder_empty', { folder, files: FILES.join(', ') })
  }
  return FILES.filter(name => files.includes(name))
}

class Run {
  readonly #folder: string
  readonly #found: readonly string[]
  readonly #options: ImportOptions

  constructor(folder: string, found: readonly string[], options: ImportOptions) {
    this.#folder = folder
    this.#found = found
    this.#options = options
  }

  /** File by file: each batch commits by itself, or each file as a whole. */
  async take(host: CommandHost): Promise<FileSummary[]> {
    const { apply = applyAlone(host, this.#options.actor) } = this.#options
    const files: FileSummary[] = []
    for (const spec of await this.#specs()) {
      files.push(
        this.#options.atomic === true
          ? await this.#takeWhole(host, spec)
          : await this.#takeOne(spec, apply),
      )
    }
    return files
  }

  /** All files in one transaction that is undone: later files find what earlier ones brought. */
  async rehearse(host: CommandHost): Promise<FileSummary[]> {
    const files: FileSummary[] = []
    const command: Command<z.ZodType, null> = defineCommand({
      name: 'rehearseImport',
      permission: 'import',
      input: z.unknown(),
      run: async (tx, _input, ctx) => {
        files.length = 0
        for (const spec of await this.#specs()) {
          // One connection has one thing to do at a time.
          const single = { ...spec, inFlight: 1 }
          files.push(await this.#takeOne(single, applyWithin(tx, ctx)))
        }
        return ok(null)
      },
    })
    const { actor } = this.#options
    const answer = await execute(host, command, this.#named(), { actor, dryRun: true })
    if (!answer.ok) throw new RefusalError(answer.refusal.code, answer.refusal.facts)
    return files
  }

  async #takeWhole(host: CommandHost, spec: FileSpec): Promise<FileSummary> {
    let summary: FileSummary | undefined
    const command: Command<z.ZodType, null> = defineCommand({
      name: 'importFile',
      permission: 'import',
      input: z.unknown(),
      alsoRetry: ['23505'],
      run: async (tx, _input, ctx) => {
        const apply: Apply = async (of, rows) => {
          await ctx.watch(tx, of.command.name, { ...of.extra, rows })
          return applyWithin(tx, ctx)(of, rows)
        }
        summary = await this.#takeOne({ ...spec, inFlight: 1 }, apply)
        const { rejected, refusal } = summary
        if (rejected === 0 && refusal === null) return ok(null)
        return refuse('import_undone', { file: spec.file, rejected })
      },
    })
    const { actor } = this.#options
    const answer = await execute(host, command, { file: spec.file, ...this.#named() }, { actor })
    const taken = summary as FileSummary | undefined
    if (answer.ok) return taken as FileSummary
    // Refused before the file was opened: the actor may not import.
    if (taken === undefined) throw new RefusalError(answer.refusal.code, answer.refusal.facts)
    const refusal = taken.refusal ?? answer.refusal
    return { ...taken, created: 0, updated: 0, unchanged: 0, refusal }
  }

  async #takeOne(spec: FileSpec, apply: Apply): Promise<FileSummary> {
    const { progress = noProgress, sinkOf, onBatch, mayTake } = this.#options
    const { file } = spec
    const barred = (await mayTake?.(spec)) ?? null
    if (barred !== null) return { file, ...NOTHING, refusal: barred, errors: null }
    const errors = sinkOf?.(file) ?? this.#errorsFile(file)
    progress.start(file)
    const path = join(this.#folder, file)
    const taken = await takeFile(path, spec, apply, errors, (lines, soFar) => {
      progress.add(lines)
      return onBatch?.(file, soFar)
    })
    progress.finish()
    const isWritten = errors instanceof ErrorsFile && errors.count > 0
    return { file, ...taken, errors: isWritten ? errors.path : null }
  }

  #errorsFile(file: string): ErrorsFile {
    const { errors = join(this.#folder, 'errors'), language = 'en' } = this.#options
    return new ErrorsFile(errors, file, language)
  }

  #named(): { folder: string } {
    return { folder: this.#folder }
  }

  #specs(): Promise<FileSpec[]> {
    return specsFor(this.#folder, this.#found)
  }
}

const NOTHING: FileCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
