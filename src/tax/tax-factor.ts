import { Decimal, type RoundingMode } from '../kernel/decimal.ts'
import type { LineTax } from './tax-rule.ts'

const PER_CENT = new Decimal(1n, 2)

/** A tax of a line with its base and amount as multiples of the line's net. */
export type TaxFactor = {
  readonly tax: LineTax
  /** 1, or more where the tax is levied on other taxes too. */
  readonly base: Decimal
  /** base × rate. */
  readonly amount: Decimal
}

/** The rate as a fraction: 20 % is 0.2. */
export function fractionOf(ratePercent: Decimal): Decimal {
  return ratePercent.times(PER_CENT)
}

/**
 * What each tax of a line is of its net, taxes on taxes included: 5 % and then 10 % on both are
 * 0.05 and 0.105. Exact. The taxes stand in the order in which they are worked out.
 */
export function taxFactors(taxes: readonly LineTax[]): TaxFactor[] {
  const factors: TaxFactor[] = []
  for (const tax of taxes) {
    let base = Decimal.one
    for (const other of factors) {
      if (tax.compoundOn.includes(other.tax.code)) base = base.plus(other.amount)
    }
    factors.push({ tax, base, amount: base.times(fractionOf(tax.ratePercent)) })
  }
  return factors
}

/** Gross ÷ net of a line with these taxes: 1.2 at 20 %. */
export function grossFactor(factors: readonly TaxFactor[]): Decimal {
  return factors.reduce((sum, factor) => sum.plus(factor.amount), Decimal.one)
}

/** An exact amount in minor units × factor, rounded once by whoever asks. */
export function multiply(minor: bigint, factor: Decimal): Decimal {
  return new Decimal(minor * factor.coefficient, factor.scale)
}

/** An exact number of minor units, rounded to whole ones. */
export function rounded(minor: Decimal, mode: RoundingMode): bigint {
  return minor.round(0, mode).coefficient
}
