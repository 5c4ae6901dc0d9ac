import type { Charge } from '../catalog/charge.ts'
import type { GuaranteeTerms } from '../catalog/energy-terms.ts'
import { Decimal, powerOfTen } from '../kernel/decimal.ts'
import type { Period } from '../kernel/period.ts'
import { type Carry, type CarryLot, NO_CARRY, sumOf, takeFrom } from './carry.ts'
import type { DatedPart } from './component-of.ts'
import type { GuaranteeStep } from './energy-steps.ts'
import { anniversaries } from './escalated.ts'
import { perUnit } from './per-unit.ts'
import { priceOn } from './price-version.ts'
import { countedShare, WHOLE } from './proration.ts'
import { RatingError } from './rating-error.ts'
import type { MeasuredUsage } from './usage.ts'

const EXCESS = 'excess'
const HUNDRED = Decimal.of(100)

type GuaranteeInput = {
  readonly charge: Charge
  readonly nominal: Period
  readonly service: Period
  readonly active?: readonly Period[]
  readonly since?: Temporal.PlainDate
  readonly usage: readonly MeasuredUsage[]
  readonly opening?: Carry
}

/**
 * The settlement of a production guarantee for a period, a year as a rule: what the meter produced
 * less than was guaranteed is paid to the customer at the unit price, as a negative quantity (a
 * price may not be negative, EN 16931 BR-27). What it produced more is kept by the seller, makes
 * later shortfalls less, or is paid for at a price of its own, as the contract says.
 */
export function guaranteeParts(input: GuaranteeInput, terms: GuaranteeTerms): DatedPart[] {
  const { charge, service } = input
  const settled = settle(input, terms)
  const { produced, step } = settled
  const version = priceOn(charge, service.start)
  if (version.price.model !== 'per_unit') {
    const facts = { charge: charge.code, model: version.price.model, terms: 'guarantee' }
    throw new RatingError('energy_needs_unit_price', facts)
  }
  const common = {
    period: service,
    version,
    rule: charge.proration,
    share: WHOLE,
    estimated: produced.estimated,
    included: [],
  }
  const part = (side: GuaranteeStep['side'], units: Decimal, price: Decimal): DatedPart => ({
    ...common,
    part: perUnit(side === 'short' ? 'shortfall' : 'excess', units.negate(), price),
    rated: units.negate(),
    evidence: [...produced.evidence, { ...step, side }],
    undiscounted: true,
  })
  const pays = terms.excess === 'returned' && settled.beyond.sign > 0
  return pays
    ? [part('beyond', settled.beyond, terms.excessPrice ?? Decimal.zero)]
    : [part('short', settled.short, version.price.unitPrice)]
}

/** What a guarantee leaves to the years that follow: what was produced beyond it, oldest first. */
export function guaranteeClosing(input: GuaranteeInput, terms: GuaranteeTerms): Carry {
  if (terms.excess !== 'carried') return NO_CARRY
  const { beyond, left } = settle(input, terms)
  const lot: CarryLot = {
    bank: EXCESS,
    quantity: beyond,
    from: input.nominal.start,
    expires: null,
  }
  return beyond.sign > 0 ? [...left, lot] : left
}

type Settled = {
  readonly produced: MeasuredUsage
  readonly short: Decimal
  readonly beyond: Decimal
  /** What earlier years had left over and this one did not need. */
  readonly left: Carry
  readonly step: Omit<GuaranteeStep, 'side'>
}

function settle(input: GuaranteeInput, terms: GuaranteeTerms): Settled {
  const { charge, nominal, service, active = [service], since = service.start, usage } = input
  const produced = usage[0]
  if (produced === undefined || usage.length > 1) {
    throw new RatingError('usage_missing', {
      charge: charge.code,
      needed: `${service.start}..${service.end}`,
      given: String(usage.length),
    })
  }
  const year = anniversaries(since, service.start) + 1
  const share = countedShare(charge, nominal, active)
  const { guaranteed, degradationPercent, decimals } = terms
  const rest = HUNDRED.minus(degradationPercent).times(new Decimal(1n, 2))
  let ofYear = guaranteed
  for (let n = 1; n < year; n += 1) ofYear = ofYear.times(rest)
  const due = ofYear.times(Decimal.of(share.days)).dividedBy(Decimal.of(share.of), decimals)
  const kept = (input.opening ?? NO_CARRY).filter(lot => lot.bank === EXCESS)
  const missing = due.minus(produced.quantity)
  const { left, uncovered } = takeFrom(kept, missing)
  return {
    produced,
    short: missing.sign > 0 ? uncovered : Decimal.zero,
    beyond: missing.sign < 0 ? missing.negate() : Decimal.zero,
    left,
    step: {
      step: 'guarantee',
      guaranteed: guaranteed.toString(),
      percent: degradationPercent.toString(),
      year,
      days: share.days.toString(),
      of: share.of.toString(),
      decimals,
      due: due.toString(),
      produced: produced.quantity.toString(),
      carried: sumOf(kept).toString(),
    },
  }
}

/** The units of a line by its trace alone: those short of what was due, or those beyond. */
export function recomputedGuarantee(step: GuaranteeStep): Decimal {
  const percent = Decimal.parse(step.percent)
  const years = BigInt(step.year - 1)
  const hundred = 100n * powerOfTen(percent.scale)
  const rest = Decimal.of((hundred - percent.coefficient) ** years)
  const whole = Decimal.of(hundred ** years)
  const due = Decimal.parse(step.guaranteed)
    .times(rest)
    .times(Decimal.parse(step.days))
    .dividedBy(whole.times(Decimal.parse(step.of)), step.decimals)
  const missing = due.minus(Decimal.parse(step.produced))
  if (step.side === 'beyond') return missing
  const short = missing.minus(Decimal.parse(step.carried))
  return missing.sign > 0 && short.sign > 0 ? short.negate() : Decimal.zero
}
