import type { Price } from '../catalog/charge.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { isBefore } from '../kernel/period.ts'
import type { Refusal } from '../kernel/result.ts'

/** A phase of a ramp: from a date, or so many months after the subscription's start. */
export type RampPhase<P extends Price = Price> = {
  readonly from: Temporal.PlainDate | null
  readonly afterMonths: number | null
  /** Null: that of the phase before (at first the tariff's). */
  readonly price: P | null
  /** Null: as many as in the phase before. */
  readonly quantity: Decimal | null
}

/** What phases come to: the prices and quantities that hold from their dates on. */
export type RampSteps<P extends Price = Price> = {
  readonly prices: readonly { readonly effectiveFrom: Temporal.PlainDate; readonly price: P }[]
  readonly quantities: readonly {
    readonly effectiveOn: Temporal.PlainDate
    readonly quantity: Decimal
  }[]
}

/**
 * The first day of a phase. Months are counted from the subscription's start, each from there and
 * not from the month before: 31 January, 28 February, 31 March.
 */
export function phaseStart(
  { from, afterMonths }: Pick<RampPhase, 'from' | 'afterMonths'>,
  startOn: Temporal.PlainDate,
): Temporal.PlainDate {
  return from ?? startOn.add({ months: afterMonths ?? 0 })
}

/** The phases as dated prices and quantities, or why they are no ramp: dates that do not rise. */
export function rampSteps<P extends Price>(
  phases: readonly RampPhase<P>[],
  startOn: Temporal.PlainDate,
): RampSteps<P> | Refusal {
  const dated = phases.map(phase => ({ ...phase, start: phaseStart(phase, startOn) }))
  const late = dated.findIndex(({ start }, i) => i > 0 && !isBefore(dated[i - 1]!.start, start))
  if (late > 0) {
    const facts = { phase: late + 1, date: dated[late]!.start.toString() }
    return { code: 'phases_not_in_order', facts }
  }
  return {
    prices: dated.flatMap(({ start: effectiveFrom, price }) =>
      price === null ? [] : [{ effectiveFrom, price }],
    ),
    quantities: dated.flatMap(({ start: effectiveOn, quantity }) =>
      quantity === null ? [] : [{ effectiveOn, quantity }],
    ),
  }
}
