import { type Counting, isLevel } from '../catalog/counting.ts'
import { dateOf, startOfDay } from '../kernel/calendar.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import { type AmountSum, type EventAmount, sumAmounts } from './event-amount.ts'
import { type EventProperties, propertyOf } from './event-properties.ts'
import { dayStretches, hourStretch, placeOf, type Stretch } from './time-weight.ts'

/*
 * What the events of a span come to, by definition. `load/event-usage.ts` asks the database the same
 * for a whole chunk; a property test holds that both agree.
 */

/** An event that was not voided. */
export type CountedEvent = {
  readonly eventKey: string
  readonly occurredAt: Temporal.Instant
  readonly quantity: Decimal
  readonly properties: EventProperties | null
}

/** What is asked of the events of a meter in some days of an account. */
export type EventQuestion = {
  readonly span: Period
  readonly timeZone: string
  readonly counting: Counting
  /** Properties by which groups are told apart; none = one group. */
  readonly groupBy: readonly string[]
  /** Left out: how many, not what each of them costs. Only where quantities add up or are counted. */
  readonly amount?: EventAmount
}

/** Events with equal values of the properties asked for; '' where an event lacks one. */
export type EventGroup = {
  readonly values: readonly string[]
  readonly count: number
  /** Of time-weighted counting the sum of level × distance, from the group's first event on. */
  readonly quantity: Decimal
  /** The place of that first event; null where time does not weigh. */
  readonly firstPlace: Decimal | null
  /** Of events that are priced one by one. */
  readonly amount: AmountSum | null
}

/** The level of a group before a span: that of its last event before it. */
export type Opening = {
  readonly values: readonly string[]
  readonly quantity: Decimal
  readonly occurredAt: Temporal.Instant
}

export type EventAnswer = {
  /** All events of the span. */
  readonly count: number
  /** In the order of their values. */
  readonly groups: readonly EventGroup[]
  /** Of a meter whose level is carried: one a group that had events before, in the order of values. */
  readonly openings: readonly Opening[]
  /** Of a level that is charged by the day: from which day on it was what, group by group. */
  readonly levels: readonly Level[] | null
}
export type Level = {
  readonly values: readonly string[]
  readonly from: Temporal.PlainDate
  readonly quantity: Decimal
}

/** More groups than this are nothing that a bill can tell. */
export const MOST_GROUPS = 1000

/** Decimals of a time-weighted quantity, rounded half up. */
const WEIGHTED_DECIMALS = 6

/** Answers a question from the events themselves: those of its span and, for levels, those before. */
export function countEvents(events: readonly CountedEvent[], question: EventQuestion): EventAnswer {
  const { span, timeZone, counting, groupBy } = question
  const [from, to] = [startOfDay(span.start, timeZone), startOfDay(span.end, timeZone)]
  const ordered = events.toSorted(byTime)
  const before = ordered.filter(each => Temporal.Instant.compare(each.occurredAt, from) < 0)
  const inside = ordered.filter(
    ({ occurredAt }) =>
      Temporal.Instant.compare(occurredAt, from) >= 0 &&
      Temporal.Instant.compare(occurredAt, to) < 0,
  )
  const groups = Map.groupBy(inside, each => groupText(each, groupBy))
  const earlier = Map.groupBy(counting.carried ? before : [], each => groupText(each, groupBy))
  return {
    count: inside.length,
    groups: isLevel(counting)
      ? []
      : [...groups].map(([values, members]) => ({
          values: JSON.parse(values) as string[],
          count: members.length,
          quantity: quantityOf(members, question),
          firstPlace: isTimed(counting)
            ? placeOf(members[0]!.occurredAt, placesOf(question).stretches)
            : null,
          amount: amountsOf(earlierOf(before, values, question), members, question),
        })),
    openings: [...earlier]
      .map(([values, events]) => {
        const { quantity, occurredAt } = events.at(-1)!
        return { values: JSON.parse(values) as string[], quantity, occurredAt }
      })
      .sort(byValues),
    levels: isLevel(counting)
      ? [...groups]
          .map(([values, members]) => ({ values: JSON.parse(values) as string[], members }))
          .sort(byValues)
          .flatMap(({ values, members }) => levelsOf(values, members, timeZone))
      : null,
  }
}

/** In the order of the values that tell groups apart. */
export function byValues(
  a: { readonly values: readonly string[] },
  b: { readonly values: readonly string[] },
): number {
  const [x, y] = [a.values.join('\0'), b.values.join('\0')]
  return x < y ? -1 : x > y ? 1 : 0
}

/** The values of an event by which its group is known. */
function groupText({ properties }: CountedEvent, groupBy: readonly string[]): string {
  return JSON.stringify(groupBy.map(name => propertyOf(properties, name) ?? ''))
}

