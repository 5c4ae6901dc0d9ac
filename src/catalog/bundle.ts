import { minorDigits } from '../kernel/currency.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { majorAmount, splitByWeights } from '../kernel/money.ts'
import type { Refusal } from '../kernel/result.ts'
import type { BundleShare, Charge } from './charge.ts'

/** A charge of a bundle, and what it would cost by itself. */
export type BundlePart = { readonly chargeCode: string; readonly standAlone: Decimal }

/** The price that a charge has in a bundle. */
export type BundledPrice = {
  readonly model: 'per_unit'
  readonly unitPrice: Decimal
  readonly share: BundleShare
}

/**
 * The price of a bundle shared out to its charges by what each would cost by itself (IFRS 15.76,
 * ASC 606-10-32-31): each share is cut to minor units, and the units that are left go one each to the
 * largest remainders, ties to the charge listed first, so that the shares sum to the bundle's price.
 */
export function bundlePrices(
  bundle: Decimal,
  parts: readonly BundlePart[],
  currency: string,
): Map<string, BundledPrice> | Refusal {
  const digits = minorDigits(currency)
  if (!bundle.round(digits).equals(bundle)) {
    return { code: 'bundle_price_not_whole', facts: { price: bundle.toString(), currency } }
  }
  const scale = Math.max(...parts.map(({ standAlone }) => standAlone.scale))
  const weights = parts.map(({ standAlone }) => standAlone.atScale(scale))
  const shares = splitByWeights(bundle.atScale(digits), weights)
  const together = parts.map(({ standAlone }) => standAlone).reduce((a, b) => a.plus(b))
  return new Map(
    parts.map(({ chargeCode, standAlone }, i) => [
      chargeCode,
      {
        model: 'per_unit',
        unitPrice: majorAmount(shares[i] ?? 0n, currency),
        share: { bundle, standAlone, together },
      },
    ]),
  )
}

/** Why charges make no bundle, or undefined: fees of one length of period do. */
export function bundleFault(
  charges: readonly Pick<Charge, 'code' | 'kind' | 'months'>[],
): Refusal | undefined {
  const usage = charges.find(({ kind }) => kind === 'usage')
  if (usage !== undefined) return { code: 'bundle_of_usage', facts: { charge: usage.code } }
  const [first] = charges
  const other = charges.find(({ months }) => months !== first?.months)
  if (first === undefined || other === undefined) return undefined
  const facts = { charge: first.code, months: first.months, other: other.code }
  return { code: 'bundle_periods_differ', facts: { ...facts, otherMonths: other.months } }
}
