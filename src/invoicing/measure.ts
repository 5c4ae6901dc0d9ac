import type { Decimal } from '../kernel/decimal.ts'
import { overlap, type Period } from '../kernel/period.ts'
import { RefusalError, type Result } from '../kernel/result.ts'
import { consumption, type RegisterRead, unmeasured } from '../rating/energy-reads.ts'
import { intervalUsage, mayBeFilled } from '../rating/intervals.ts'
import type { MeasuredUsage } from '../rating/usage.ts'
import type { AccountFacts } from './facts.ts'
import { exportPlan, nothingExported, withExports } from './measure-exports.ts'
import type { PlannedCharge } from './propose.ts'

/*
 * From what meters recorded to the usage that is priced. The bill run asks the database for the
 * records and a simulation has them at hand; what is made of them is the same.
 */

/** An account with the charges to be rated for it. */
export type PlannedAccount = {
  readonly account: AccountFacts
  readonly planned: readonly PlannedCharge[]
}

/** The usage of each span of each planned charge of an account, or why it cannot be measured. */
export type AccountUsage = readonly (readonly MeasuredUsage[])[] | RefusalError

/** A span of a planned charge on its way to being measured. */
export type Need = {
  readonly account: AccountFacts
  readonly plan: PlannedCharge
  readonly span: Period
  answer: MeasuredUsage | RefusalError | null
  /** Of what was fed into the grid, which a charge nets. */
  readonly exported?: boolean
}

/** What must be measured for an account: a list of spans for each of its planned charges. */
export function needsOf({ account, planned }: PlannedAccount): Need[][] {
  const spansOf = (plan: PlannedCharge, exported: boolean): Need[] =>
    plan.usageSpans.map(span => ({
      account,
      plan,
      span,
      answer: null,
      ...(exported ? { exported } : {}),
    }))
  return planned.map(plan => {
    const exports = exportPlan(plan)
    const taken = spansOf(plan, false)
    return exports === undefined ? taken : [...taken, ...spansOf(exports, true)]
  })
}

/** The answers in the order of the needs; the first refusal stands for the whole account. */
export function answersOf(needs: readonly (readonly Need[])[]): AccountUsage {
  const refusal = needs.flat().find(need => need.answer instanceof RefusalError)?.answer
  if (refusal instanceof RefusalError) return refusal
  return needs.map(spans => {
    const answers = spans.map(need => need.answer as MeasuredUsage)
    return spans[0] === undefined ? answers : withExports(spans[0].plan, answers)
  })
}

/** Answers a need by what its events come to. */
export function answerEvents(
  need: Need,
  { quantity, count }: { readonly quantity: Decimal; readonly count: number },
): void {
  const { meterCode, counting } = need.plan.item.charge
  const meter = meterCode ?? ''
  const how = counting?.aggregation ?? 'sum'
  const from = need.span.start.toString()
  const to = need.span.end.toString()
  need.answer = {
    period: need.span,
    quantity,
    estimated: false,
    evidence: [
      {
        step: 'usage',
        meter,
        from,
        to,
        quantity: quantity.toString(),
        count,
        source: 'events',
        ...(how === 'sum' ? {} : { counting: how }),
      },
    ],
  }
}

/** A register of a meter as far as measuring needs to know it. */
export type MeasuringChannel = {
  readonly meterCode: string
  readonly serial: string
  readonly multiplier: Decimal
  readonly digits: number | null
  readonly installedOn: Temporal.PlainDate
  readonly removedOn: Temporal.PlainDate | null
}

/** A channel's part of a need: the days of the span in which the channel was installed. */
export type ChannelPart<Channel extends MeasuringChannel> = {
  readonly need: Need
  readonly channel: Channel
  readonly period: Period
}

/** The channels of a need's meter at its premise, each for the days that it was there. */
export function channelParts<Channel extends MeasuringChannel>(
  need: Need,
  channels: readonly Channel[],
): ChannelPart<Channel>[] {
  return channels
    .filter(channel => channel.meterCode === need.plan.item.charge.meterCode)
    .flatMap(channel => {
      const installed = { start: channel.installedOn, end: channel.removedOn ?? need.span.end }
      const period = overlap(need.span, installed)
      return period === undefined ? [] : [{ need, channel, period }]
    })
}

/** Adds what a register counted. A register without a stated size is taken never to turn over. */
export function addReads(
  { need, channel, period }: ChannelPart<MeasuringChannel>,
  reads: readonly RegisterRead[],
): void {
  const register = { ...channel, meter: channel.serial, digits: channel.digits ?? 12 }
  add(need, resultOf(consumption(reads, register, period)))
}

/** The sum of a day's interval values, and how many of them are missing. */
export type DayOfIntervals = {
  readonly day: Temporal.PlainDate
  readonly total: Decimal
  readonly missing: number
  readonly estimated: boolean
  /** What of the sum was estimated or substituted; left out: all of it, or nothing. */
  readonly estimatedTotal?: Decimal
}

