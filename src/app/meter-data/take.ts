import { Decimal, powerOfTen } from '../../kernel/decimal.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { intervalMinutes } from '../../metering/interval.ts'
import { LocalDays } from '../../metering/local-days.ts'
import type { ErrorsFile } from '../import/errors-file.ts'
import { intervals, reads } from '../import/files/metering.ts'
import type { Problem } from '../import/problem.ts'
import type { Apply, FileCounts } from '../import/take.ts'
import type { MeterDatum } from './source.ts'
import { accountOn, type Target, type Targets } from './target.ts'

export type TakenData = FileCounts & {
  /** Why the file could not be read to its end. */
  readonly refusal: Refusal | null
  readonly warnings: readonly Refusal[]
}

/** A row for a command and where it came from. */
type Row = { readonly line: number; readonly shown: string; readonly input: unknown }

type Kind = 'intervals' | 'reads'

const SPECS = { intervals, reads }

/** Days and readings that go to the database together. */
const BATCH_ROWS = 500

/**
 * Takes the data of one file: cut into local days, converted to the unit of the meter and given to
 * `recordIntervals` and `recordReads` in batches. A row is a day or a reading; a series that cannot be
 * taken as a whole (it has no channel, another unit) is one rejected row.
 */
export async function takeData(
  data: AsyncGenerator<MeterDatum[]>,
  context: {
    readonly targets: Targets
    readonly apply: Apply
    readonly errors: ErrorsFile
    readonly source: string
    readonly onRows: (count: number) => void
  },
): Promise<TakenData> {
  const taking = new Taking(context)
  await context.errors.clear()
  let refusal: Refusal | null = null
  try {
    for await (const chunk of data) await taking.take(chunk)
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    refusal = error.refusal
    const line = Number(refusal.facts.line ?? 1)
    taking.problem({ line, column: '', value: '', refusal })
  }
  try {
    await taking.finish()
  } finally {
    await context.errors.close()
  }
  return { ...taking.counts, refusal, warnings: taking.warnings }
}

class Taking {
  readonly counts: FileCounts = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: 0 }
  readonly warnings: Refusal[] = []
  readonly #context: Parameters<typeof takeData>[1]
  readonly #days = new LocalDays()
  readonly #targets = new Map<string, Target>()
  readonly #rows: Record<Kind, Row[]> = { intervals: [], reads: [] }
  readonly #told = new Set<string>()
  #problems: Problem[] = []

  constructor(context: Parameters<typeof takeData>[1]) {
    this.#context = context
  }

  async take(chunk: readonly MeterDatum[]): Promise<void> {
    for (const datum of chunk) {
      if (datum.kind === 'problem') this.#reject(datum.problem)
      else await this.#place(datum)
      await this.#flush(BATCH_ROWS)
    }
    await this.#writeProblems()
  }

  /** What is left: days that the file does not fill, their gaps as missing values. */
  async finish(): Promise<void> {
    for (const day of this.#days.rest()) this.#addDay(day)
    await this.#flush(1)
    await this.#writeProblems()
  }

  problem(problem: Problem): void {
    this.#problems.push(problem)
  }

  async #place(datum: Exclude<MeterDatum, { kind: 'problem' }>): Promise<void> {
    const { series } = datum
    const isRun = datum.kind === 'values'
    const second = isRun ? datum.run.start : datum.at.epochMilliseconds / 1000
    const target = await this.#context.targets.find(series, second)
    const line = isRun ? datum.run.line : datum.line
    const name = `${series.point} ${series.reading}`
    if ('code' in target) {
      this.#reject({ line, column: '', value: name, refusal: target }, true)
      return
    }
    this.#note(target)
    if (isRun) {
      const { run } = datum
      if (intervalMinutes(run.minutes * 60) === null) {
        const facts = { point: series.point, reading: series.reading, seconds: run.minutes * 60 }
        const refusal = { code: 'meter_data_length', facts }
        this.#reject({ line, column: '', value: name, refusal }, true)
        return
      }
      this.#targets.set(name, target)
      const values = run.values.map(value => value && scaled(value, target.power))
      const refusal = this.#days.add(name, target.timeZone, { ...run, values })
      if (refusal !== null) this.#reject({ line, column: '', value: name, refusal })
      for (const day of this.#days.take()) this.#addDay(day)
      return
    }
    const readOn = datum.at.toZonedDateTimeISO(target.timeZone).toPlainDate()
    const value = scaled(datum.value, target.power).toString()
    this.#add('reads', target, readOn, line, name, { readOn, value, quality: datum.quality })
  }

  #note({ warning }: Target): void {
    if (warning === null || this.warnings.includes(warning)) return
    this.warnings.push(warning)
  }

  #addDay(day: ReturnType<LocalDays['take']>[number]): void {
    const { series, line, minutes, values, qualities } = day
    const target = this.#targets.get(series) as Target
    const row = { day: day.day, minutes, values, qualities, part: true }
    this.#add('intervals', target, day.day, line, series, row)
  }

  #add(
    kind: Kind,
    target: Target,
    on: Temporal.PlainDate,
    line: number,
    name: string,
    row: Readonly<Record<string, unknown>>,
  ): void {
    const account = accountOn(target, on)
    const shown = `${name} ${on}`
    if (typeof account !== 'string') {
      this.#reject({ line, column: '', value: shown, refusal: account })
      return
    }
    const { serial, register } = target
    const dates = Object.fromEntries(
      Object.entries(row).map(([field, value]) => [
        field,
        value instanceof Temporal.PlainDate ? value.toString() : value,
      ]),
    )
    const input = { accountNumber: account, serial, register, ...dates }
    this.#rows[kind].push({ line, shown, input })
  }

  /** Counts and lists a rejected row; a series that cannot be taken as a whole is one. */
  #reject(problem: Problem, once = false): void {
    const key = `${problem.value} ${JSON.stringify(problem.refusal)}`
    if (once && this.#told.has(key)) return
    if (once) this.#told.add(key)
    this.counts.rows += 1
    this.counts.rejected += 1
    this.#problems.push(problem)
  }

  async #flush(least: number): Promise<void> {
    for (const kind of ['intervals', 'reads'] as const) {
      if (this.#rows[kind].length < least) continue
      const rows = this.#rows[kind]
      this.#rows[kind] = []
      await this.#apply(kind, rows)
    }
  }

  async #apply(kind: Kind, rows: readonly Row[]): Promise<void> {
    const { apply, source, onRows } = this.#context
    const spec = { ...SPECS[kind], extra: { source } }
    const answer = await apply(
      spec,
      rows.map(({ input }) => input),
    )
    this.counts.rows += rows.length
    for (const result of ['created', 'updated', 'unchanged', 'rejected'] as const) {
      this.counts[result] += answer[result]
    }
    for (const { row, refusal } of answer.rows) {
      const { line, shown } = rows[row] as Row
      if (refusal !== undefined) this.#problems.push({ line, column: '', value: shown, refusal })
    }
    onRows(rows.length)
  }

  async #writeProblems(): Promise<void> {
    const problems = this.#problems.toSorted((a, b) => a.line - b.line)
    this.#problems = []
    await this.#context.errors.write(problems)
  }
}

/** A value times a power of ten, exactly. */
function scaled(value: Decimal, power: number): Decimal {
  return power >= 0
    ? value.times(Decimal.of(powerOfTen(power)))
    : new Decimal(value.coefficient, value.scale - power)
}
