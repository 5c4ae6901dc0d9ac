import { Decimal } from '../kernel/decimal.ts'
import { containsDate, type Period } from '../kernel/period.ts'
import { isEstimate, readQualities } from '../metering/day-quality.ts'
import type { TraceStep } from './component.ts'
import type { WholeDay } from './interval-series.ts'

/*
 * What of an interval series was not measured: values that came as estimates or substitutes, and days
 * that were filled here for want of values. The calculation says both, so that a customer who asks
 * what he pays for without a measurement gets the quantity.
 */

/** Facts of a meter that was not measured throughout. */
export type NotMeasured = {
  readonly meter: string
  /** What values that came as estimates or substitutes add up to. */
  readonly estimated: Decimal
  /** How many days were filled, and what with. */
  readonly filledDays: number
  readonly filled: Decimal
}

/** The steps that say what was not measured; none where all was. */
export function notMeasuredSteps(told: NotMeasured): TraceStep[] {
  const { meter, estimated, filledDays, filled } = told
  return [
    ...(estimated.sign === 0
      ? []
      : [{ step: 'estimated', meter, quantity: estimated.toString() } as const]),
    ...(filledDays === 0
      ? []
      : [
          {
            step: 'filled',
            meter,
            days: String(filledDays),
            quantity: filled.toString(),
          } as const,
        ]),
  ]
}

/**
 * What of a meter's days within a period was not measured, as `sum` adds it up (all of it, or what
 * falls in a band).
 */
export function notMeasured(
  meter: string,
  days: readonly WholeDay[],
  period: Period,
  sum: (days: readonly WholeDay[]) => Decimal,
): NotMeasured {
  const doubtful = days.filter(day => day.estimated && containsDate(period, day.day))
  const filled = doubtful.filter(day => day.filled)
  const estimates = doubtful.filter(day => !day.filled).map(onlyEstimates)
  return {
    meter,
    estimated: estimates.length === 0 ? Decimal.zero : sum(estimates),
    filledDays: filled.length,
    filled: filled.length === 0 ? Decimal.zero : sum(filled),
  }
}

/** The day with nothing where it was measured. */
function onlyEstimates(day: WholeDay): WholeDay {
  const { qualities = null } = day
  const letters = qualities === null ? undefined : readQualities(qualities, day.quantities.length)
  if (letters === undefined) return day
  const quantities = day.quantities.map((quantity, i) =>
    isEstimate(letters[i] ?? 'A') ? quantity : 0n,
  )
  return { ...day, quantities }
}
