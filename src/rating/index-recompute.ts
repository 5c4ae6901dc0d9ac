import { Decimal, powerOfTen } from '../kernel/decimal.ts'
import type { TraceStep } from './component.ts'
import type { IndexStep } from './index-steps.ts'

type Change = IndexStep & { step: 'index_change' }
type Summary = IndexStep & { step: 'index' }

/**
 * The unit price of an indexed price worked out again from its trace: all changes over one
 * denominator, divided once at the end. Undefined for a trace without index.
 */
export function recomputedIndexPrice(trace: readonly TraceStep[]): Decimal | undefined {
  const step = trace.find((each): each is Summary => each.step === 'index')
  if (step === undefined) return undefined
  const price = rateOf(
    step,
    trace.filter((each): each is Change => each.step === 'index_change'),
  )
  const [ceiling, floor] = [step.ceiling, step.floor].map(text =>
    text === null ? null : Decimal.parse(text),
  )
  const capped = ceiling && price.isAbove(ceiling) ? ceiling : price
  return floor && capped.isBelow(floor) ? floor : capped
}

function rateOf(step: Summary, changes: readonly Change[]): Decimal {
  const base = Decimal.parse(step.base)
  if (step.method === 'first') return base
  if (step.method === 'ratio') {
    const value = Decimal.parse(step.value ?? '0')
    return base.times(value).dividedBy(Decimal.parse(step.baseValue ?? '1'), step.decimals)
  }
  let top = Decimal.one
  let below = Decimal.one
  for (const change of changes) {
    const [rise, of] = riseOf(change)
    top =
      step.method === 'compound' ? top.times(of.plus(rise)) : top.times(of).plus(rise.times(below))
    below = below.times(of)
  }
  return base.times(top).dividedBy(below, step.decimals)
}

/** The change of a year as a fraction of two decimals. */
function riseOf(change: Change): [Decimal, Decimal] {
  const previous = Decimal.parse(change.previous)
  const hundred = Decimal.of(100)
  let percent: [Decimal, Decimal] = [
    Decimal.parse(change.value).minus(previous).times(hundred),
    previous,
  ]
  if (change.percentDecimals !== null) {
    percent = [percent[0].dividedBy(previous, change.percentDecimals), Decimal.one]
  }
  const [cap, floor] = [change.percentCap, change.percentFloor].map(text =>
    text === null ? null : Decimal.parse(text),
  )
  if (cap && percent[0].isAbove(cap.times(percent[1]))) percent = [cap, Decimal.one]
  if (floor && percent[0].isBelow(floor.times(percent[1]))) percent = [floor, Decimal.one]
  return [percent[0], percent[1].times(new Decimal(powerOfTen(2), 0))]
}
