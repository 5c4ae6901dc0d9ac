import { Decimal, powerOfTen } from '../../kernel/decimal.ts'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { instantOf } from '../../metering/imports/stamp.ts'
import { intervalMinutes, intervalsInDay } from '../../metering/interval.ts'
import { LocalDays, type ValueRun } from '../../metering/local-days.ts'
import type { BatchAnswer } from '../../platform/row-batch.ts'
import { events, intervals, reads } from '../import/files/metering.ts'
import type { Problem, ProblemSink } from '../import/problem.ts'
import type { FileSpec } from '../import/spec.ts'
import type { FileCounts } from '../import/take.ts'
import type { DayDatum, EventDatum, LocalDatum, MeterDatum, SeriesName } from './source.ts'
import { accountOn, type Target, type Targets } from './target.ts'

export type TakenData = FileCounts & {
  /** Why the file could not be read to its end. */
  readonly refusal: Refusal | null
  readonly warnings: readonly Refusal[]
}

/** Where a row for a command came from, and what it is called. */
export type Mark = {
  readonly line: number
  readonly lines: readonly number[]
  readonly shown: string
}

/** Runs the command of some rows; the marks tell where each came from. */
export type ApplyMarked = (
  spec: FileSpec,
  rows: readonly unknown[],
  marks: readonly Mark[],
) => Promise<BatchAnswer>

type Row = Mark & { readonly input: unknown }

type Kind = 'intervals' | 'reads' | 'events'

const SPECS = { intervals, reads, events }
const KINDS = ['intervals', 'reads', 'events'] as const

/** Days, readings or events that go to the database together. */
const BATCH_ROWS = 500

type Taken = {
  readonly targets: Targets
  readonly apply: ApplyMarked
  readonly errors: ProblemSink
  readonly source: string
  readonly onRows: (count: number) => void | Promise<void>
  /** Has a series that cannot be taken tell all of its lines, when the file has been read. */
  readonly tellsLines?: boolean
}

/**
 * Takes the data of one file: cut into local days, converted to the unit of the meter and given to
 * the recording commands in batches. A row is a day, a reading or an event; a series that cannot be
 * taken as a whole (it has no channel, another unit) is one rejected row.
 */
