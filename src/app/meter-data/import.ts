import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { ok, type Refusal, RefusalError, refuse } from '../../kernel/result.ts'
import { type Command, defineCommand, execute } from '../../platform/command.ts'
import type { Db } from '../../platform/database/database.ts'
import { noProgress, type Progress } from '../../platform/progress.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import type { System } from '../../platform/system.ts'
import { ErrorsFile } from '../import/errors-file.ts'
import { type Apply, applyAlone, applyWithin } from '../import/take.ts'
import { bytesAt, formatOf, greenButtonData, type MeterDataFormat, nem12Data } from './source.ts'
import { type TakenData, takeData } from './take.ts'
import { type ChannelMap, readMap, Targets } from './target.ts'

export type MeterDataOptions = {
  readonly files: readonly string[]
  readonly actor: string
  /** Default: what each file begins like. */
  readonly format?: MeterDataFormat
  /** The account of all the data; default: the one at which each meter stands. */
  readonly account?: string
  /** A CSV file that names the channel of each point. */
  readonly map?: string
  /** The offset of the market time of NEM12 and NEM13; default `+10:00`. */
  readonly marketTime?: string
  /** Checks everything against the database and changes nothing. */
  readonly dryRun?: boolean
  /** A file with a rejected row is not taken at all. */
  readonly atomic?: boolean
  /** Where `<file>.errors.csv` go; default `errors` beside each file. */
  readonly errors?: string
  readonly language?: Language
  readonly progress?: Progress
}

export type MeterDataFile = TakenData & {
  readonly file: string
  /** The file that lists what was rejected, or null. */
  readonly errors: string | null
}

export type MeterDataSummary = {
  readonly dryRun: boolean
  readonly atomic: boolean
  readonly files: readonly MeterDataFile[]
  /** Days of interval series and register reads. */
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly ok: boolean
}

/**
 * Imports files of meter data (NEM12, NEM13, Green Button) as interval days and register reads of
 * known channels. What cannot be taken is listed with line, reason and remedy; the rest is taken.
 * Doing it again changes nothing. Throws a RefusalError for a map that cannot be read.
 */
export async function importMeterData(
  system: System,
  options: MeterDataOptions,
): Promise<MeterDataSummary> {
  const map: ChannelMap = options.map === undefined ? new Map() : await readMap(options.map)
  const run = new Run(options, map)
  const files = options.dryRun === true ? await run.rehearse(system) : await run.take(system)
  const total = (count: (file: MeterDataFile) => number): number =>
    files.reduce((sum, file) => sum + count(file), 0)
  const rejected = total(file => file.rejected)
  return {
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

/** Work inside one transaction, kept unless it says why not. */
type Within = (db: Db, apply: Apply) => Promise<Refusal | null>

class Run {
  readonly #options: MeterDataOptions
  readonly #map: ChannelMap

  constructor(options: MeterDataOptions, map: ChannelMap) {
    this.#options = options
    this.#map = map
  }

  /** Each batch commits by itself, or each file as a whole. */
  async take(system: System): Promise<MeterDataFile[]> {
    const files: MeterDataFile[] = []
    for (const path of this.#options.files) {
      files.push(
        this.#options.atomic === true
          ? await this.#takeWhole(system, path)
          : await this.#takeOne(path, system.db, applyAlone(system, this.#options.actor)),
      )
    }
    return files
  }

  /** All files in one transaction that is undone. */
  async rehearse(system: System): Promise<MeterDataFile[]> {
    const files: MeterDataFile[] = []
    const refusal = await this.#within(system, 'rehearseMeterData', async (db, apply) => {
      files.length = 0
      for (const path of this.#options.files) files.push(await this.#takeOne(path, db, apply))
      return null
    })
    if (refusal !== null) throw new RefusalError(refusal.code, refusal.facts)
    return files
  }

  async #takeWhole(system: System, path: string): Promise<MeterDataFile> {
    let taken: MeterDataFile | undefined
    const refusal = await this.#within(system, 'importMeterDataFile', async (db, apply) => {
      taken = await this.#takeOne(path, db, apply)
      const { file, rejected, refusal: unread } = taken
      if (rejected === 0 && unread === null) return null
      return { code: 'import_undone', facts: { file, rejected } }
    })
    const file = taken as MeterDataFile | undefined
    // Refused before the file was opened: the actor may not import.
    if (file === undefined) throw new RefusalError(refusal?.code ?? '', refusal?.facts)
    if (refusal === null) return file
    return { ...file, created: 0, updated: 0, unchanged: 0, refusal: file.refusal ?? refusal }
  }

  async #within(system: System, name: string, work: Within): Promise<Refusal | null> {
    const command: Command<z.ZodType, null> = defineCommand({
      name,
      permission: 'import',
      input: z.unknown(),
      alsoRetry: ['23505'],
      run: async (tx, _input, ctx) => {
        const refusal = await work(tx, applyWithin(tx, ctx))
        return refusal === null ? ok(null) : refuse(refusal.code, refusal.facts)
      },
    })
    const { actor, dryRun = false } = this.#options
    const files = this.#options.files.map(file => basename(file))
    const answer = await execute(system, command, { files }, { actor, dryRun })
    return answer.ok ? null : answer.refusal
  }

  async #takeOne(path: string, db: Db, apply: Apply): Promise<MeterDataFile> {
    const { progress = noProgress, language = 'en', account = null } = this.#options
    const file = basename(path)
    const folder = this.#options.errors ?? join(dirname(resolve(path)), 'errors')
    const errors = new ErrorsFile(folder, file, language)
    progress.start(file)
    const taken = await takeData(this.#dataOf(path, file), {
      targets: new Targets(db, this.#map, account),
      apply,
      errors,
      source: `import ${file}`.slice(0, 100),
      onRows: count => progress.add(count),
    })
    progress.finish()
    return { file, ...taken, errors: errors.count > 0 ? errors.path : null }
  }

  async *#dataOf(path: string, file: string): ReturnType<typeof nem12Data> {
    const bytes = bytesAt(path, file)
    const format = this.#options.format ?? (await formatOf(bytes, file))
    if (format === 'green-button') yield* greenButtonData(bytes)
    else yield* nem12Data(bytes, file, this.#options.marketTime ?? '+10:00')
  }
}
