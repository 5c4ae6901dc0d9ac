import type { PercentTier } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { graduated } from './graduated.ts'
import type { Counted, PricedPart } from './priced-part.ts'
import type { Share } from './proration.ts'
import { RatingError } from './rating-error.ts'
import type { MeasuredUsage } from './usage.ts'

const PER_CENT = new Decimal(1n, 2)

/** A percentage of the amount that the usage quantity carries. A negative amount mirrors. */
export function percentage(percent: Decimal, counted: Counted): PricedPart {
  const unitPrice = percent.times(PER_CENT)
  return {
    label: 'percent',
    quantity: counted.quantity,
    unitPrice,
    exact: counted.quantity.times(unitPrice),
    divisor: 1n,
    steps: [{ step: 'percentage', percent: percent.toString() }],
  }
}

/** Each part of the amount at the percentage of the tier that it falls in. */
export function graduatedPercentage(
  tiers: readonly PercentTier[],
  counted: Counted,
  bounds: Share,
): PricedPart[] {
  const priced = tiers.map(({ upTo, percent }) => ({
    upTo,
    unitPrice: percent.times(PER_CENT),
    flatPrice: Decimal.zero,
  }))
  return graduated(priced, counted, bounds).map(part => ({
    ...part,
    steps: part.steps.map(step => {
      const percent = step.step === 'tier' ? tiers[step.number - 1]?.percent : undefined
      return percent === undefined ? step : { ...step, percent: percent.toString() }
    }),
  }))
}

/**
 * A fixed fee for each event, whatever its amount and also where the amount is free; none without
 * events. Throws `events_not_counted` when the usage was not recorded as events.
 */
export function eventFees(fee: Decimal, usage: Pick<MeasuredUsage, 'evidence'>): PricedPart[] {
  if (fee.isZero) return []
  const count = eventCount(usage)
  if (count === undefined) {
    throw new RatingError('events_not_counted', { fee: fee.toString() })
  }
  if (count === 0) return []
  const quantity = Decimal.of(count)
  return [
    {
      label: 'events',
      quantity,
      unitPrice: fee,
      exact: quantity.times(fee),
      divisor: 1n,
      steps: [{ step: 'event_fee', count: String(count), fee: fee.toString() }],
    },
  ]
}

/** How many events were summed; undefined where the quantity comes from reads or intervals. */
export function eventCount({ evidence }: Pick<MeasuredUsage, 'evidence'>): number | undefined {
  const freed = evidence.find(step => step.step === 'free_events')
  if (freed !== undefined) return Number(freed.events)
  const group = evidence.find(step => step.step === 'group')
  if (group !== undefined) return Number(group.count)
  const counts = evidence.flatMap(step =>
    step.step === 'usage' && step.source === 'events' ? [step.count] : [],
  )
  return counts.length === 0 ? undefined : counts.reduce((a, b) => a + b, 0)
}
