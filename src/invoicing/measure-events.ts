import { isLevel } from '../catalog/counting.ts'
import { propertiesAsked } from '../catalog/event-prices.ts'
import { dateOf } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import { isBefore, type Period, splitAt } from '../kernel/period.ts'
import { RefusalError } from '../kernel/result.ts'
import type { AmountSum } from '../metering/event-amount.ts'
import {
  byValues,
  type EventAnswer,
  type EventGroup,
  type EventQuestion,
  type Level,
  MOST_GROUPS,
  type Opening,
  settledQuantity,
} from '../metering/event-usage.ts'
import type { TraceStep } from '../rating/component.ts'
import { eventAmountOf } from '../rating/event-formula.ts'
import type { DatedQuantity } from '../rating/fee.ts'
import type { MeasuredUsage } from '../rating/usage.ts'
import type { Need } from './measure.ts'

/*
 * Charges that ask more of events than a plain sum, number, maximum or last value: each group apart, a
 * level, different users, a percentile. What the events come to is metering's definition, in the
 * database and in memory; here it becomes the usage that is priced.
 */

const PLAIN: ReadonlySet<string> = new Set(['sum', 'count', 'max', 'latest'])

/** What a need asks of its events, or undefined where `answerEvents` does. */
export function eventQuestion({ account, plan, span }: Need): EventQuestion | undefined {
  const { charge } = plan.item
  const { counting, grouping = null } = charge
  if (plan.item.measuredBy !== 'events' || counting == null) return undefined
  // A price that is missing is told when the charge is rated.
  const price = charge.prices.findLast(({ effectiveFrom }) => !isBefore(span.start, effectiveFrom))
  const amount = price && eventAmountOf(charge, price.price, plan)
  const groupBy = price === undefined ? [] : propertiesAsked(grouping, price.price)
  const isPlain = PLAIN.has(counting.aggregation) && !counting.carried
  if (isPlain && groupBy.length === 0 && amount === undefined) return undefined
  const asked = { span, timeZone: account.timeZone, counting, groupBy }
  return amount === undefined ? asked : { ...asked, amount }
}

/** Answers a need by what its events come to. */
export function answerEventUsage(need: Need, question: EventQuestion, answer: EventAnswer): void {
  const { span, counting, groupBy } = question
  const all = allGroups(answer)
  if (all.length > MOST_GROUPS) {
    const facts = { charge: need.plan.item.charge.code, by: groupBy.join(', '), most: MOST_GROUPS }
    need.answer = new RefusalError('too_many_groups', facts)
    return
  }
  const unpriced = answer.groups.find(group => group.amount !== null && group.amount.unpriced > 0)
  if (unpriced?.amount != null) {
    need.answer = unpricedEvents(need, unpriced.amount)
    return
  }
  if (isLevel(counting) && groupBy.length > 0) {
    need.answer = levelsByGroup(need, question, answer, all)
    return
  }
  const isApart = groupBy.length > 0
  const settled = all.map(({ values, group, opening }) => ({
    values,
    count: group?.count ?? 0,
    quantity: settledQuantity(question, group, opening),
    ...(group === undefined || group.amount === null ? {} : { amounts: group.amount }),
    ...(isApart && opening !== null ? { opening: openingStep(need, question, opening) } : {}),
  }))
  const isTold = isApart || question.amount !== undefined
  const levels = isLevel(counting)
    ? levelSpans(span, answer.levels ?? [], answer.openings[0] ?? null)
    : undefined
  const quantity =
    levels?.at(-1)?.quantity ??
    (isTold
      ? settled.reduce((sum, group) => sum.plus(group.quantity), Decimal.zero)
      : (settled[0]?.quantity ?? settledQuantity(question, undefined, null)))
  const opening = isApart ? undefined : answer.openings[0]
  need.answer = {
    period: span,
    quantity,
    estimated: false,
    evidence: [
      ...(opening === undefined ? [] : [openingStep(need, question, opening)]),
      usageStep(need, question, answer, quantity),
    ],
    ...(isTold ? { groups: settled } : {}),
    ...(levels === undefined ? {} : { levels }),
  }
}

