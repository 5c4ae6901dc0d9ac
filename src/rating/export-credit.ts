import type { ExportCreditTerms } from '../catalog/energy-terms.ts'
import { Decimal, divideRounded, powerOfTen } from '../kernel/decimal.ts'
import { formatAmount, majorAmount, parseAmount } from '../kernel/money.ts'
import { CODE } from '../ledger/chart.ts'
import { aliveOn, type Carry, type CarryLot, NO_CARRY, sumOf, takeFrom } from './carry.ts'
import type { Component } from './component.ts'
import type { DatedPart } from './component-of.ts'
import type { CreditStep } from './energy-steps.ts'
import { perUnit } from './per-unit.ts'
import { priceOn } from './price-version.ts'
import { WHOLE } from './proration.ts'
import type { RatingInput } from './rate-charge.ts'
import { RatingError } from './rating-error.ts'
import { becomesOf, creditExpiry } from './true-up.ts'

const BANK = 'credit'
const HUNDRED = 100n

/**
 * Energy fed into the grid, credited at the price of the day: a negative quantity for each piece.
 * What the credit does not pay now is taken out of the bill again by `exportCreditComponents`.
 */
export function exportCreditParts(input: RatingInput): DatedPart[] {
  const { charge, usage } = input
  const pieces = usage.filter(piece => !piece.quantity.isZero)
  return (pieces.length === 0 ? usage.slice(0, 1) : pieces).map(piece => {
    const version = priceOn(charge, piece.period.start)
    const { price } = version
    if (price.model !== 'per_unit') {
      const facts = { charge: charge.code, model: price.model, terms: 'export_credit' }
      throw new RatingError('energy_needs_unit_price', facts)
    }
    const units = piece.quantity.negate()
    return {
      part: perUnit('credit', units, price.unitPrice),
      rated: units,
      period: piece.period,
      version,
      rule: charge.proration,
      share: WHOLE,
      estimated: piece.estimated,
      included: [],
      evidence: piece.evidence,
      undiscounted: true,
    }
  })
}

type Settled = {
  readonly step: Omit<CreditStep, 'side'>
  readonly movedMinor: bigint
  readonly paidMinor: bigint
  readonly lapsedMinor: bigint
  readonly closing: Carry
}

/**
 * The lines that keep credits for later, use earlier ones, pay them out or let them lapse. Credits pay
 * no more than the eligible charges come to, those that expire next first, then the oldest. Kept
 * credits are owed to the customer (export credit liability); what lapses is income.
 */
export function exportCreditComponents(
  input: RatingInput,
  terms: ExportCreditTerms,
  components: readonly Component[],
): Component[] {
  const { step, movedMinor, paidMinor, lapsedMinor } = settle(input, terms, components)
  const lines = [
    ['bank', movedMinor, CODE.exportCredit],
    ['payout', -paidMinor, CODE.exportCredit],
    ['lapsed', -lapsedMinor, CODE.exportCredit],
    ['breakage', lapsedMinor, CODE.breakage],
  ] as const
  return lines.flatMap(([side, amountMinor, account]) =>
    amountMinor === 0n ? [] : [line(input, { ...step, side }, amountMinor, account)],
  )
}

function line(
  { service, currency, roundingMode: mode }: RatingInput,
  step: CreditStep,
  amountMinor: bigint,
  account: string,
): Component {
  const amount = formatAmount(amountMinor, currency)
  return {
    key: `${step.side === 'payout' ? 'paidout' : step.side}@${service.start}`,
    period: service,
    quantity: amountMinor < 0n ? Decimal.one.negate() : Decimal.one,
    unitPrice: majorAmount(amountMinor < 0n ? -amountMinor : amountMinor, currency),
    priceMinor: amountMinor,
    allowanceMinor: 0n,
    amountMinor,
    estimated: false,
    trace: [step, { step: 'amount', exact: amount, rounded: amount, mode }],
    account,
  }
}

/** The amounts that later periods can use. */
export function exportCreditClosing(
  input: RatingInput,
  terms: ExportCreditTerms,
  components: readonly Component[],
): Carry {
  return settle(input, terms, components).closing
}

function settle(
  input: RatingInput,
  terms: ExportCreditTerms,
  components: readonly Component[],
): Settled {
  const { nominal, service, currency, opening = NO_CARRY, eligibleMinor = 0n } = input
  const valueMinor = components
    .filter(({ key }) => key.startsWith('credit@'))
    .reduce((sum, part) => sum - part.amountMinor, 0n)
  const opened = aliveOn(opening, BANK, service.start)
  const own: CarryLot = {
    bank: BANK,
    quantity: majorAmount(valueMinor, currency),
    from: nominal.start,
    expires: creditExpiry(input, terms),
  }
  const lots = valueMinor > 0n ? aliveOn([...opened, own], BANK, service.start) : opened
  const payable = eligibleMinor > 0n ? eligibleMinor : 0n
  // Export that is taken back is paid with credits too.
  const needed = valueMinor < 0n ? payable - valueMinor : payable
  const { left } = takeFrom(lots, majorAmount(needed, currency))
  const alive = aliveOn(left, BANK, service.end)
  const minor = (carry: Carry) => parseAmount(sumOf(carry).toString(), currency) ?? 0n
  const [openedMinor, leftMinor, aliveMinor] = [minor(opened), minor(left), minor(alive)]
  const becomes = becomesOf(input, terms)
  const percent = terms.payoutPercent
  const paidMinor = becomes === 'paid' ? share(aliveMinor, percent) : 0n
  const expiredMinor = leftMinor - aliveMinor
  const text = (amount: bigint) => formatAmount(amount, currency)
  return {
    movedMinor: leftMinor - openedMinor,
    paidMinor,
    lapsedMinor: expiredMinor + (becomes === 'kept' ? 0n : aliveMinor - paidMinor),
    closing: becomes === 'kept' ? alive : NO_CARRY,
    step: {
      step: 'credit',
      opened: text(openedMinor),
      value: text(valueMinor),
      eligible: text(payable),
      used: text(openedMinor + valueMinor - leftMinor),
      left: text(leftMinor),
      expired: text(expiredMinor),
      percent: percent.toString(),
      paid: text(paidMinor),
      becomes,
    },
  }
}

function share(amountMinor: bigint, percent: Decimal): bigint {
  const below = HUNDRED * powerOfTen(percent.scale)
  return divideRounded(amountMinor * percent.coefficient, below, 'half_up')
}

/** The amount of a line by its step alone, in minor units. */
export function recomputedCredit(step: CreditStep, currency: string): bigint {
  const amount = (text: string) => parseAmount(text, currency) ?? 0n
  const [opened, value, eligible, expired] = [
    step.opened,
    step.value,
    step.eligible,
    step.expired,
  ].map(amount) as [bigint, bigint, bigint, bigint]
  const over = opened + value - eligible
  const used = over < 0n ? opened + value : eligible
  const kept = value - used
  if (step.side === 'bank') return kept
  const alive = opened + kept - expired
  const paid = step.becomes === 'paid' ? share(alive, Decimal.parse(step.percent)) : 0n
  if (step.side === 'payout') return -paid
  const lapsed = expired + (step.becomes === 'kept' ? 0n : alive - paid)
  return step.side === 'lapsed' ? -lapsed : lapsed
}
