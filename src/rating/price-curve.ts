import type { Charge, Price } from '../catalog/charge.ts'
import { dimensionsOf, propertiesAsked } from '../catalog/event-prices.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import { RefusalError } from '../kernel/result.ts'
import { sumAmounts } from '../metering/event-amount.ts'
import type { CountedEvent } from '../metering/event-usage.ts'
import type { Component, TraceStep } from './component.ts'
import { eventAmountOf } from './event-formula.ts'
import { rateCharge } from './rate-charge.ts'
import type { MeasuredUsage, UsageGroup } from './usage.ts'

/** What of a charge its price depends on, for a look at it before it is sold. */
export type CurveCharge = Pick<
  Charge,
  'kind' | 'months' | 'unit' | 'included' | 'minimum' | 'maximum' | 'indexes'
> & { readonly price: Price }

/** What a look at a price is told beside the charge. */
export type CurveAsked = {
  readonly currency: string
  /** The first day of the period that is priced. */
  readonly on: Temporal.PlainDate
  /** Of the worked example; left out, one that shows the price well. */
  readonly quantity?: Decimal | undefined
  /** How much of it each event brings; left out, an event a unit, or twenty in all for what is dear. */
  readonly eventSize?: Decimal | undefined
  /** What the events of the example tell. */
  readonly properties?: Readonly<Record<string, string>> | undefined
}

/** A price at some quantities: what the whole quantity comes to, rounded as a bill rounds it. */
export type CurvePoint = { readonly at: Decimal; readonly amountMinor: bigint }

/** One line of a picture; a table of prices has one for each row. */
export type CurveLine = { readonly name: string; readonly points: readonly CurvePoint[] }

/** What a price looks like: over quantities, or over years where it changes by itself. */
export type PriceCurve = {
  readonly axis: 'quantity' | 'years'
  readonly lines: readonly CurveLine[]
  /** Quantities at which the price changes its way. */
  readonly bounds: readonly Decimal[]
  readonly example: { readonly quantity: Decimal; readonly components: readonly Component[] }
}

const POINTS = 80
const MOST_BOUNDS = 24
const MOST_LINES = 6
const MOST_EVENTS = 100
/** The least step beside a bound: far below what anything is counted in. */
const BESIDE = Decimal.parse('0.0001')

/**
 * A price drawn by the rating of a bill run: what quantities come to in one whole period, before tax and
 * discounts, and one quantity worked out step by step. Throws the RefusalError of what cannot be rated.
 */
export function priceCurve(charge: CurveCharge, asked: CurveAsked): PriceCurve {
  const { price } = charge
  const quantity = asked.quantity ?? exampleOf(charge)
  const example = { quantity, components: rated(charge, asked, quantity) }
  if (price.model === 'escalated' || price.model === 'indexed') {
    return { axis: 'years', lines: [overYears(charge, asked, quantity)], bounds: [], example }
  }
  const bounds = boundsOf(charge).slice(0, MOST_BOUNDS)
  const most = mostOf(charge, bounds, quantity)
  const line = (name: string, properties?: Readonly<Record<string, string>>): CurveLine => {
    const seen = { ...asked, ...(properties === undefined ? {} : { properties }) }
    const points = quantitiesTo(most, bounds).map(at => ({
      at,
      amountMinor: totalOf(rated(charge, seen, at)),
    }))
    return { name, points }
  }
  return { axis: 'quantity', lines: linesOf(price, line), bounds, example }
}

type Draw = (name: string, properties?: Readonly<Record<string, string>>) => CurveLine

/** A table of prices has a line a row, and one for all that fits none; any other price has one. */
function linesOf(price: Price, line: Draw): CurveLine[] {
  if (price.model !== 'matrix') return [line('')]
  const rows = price.rows.slice(0, MOST_LINES)
  const shown = rows.map(({ when }) => line(Object.values(when).join(' × '), when))
  const others = Object.fromEntries(dimensionsOf(price.rows).map(name => [name, '*']))
  return price.defaultPrice === null ? shown : [...shown, line('*', others)]
}

