import type { RoundingMode } from '../kernel/decimal.ts'
import { Decimal } from '../kernel/decimal.ts'
import { splitByWeights } from '../kernel/money.ts'
import { grossFactor, multiply, rounded, type TaxFactor, taxFactors } from './tax-factor.ts'
import { groupKey, newGroup, type Taxed, type TaxGroup, type TotalledLine } from './tax-group.ts'

/**
 * Tax rounded on each line and added up. A line with tax included is net = round(gross ÷ (1 + r))
 * and tax = gross − net, so its gross never moves. Rounding half-up from the exact product is the
 * rule of the Streamlined Sales Tax Agreement, section 324 (carry to the third decimal, up from 5).
 */
export function taxByLine(lines: readonly TotalledLine[], mode: RoundingMode): Taxed {
  const groups = new Map<string, TaxGroup>()
  let targetMinor = 0n
  const lineNets = lines.map(line => {
    const factors = taxFactors(line.taxes)
    const netMinor = line.inclusive ? netOfGross(line.amountMinor, factors, mode) : line.amountMinor
    const taxes = line.inclusive
      ? splitTax(line.amountMinor - netMinor, factors)
      : factors.map(factor => rounded(multiply(netMinor, factor.amount), mode))
    targetMinor += taxes.reduce((total, tax) => total + tax, netMinor)
    factors.forEach((factor, i) => {
      addTo(groups, factor, rounded(multiply(netMinor, factor.base), mode), taxes[i]!)
    })
    return netMinor
  })
  return { lineNets, groups: [...groups.values()], targetMinor }
}

function netOfGross(gross: bigint, factors: readonly TaxFactor[], mode: RoundingMode): bigint {
  return Decimal.of(gross).dividedBy(grossFactor(factors), 0, mode).coefficient
}

/** The tax inside a gross amount, shared out among its taxes by their exact size. */
function splitTax(tax: bigint, factors: readonly TaxFactor[]): bigint[] {
  if (factors.length === 0) return []
  const scale = Math.max(...factors.map(factor => factor.amount.scale))
  return splitByWeights(
    tax,
    factors.map(factor => factor.amount.atScale(scale)),
  )
}

function addTo(groups: Map<string, TaxGroup>, factor: TaxFactor, base: bigint, tax: bigint): void {
  const key = groupKey(factor)
  const group = groups.get(key)
  if (group === undefined) groups.set(key, newGroup(factor, base, tax))
  else {
    const taxableMinor = group.taxableMinor + base
    groups.set(key, { ...group, taxableMinor, taxMinor: group.taxMinor + tax })
  }
}