export async function takeData(
  data: AsyncGenerator<MeterDatum[]>,
  context: Taken,
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
  readonly #context: Taken
  readonly #days = new LocalDays()
  readonly #targets = new Map<string, Target>()
  readonly #rows: Record<Kind, Row[]> = { intervals: [], reads: [], events: [] }
  /** Series that cannot be taken as a whole, with every line of theirs. */
  readonly #series = new Map<string, Problem & { readonly lines: number[] }>()
  /** The instant of the value before, of series in local time. */
  readonly #before = new Map<string, Temporal.Instant>()
  #problems: Problem[] = []

  constructor(context: Taken) {
    this.#context = context
  }

  async take(chunk: readonly MeterDatum[]): Promise<void> {
    for (const datum of chunk) {
      if (datum.kind === 'problem') this.#reject(datum.problem)
      else if (datum.kind === 'event') await this.#addEvent(datum)
      else await this.#place(datum)
      await this.#flush(BATCH_ROWS)
    }
    await this.#writeProblems()
  }

  /** What is left: days that the file does not fill, their gaps as missing values. */
  async finish(): Promise<void> {
    for (const day of this.#days.rest()) this.#addDay(day)
    await this.#flush(1)
    if (this.#context.tellsLines === true) this.#problems.push(...this.#series.values())
    await this.#writeProblems()
  }

  problem(problem: Problem): void {
    this.#problems.push(problem)
  }

  async #place(datum: Exclude<MeterDatum, { kind: 'problem' } | EventDatum>): Promise<void> {
    const { series } = datum
    const line = datum.kind === 'values' ? datum.run.line : datum.line
    const target = await this.#context.targets.find(series, firstSecond(datum))
    const name = [series.account ?? '', series.point, series.reading].filter(Boolean).join(' ')
    if ('code' in target) {
      this.#rejectSeries({ line, column: '', value: name, refusal: target })
      return
    }
    this.#note(target)
    switch (datum.kind) {
      case 'values':
        this.#addRun(name, series, target, datum.run)
        return
      case 'local': {
        const run = this.#runOf(name, datum, target.timeZone)
        if ('code' in run) this.#reject({ line, column: '', value: name, refusal: run })
        else this.#addRun(name, series, target, run)
        return
      }
      case 'day':
        this.#addWholeDay(name, target, datum)
        return
      case 'index':
      case 'read': {
        const zoned = datum.kind === 'read' ? null : datum.at.toZonedDateTimeISO(target.timeZone)
        const readOn =
          zoned === null ? (datum as { on: Temporal.PlainDate }).on : zoned.toPlainDate()
        const value = scaled(datum.value, target.power).toString()
        const mark = { line, lines: [line], shown: `${name} ${readOn}` }
        this.#add('reads', target, readOn, mark, { readOn, value, quality: datum.quality })
        return
      }
    }
  }

  #addRun(name: string, series: SeriesName, target: Target, run: ValueRun): void {
    const { line } = run
    if (intervalMinutes(run.minutes * 60) === null) {
      const facts = { point: series.point, reading: series.reading, seconds: run.minutes * 60 }
      const refusal = { code: 'meter_data_length', facts }
      this.#rejectSeries({ line, column: '', value: name, refusal })
      return
    }
    this.#targets.set(name, target)
    const values = run.values.map(value => value && scaled(value, target.power))
    const refusal = this.#days.add(name, target.timeZone, { ...run, values })
    if (refusal !== null) this.#reject({ line, column: '', value: name, refusal })
    for (const day of this.#days.take()) this.#addDay(day)
  }

  /** A value at a local time as a run of one. */
  #runOf(name: string, datum: LocalDatum, zone: string): ValueRun | Refusal {
    const { local, minutes, line, value, quality } = datum
    const at = instantOf(local, datum.zone ?? zone, this.#before.get(name))
    if (at === undefined) {
      const facts = { value: local.toString(), zone: datum.zone ?? zone }
      return { code: 'usage_time_skipped', facts }
    }
    if (this.#before.size > 100_000) this.#before.clear()
    this.#before.set(name, at)
    const start = at.epochMilliseconds / 1000 - (datum.stamps === 'end' ? minutes * 60 : 0)
    return { line, start, minutes, values: [value], qualities: quality }
  }

  /** A day as the file has it; blank cells for the hour that clocks skip are none of its values. */
  #addWholeDay(name: string, target: Target, datum: DayDatum): void {
    const { line, on, minutes } = datum
    let values = datum.values.map(value =>
      value === null || target.power === 0 ? value : scaledText(value, target.power),
    )
    let letters = datum.qualities
    const spare = values.length - intervalsInDay(on, target.timeZone, minutes)
    const at = values.indexOf(null)
    if (spare > 0 && at !== -1 && values.slice(at, at + spare).every(value => value === null)) {
      values = values.toSpliced(at, spare)
      letters = letters.slice(0, at) + letters.slice(at + spare)
    }
    const mark = { line, lines: [line], shown: `${name} ${on}` }
    this.#add('intervals', target, on, mark, {
      day: on,
      minutes,
      values,
      ...(letters === '' ? {} : { qualities: letters }),
      part: true,
    })
  }

  #note({ warning }: Target): void {
    if (warning === null || this.warnings.includes(warning)) return
    this.warnings.push(warning)
  }

  #addDay(day: ReturnType<LocalDays['take']>[number]): void {
    const { series, line, lines, minutes, values, qualities } = day
    const target = this.#targets.get(series) as Target
    const row = { day: day.day, minutes, values, qualities, part: true }
    const mark = { line, lines, shown: `${series} ${day.day}` }
    this.#add('intervals', target, day.day, mark, row)
  }

  #add(
    kind: Exclude<Kind, 'events'>,
    target: Target,
    on: Temporal.PlainDate,
    mark: Mark,
    row: Readonly<Record<string, unknown>>,
  ): void {
    const account = accountOn(target, on)
    if (typeof account !== 'string') {
      const { line, lines, shown } = mark
      this.#reject({ line, lines, column: '', value: shown, refusal: account })
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
    this.#rows[kind].push({ ...mark, input })
  }

  async #addEvent({ line, input, at }: EventDatum): Promise<void> {
    const { accountNumber: account, eventKey } = input
    const shown = `${account} ${eventKey}`
    let instant: Temporal.Instant | undefined
    if (at instanceof Temporal.Instant) instant = at
    else {
      const zone = await this.#context.targets.zoneOf(account)
      instant = instantOf(at, zone, undefined)
      if (instant === undefined) {
        const refusal = { code: 'usage_time_skipped', facts: { value: at.toString(), zone } }
        this.#reject({ line, column: '', value: shown, refusal })
        return
      }
    }
    const occurredAt = instant.toString()
    this.#rows.events.push({ line, lines: [line], shown, input: { ...input, occurredAt } })
  }

  /** Counts and lists a rejected row. */
  #reject(problem: Problem): void {
    this.counts.rows += 1
    this.counts.rejected += 1
    this.#problems.push(problem)
  }

  /** A series that cannot be taken as a whole is one rejected row, of all of its lines. */
  #rejectSeries(problem: Problem): void {
    const key = `${problem.value} ${JSON.stringify(problem.refusal)}`
    const known = this.#series.get(key)
    if (known !== undefined) {
      if (known.lines.at(-1) !== problem.line) known.lines.push(problem.line)
      return
    }
    this.#series.set(key, { ...problem, lines: [problem.line] })
    if (this.#context.tellsLines !== true) this.#problems.push(problem)
    this.counts.rows += 1
    this.counts.rejected += 1
  }

  async #flush(least: number): Promise<void> {
    for (const kind of KINDS) {
      if (this.#rows[kind].length < least) continue
      const rows = this.#rows[kind]
      this.#rows[kind] = []
      await this.#apply(kind, rows)
    }
  }

  async #apply(kind: Kind, rows: readonly Row[]): Promise<void> {
    const { apply, source, onRows } = this.#context
    const spec = { ...SPECS[kind], extra: { source } }
    const inputs = rows.map(({ input }) => input)
    const answer = await apply(spec, inputs, rows)
    this.counts.rows += rows.length
    for (const result of ['created', 'updated', 'unchanged', 'rejected'] as const) {
      this.counts[result] += answer[result]
    }
    for (const { row, refusal } of answer.rows) {
      if (refusal === undefined) continue
      const { line, lines, shown } = rows[row] as Row
      this.#problems.push({ line, lines, column: '', value: shown, refusal })
    }
    await this.#writeProblems()
    await onRows(rows.length)
  }

  async #writeProblems(): Promise<void> {
    const problems = this.#problems.toSorted((a, b) => a.line - b.line)
    this.#problems = []
    await this.#context.errors.write(problems)
  }
}

/** When the first values of a datum begin, for a warning about its local time. */
function firstSecond(datum: Exclude<MeterDatum, { kind: 'problem' } | EventDatum>): number {
  switch (datum.kind) {
    case 'values':
      return datum.run.start
    case 'index':
      return datum.at.epochMilliseconds / 1000
    case 'local':
      return datum.local.toZonedDateTime('UTC').epochMilliseconds / 1000
    default:
      return datum.on.toZonedDateTime('UTC').epochMilliseconds / 1000
  }
}

/** A value times a power of ten, exactly. */
function scaled(value: Decimal, power: number): Decimal {
  return power >= 0
    ? value.times(Decimal.of(powerOfTen(power)))
    : new Decimal(value.coefficient, value.scale - power)
}

/** As `scaled`, of text; what is no number stays as it is and is refused by the row. */
function scaledText(text: string, power: number): string {
  const value = Decimal.tryParse(text)
  return value === undefined ? text : scaled(value, power).toString()
}
