import type { Counting } from '../../catalog/counting.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { isBefore, type Period } from '../../kernel/period.ts'
import { RefusalError } from '../../kernel/result.ts'
import { qualityOfUnits, readQualities } from '../../metering/day-quality.ts'
import { type CountedEvent, countEvents } from '../../metering/event-usage.ts'
import { type IntervalValues, intervalsInDay, readIntervals } from '../../metering/interval.ts'
import { ReadSeries } from '../../metering/read-series.ts'
import type { RegisterRead } from '../../rating/energy-reads.ts'
import {
  type AccountUsage,
  addIntervals,
  addReads,
  answerEvents,
  answersOf,
  answerWithoutMeter,
  type ChannelPart,
  channelParts,
  type IntervalPart,
  type Need,
  needsOf,
  type PlannedAccount,
} from '../measure.ts'
import { answerEventUsage, eventQuestion } from '../measure-events.ts'
import { answerSeries, asksWhen, type SeriesPart } from '../measure-series.ts'
import type { Scenario, ScenarioChannel, ScenarioSubscription } from './input.ts'
import { knownOn } from './known.ts'

/** Measures planned charges from the usage that the scenario tells, as far as known on a date. */
export function usageOn(
  scenario: Scenario,
  planned: PlannedAccount,
  on: Temporal.PlainDate,
): AccountUsage {
  const needs = needsOf(planned)
  answerNeeds(scenario, needs.flat(), on)
  return answersOf(needs)
}

/** Answers needs from the usage that the scenario tells, as far as known on a date. */
export function answerNeeds(
  scenario: Scenario,
  needs: readonly Need[],
  on: Temporal.PlainDate,
): void {
  const intervals: ToldPart[] = []
  const measured: ChannelPart<ScenarioChannel>[] = []
  for (const need of needs) {
    const told = scenario.subscriptions.find(
      each => each.subscriptionNumber === need.plan.subscription.number,
    )
    if (told === undefined) continue
    if (need.plan.item.measuredBy === 'events') {
      answerFromEvents(need, told, on)
      continue
    }
    const parts = channelParts(need, told.channels)
    measured.push(...parts)
    intervals.push(...measureChannels(parts, need, on))
  }
  addIntervals(intervals.filter(({ part }) => !asksWhen(part.need)).map(dayTotals))
  answerSeries(intervals.filter(({ part }) => asksWhen(part.need)).map(dayValues))
  answerWithoutMeter(needs, measured)
}

/** What the database counts for the bill run, by the same definition. */
function answerFromEvents(need: Need, told: ScenarioSubscription, on: Temporal.PlainDate): void {
  const { account, plan, span } = need
  const asked = eventQuestion(need)
  const answer = countEvents(eventsOf(told, plan.item.charge.meterCode, on), {
    span,
    timeZone: account.timeZone,
    counting: plan.item.charge.counting ?? SUM,
    groupBy: [],
    ...asked,
  })
  if (asked !== undefined) answerEventUsage(need, asked, answer)
  else {
    const { quantity = Decimal.zero } = answer.groups[0] ?? {}
    answerEvents(need, { quantity, count: answer.count })
  }
}

const SUM: Counting = {
  aggregation: 'sum',
  property: null,
  percentile: null,
  per: null,
  carried: false,
}

/** Of one instant the event that is told later counts as the later one. */
function eventsOf(
  told: ScenarioSubscription,
  meterCode: string | null,
  on: Temporal.PlainDate,
): CountedEvent[] {
  return knownOn(told.events, on)
    .filter(event => event.meterCode === meterCode)
    .map((event, i) => ({ ...event, eventKey: String(i).padStart(6, '0') }))
}

type ToldDay = ScenarioChannel['days'][number]
type ToldPart = { readonly part: ChannelPart<ScenarioChannel>; readonly days: readonly ToldDay[] }

/** What the database keeps of a day beside its values. */
function dayTotals({ part, days }: ToldPart): IntervalPart {
  return {
    part,
    days: days.map(told => {
      const { day, estimated, missing } = told
      if (told.total !== undefined) return { day, total: told.total, missing, estimated }
      const read = valuesOf(told, part)
      return { day, total: read.total, missing: read.missing, ...qualityOf(told, read) }
    }),
  }
}

