import { Decimal, divideRounded, powerOfTen } from '../kernel/decimal.ts'
import { dayNumber, daysIn, formatPeriod, type Period } from '../kernel/period.ts'
import { ok, type Result, refuse } from '../kernel/result.ts'
import type { TraceStep } from './component.ts'
import type { MeasuredUsage } from './usage.ts'

/** Where a read came from; an actual read outweighs a customer's, and both an estimate. */
export type ReadQuality = 'actual' | 'customer' | 'estimated'

/** What a cumulative register showed at the start of a local day. */
export type RegisterRead = {
  readonly readOn: Temporal.PlainDate
  readonly value: Decimal
  readonly quality: ReadQuality
}

/** A register: it turns over after `digits` whole digits; `multiplier` makes units of its steps. */
export type RegisterChannel = {
  readonly meter: string
  readonly digits: number
  readonly multiplier: Decimal
}

/** Consumption is stated to the watt-hour where the unit is kWh. */
const DECIMALS = 3
const LOOK_BACK_DAYS = 365
const WEIGHT: Readonly<Record<ReadQuality, number>> = { actual: 2, customer: 1, estimated: 0 }

/** A read with what the register had counted since the first one, turn-overs included. */
type CountedRead = RegisterRead & {
  readonly day: number
  readonly count: Decimal
  readonly rolledOver: boolean
}

/**
 * What a register measured between two dates. Between two reads it is spread evenly over their
 * days; after the last one it is carried on at the daily average of the last 12 months of reads
 * and flagged as estimated. The counter is rounded at each date, never the difference, so that the
 * consumption of adjoining periods adds up to that of the whole. Nothing is counted before the
 * first read, which the evidence says (`unmeasured`). Reads may come in any order and more than once.
 *
 * Refuses `no_reads` (fewer than two before or around the period), `reads_contradict` (two values
 * of one quality on a date) and `read_went_backwards` (less than before, and no turn-over).
 */
export function consumption(
  reads: readonly RegisterRead[],
  channel: RegisterChannel,
  period: Period,
): Result<MeasuredUsage> {
  const sorted = oneADay(reads)
  if (!sorted.ok) return sorted
  const counted = countUp(sorted.value, channel)
  if (!counted.ok) return counted
  const series = counted.value
  const from = dayNumber(period.start)
  const to = dayNumber(period.end)
  const first = series[0]
  if (series.length < 2 || first === undefined || first.day >= to) {
    return refuse('no_reads', { meter: channel.meter, period: formatPeriod(period) })
  }
  const evidence = evidenceOf(series, channel, Math.max(from, first.day), to)
  const unread = { start: period.start, end: first.readOn }
  return ok({
    period,
    quantity: counterAt(series, to).minus(counterAt(series, Math.max(from, first.day))),
    estimated: evidence.some(step => step.step === 'read' && step.estimated),
    evidence: first.day > from ? [unmeasured(channel.meter, unread), ...evidence] : evidence,
  })
}

/** Says that days of the service were not measured, so that somebody looks for what they used. */
export function unmeasured(meter: string, days: Period): TraceStep {
  return {
    step: 'unmeasured',
    meter,
    from: days.start.toString(),
    to: days.end.toString(),
    days: String(daysIn(days)),
  }
}

/** Sorted by date, one a date, the better quality first; equal reads count once. */
function oneADay(reads: readonly RegisterRead[]): Result<(RegisterRead & { day: number })[]> {
  const sorted = reads
    .map(read => ({ ...read, day: dayNumber(read.readOn) }))
    .sort((a, b) => a.day - b.day || WEIGHT[b.quality] - WEIGHT[a.quality])
  const kept: typeof sorted = []
  for (const read of sorted) {
    const last = kept.at(-1)
    if (last?.day !== read.day) kept.push(read)
    else if (last.quality === read.quality && !last.value.equals(read.value)) {
      return refuse('reads_contradict', {
        date: read.readOn.toString(),
        values: [last.value, read.value].map(String).sort().join(' '),
      })
    }
  }
  return ok(kept)
}

/**
 * Adds up the register, a turn-over being a fall that is less than half the register when read
 * forwards. An estimate that a later read contradicts is dropped: it was too high.
 */
