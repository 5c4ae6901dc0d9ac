import type { TaxFactor } from './tax-factor.ts'
import type { LineTax } from './tax-rule.ts'

/** A line as priced: its amount includes the taxes or not, as its price list says. */
export type TotalledLine = {
  readonly amountMinor: bigint
  readonly inclusive: boolean
  readonly taxes: readonly LineTax[]
}

/** One tax at one rate over the whole document (BG-23). */
export type TaxGroup = Pick<
  LineTax,
  'code' | 'name' | 'category' | 'ratePercent' | 'exemptionCode' | 'exemptionReason'
> & {
  /** BT-116, the sum of nets (and of the taxes in its base). */
  readonly taxableMinor: bigint
  /** BT-117. */
  readonly taxMinor: bigint
}

/** What a rounding method makes of the lines; `targetMinor` is what the customer was promised. */
export type Taxed = {
  readonly lineNets: readonly bigint[]
  readonly groups: readonly TaxGroup[]
  readonly targetMinor: bigint
}

/** Lines share a group when tax code and rate agree. */
export function groupKey({ tax }: TaxFactor): string {
  return `${tax.code}|${tax.ratePercent}`
}

/** A group of the document (BG-23) with its sums. */
export function newGroup({ tax }: TaxFactor, taxableMinor: bigint, taxMinor: bigint): TaxGroup {
  const { code, name, category, ratePercent, exemptionCode, exemptionReason } = tax
  return {
    code,
    name,
    category,
    ratePercent,
    exemptionCode,
    exemptionReason,
    taxableMinor,
    taxMinor,
  }
}
