import { Decimal, divideRounded, powerOfTen, type RoundingMode } from '../kernel/decimal.ts'
import { parseAmount, prorateToMinor } from '../kernel/money.ts'
import { assert } from '../kernel/result.ts'
import { recomputedBudget } from './budget.ts'
import type { TraceStep } from './component.ts'
import { recomputedEnergy } from './energy.ts'
import { recomputedCredit } from './export-credit.ts'
import { recomputedIndexPrice } from './index-recompute.ts'

/**
 * Works an amount out again from its trace alone, the way an auditor would with paper: by another
 * road than rating took (bounds by cross-multiplication, discounts day by day). Gives minor units;
 * it must equal the component's amount. Throws when the trace lacks a step.
 */
export function recompute(trace: readonly TraceStep[], currency: string): bigint {
  const amount = stepOf(trace, 'amount')
  assert(amount !== undefined, 'a trace without its amount')
  const mode: RoundingMode = amount.mode === 'half_even' ? 'half_even' : 'half_up'
  const { days, of } = stepOf(trace, 'proration') ?? { days: '1', of: '1' }
  const bound = (whole: string) =>
    prorateToMinor(Decimal.parse(whole), BigInt(days), BigInt(of), currency, mode)
  const reachedIn = (step: { reached: string }) => parseAmount(step.reached, currency) ?? 0n
  const credits = trace.filter(step => step.step === 'prepaid')
  if (credits.length > 0) {
    return credits.reduce((sum, step) => sum - (parseAmount(step.creditsUsed, currency) ?? 0n), 0n)
  }
  const commitment = stepOf(trace, 'commitment')
  if (commitment !== undefined) {
    const counted = trace.reduce(
      (sum, step) =>
        step.step === 'counted' ? sum + (parseAmount(step.amount, currency) ?? 0n) : sum,
      0n,
    )
    assert(counted === reachedIn(commitment), 'a commitment that counted something else')
    return bound(commitment.commitment) - counted
  }
  const maximum = stepOf(trace, 'maximum')
  if (maximum !== undefined) return bound(maximum.maximum) - reachedIn(maximum)
  const minimum = stepOf(trace, 'minimum')
  if (minimum !== undefined) return bound(minimum.minimum) - reachedIn(minimum)
  const credit = stepOf(trace, 'credit')
  if (credit !== undefined) return recomputedCredit(credit, currency)
  const exit = stepOf(trace, 'exit_fee')
  if (exit !== undefined) return exitFee(exit, currency, mode)
  const budget = stepOf(trace, 'budget')
  if (budget !== undefined) return recomputedBudget(budget, currency)
  const { top, below } = beforeProration(trace)
  const price = prorateToMinor(top, BigInt(days), BigInt(of) * below, currency, mode)
  return afterAmountsOff(trace, price - allowance(trace, price, mode), currency)
}

/** The exact price in major units is top ÷ below. */
function beforeProration(trace: readonly TraceStep[]): { top: Decimal; below: bigint } {
  const quantity = stepOf(trace, 'quantity')
  const price = stepOf(trace, 'price')
  assert(quantity !== undefined && price !== undefined, 'a trace without quantity and price')
  checkEnergy(trace, Decimal.parse(quantity.quantity))
  const rated = pricedQuantity(trace, Decimal.parse(quantity.quantity))
  const flat = stepOf(trace, 'tier_flat')
  if (flat !== undefined) return { top: Decimal.parse(flat.flatPrice), below: 1n }
  const escalator = stepOf(trace, 'escalator')
  if (escalator !== undefined) return { top: rated.times(escalatedPrice(escalator)), below: 1n }
  const indexPrice = recomputedIndexPrice(trace)
  if (indexPrice !== undefined) return { top: rated.times(indexPrice), below: 1n }
  const events = stepOf(trace, 'event_fee')
  if (events !== undefined) {
    return { top: Decimal.parse(events.fee).times(Decimal.parse(events.count)), below: 1n }
  }
  const byEvent = stepOf(trace, 'event_amounts')
  if (byEvent !== undefined) return { top: Decimal.parse(byEvent.together), below: 1n }
  const percent = stepOf(trace, 'percentage')
  if (percent !== undefined)
    return { top: rated.times(Decimal.parse(percent.percent)), below: 100n }
  const stair = stepOf(trace, 'stair')
  if (stair !== undefined) return { top: stairPrice(stair), below: 1n }
  const unitPrice = Decimal.parse(price.unitPrice)
  checkShare(trace, unitPrice)
  const packages = stepOf(trace, 'package')
  if (packages !== undefined) {
    return { top: Decimal.parse(packages.packages).times(unitPrice), below: 1n }
  }
  const tier = stepOf(trace, 'tier')
  if (tier === undefined || price.model === 'volume') {
    return { top: rated.times(unitPrice), below: 1n }
  }
  return { top: unitsInTier(tier, rated).times(unitPrice), below: BigInt(tier.of) }
}

/** What energy terms made the quantity; throws where its step says otherwise. */
function checkEnergy(trace: readonly TraceStep[], quantity: Decimal): void {
  const made = recomputedEnergy(trace)
  const fits = made === undefined || made.equals(quantity)
  assert(fits, 'another quantity than the energy terms make')
}