function countUp(
  reads: readonly (RegisterRead & { day: number })[],
  { meter, digits, multiplier }: RegisterChannel,
): Result<CountedRead[]> {
  const register = new Decimal(powerOfTen(digits), 0)
  const half = new Decimal(5n * powerOfTen(digits), 1)
  const series: CountedRead[] = []
  for (const read of reads) {
    let previous = series.at(-1)
    let delta = previous === undefined ? read.value : read.value.minus(previous.value)
    while (previous !== undefined && delta.sign < 0 && !delta.plus(register).isBelow(half)) {
      if (previous.quality !== 'estimated' || series.length === 1) {
        return refuse('read_went_backwards', {
          meter,
          date: read.readOn.toString(),
          value: read.value.toString(),
          before: previous.value.toString(),
          beforeOn: previous.readOn.toString(),
          digits,
        })
      }
      series.pop()
      previous = series.at(-1)
      delta = read.value.minus(previous?.value ?? Decimal.zero)
    }
    const rolledOver = delta.sign < 0
    const step = (rolledOver ? delta.plus(register) : delta).times(multiplier)
    series.push({ ...read, rolledOver, count: previous?.count.plus(step) ?? step })
  }
  return ok(series)
}

/** The counter at the start of a day, to 3 decimals: a function of the reads and that day alone. */
function counterAt(series: readonly CountedRead[], day: number): Decimal {
  const next = series.find(read => read.day >= day)
  if (next?.day === day) return next.count.round(DECIMALS)
  const [a, b] =
    next === undefined ? averageSpan(series) : [series[series.indexOf(next) - 1]!, next]
  const from = next === undefined ? b : a
  const gained = b.count.minus(a.count)
  const top = gained.coefficient * BigInt(day - from.day)
  const scale = Math.max(gained.scale, from.count.scale, DECIMALS)
  const below = BigInt(b.day - a.day)
  const exact = from.count.atScale(scale) * below + top * powerOfTen(scale - gained.scale)
  return new Decimal(
    divideRounded(exact, below * powerOfTen(scale - DECIMALS), 'half_up'),
    DECIMALS,
  )
}

/** The reads whose average carries on after the last one: at most 12 months, at least two reads. */
function averageSpan(series: readonly CountedRead[]): [CountedRead, CountedRead] {
  const last = series.at(-1)!
  const recent = series.find(read => read.day >= last.day - LOOK_BACK_DAYS)!
  return [recent === last ? series.at(-2)! : recent, last]
}

/** The reads that a bill shows: those that the period touches, whole spans without event as one. */
function evidenceOf(
  series: readonly CountedRead[],
  channel: RegisterChannel,
  from: number,
  to: number,
): TraceStep[] {
  const steps: ReadSpan[] = []
  for (let i = 1; i < series.length; i += 1) {
    const [a, b] = [series[i - 1]!, series[i]!]
    if (a.day >= to || b.day <= from) continue
    const estimated = b.quality === 'estimated' || a.quality === 'estimated'
    const span = { a, b, rolledOver: b.rolledOver, estimated }
    const last = steps.at(-1)
    if (last !== undefined && joins(last, span, from, to)) {
      steps[steps.length - 1] = { ...span, a: last.a, rolledOver: last.rolledOver }
    } else steps.push(span)
  }
  const shown = steps.map(span => readStep(series, channel, span, from, to))
  const last = series.at(-1)!
  return last.day < to
    ? [...shown, carriedOn(series, channel, Math.max(from, last.day), to)]
    : shown
}

type ReadSpan = {
  readonly a: CountedRead
  readonly b: CountedRead
  readonly rolledOver: boolean
  readonly estimated: boolean
}

function joins(last: ReadSpan, next: ReadSpan, from: number, to: number): boolean {
  const whole = last.a.day >= from && next.b.day <= to
  return whole && last.estimated === next.estimated && !last.rolledOver && !next.rolledOver
}

function readStep(
  series: readonly CountedRead[],
  channel: RegisterChannel,
  { a, b, rolledOver, estimated }: ReadSpan,
  from: number,
  to: number,
): TraceStep {
  const start = Math.max(a.day, from)
  const end = Math.min(b.day, to)
  return {
    step: 'read',
    meter: channel.meter,
    from: a.readOn.toString(),
    to: b.readOn.toString(),
    previous: a.value.toString(),
    current: b.value.toString(),
    multiplier: channel.multiplier.toString(),
    rolledOver,
    estimated,
    days: String(end - start),
    of: String(b.day - a.day),
    quantity: counterAt(series, end).minus(counterAt(series, start)).toString(),
  }
}

/** The days after the last read, at the average before it: the reads shown are those averaged. */
function carriedOn(
  series: readonly CountedRead[],
  channel: RegisterChannel,
  from: number,
  to: number,
): TraceStep {
  const [a, b] = averageSpan(series)
  return {
    ...(readStep(
      series,
      channel,
      { a, b, rolledOver: false, estimated: true },
      a.day,
      b.day,
    ) as TraceStep & { step: 'read' }),
    days: String(to - from),
    of: String(b.day - a.day),
    quantity: counterAt(series, to).minus(counterAt(series, from)).toString(),
  }
}
