import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import type { Speaker } from './line-quantity.ts'
import { localPercent } from './localize.ts'
import type { PageTaxGroup } from './page.ts'
import type { StoredDocument, StoredDocumentLine } from './stored-document.ts'
import { exemptionText } from './tax-texts.ts'

/** Finds the label of a tax by its code and rate. */
export type TaxLabels = (code: string, ratePercent: Decimal) => string

/**
 * Short labels that lead from a line to its tax groups: the rate where it says all (`19 %`), else
 * letters in the order of the groups, because a line with four US taxes has room for `A B C D` only.
 */
export function taxLabels(document: StoredDocument, { locale }: Speaker): TaxLabels {
  const groups = document.taxes.map(tax => ({
    code: tax.code,
    rate: Decimal.parse(tax.ratePercent),
  }))
  const rates = new Set(groups.map(group => group.rate.toString()))
  const single =
    document.lines.every(line => line.taxes.length <= 1) && rates.size === groups.length
  return (code, ratePercent) => {
    if (single) return localPercent(ratePercent.toString(), locale)
    const place = groups.findIndex(group => group.code === code && group.rate.equals(ratePercent))
    return place < 0 ? '' : letter(place)
  }
}

/** The labels of all taxes of a line, in the order of the groups. */
export function lineTaxLabel({ taxes }: StoredDocumentLine, labels: TaxLabels): string {
  const found = taxes.map(tax => labels(tax.code, tax.ratePercent))
  return found.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).join(' ')
}

/** The tax groups of the page; a legal reason stands where there is no tax. */
export function pageTaxGroups(
  document: StoredDocument,
  labels: TaxLabels,
  speaker: Speaker,
  sign: 1n | -1n,
): PageTaxGroup[] {
  const { currency } = document
  return document.taxes.map(tax => ({
    label: labels(tax.code, Decimal.parse(tax.ratePercent)),
    name: tax.name[speaker.language] ?? tax.name.en,
    rate: tax.ratePercent,
    taxable: formatAmount(sign * BigInt(tax.taxableMinor), currency),
    tax: formatAmount(sign * BigInt(tax.taxMinor), currency),
    reason: exemptionText(tax, speaker.language),
  }))
}

/** A, B, … Z, AA, AB, … */
function letter(place: number): string {
  const last = String.fromCharCode(65 + (place % 26))
  return place < 26 ? last : letter(Math.floor(place / 26) - 1) + last
}