/** A quantity less its free units: those that the count leaves free now and had not before. */
function pricedQuantity(trace: readonly TraceStep[], quantity: Decimal): Decimal {
  const step = stepOf(trace, 'included')
  if (step === undefined) return quantity
  const days = Decimal.parse(step.included).times(Decimal.parse(step.days))
  const own =
    step.days === step.of ? Decimal.parse(step.included) : days.dividedBy(Decimal.parse(step.of), 6)
  const granted = own.plus(Decimal.parse(step.carried ?? '0'))
  const free = (count: Decimal) => {
    if (count.isAbove(granted)) return granted
    return count.isBelow(granted.negate()) ? granted.negate() : count
  }
  const before = Decimal.parse(step.before)
  return quantity.minus(free(before.plus(quantity)).minus(free(before)))
}

/** base × (100 + percent)^(year − 1) ÷ 100^(year − 1), rounded, within its limits. */
function escalatedPrice(step: TraceStep & { step: 'escalator' }): Decimal {
  const base = Decimal.parse(step.base)
  const years = BigInt(step.year - 1)
  const percent = Decimal.parse(step.percent)
  const hundred = 100n * powerOfTen(percent.scale)
  const top = base.times(Decimal.of((hundred + percent.coefficient) ** years))
  const price = years === 0n ? base : top.dividedBy(Decimal.of(hundred ** years), step.decimals)
  const [ceiling, floor] = [step.ceiling, step.floor].map(text =>
    text === null ? price : Decimal.parse(text),
  ) as [Decimal, Decimal]
  const capped = price.isAbove(ceiling) ? ceiling : price
  return step.floor !== null && capped.isBelow(floor) ? floor : capped
}

/** An amount, an amount for each month, or so many hundredths of the fees left. */
function exitFee(
  { kind, value, months, base }: TraceStep & { step: 'exit_fee' },
  currency: string,
  mode: RoundingMode,
): bigint {
  const each = Decimal.parse(value)
  if (kind !== 'percent') {
    return prorateToMinor(each, BigInt(months ?? '1'), 1n, currency, mode)
  }
  return prorateToMinor(Decimal.parse(base ?? '0').times(each), 1n, 100n, currency, mode)
}

/** The price of a step, if its total lies within its bounds. */
function stairPrice(stair: TraceStep & { step: 'stair' }): Decimal {
  const [days, of] = [Decimal.parse(stair.days), Decimal.parse(stair.of)]
  const total = Decimal.parse(stair.total).times(of)
  const isIn =
    !total.isBelow(Decimal.parse(stair.from).times(days)) &&
    (stair.upTo === null || total.isBelow(Decimal.parse(stair.upTo).times(days)))
  assert(isIn, 'a total outside its step')
  return Decimal.parse(stair.price)
}

/** The part of [before, before + rated) inside the shrunk tier, times the denominator `of`. */
function unitsInTier(tier: TraceStep & { step: 'tier' }, rated: Decimal): Decimal {
  const [days, of] = [Decimal.parse(tier.days), Decimal.parse(tier.of)]
  const clamp = (count: Decimal) => {
    const scaled = count.times(of)
    const from = Decimal.parse(tier.from).times(days)
    if (scaled.isBelow(from)) return from
    const upTo = tier.upTo === null ? scaled : Decimal.parse(tier.upTo).times(days)
    return scaled.isAbove(upTo) ? upTo : scaled
  }
  const before = Decimal.parse(tier.before)
  return clamp(before.plus(rated)).minus(clamp(before))
}

/** A share of a bundle lies less than one unit of currency from its exact part. */
function checkShare(trace: readonly TraceStep[], unitPrice: Decimal): void {
  const share = stepOf(trace, 'bundle_share')
  if (share === undefined) return
  const together = Decimal.parse(share.together)
  const exact = Decimal.parse(share.bundle).times(Decimal.parse(share.standAlone))
  const off = unitPrice.times(together).minus(exact).abs()
  assert(off.isBelow(together), 'a share of a bundle that is no share')
}

/** Each amount off takes what it offers, or what is left. */
function afterAmountsOff(trace: readonly TraceStep[], cost: bigint, currency: string): bigint {
  let rest = cost
  for (const step of trace) {
    if (step.step !== 'amount_off') continue
    const offered = parseAmount(step.offered, currency) ?? 0n
    rest -= offered < rest ? offered : rest
  }
  return rest
}

function allowance(trace: readonly TraceStep[], price: bigint, mode: RoundingMode): bigint {
  const discounts = trace.filter(step => step.step === 'discount')
  const quantity = stepOf(trace, 'quantity')
  if (discounts.length === 0 || quantity === undefined) return 0n
  let taken = Decimal.zero
  let days = 0n
  const end = Temporal.PlainDate.from(quantity.to)
  for (let day = Temporal.PlainDate.from(quantity.from); !day.equals(end); days += 1n) {
    const date = day.toString()
    let left = Decimal.one
    for (const { from, to, percent } of discounts) {
      if (date < from || date >= to) continue
      left = left.minus(left.times(Decimal.parse(percent).times(new Decimal(1n, 2))))
    }
    taken = taken.plus(Decimal.one.minus(left))
    day = day.add({ days: 1 })
  }
  return divideRounded(price * taken.coefficient, days * powerOfTen(taken.scale), mode)
}

function stepOf<S extends TraceStep['step']>(
  trace: readonly TraceStep[],
  name: S,
): (TraceStep & { step: S }) | undefined {
  return trace.find((step): step is TraceStep & { step: S } => step.step === name)
}