function rated(charge: CurveCharge, asked: CurveAsked, quantity: Decimal): Component[] {
  const { on } = asked
  const months = Math.max(1, charge.months)
  return ratedIn(charge, asked, quantity, { start: on, end: on.add({ months }) }, on)
}

function ratedIn(
  given: CurveCharge,
  asked: CurveAsked,
  quantity: Decimal,
  period: Period,
  since: Temporal.PlainDate,
): Component[] {
  const charge = chargeOf(given, since)
  const isUsage = charge.kind === 'usage'
  return rateCharge({
    charge,
    currency: asked.currency,
    nominal: period,
    service: period,
    since,
    quantities: isUsage ? [] : [{ period, quantity }],
    usage: isUsage ? [measured(charge, given.price, asked, quantity, period)] : [],
    discounts: [],
    roundingMode: 'half_up',
  })
}

/** The charge with nothing to it but what decides its price in a whole period. */
function chargeOf(given: CurveCharge, from: Temporal.PlainDate): Charge {
  const { price, ...rest } = given
  return {
    ...rest,
    ...{ code: 'price', productCode: 'price', name: { en: 'price' }, timing: 'arrears' },
    proration: 'actual_days',
    meterCode: rest.kind === 'usage' ? 'meter' : null,
    ...{
      prorateIncluded: false,
      prorateMinimum: false,
      prorateMaximum: false,
      prorateTiers: false,
    },
    prices: [{ effectiveFrom: from, price }],
  }
}

/** Usage of a period as it would be measured: for prices that ask events, of events alike. */
function measured(
  charge: Charge,
  price: Price,
  asked: CurveAsked,
  quantity: Decimal,
  period: Period,
): MeasuredUsage {
  const plain: MeasuredUsage = { period, quantity, estimated: false, evidence: [] }
  const { properties = {} } = asked
  const values = propertiesAsked(charge.grouping, price).map(name => properties[name] ?? '')
  const active = [period]
  const amount = eventAmountOf(charge, price, { nominal: period, service: period, active })
  const hasFee = 'feePerEvent' in price
  if (amount === undefined && values.length === 0 && !hasFee) return plain
  const events = eventsOf(asked, quantity)
  const group: UsageGroup = { values, quantity, count: events.length }
  const counted: MeasuredUsage = { ...plain, evidence: [evidenceOf(period, group)] }
  if (amount === undefined) return values.length === 0 ? counted : { ...counted, groups: [group] }
  const amounts = sumAmounts([], events, amount)
  if (amounts.unpriced > 0) {
    const facts = { charge: charge.unit, meter: '', count: amounts.unpriced, key: '1' }
    throw new RefusalError('event_unpriced', facts)
  }
  return { ...counted, groups: [{ ...group, amounts }] }
}

function evidenceOf({ start, end }: Period, { quantity, count }: UsageGroup): TraceStep {
  const days = { from: start.toString(), to: end.toString() }
  return {
    step: 'usage',
    meter: '–',
    ...days,
    quantity: quantity.toString(),
    count,
    source: 'events',
  }
}

/** Events that bring a quantity together, each as much as the others and the last one what is left. */
function eventsOf(
  { eventSize, properties = {}, on }: CurveAsked,
  quantity: Decimal,
): CountedEvent[] {
  if (quantity.sign <= 0) return []
  const size = sizeOf(eventSize, quantity)
  const event = (own: Decimal, i: number): CountedEvent => ({
    eventKey: String(i),
    occurredAt: on.toZonedDateTime('UTC').toInstant(),
    quantity: own,
    properties,
  })
  const events: CountedEvent[] = []
  let left = quantity
  while (left.sign > 0) {
    events.push(event(left.isAbove(size) ? size : left, events.length))
    left = left.minus(size)
  }
  return events
}

function sizeOf(asked: Decimal | undefined, quantity: Decimal): Decimal {
  const least = quantity.dividedBy(Decimal.of(BigInt(MOST_EVENTS)), 6)
  const size = asked !== undefined && asked.sign > 0 ? asked : Decimal.one
  return size.isBelow(least) ? least : size
}

