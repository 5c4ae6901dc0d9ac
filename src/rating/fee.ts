import type { Charge, Price, PriceVersion } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { containsDate, dayNumber, formatPeriod, type Period, splitAt } from '../kernel/period.ts'
import type { DatedPart } from './component-of.ts'
import { type EscalatorDates, escalated, escalatorDates } from './escalated.ts'
import { graduated } from './graduated.ts'
import { includedIn, pricedOf } from './included.ts'
import { indexed } from './indexed.ts'
import { packages } from './package.ts'
import { perUnit } from './per-unit.ts'
import { priceOn, priceSegments } from './price-version.ts'
import type { Counted, PricedPart } from './priced-part.ts'
import { type Share, shareOf, WHOLE } from './proration.ts'
import { RatingError } from './rating-error.ts'
import { stairstep } from './stairstep.ts'
import { volume } from './volume.ts'

/** How many units a subscription had on the days of a period: seats, panels, 1 for a plain fee. */
export type DatedQuantity = { readonly period: Period; readonly quantity: Decimal }

type FeeInput = {
  readonly charge: Charge
  readonly nominal: Period
  readonly service: Period
  readonly since?: Temporal.PlainDate
  readonly quantities: readonly DatedQuantity[]
}

/**
 * A recurring or one-off fee: the price in force on the first day of service, for each span of days
 * with one quantity, prorated by the charge's rule. Spans of equal quantity that adjoin are one
 * span, so that a change that changes nothing changes no amount. Days with no unit cost nothing.
 */
export function rateFee(input: FeeInput): DatedPart[] {
  const { charge } = input
  const spans = merged(covering(input))
  const on = input.service.start
  const version = priceOn(charge, on)
  const dates = escalatorDates(version, input.since, on)
  return chargeableSpans(input, spans).flatMap(span =>
    span.share.days === 0n || span.quantity.isZero ? [] : feeParts(charge, version, span, dates),
  )
}

/**
 * A measured level (seats in use, storage) by the day, as a fee with that quantity is charged: whole
 * or by the charge's proration, each day at the price in force on it.
 */
export function rateLevels(
  charge: Charge,
  nominal: Period,
  service: Period,
  levels: readonly DatedQuantity[],
  active: readonly Period[],
  since?: Temporal.PlainDate,
): DatedPart[] {
  const input = { charge, nominal, service, quantities: withoutPauses(levels, active) }
  const whole = charge.proration === 'full' || charge.proration === 'none'
  const changes = whole ? [] : levelChanges(charge, service, since)
  return chargeableSpans(input, merged(covering(input)))
    .flatMap(span =>
      splitAt(span.period, changes).map(period => {
        const share = changes.length === 0 ? span.share : shareOf(charge, nominal, period)
        return { ...span, period, share }
      }),
    )
    .flatMap(span => {
      if (span.share.days === 0n || span.quantity.isZero) return []
      const on = span.period.start
      const version = priceOn(charge, on)
      return feeParts(charge, version, span, escalatorDates(version, since, on))
    })
}

/** The days on which the price of a level changes. */
function levelChanges(
  charge: Charge,
  service: Period,
  since: Temporal.PlainDate | undefined,
): Temporal.PlainDate[] {
  return priceSegments({ ...charge, counting: null }, service, since).map(piece => piece.start)
}

/** Days of a pause have a level of zero. */
function withoutPauses(
  levels: readonly DatedQuantity[],
  active: readonly Period[],
): DatedQuantity[] {
  return levels.flatMap(({ period, quantity }) =>
    splitAt(
      period,
      active.flatMap(({ start, end }) => [start, end]),
    ).map(part => {
      const isActive = active.some(each => containsDate(each, part.start))
      return { period: part, quantity: isActive ? quantity : Decimal.zero }
    }),
  )
}

type Span = DatedQuantity & { readonly share: Share }

/**
 * The spans that the proration rule charges. `full`: a unit that was there on any day costs the
 * whole period, so the highest quantity is charged once. `none`: only a unit that was there every
 * day of the whole period is charged, so the lowest quantity is, or nothing.
 */
function chargeableSpans(input: FeeInput, spans: readonly DatedQuantity[]): Span[] {
  const { charge, nominal, service } = input
  const { proration } = charge
  if (spans.length === 1 || (proration !== 'full' && proration !== 'none')) {
    return spans.map(span => ({ ...span, share: shareOf(charge, nominal, span.period) }))
  }
  const pick = proration === 'full' ? higher : lower
  const quantity = spans.map(span => span.quantity).reduce(pick)
  return [{ period: service, quantity, share: shareOf(charge, nominal, service) }]
}

function higher(a: Decimal, b: Decimal): Decimal {
  return b.isAbove(a) ? b : a
}

function lower(a: Decimal, b: Decimal): Decimal {
  return b.isBelow(a) ? b : a
}

function feeParts(
  charge: Charge,
  version: PriceVersion,
  span: Span,
  dates: EscalatorDates,
): DatedPart[] {
  const { quantity, period } = span
  const included = includedIn(charge, period, period)
  const { steps, ...units } = pricedOf(included, quantity, Decimal.zero, quantity)
  return pricedUnits(charge, version.price, { ...units, tiersReached: 0 }, dates).map(part => ({
    part,
    rated: span.quantity,
    period: span.period,
    version,
    rule: charge.proration,
    share: span.share,
    estimated: false,
    included: steps,
    evidence: [],
  }))
}

const LABELS = { one_off: 'once', recurring: 'fee', usage: 'level' } as const

/** Tier bounds of a fee count units, not time: the price is prorated and they are not. */
function pricedUnits(
  charge: Charge,
  price: Price,
  counted: Counted,
  dates: EscalatorDates,
): PricedPart[] {
  const label = LABELS[charge.kind]
  switch (price.model) {
    case 'per_unit':
      return [perUnit(label, counted.quantity, price.unitPrice)]
    case 'graduated':
      return graduated(price.tiers, counted, WHOLE)
    case 'volume':
      return volume(price.tiers, counted, WHOLE)
    case 'stairstep':
      return stairstep(price.steps, counted, WHOLE)
    case 'escalated':
      return [escalated(label, counted.quantity, price, dates)]
    case 'indexed':
      return [indexed(label, counted.quantity, price, dates, charge.indexes)]
    case 'matrix':
    case 'event_price':
    case 'expression':
    case 'percentage':
    case 'graduated_percentage':
      throw new RatingError('price_needs_usage', { charge: charge.code, model: price.model })
    case 'package':
      return [packages(price, counted)]
  }
}

function merged(quantities: readonly DatedQuantity[]): DatedQuantity[] {
  const spans: DatedQuantity[] = []
  for (const next of quantities) {
    const last = spans.at(-1)
    if (last?.quantity.equals(next.quantity)) {
      const period = { start: last.period.start, end: next.period.end }
      spans[spans.length - 1] = { period, quantity: last.quantity }
    } else spans.push(next)
  }
  return spans
}

/** The quantities, which must adjoin and cover the days of service; else `quantity_missing`. */
function covering({ charge, service, quantities }: FeeInput): readonly DatedQuantity[] {
  let day = dayNumber(service.start)
  for (const { period } of quantities) {
    if (dayNumber(period.start) !== day) break
    day = dayNumber(period.end)
  }
  if (quantities.length > 0 && day === dayNumber(service.end)) return quantities
  throw new RatingError('quantity_missing', {
    charge: charge.code,
    service: formatPeriod(service),
    given: quantities.map(({ period }) => formatPeriod(period)).join(' '),
  })
}