/** Days of which only the sum is told count as missing where the time of use matters. */
function dayValues({ part, days }: ToldPart): SeriesPart {
  return {
    part,
    days: days.flatMap(told => {
      const { day, minutes, values } = told
      if (minutes === undefined || values === undefined) return []
      const read = valuesOf(told, part)
      return [{ day, minutes, ...read, ...qualityOf(told, read) }]
    }),
  }
}

/** How the values of a day came about; throws the refusal that recording them would meet. */
function qualityOf(
  { day, estimated, qualities }: ToldDay,
  { scale, quantities }: IntervalValues,
): { estimated: boolean; qualities?: string | null; estimatedTotal?: Decimal } {
  if (qualities === undefined) return { estimated }
  const letters = readQualities(qualities, quantities.length)
  if (letters === undefined) {
    const facts = { day: day.toString(), value: qualities, expected: quantities.length }
    throw new RefusalError('interval_quality', { ...facts, column: 'qualities' })
  }
  const { estimatedTotal, ...told } = qualityOfUnits({ scale, quantities }, letters)
  return estimatedTotal === null ? told : { ...told, estimatedTotal }
}

/** The values of a day; throws the refusal that recording them would meet. */
function valuesOf(
  { day, minutes = 60, values = [] }: ToldDay,
  { channel, need }: ToldPart['part'],
): IntervalValues {
  const zone = need.account.timeZone
  const facts = { serial: channel.serial, day: day.toString(), column: 'values' }
  const expected = intervalsInDay(day, zone, minutes)
  if (values.length !== expected) {
    const found = { found: values.length, expected, minutes, zone }
    throw new RefusalError('interval_count', { ...facts, ...found })
  }
  const read = readIntervals(values)
  if (typeof read === 'string') throw new RefusalError('interval_value', { ...facts, value: read })
  return read
}

/** Answers a need from its registers; gives what its interval meters recorded. */
function measureChannels(
  parts: readonly ChannelPart<ScenarioChannel>[],
  need: Need,
  on: Temporal.PlainDate,
): ToldPart[] {
  if (need.plan.item.measuredBy !== 'reads') {
    return parts.map(part => ({ part, days: knownDays(part.channel, part.period, on) }))
  }
  for (const part of parts) {
    addReads(part, readsAround(knownReads(part.channel, on), part.period))
  }
  return []
}

/** The latest value of each date, in order; throws the refusal of a read that cannot be right. */
function knownReads(channel: ScenarioChannel, on: Temporal.PlainDate): RegisterRead[] {
  const series = new ReadSeries([], channel)
  const reads = new Map<string, RegisterRead>()
  for (const read of knownOn(channel.reads, on)) {
    const taken = series.take(read)
    if ('refusal' in taken) throw new RefusalError(taken.refusal.code, taken.refusal.facts)
    reads.set(read.readOn.toString(), read)
  }
  return [...reads.values()].sort((a, b) => Temporal.PlainDate.compare(a.readOn, b.readOn))
}

/**
 * The reads that the bill run would load for a period: from the last one on or before its start
 * that is no estimate to the first such one on or after its end; where none is after it, from 12
 * months earlier, which carrying the register on needs.
 */
function readsAround(reads: readonly RegisterRead[], { start, end }: Period): RegisterRead[] {
  const firm = reads.filter(read => read.quality !== 'estimated')
  const after = firm.find(read => !isBefore(read.readOn, end))
  const since = after === undefined ? start.subtract({ months: 12 }) : start
  const first = firm.findLast(read => !isBefore(since, read.readOn))
  return reads.filter(
    read =>
      (first === undefined || !isBefore(read.readOn, first.readOn)) &&
      (after === undefined || !isBefore(after.readOn, read.readOn)),
  )
}

function knownDays(channel: ScenarioChannel, { start, end }: Period, on: Temporal.PlainDate) {
  const days = new Map(knownOn(channel.days, on).map(day => [day.day.toString(), day]))
  return [...days.values()]
    .filter(({ day }) => !isBefore(day, start) && isBefore(day, end))
    .sort((a, b) => Temporal.PlainDate.compare(a.day, b.day))
}
