import type { Charge, Discount } from '../catalog/charge.ts'
import type { Rhythm } from '../kernel/calendar.ts'
import type { RoundingMode } from '../kernel/decimal.ts'
import { isEmpty, type Period } from '../kernel/period.ts'
import { type AmountOff, withAmountsOff } from './amount-off.ts'
import type { Carry } from './carry.ts'
import type { Component } from './component.ts'
import { componentOf, type Terms } from './component-of.ts'
import { energyComponents, energyParts } from './energy.ts'
import { type DatedQuantity, rateFee } from './fee.ts'
import { maximumComponent } from './maximum.ts'
import { minimumComponent } from './minimum.ts'
import { RatingError } from './rating-error.ts'
import type { MeasuredUsage } from './usage.ts'
import { rateUsage } from './usage-fee.ts'

/** All that the price of one charge for one nominal period depends on. */
export type RatingInput = {
  readonly charge: Charge
  readonly currency: string
  /** The whole nominal billing period: the denominator of every proration. */
  readonly nominal: Period
  /** The part of it in which the subscription was alive; may be all of it. */
  readonly service: Period
  /** The parts of `service` that are charged, in order; left out, all of it: nothing is paused. */
  readonly active?: readonly Period[]
  /**
   * The day whose anniversaries raise an escalated price: the start of the subscription. Left out,
   * the day from which the price holds.
   */
  readonly since?: Temporal.PlainDate
  /** Recurring and one-off charges: dated quantities that adjoin and cover `service`. */
  readonly quantities: readonly DatedQuantity[]
  /** Usage charges: one measurement for each of `usageSegments(charge, …)`. */
  readonly usage: readonly MeasuredUsage[]
  /** Discounts of the subscription in the order in which they apply. */
  readonly discounts: readonly Discount[]
  /** Amounts off the period, in the order in which they apply, after the discounts. */
  readonly amountsOff?: readonly AmountOff[]
  readonly roundingMode: RoundingMode
  /** The rhythm of the charge's periods, by which what it keeps expires; needed by a memory alone. */
  readonly rhythm?: Rhythm
  /** What the period before left to a charge that remembers (`closingOf`); left out: nothing. */
  readonly opening?: Carry
  /** Whether nothing follows that this period could leave something to: its balance is settled. */
  readonly last?: boolean
  /** What the charges that credits of this one may pay come to, discounts off. */
  readonly eligibleMinor?: bigint
  /** What the charges that a level amount stands for come to, taxes added. */
  readonly coveredMinor?: bigint
}

/**
 * What a charge comes to for one period, as components with stable keys, in the order quantity →
 * price → proration → rounding → percentage discounts → maximum →
 * minimum. Each component is rounded once to
 * minor units. The same facts always give the same components. Throws a RatingError, which parks
 * the account, when the charge or the measured data cannot be priced.
 */
export function rateCharge(input: RatingInput): Component[] {
  const { charge, service } = input
  if (isEmpty(service)) {
    throw new RatingError('empty_period', { charge: charge.code, date: service.start.toString() })
  }
  const terms: Terms = {
    currency: input.currency,
    mode: input.roundingMode,
    discounts: discountsOn(charge, input.discounts),
  }
  const priced = energyParts(input) ?? (charge.kind === 'usage' ? rateUsage(input) : rateFee(input))
  const components = withAmountsOff(
    priced.map(part => componentOf(part, terms)),
    input.amountsOff ?? [],
    input.currency,
  )
  // The cap first: a floor that stands higher, in a part of a period, has the last word.
  for (const limit of [maximumComponent, minimumComponent]) {
    const reached = components.reduce((sum, component) => sum + component.amountMinor, 0n)
    const component = limit(charge, input.nominal, service, reached, terms, input.active)
    if (component !== undefined) components.push(component)
  }
  components.push(...energyComponents(input, components))
  return components
}

function discountsOn(charge: Charge, discounts: readonly Discount[]): readonly Discount[] {
  if (discounts.length === 0) return discounts
  return discounts.filter(({ chargeCode }) => chargeCode === null || chargeCode === charge.code)
}
