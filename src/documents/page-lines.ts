import { unitWord } from '../formats/unit-words.ts'
import { minorDigits } from '../kernel/currency.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount } from '../kernel/money.ts'
import { grossFactor, taxFactors } from '../tax/tax-factor.ts'
import { allowanceLabel, correctedDocument, lineDetails } from './line-details.ts'
import type { SectionTold } from './line-evidence.ts'
import { printedUnit, type Speaker } from './line-quantity.ts'
import { localMoney } from './localize.ts'
import type { PageLine } from './page.ts'
import { printedFactor, shortestFactor } from './printed-factor.ts'
import type { StoredDocument, StoredDocumentLine } from './stored-document.ts'
import { lineTaxLabel, type TaxLabels } from './tax-labels.ts'

/** What all lines of a document share on its page. */
export type LinePage = {
  readonly document: StoredDocument
  readonly speaker: Speaker
  readonly labels: TaxLabels
  /** −1 on a credit note, which states what the customer gets as positive amounts. */
  readonly sign: 1n | -1n
  /** Whether the document as a whole corrects one other, so that its lines need not say so. */
  readonly correctsOne: boolean
}

/** What a section knows of its subscription and tells at its lines. */
export type LineSection = SectionTold & {
  /** Names of discounts by code, as frozen at issue. */
  readonly discountNames: Readonly<Record<string, string>>
}

/** A line of the books as it is printed. */
export function pageLine(line: StoredDocumentLine, page: LinePage, section: LineSection): PageLine {
  const { document, speaker, sign } = page
  const { currency } = document
  const price = printedPrice(line, currency)
  const quantity = printedFactor(line.quantity, line.unitPrice, line.priceMinor, currency, 2)
  const turned = (sign === 1n ? quantity : quantity.negate()).toString()
  const isOwnPeriod =
    line.serviceStart !== document.serviceStart || line.serviceEnd !== document.serviceEnd
  const details = lineDetails(line, speaker, section, {
    conditions: price.gross === null ? [] : [inclusiveText(price.gross, speaker)],
    corrected: page.correctsOne ? [] : correctedDocument(line, speaker),
  })
  return {
    description: line.description,
    detail: details.join('') === '' ? null : details.join('\n'),
    period: isOwnPeriod ? { start: line.serviceStart, end: line.serviceEnd } : null,
    quantity: turned,
    unit: unitWord(printedUnit(line), turned, speaker.language),
    unitPrice: price.unit.toString(),
    allowance:
      price.allowanceMinor === 0n
        ? null
        : {
            label: allowanceLabel(line, speaker, section.discountNames),
            amount: formatAmount(sign * price.allowanceMinor, currency),
          },
    net: formatAmount(sign * line.netMinor, currency),
    taxLabel: lineTaxLabel(line, page.labels),
    correction: !page.correctsOne && (line.kind === 'correction' || line.kind === 'reversal'),
  }
}

type PrintedPrice = {
  readonly unit: Decimal
  readonly allowanceMinor: bigint
  /** The price with tax as it was agreed; null where prices are agreed without tax. */
  readonly gross: Decimal | null
}

/**
 * Price and allowance without tax, as Directive 2006/112/EC art. 226 (8) wants them. Where they were
 * agreed with tax included, it is taken out and the agreed price is told beside.
 */
function printedPrice(line: StoredDocumentLine, currency: string): PrintedPrice {
  const { unitPrice, quantity, priceMinor, allowanceMinor, netMinor } = line
  const digits = minorDigits(currency)
  const factor = grossFactor(taxFactors(line.taxes))
  if (!line.taxInclusive || factor.equals(Decimal.one)) {
    const unit = printedFactor(unitPrice, quantity, priceMinor, currency, digits)
    return { unit, allowanceMinor, gross: null }
  }
  const netAllowance = Decimal.of(allowanceMinor).dividedBy(factor, 0).coefficient
  const exact = unitPrice.dividedBy(factor, 10)
  return {
    unit: shortestFactor(exact, quantity, netMinor + netAllowance, currency, digits),
    allowanceMinor: netAllowance,
    gross: printedFactor(unitPrice, quantity, priceMinor, currency, digits),
  }
}

function inclusiveText(gross: Decimal, { words, currency, locale }: Speaker): string {
  return words.inclusive(localMoney(gross.toString(), currency, locale))
}
