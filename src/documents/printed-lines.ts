import { Decimal } from '../kernel/decimal.ts'
import type { Labels } from './labels.ts'
import { type Locale, localAmount, localDecimal, localMoney, localPeriod } from './localize.ts'
import type { InvoicePage, PageLine, PageSection } from './page.ts'

/** Words, notation and currency of one document, for the functions that word its parts. */
export type Reader = { readonly labels: Labels; readonly locale: Locale; readonly currency: string }

/** Widths in tenths of a millimetre, wide enough for the longest number of the document. */
export type ColumnWidths = {
  readonly quantity: number
  readonly unitPrice: number
  readonly tax: number
  readonly amount: number
}

export type PrintedSection = {
  readonly title: string
  readonly number: string
  readonly address: string
  readonly references: string
  readonly lines: readonly PrintedLine[]
  readonly subtotal: string | null
}

export type PrintedLine = {
  readonly mark: string | null
  readonly description: string
  readonly details: readonly string[]
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly tax: string
  readonly net: string
}

/** Words the heading, the lines and (where there are several sections) the subtotal of one. */
export function printedSection(
  section: PageSection,
  page: InvoicePage,
  reader: Reader,
): PrintedSection {
  const shown = page.sections.length > 1 ? (section.subtotal ?? null) : null
  return {
    title: section.title,
    number: section.number ?? '',
    address: section.serviceAddress.join(', '),
    references: section.references.join(' · '),
    lines: section.lines.map(line => printedLine(line, reader)),
    subtotal: shown && localAmount(shown, reader.currency, reader.locale),
  }
}

function printedLine(line: PageLine, { labels, locale, currency }: Reader): PrintedLine {
  const { allowance } = line
  const [first, ...more] = line.detail?.split(/\r?\n/) ?? []
  const period = line.period && localPeriod(line.period, locale)
  const details = [
    [period, first].filter(Boolean).join(' · '),
    ...more,
    allowance && `${allowance.label}: ${localMoney(negated(allowance.amount), currency, locale)}`,
  ]
  return {
    mark: line.correction ? labels.correction : null,
    description: line.description,
    details: details.filter(detail => detail !== null).filter(detail => detail !== ''),
    quantity: localDecimal(line.quantity, locale),
    unit: line.unit,
    unitPrice: localAmount(line.unitPrice, currency, locale),
    tax: line.taxLabel,
    net: localAmount(line.net, currency, locale),
  }
}

/** Two lines stay with the totals, unless they are so long that a page could not hold both. */
export function linesWithTotals(sections: readonly PrintedSection[]): number {
  const last = sections.at(-1)?.lines.slice(-2) ?? []
  const characters = last.reduce((count, line) => count + characterCount(line), 0)
  return characters > 1200 ? 0 : last.length
}

/** Tenths of a millimetre: a tabular digit at 9.5 pt, and the space to the column before. */
const DIGIT_WIDTH = 17
const COLUMN_GAP = 40

/** Columns as wide as the longest number or heading in them needs. */
export function columnWidths(
  sections: readonly PrintedSection[],
  { labels, currency }: Reader,
  taxLetters: readonly string[],
): ColumnWidths {
  let [quantity, unitPrice, tax, amount] = [
    labels.quantity.length,
    labels.unitPrice.length - 1,
    Math.max(labels.tax.length, 2 * taxLetters.length - 1),
    labels.amountIn(currency).length - 1,
  ]
  for (const section of sections) {
    amount = Math.max(amount, section.subtotal?.length ?? 0)
    for (const line of section.lines) {
      // A unit that is longer than a short word goes to a second line rather than widen the table.
      quantity = Math.max(quantity, line.quantity.length + Math.min(line.unit.length + 1, 6))
      unitPrice = Math.max(unitPrice, line.unitPrice.length)
      tax = Math.max(tax, Math.min(line.tax.length, 10))
      amount = Math.max(amount, line.net.length)
    }
  }
  const width = (characters: number, most: number) =>
    Math.min(characters, most) * DIGIT_WIDTH + COLUMN_GAP
  return {
    quantity: width(quantity, 22),
    unitPrice: width(unitPrice, 18),
    tax: width(tax, 12),
    amount: width(amount, 22),
  }
}

function negated(amount: string): string {
  return Decimal.parse(amount).negate().toString()
}

function characterCount(line: PrintedLine): number {
  return line.description.length + line.details.join('').length
}