/** A channel's part of a need, with what was recorded on its days. */
export type IntervalPart = {
  readonly part: ChannelPart<MeasuringChannel>
  readonly days: readonly DayOfIntervals[]
}

/**
 * Adds what interval meters counted. Days with values missing count as missing; where more of a
 * charge's whole service period is missing than can be filled, its account is held.
 */
export function addIntervals(parts: readonly IntervalPart[]): void {
  for (const [plan, ofPlan] of Map.groupBy(parts, ({ part }) => part.need.plan)) {
    const series = [...Map.groupBy(ofPlan, ({ part }) => part.channel)].map(([channel, pieces]) =>
      seriesOf(channel, pieces),
    )
    const missing = new Set(series.flatMap(each => each.missing.map(date => date.toString())))
    const filled = mayBeFilled(missing.size, plan.service)
    for (const { serial, complete, missing, pieces } of series) {
      const lacking = !complete || (!filled && missing.length > 0)
      for (const { part, usage } of pieces) {
        add(part.need, lacking ? missingUsage(part.need, 'no_intervals', serial) : usage)
      }
    }
  }
}

/** One channel through all the spans of a charge. */
function seriesOf({ serial, multiplier }: MeasuringChannel, pieces: readonly IntervalPart[]) {
  const whole = pieces.map(({ days }) => days.filter(day => day.missing === 0))
  const totals = whole.flat().map(({ day, total, estimated, estimatedTotal }) => ({
    date: day,
    quantity: total.times(multiplier),
    ...(estimated ? { estimated: (estimatedTotal ?? total).times(multiplier) } : {}),
  }))
  const periods = pieces.map(({ part }) => part.period)
  const { usages, ...rest } = intervalUsage(serial, totals, periods)
  return {
    ...rest,
    serial,
    pieces: pieces.map(({ part }, i) => {
      const usage = usages[i]!
      const estimated = usage.estimated || whole[i]!.some(day => day.estimated)
      return { part, usage: { ...usage, estimated } }
    }),
  }
}

/**
 * Whatever no channel has answered has no meter. Where there was one for a part of the days only (the
 * old one had gone before the new one came), the evidence says which days nobody measured.
 */
export function answerWithoutMeter(
  needs: readonly Need[],
  parts: readonly ChannelPart<MeasuringChannel>[],
): void {
  const byNeed = Map.groupBy(parts, part => part.need)
  for (const need of needs) {
    need.answer ??= need.exported ? nothingExported(need.span) : missingUsage(need, 'no_meter')
    if (need.exported || need.answer instanceof RefusalError) continue
    const covered = (byNeed.get(need) ?? []).map(part => part.period)
    const bare = uncovered(need.span, covered)
    if (covered.length === 0 || bare.length === 0) continue
    const meter = need.plan.item.charge.meterCode ?? ''
    const gaps = bare.map(days => unmeasured(meter, days))
    need.answer = { ...need.answer, evidence: [...gaps, ...need.answer.evidence] }
  }
}

/** The days of a span that lie in none of some periods. */
function uncovered(span: Period, periods: readonly Period[]): Period[] {
  const gaps: Period[] = []
  let from = span.start
  for (const { start, end } of periods.toSorted((a, b) => compare(a.start, b.start))) {
    if (compare(from, start) < 0) gaps.push({ start: from, end: start })
    if (compare(from, end) < 0) from = end
  }
  if (compare(from, span.end) < 0) gaps.push({ start: from, end: span.end })
  return gaps
}

const compare = Temporal.PlainDate.compare

function resultOf(result: Result<MeasuredUsage>): MeasuredUsage | RefusalError {
  if (result.ok) return result.value
  return new RefusalError(result.refusal.code, result.refusal.facts)
}

/** Why a need cannot be answered. */
export function missingUsage(
  need: Need,
  code: 'no_intervals' | 'no_meter',
  serial = '',
): RefusalError {
  return new RefusalError(code, {
    meter: need.plan.item.charge.meterCode ?? '',
    serial,
    from: need.span.start.toString(),
    to: need.span.end.toString(),
  })
}

/** Several channels of one meter add up; what one of them lacks, the whole lacks. */
function add(need: Need, part: MeasuredUsage | RefusalError): void {
  const { answer } = need
  if (part instanceof RefusalError) {
    need.answer = part
  } else if (answer === null) {
    need.answer = { ...part, period: need.span }
  } else if (!(answer instanceof RefusalError)) {
    need.answer = {
      period: need.span,
      quantity: answer.quantity.plus(part.quantity),
      estimated: answer.estimated || part.estimated,
      evidence: [...answer.evidence, ...part.evidence],
    }
  }
}
