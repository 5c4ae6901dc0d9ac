import type { TaxGroup } from './document-totals.ts'
import type { TaxFactor } from './tax-factor.ts'

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
