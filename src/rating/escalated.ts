import type { Price, PriceVersion } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'
import type { PricedPart } from './priced-part.ts'

type EscalatedPrice = Extract<Price, { model: 'escalated' }>

/** The days that say which year of an escalated price it is. */
export type EscalatorDates = {
  /** Its anniversaries raise the price. */
  readonly since: Temporal.PlainDate
  /** The first day of the price: the year in which it begins is its first. */
  readonly effectiveFrom: Temporal.PlainDate
  /** The first day of service. */
  readonly on: Temporal.PlainDate
}

/** The dates of a price version for a first day of service. */
export function escalatorDates(
  version: PriceVersion,
  since: Temporal.PlainDate | undefined,
  on: Temporal.PlainDate,
): EscalatorDates {
  const effectiveFrom = version.firstFrom ?? version.effectiveFrom
  return { since: since ?? effectiveFrom, effectiveFrom, on }
}

/**
 * Units at a price that rises on each anniversary: rate(n) = rate(1) × (1 + percent)^(n − 1), worked
 * out from the first year's price and rounded once, half up, to the stated decimals, so that
 * roundings do not pile up. Then it is kept between floor and ceiling.
 */
export function escalated(
  label: string,
  quantity: Decimal,
  price: EscalatedPrice,
  dates: EscalatorDates,
): PricedPart {
  const { unitPrice: base, percent, decimals, ceiling, floor } = price
  const year = yearOf(dates)
  const raised = raisedPrice(price, year)
  const unitPrice = withinLimits(raised, price)
  return {
    label,
    quantity,
    unitPrice,
    exact: quantity.times(unitPrice),
    divisor: 1n,
    steps: [
      {
        step: 'escalator',
        base: base.toString(),
        percent: percent.toString(),
        since: dates.since.toString(),
        year,
        decimals,
        rate: raised.toString(),
        ceiling: ceiling?.toString() ?? null,
        floor: floor?.toString() ?? null,
      },
    ],
  }
}

function raisedPrice({ unitPrice, percent, decimals }: EscalatedPrice, year: number): Decimal {
  const factor = Decimal.one.plus(percent.times(new Decimal(1n, 2)))
  let price = unitPrice
  for (let n = 1; n < year; n += 1) price = price.times(factor)
  return year === 1 ? unitPrice : price.round(decimals)
}

/** A price kept between its floor and its ceiling. */
export function withinLimits(
  price: Decimal,
  { ceiling, floor }: { readonly ceiling: Decimal | null; readonly floor: Decimal | null },
): Decimal {
  const capped = ceiling !== null && price.isAbove(ceiling) ? ceiling : price
  return floor !== null && capped.isBelow(floor) ? floor : capped
}

/** 1 up to the first anniversary after the price began, then one more on each anniversary. */
export function yearOf(dates: EscalatorDates): number {
  return anniversaries(dates.since, dates.on) - yearsBefore(dates) + 1
}

/** The anniversary (or start) with which the first year of a price began. */
export function firstAnniversary(dates: EscalatorDates): Temporal.PlainDate {
  return dates.since.add({ years: yearsBefore(dates) })
}

function yearsBefore({ since, effectiveFrom }: EscalatorDates): number {
  return isBefore(effectiveFrom, since) ? 0 : anniversaries(since, effectiveFrom)
}

/** Anniversaries up to and on a date; 29 February has its on the 28th in common years. */
export function anniversaries(since: Temporal.PlainDate, on: Temporal.PlainDate): number {
  const years = on.year - since.year
  return isBefore(on, since.add({ years })) ? years - 1 : years
}
