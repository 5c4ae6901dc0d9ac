import type { Decimal } from '../kernel/decimal.ts'
import type { PricedPart } from './priced-part.ts'

/** Every unit at one price. A negative quantity (a corrected reading) gives the mirrored amount. */
export function perUnit(label: string, quantity: Decimal, unitPrice: Decimal): PricedPart {
  return { label, quantity, unitPrice, exact: quantity.times(unitPrice), divisor: 1n, steps: [] }
}
