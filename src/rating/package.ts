import { Decimal } from '../kernel/decimal.ts'
import { type Counted, type PricedPart, refuseNegativeCount } from './priced-part.ts'
import { RatingError } from './rating-error.ts'

type PackagePrice = { readonly size: Decimal; readonly packagePrice: Decimal }

/**
 * Whole packages, a begun one counting whole. The counter runs over the period: a package begun
 * before a price change is not begun again after it. Throws
 * `package_size_not_positive`, or `negative_tiered_usage` when the count falls below zero.
 */
export function packages(price: PackagePrice, counted: Counted): PricedPart {
  if (price.size.sign <= 0) {
    throw new RatingError('package_size_not_positive', { size: price.size.toString() })
  }
  refuseNegativeCount(counted)
  const begunBefore = packagesBegun(counted.before, price.size)
  const begun = packagesBegun(counted.before.plus(counted.quantity), price.size)
  const count = Decimal.of(begun - begunBefore)
  return {
    label: 'package',
    quantity: count,
    unitPrice: price.packagePrice,
    exact: count.times(price.packagePrice),
    divisor: 1n,
    steps: [
      {
        step: 'package',
        size: price.size.toString(),
        before: counted.before.toString(),
        packages: count.toString(),
      },
    ],
  }
}

/** Packages of `size` that a count from 0 begins: 0 → 0, 0.1 → 1, 10 of 10 → 1, 10.1 of 10 → 2. */
function packagesBegun(count: Decimal, size: Decimal): bigint {
  const scale = Math.max(count.scale, size.scale)
  const units = count.atScale(scale)
  const unitsPerPackage = size.atScale(scale)
  return (units + unitsPerPackage - 1n) / unitsPerPackage
}