/** A group that had events in the span, or a level before it. */
type AnyGroup = {
  readonly values: readonly string[]
  readonly group: EventGroup | undefined
  readonly opening: Opening | null
}

/** The groups of an answer in the order of their values, those too whose level nothing changed. */
function allGroups({ groups, openings, levels }: EventAnswer): AnyGroup[] {
  const found = new Map<string, AnyGroup>()
  for (const group of groups) {
    found.set(JSON.stringify(group.values), { values: group.values, group, opening: null })
  }
  for (const { values } of levels ?? []) {
    found.set(JSON.stringify(values), { values, group: undefined, opening: null })
  }
  for (const opening of openings) {
    const key = JSON.stringify(opening.values)
    const known = found.get(key) ?? { values: opening.values, group: undefined }
    found.set(key, { ...known, opening })
  }
  return [...found.values()].sort(byValues)
}

/** A level that is charged by the day, group by group. */
function levelsByGroup(
  need: Need,
  question: EventQuestion,
  answer: EventAnswer,
  all: readonly AnyGroup[],
): MeasuredUsage {
  const { span, groupBy } = question
  const byGroup = Map.groupBy(answer.levels ?? [], ({ values }) => JSON.stringify(values))
  const groupLevels = all.map(({ values, opening }) => {
    const own = byGroup.get(JSON.stringify(values)) ?? []
    const levels = levelSpans(span, own, opening)
    const group: TraceStep = {
      step: 'group',
      by: groupBy.join(', '),
      values: values.map(value => value || '–').join(', '),
      count: String(own.length),
      quantity: (levels.at(-1)?.quantity ?? Decimal.zero).toString(),
    }
    const before = opening === null ? [] : [openingStep(need, question, opening)]
    return { values, levels, evidence: [...before, group] }
  })
  const quantity = groupLevels.reduce(
    (sum, { levels }) => sum.plus(levels.at(-1)?.quantity ?? Decimal.zero),
    Decimal.zero,
  )
  return {
    period: span,
    quantity,
    estimated: false,
    evidence: [usageStep(need, question, answer, quantity)],
    groupLevels,
  }
}

function unpricedEvents(need: Need, { unpriced, unpricedKey }: AmountSum): RefusalError {
  const { code, meterCode } = need.plan.item.charge
  const facts = { charge: code, meter: meterCode ?? '', count: unpriced, key: unpricedKey ?? '' }
  return new RefusalError('event_unpriced', facts)
}

function usageStep(
  need: Need,
  { span, counting }: EventQuestion,
  { count }: EventAnswer,
  quantity: Decimal,
): TraceStep {
  const how = isLevel(counting) ? 'level' : counting.aggregation
  return {
    step: 'usage',
    meter: need.plan.item.charge.meterCode ?? '',
    from: span.start.toString(),
    to: span.end.toString(),
    quantity: quantity.toString(),
    count,
    source: 'events',
    ...(how === 'sum' ? {} : { counting: how }),
    ...(counting.percentile === null ? {} : { percentile: counting.percentile.toString() }),
  }
}

function openingStep(need: Need, { timeZone }: EventQuestion, opening: Opening): TraceStep {
  const on = dateOf(opening.occurredAt, timeZone).toString()
  const meter = need.plan.item.charge.meterCode ?? ''
  return { step: 'opening', meter, on, quantity: opening.quantity.toString() }
}

/** The level of every day of a span: what was carried into it until the first change. */
function levelSpans(
  span: Period,
  levels: readonly Level[],
  opening: Opening | null,
): DatedQuantity[] {
  return splitAt(
    span,
    levels.map(level => level.from),
  ).map((period: Period) => ({
    period,
    quantity:
      levels.findLast(level => !isBefore(period.start, level.from))?.quantity ??
      opening?.quantity ??
      Decimal.zero,
  }))
}
