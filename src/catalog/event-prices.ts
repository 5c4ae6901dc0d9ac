import { z } from 'zod'
import { line, notNegative, oneOf, optional, whole } from '../formats/fields.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Refusal } from '../kernel/result.ts'
import type { Charge, Price } from './charge.ts'
import { parseExpression } from './expression/parse.ts'
import type { PriceFinding } from './price-rules.ts'

/** A row of a matrix: it fits events that have all of these values. */
export type MatrixRow = {
  readonly when: Readonly<Record<string, string>>
  readonly unitPrice: Decimal
}

/** Prices that depend on what events tell beside their quantity, or on each event by itself. */
export type EventPrice =
  /** A unit at the price of the first row that fits; null = what fits no row has no price. */
  | {
      readonly model: 'matrix'
      readonly rows: readonly MatrixRow[]
      readonly defaultPrice: Decimal | null
    }
  /** The event carries the price of its unit, or its amount, in major units of the currency. */
  | {
      readonly model: 'event_price'
      readonly property: string
      readonly carries: 'unit_price' | 'amount'
    }
  /** What an event costs, worked out from its quantity and properties. */
  | { readonly model: 'expression'; readonly expression: string }

/** What of a percentage holds for each event by itself. */
export type EventLimits = {
  readonly eventMinimum?: Decimal | null
  readonly eventMaximum?: Decimal | null
  /** The first so many events of the period cost nothing. */
  readonly freeEvents?: number
}

const PROPERTY = /^[A-Za-z][A-Za-z0-9_]{0,39}$/
const propertyName = z.string({ error: 'the name of a property' }).regex(PROPERTY, {
  error: 'a name of 1 to 40 letters, digits and underscores',
})

const matrixRow = z.strictObject({
  when: z
    .record(propertyName, line(200), { error: 'values by property, {"region": "eu"}' })
    .refine(when => Object.keys(when).length > 0, { error: 'values of one property at least' })
    .transform(sorted),
  unitPrice: notNegative,
})

/** The models of `EventPrice` in a request. */
export const eventPriceModels = [
  z.strictObject({
    model: z.literal('matrix'),
    rows: z.array(matrixRow).min(1, { error: 'at least one row' }).max(1000),
    defaultPrice: optional(notNegative),
  }),
  z.strictObject({
    model: z.literal('event_price'),
    property: propertyName,
    carries: oneOf(['unit_price', 'amount']).default('unit_price'),
  }),
  z.strictObject({ model: z.literal('expression'), expression: line(1000) }),
] as const

/** The fields of `EventLimits` in a request. */
export const freeEvents = whole(0, 1_000_000_000).default(0)
export const eventLimits = {
  eventMinimum: optional(notNegative),
  eventMaximum: optional(notNegative),
}

/** In one order, so that equal rows are equal however they were written. */
function sorted(when: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(when).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Such prices as they are stored. */
export type StoredEventPrice =
  | {
      model: 'matrix'
      rows: { when: Record<string, string>; unitPrice: string }[]
      defaultPrice: string | null
    }
  | { model: 'event_price'; property: string; carries: 'unit_price' | 'amount' }
  | { model: 'expression'; expression: string }

/** Reads a stored price; throws a RangeError when a number in it is not a plain decimal. */
export function parseEventPrice(stored: StoredEventPrice): EventPrice {
  switch (stored.model) {
    case 'matrix':
      return {
        model: 'matrix',
        rows: stored.rows.map(({ when, unitPrice }) => ({
          when: sorted(when),
          unitPrice: Decimal.parse(unitPrice),
        })),
        defaultPrice: stored.defaultPrice === null ? null : Decimal.parse(stored.defaultPrice),
      }
    case 'event_price':
      return { model: 'event_price', property: stored.property, carries: stored.carries }
    case 'expression':
      return { model: 'expression', expression: stored.expression }
  }
}

/** The most properties by which the events of a charge are told apart. */
export const MOST_DIMENSIONS = 5

/** The properties that a matrix asks for, in the order of their names. */
export function dimensionsOf(rows: readonly MatrixRow[]): string[] {
  return [...new Set(rows.flatMap(({ when }) => Object.keys(when)))].sort()
}

/** The properties that a charge's price tells events apart by: its groups, then a matrix's. */
export function propertiesAsked(grouping: Charge['grouping'], price: Price): string[] {
  const dimensions = price.model === 'matrix' ? dimensionsOf(price.rows) : []
  return [...new Set([...(grouping?.by ?? []), ...dimensions])]
}

/** What is wrong with such a price. */
export function eventPriceFindings(
  price: EventPrice,
  charge: Charge,
  about: Refusal['facts'],
): PriceFinding[] {
  const needs = eventsNeeded(price.model, charge, about)
  const { included, grouping } = charge
  if (price.model === 'matrix') {
    const shadowed = price.rows.findIndex((row, i) => price.rows.slice(0, i).some(above(row)))
    const many = propertiesAsked(grouping, price).length > MOST_DIMENSIONS
    return [
      ...needs,
      ...(many ? [refusal('too_many_dimensions', { ...about, most: MOST_DIMENSIONS })] : []),
      ...(shadowed < 0 ? [] : [refusal('matrix_row_unreached', { ...about, row: shadowed + 1 })]),
    ]
  }
  const free = included === null ? [] : [refusal('free_units_without_price', { ...about })]
  if (price.model === 'event_price') return [...needs, ...free]
  const parsed = parseExpression(price.expression)
  const fault = parsed.ok
    ? []
    : [refusal(parsed.refusal.code, { ...about, ...parsed.refusal.facts })]
  return [...needs, ...free, ...fault]
}

/** What is wrong with the limits of a percentage. */
export function eventLimitFindings(
  limits: EventLimits & { readonly model: string },
  charge: Charge,
  about: Refusal['facts'],
): PriceFinding[] {
  const { eventMinimum = null, eventMaximum = null, freeEvents = 0, model } = limits
  const isLimited = eventMinimum !== null || eventMaximum !== null
  if (!isLimited && freeEvents === 0) return []
  const negative = [eventMinimum, eventMaximum].find(each => each !== null && each.sign < 0)
  const crossed = eventMinimum !== null && eventMaximum?.isBelow(eventMinimum) === true
  const facts = { minimum: eventMinimum?.toString() ?? '', maximum: eventMaximum?.toString() ?? '' }
  const together = charge.grouping?.counter === 'together' || (charge.rollover ?? null) !== null
  return [
    ...eventsNeeded(model, charge, about, ['sum']),
    ...(negative ? [refusal('price_negative', { ...about, price: negative.toString() })] : []),
    ...(crossed ? [refusal('event_limits_crossed', { ...about, ...facts })] : []),
    ...(together ? [refusal('event_limits_by_group', { ...about })] : []),
  ]
}

/** Such prices count plain quantities of events. */
function eventsNeeded(
  model: string,
  { kind, counting }: Charge,
  about: Refusal['facts'],
  aggregations: readonly string[] = ['sum', 'count'],
): PriceFinding[] {
  const fits = kind === 'usage' && aggregations.includes(counting?.aggregation ?? '')
  return fits ? [] : [refusal('price_needs_events', { ...about, model })]
}

/** Whether a row above takes everything that this one would fit. */
function above(row: MatrixRow): (earlier: MatrixRow) => boolean {
  return ({ when }) =>
    Object.entries(when).every(
      ([name, value]) => Object.hasOwn(row.when, name) && row.when[name] === value,
    )
}

function refusal(code: string, facts: Refusal['facts']): PriceFinding {
  return { severity: 'refusal', code, facts }
}