function totalOf(components: readonly Component[]): bigint {
  return components.reduce((sum, component) => sum + component.amountMinor, 0n)
}

/** What a period costs year after year: ten to come, or of an index those that are published. */
function overYears(charge: CurveCharge, asked: CurveAsked, quantity: Decimal): CurveLine {
  const years = charge.price.model === 'indexed' ? 6 : 10
  const since = charge.price.model === 'indexed' ? asked.on.subtract({ years: 5 }) : asked.on
  const months = Math.max(1, charge.months)
  const points: CurvePoint[] = []
  for (let year = 1; year <= years; year += 1) {
    const start = since.add({ years: year - 1 })
    const period = { start, end: start.add({ months }) }
    const components = ratedIn(charge, asked, quantity, period, since)
    points.push({ at: Decimal.of(BigInt(start.year)), amountMinor: totalOf(components) })
  }
  return { name: '', points }
}

/** The quantities at which a price changes its way: bounds of tiers, packages, what is free. */
function boundsOf({ price, included }: CurveCharge): Decimal[] {
  const free = included ?? Decimal.zero
  const beyond = (bound: Decimal) => bound.plus(free)
  const upTo = (list: readonly { readonly upTo: Decimal | null }[]) =>
    list.flatMap(tier => (tier.upTo === null ? [] : [beyond(tier.upTo)]))
  const own = (): Decimal[] => {
    switch (price.model) {
      case 'graduated':
      case 'volume':
      case 'graduated_percentage':
        return upTo(price.tiers)
      case 'stairstep':
        return upTo(price.steps)
      case 'package':
        return [1n, 2n, 3n, 4n, 5n, 6n].map(n => beyond(price.size.times(Decimal.of(n))))
      default:
        return []
    }
  }
  return [...(free.isZero ? [] : [free]), ...own()]
}

/** A quantity that shows a price well: in its last tier, or a few packages of it. */
function exampleOf(charge: CurveCharge): Decimal {
  const { price } = charge
  if (price.model === 'package') return price.size.times(Decimal.parse('2.5')).round(0)
  const last = boundsOf(charge).at(-1)
  if (last !== undefined) return last.times(Decimal.parse('1.2')).round(0)
  const isOfMoney = price.model === 'percentage'
  return Decimal.of(isOfMoney ? 500n : charge.kind === 'usage' ? 100n : 3n)
}

function mostOf(
  { kind, price }: CurveCharge,
  bounds: readonly Decimal[],
  quantity: Decimal,
): Decimal {
  const last = bounds.at(-1) ?? Decimal.of(kind === 'usage' ? 100n : 10n)
  // Packages are drawn up to a last one, for beyond it the steps are not looked at one by one.
  const beyond = price.model === 'package' ? Decimal.one : Decimal.parse('1.6')
  const wanted = [last.times(beyond), quantity.times(Decimal.parse('1.25'))]
  return wanted.reduce((most, each) => (each.isAbove(most) ? each : most))
}

/** Even steps from nothing on, with the bounds and the quantities right beside them, in their order. */
function quantitiesTo(most: Decimal, bounds: readonly Decimal[]): Decimal[] {
  const step = most.dividedBy(Decimal.of(BigInt(POINTS)), 6)
  const even = Array.from({ length: POINTS + 1 }, (_, i) => step.times(Decimal.of(BigInt(i))))
  const near = [Decimal.zero, ...bounds].flatMap(bound => [
    bound.minus(BESIDE),
    bound,
    bound.plus(BESIDE),
  ])
  const all = [...even, ...near.filter(each => each.sign > 0 && !each.isAbove(most))]
  const sorted = all.sort((a, b) => (a.isBelow(b) ? -1 : a.isAbove(b) ? 1 : 0))
  return sorted.filter((each, i) => i === 0 || each.isAbove(sorted[i - 1]!))
}