function amountsOf(
  earlier: readonly CountedEvent[],
  members: readonly CountedEvent[],
  { amount, counting }: EventQuestion,
): AmountSum | null {
  if (amount === undefined) return null
  const sum = sumAmounts(earlier, members, amount)
  if (counting.aggregation !== 'count') return sum
  return { ...sum, pricedQuantity: Decimal.of(sum.pricedCount) }
}

/** Events of a group in the same period before the span. */
function earlierOf(
  before: readonly CountedEvent[],
  group: string,
  { amount, groupBy, timeZone }: EventQuestion,
): CountedEvent[] {
  const free = amount?.free ?? null
  if (free === null) return []
  const since = startOfDay(free.countedFrom, timeZone)
  return before.filter(
    each =>
      Temporal.Instant.compare(each.occurredAt, since) >= 0 && groupText(each, groupBy) === group,
  )
}

/** Of one instant the greater key is the later event. */
function byTime(a: CountedEvent, b: CountedEvent): number {
  const byInstant = Temporal.Instant.compare(a.occurredAt, b.occurredAt)
  return byInstant !== 0
    ? byInstant
    : a.eventKey < b.eventKey
      ? -1
      : a.eventKey > b.eventKey
        ? 1
        : 0
}

/** What a group of events comes to; of a time-weighted one the sum of level × distance. */
function quantityOf(events: readonly CountedEvent[], question: EventQuestion): Decimal {
  const { counting } = question
  const quantities = events.map(({ quantity }) => quantity)
  switch (counting.aggregation) {
    case 'sum':
      return quantities.reduce((sum, each) => sum.plus(each), Decimal.zero)
    case 'count':
      return Decimal.of(events.length)
    case 'unique': {
      const values = events.map(each => propertyOf(each.properties, counting.property ?? ''))
      return Decimal.of(new Set(values.filter(value => value !== undefined)).size)
    }
    case 'max':
      return quantities.reduce((a, b) => (b.isAbove(a) ? b : a))
    case 'latest':
      return quantities.at(-1)!
    case 'percentile':
      return nearestRank(quantities, counting.percentile ?? Decimal.of(100))
    case 'average':
    case 'time_sum':
      return weighted(events, placesOf(question))
  }
}

/** The quantity whose rank, from 1 in ascending order, is percentile × count ÷ 100, rounded up. */
function nearestRank(quantities: readonly Decimal[], percentile: Decimal): Decimal {
  const rank = percentile.times(Decimal.of(quantities.length)).times(new Decimal(1n, 2)).ceiling()
  return quantities.toSorted((a, b) => a.compare(b))[Number(rank.toString()) - 1]!
}

function weighted(events: readonly CountedEvent[], { stretches, end }: Places): Decimal {
  return events.reduce((sum, { quantity, occurredAt }, i) => {
    const next = events[i + 1]
    const until = next === undefined ? end : placeOf(next.occurredAt, stretches)
    return sum.plus(quantity.times(until.minus(placeOf(occurredAt, stretches))))
  }, Decimal.zero)
}

/** Of each day on which the level changed, the level that it ended with. */
function levelsOf(
  values: readonly string[],
  events: readonly CountedEvent[],
  timeZone: string,
): Level[] {
  const byDay = new Map<string, Level>()
  for (const { occurredAt, quantity } of events) {
    const from = dateOf(occurredAt, timeZone)
    byDay.set(from.toString(), { values, from, quantity })
  }
  return [...byDay.values()]
}

/** Whether quantities are levels that are weighted by the time that they hold. */
export function isTimed({ aggregation }: Counting): boolean {
  return aggregation === 'average' || aggregation === 'time_sum'
}

/** The line on which the time of a question is counted. */
export type Places = { readonly stretches: readonly Stretch[]; readonly end: Decimal }

export function placesOf({ span, timeZone, counting }: EventQuestion): Places {
  const end = startOfDay(span.end, timeZone)
  const stretches =
    counting.per === 'day'
      ? dayStretches(span, timeZone)
      : [hourStretch(startOfDay(span.start, timeZone), end)]
  return { stretches, end: placeOf(end, stretches) }
}

/**
 * What one group comes to as the quantity of the period: the level that was carried into it counts
 * until the group's first event, and time-weighted quantities are rounded once, to 6 decimals.
 */
export function settledQuantity(
  question: EventQuestion,
  group: EventGroup | undefined,
  opening: Opening | null,
): Decimal {
  const { aggregation } = question.counting
  const counted = group?.quantity ?? Decimal.zero
  if (aggregation === 'max' && opening !== null) {
    return group !== undefined && counted.isAbove(opening.quantity) ? counted : opening.quantity
  }
  if (!isTimed(question.counting)) return counted
  const { end } = placesOf(question)
  const sum =
    opening === null ? counted : counted.plus(opening.quantity.times(group?.firstPlace ?? end))
  if (aggregation === 'time_sum') return sum.round(WEIGHTED_DECIMALS)
  return sum.dividedBy(end, WEIGHTED_DECIMALS)
}
