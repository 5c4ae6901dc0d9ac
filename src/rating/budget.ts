import type { BudgetTerms } from '../catalog/energy-terms.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount, majorAmount, parseAmount } from '../kernel/money.ts'
import { CODE } from '../ledger/chart.ts'
import { type Carry, NO_CARRY, sumOf } from './carry.ts'
import type { Component } from './component.ts'
import { componentOf } from './component-of.ts'
import type { BudgetStep } from './energy-steps.ts'
import { rateFee } from './fee.ts'
import type { RatingInput } from './rate-charge.ts'
import { endsYear } from './true-up.ts'

const BANK = 'deferred'

type Settled = {
  readonly levelMinor: bigint
  readonly actualMinor: bigint
  readonly openedMinor: bigint
  /** What is kept with this period: above 0 the customer has paid ahead, below 0 owes. */
  readonly keptMinor: bigint
  readonly settles: boolean
}

/**
 * The lines that turn what a period really costs into the level amount: the difference is kept in
 * a deferral account. With the last period of a year, or of all, what is kept is settled by a line
 * of its own, unless the year's difference rolls on.
 */
export function budgetComponents(input: RatingInput, terms: BudgetTerms): Component[] {
  const settled = settle(input, terms)
  const { levelMinor, actualMinor, keptMinor, settles } = settled
  // Where a month costs just the level amount the line says so: it is what the next level is made of.
  const level = line(input, stepOf(settled, 'budget', input.currency), levelMinor - actualMinor)
  if (!settles || keptMinor === 0n) return [level]
  return [level, line(input, stepOf(settled, 'settlement', input.currency), -keptMinor)]
}

/** What the deferral account keeps for the periods that follow. */
export function budgetClosing(input: RatingInput, terms: BudgetTerms): Carry {
  const { keptMinor, settles } = settle(input, terms)
  if (settles || keptMinor === 0n) return NO_CARRY
  const quantity = majorAmount(keptMinor, input.currency)
  return [{ bank: BANK, quantity, from: input.nominal.start, expires: null }]
}

function settle(input: RatingInput, terms: BudgetTerms): Settled {
  const { currency, opening = NO_CARRY, coveredMinor = 0n, roundingMode: mode } = input
  const level = rateFee(input).map(part => componentOf(part, { currency, mode, discounts: [] }))
  const levelMinor = level.reduce((sum, part) => sum + part.amountMinor, 0n)
  const kept = sumOf(opening.filter(lot => lot.bank === BANK))
  const openedMinor = kept.isZero ? 0n : (parseAmount(kept.toString(), currency) ?? 0n)
  const yearEnds = terms.atYearEnd === 'settle' && endsYear(input, terms.settleMonth)
  return {
    levelMinor,
    actualMinor: coveredMinor,
    openedMinor,
    keptMinor: openedMinor + levelMinor - coveredMinor,
    settles: input.last === true || yearEnds,
  }
}

function stepOf(settled: Settled, side: BudgetStep['side'], currency: string): BudgetStep {
  return {
    step: 'budget',
    side,
    level: formatAmount(settled.levelMinor, currency),
    actual: formatAmount(settled.actualMinor, currency),
    opened: formatAmount(settled.openedMinor, currency),
    kept: formatAmount(settled.keptMinor, currency),
    settled: settled.settles,
  }
}

function line(
  { service, currency, roundingMode: mode }: RatingInput,
  step: BudgetStep,
  amountMinor: bigint,
): Component {
  const amount = formatAmount(amountMinor, currency)
  return {
    key: `${step.side}@${service.start}`,
    period: service,
    quantity: Decimal.of(amountMinor < 0n ? -1n : amountMinor > 0n ? 1n : 0n),
    unitPrice: majorAmount(amountMinor < 0n ? -amountMinor : amountMinor, currency),
    priceMinor: amountMinor,
    allowanceMinor: 0n,
    amountMinor,
    estimated: false,
    trace: [step, { step: 'amount', exact: amount, rounded: amount, mode }],
    account: CODE.budgetDeferral,
  }
}

/** The amount of a line by its step alone, in minor units. */
export function recomputedBudget(step: BudgetStep, currency: string): bigint {
  const amount = (text: string) => parseAmount(text, currency) ?? 0n
  const moved = amount(step.level) - amount(step.actual)
  return step.side === 'budget' ? moved : -(amount(step.opened) + moved)
}
