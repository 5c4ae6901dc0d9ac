import type { Charge } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import type { TraceStep } from './component.ts'
import { countedShare, isWhole, type Share, WHOLE } from './proration.ts'

/** Decimals of a prorated quantity of free units: what is granted is what is printed. */
const GRANTED_DECIMALS = 6

/** The units that are free in a period before anything is priced, and how they came about. */
export type Included = {
  readonly granted: Decimal
  readonly included: Decimal
  readonly share: Share
  /** Free units of earlier periods, of a charge that carries them over. */
  readonly carried?: Decimal | null
}

/** A quantity less what of it is free, with the step that tells so. */
export type Priced = {
  readonly quantity: Decimal
  /** What the period had priced before it, and prices in all. */
  readonly before: Decimal
  readonly total: Decimal
  readonly steps: readonly TraceStep[]
}

/**
 * The free units of a charge in a period; undefined when it grants none. Those of usage shrink with
 * a partial period if the charge says so and its rule counts days, rounded half up to 6 decimals;
 * those of a fee count units, not time, and stay whole.
 */
export function includedIn(
  charge: Charge,
  nominal: Period,
  service: Period | readonly Period[],
): Included | undefined {
  const { included, kind, prorateIncluded } = charge
  if (included === null) return undefined
  const share = kind === 'usage' && prorateIncluded ? countedShare(charge, nominal, service) : WHOLE
  if (isWhole(share)) return { granted: included, included, share: WHOLE }
  const days = included.times(Decimal.of(share.days))
  return { granted: days.dividedBy(Decimal.of(share.of), GRANTED_DECIMALS), included, share }
}

/**
 * The part of a quantity that is priced. The first units of the period are free, whatever price
 * version they fall in, so that the parts of a period price what the whole does. A negative count
 * mirrors a positive one: what was free is not given back.
 */
export function pricedOf(
  included: Included | undefined,
  quantity: Decimal,
  before: Decimal,
  total: Decimal,
): Priced {
  if (included === undefined) return { quantity, before, total, steps: [] }
  const { granted, share, carried = null } = included
  const free = carried === null ? granted : granted.plus(carried)
  const pricedBefore = beyond(before, free)
  const priced = beyond(before.plus(quantity), free).minus(pricedBefore)
  return {
    quantity: priced,
    before: pricedBefore,
    total: beyond(total, free),
    steps: [
      {
        step: 'included',
        included: included.included.toString(),
        days: share.days.toString(),
        of: share.of.toString(),
        granted: granted.toString(),
        before: before.toString(),
        used: quantity.minus(priced).toString(),
        priced: priced.toString(),
        ...(carried === null ? {} : { carried: carried.toString() }),
      },
    ],
  }
}

/** What of a count lies beyond the free units, on either side of zero. */
function beyond(count: Decimal, granted: Decimal): Decimal {
  const over = count.abs().minus(granted)
  if (over.sign <= 0) return Decimal.zero
  return count.sign < 0 ? over.negate() : over
}
