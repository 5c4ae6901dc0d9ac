import { mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import type { DataImportCounts, DataImportNote } from '../../operations/data-imports/api.ts'
import { noteDataImport } from '../../operations/data-imports/commands.ts'
import {
  type DataImport,
  dataFileBytes,
  loadDataFiles,
  loadDataImport,
} from '../../operations/data-imports/load.ts'
import { type CommandHost, execute } from '../../platform/command.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { importFolder } from '../import/folder.ts'
import type { ProblemSink } from '../import/problem.ts'
import type { FileSpec } from '../import/spec.ts'
import { plainFacts, storable } from '../import/storable.ts'
import { applyApproved } from './apply.ts'

/** Milliseconds between two notes of how far an import is. */
const NOTE_MS = 500

/** As many problems as one note takes. */
const MOST_AT_ONCE = 1000

/** The import was stopped, or begun anew. */
class Stopped extends Error {}

/**
 * The worker's task of imports of data: tries the files of an import all together, or takes them over
 * with the rights of whoever brought them. A worker that was killed begins again: what was taken over is
 * known then, and changes nothing.
 */
export function dataImportTasks(host: CommandHost): Tasks {
  return {
    workDataImport: async payload => {
      const { importId } = payload as { importId: string }
      const found = await loadDataImport(host.db, importId)
      if (found?.state !== 'trying' && found?.state !== 'committing') return
      const folder = await mkdtemp(join(tmpdir(), 'quittance-data-import-'))
      try {
        await new Work(host, found).run(folder)
      } catch (error) {
        if (!(error instanceof Stopped)) throw error
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

class Work {
  readonly #host: CommandHost
  readonly #import: DataImport
  readonly #actor: string
  readonly #files = new Map<string, DataImportNote['files'][number]>()
  #problems: DataImportNote['problems'] = []
  #notedAt = 0

  constructor(host: CommandHost, of: DataImport) {
    this.#host = host
    this.#import = of
    this.#actor = of.receivedBy
  }

  async run(folder: string): Promise<void> {
    const isTrial = this.#import.state === 'trying'
    try {
      await this.#unpack(folder)
      const { files } = await importFolder(this.#host, {
        folder,
        actor: this.#actor,
        dryRun: isTrial,
        atomic: this.#import.wholeFiles,
        sinkOf: file => this.#sink(file),
        onBatch: async (file, counts) => {
          this.#files.set(file, { fileName: file, counts: { ...counts }, refusal: null })
          await this.#note(null)
        },
        mayTake: spec => this.#mayTake(spec),
        ...(isTrial ? {} : { apply: applyApproved(this.#host, this.#actor, this.#import) }),
      })
      for (const { file, rows, created, updated, unchanged, rejected, refusal } of files) {
        this.#ended(file, { rows, created, updated, unchanged, rejected }, refusal)
      }
    } catch (error) {
      // What cannot be begun at all is told of each file.
      if (!(error instanceof RefusalError)) throw error
      for (const { fileName } of await loadDataFiles(this.#host.db, this.#import.importId)) {
        this.#ended(fileName, NOTHING, error.refusal)
      }
    }
    await this.#note(isTrial ? 'checked' : 'done')
  }

  async #unpack(folder: string): Promise<void> {
    const { importId } = this.#import
    for (const { fileName } of await loadDataFiles(this.#host.db, importId)) {
      const file = await open(join(folder, fileName), 'w')
      try {
        for await (const piece of dataFileBytes(this.#host.db, importId, fileName)) {
          await file.write(piece)
        }
      } finally {
        await file.close()
      }
    }
  }

  /** Nobody takes by a file what they may not do on a screen. */
  async #mayTake({ command }: FileSpec): Promise<Refusal | null> {
    const { name, permission } = command
    if (await this.#host.permits(this.#actor, permission)) return null
    return { code: 'not_permitted', facts: { command: name, permission } }
  }

  #ended(fileName: string, counts: DataImportCounts, refusal: Refusal | null): void {
    const told = refusal && { code: refusal.code, facts: plainFacts(refusal.facts) }
    this.#files.set(fileName, { fileName, counts, refusal: told })
  }

  #sink(fileName: string): ProblemSink {
    let problemNo = 0
    return {
      clear: async () => {
        problemNo = 0
        this.#problems = this.#problems.filter(problem => problem.fileName !== fileName)
      },
      close: async () => {},
      write: async problems => {
        for (const { line, column, value, refusal } of problems) {
          problemNo += 1
          this.#problems.push({
            ...{ fileName, problemNo, line, column: storable(column), value: storable(value) },
            ...{ code: refusal.code, facts: plainFacts(refusal.facts) },
          })
        }
      },
    }
  }

  /** Notes how far it is, not too often; with what it came to in the end. Stops where it was stopped. */
  async #note(outcome: DataImportNote['outcome']): Promise<void> {
    const isDue =
      performance.now() - this.#notedAt > NOTE_MS || this.#problems.length > MOST_AT_ONCE
    if (outcome === null && !isDue) return
    this.#notedAt = performance.now()
    const { importId, attempt } = this.#import
    const note = { importId, attempt, files: [...this.#files.values()], problems: this.#problems }
    this.#problems = []
    const done = await execute(
      this.#host,
      noteDataImport,
      { ...note, outcome },
      { actor: 'job:workDataImport' },
    )
    if (!done.ok) throw new Error(`refused: ${done.refusal.code}`)
    if (outcome === null && done.value.state !== this.#import.state) throw new Stopped()
  }
}

const NOTHING: DataImportCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
