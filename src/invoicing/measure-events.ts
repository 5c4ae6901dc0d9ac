import { isLevel } from '../catalog/counting.ts'
import { propertiesAsked } from '../catalog/event-prices.ts'
import { dateOf } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import { isBefore, type Period, splitAt } from '../kernel/period.ts'
import { RefusalError } from '../kernel/result.ts'
import type { AmountSum } from '../metering/event-amount.ts'
import {
  type EventAnswer,
  type EventQuestion,
  MOST_GROUPS,
  settledQuantity,
} from '../metering/event-usage.ts'
import type { TraceStep } from '../rating/component.ts'
import { eventAmountOf } from '../rating/event-formula.ts'
import type { DatedQuantity } from '../rating/fee.ts'
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
  if (answer.groups.length > MOST_GROUPS) {
    const facts = { charge: need.plan.item.charge.code, by: groupBy.join(', '), most: MOST_GROUPS }
    need.answer = new RefusalError('too_many_groups', facts)
    return
  }
  const unpriced = answer.groups.find(group => group.amount !== null && group.amount.unpriced > 0)
  if (unpriced?.amount != null) {
    need.answer = unpricedEvents(need, unpriced.amount)
    return
  }
  const settled = answer.groups.map(group => ({
    values: group.values,
    count: group.count,
    quantity: settledQuantity(question, group, answer.opening),
    ...(group.amount === null ? {} : { amounts: group.amount }),
  }))
  const isTold = groupBy.length > 0 || question.amount !== undefined
  const levels = isLevel(counting) ? levelSpans(question, answer) : undefined
  const quantity =
    levels?.at(-1)?.quantity ??
    (isTold
      ? settled.reduce((sum, group) => sum.plus(group.quantity), Decimal.zero)
      : (settled[0]?.quantity ?? settledQuantity(question, undefined, answer.opening)))
  need.answer = {
    period: span,
    quantity,
    estimated: false,
    evidence: evidenceOf(need, question, answer, quantity),
    ...(isTold ? { groups: settled } : {}),
    ...(levels === undefined ? {} : { levels }),
  }
}

function unpricedEvents(need: Need, { unpriced, unpricedKey }: AmountSum): RefusalError {
  const { code, meterCode } = need.plan.item.charge
  const facts = { charge: code, meter: meterCode ?? '', count: unpriced, key: unpricedKey ?? '' }
  return new RefusalError('event_unpriced', facts)
}

function evidenceOf(
  need: Need,
  { span, counting, timeZone }: EventQuestion,
  { count, opening }: EventAnswer,
  quantity: Decimal,
): TraceStep[] {
  const meter = need.plan.item.charge.meterCode ?? ''
  const how = isLevel(counting) ? 'level' : counting.aggregation
  const usage: TraceStep = {
    step: 'usage',
    meter,
    from: span.start.toString(),
    to: span.end.toString(),
    quantity: quantity.toString(),
    count,
    source: 'events',
    ...(how === 'sum' ? {} : { counting: how }),
    ...(counting.percentile === null ? {} : { percentile: counting.percentile.toString() }),
  }
  if (opening === null) return [usage]
  const on = dateOf(opening.occurredAt, timeZone).toString()
  return [{ step: 'opening', meter, on, quantity: opening.quantity.toString() }, usage]
}

/** The level of every day of a span: what was carried into it until the first change. */
function levelSpans({ span }: EventQuestion, answer: EventAnswer): DatedQuantity[] {
  const levels = answer.levels ?? []
  const opening = answer.opening?.quantity ?? Decimal.zero
  return splitAt(
    span,
    levels.map(level => level.from),
  ).map((period: Period) => ({
    period,
    quantity: levels.findLast(level => !isBefore(period.start, level.from))?.quantity ?? opening,
  }))
}
