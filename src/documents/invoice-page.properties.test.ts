import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../kernel/decimal.ts'
import { parseAmount, roundToMinor } from '../kernel/money.ts'
import { documentTotals } from '../tax/document-totals.ts'
import { invoicePage } from './invoice-page.ts'
import { shortestFactor } from './printed-factor.ts'
import { printedPage } from './printed-page.ts'
import { storedDocument, storedLine, tax } from './stored-document.test-tables.ts'
import type { StoredDocument } from './stored-document.ts'

const TAXES = ['A 20', 'B 5.5', 'C 0 E', 'D 7.7'].map(tax)

const someLine = fc.record({
  amountMinor: fc.bigInt(-1_000_000n, 1_000_000n),
  inclusive: fc.boolean(),
  taxes: fc.uniqueArray(fc.constantFrom(...TAXES), { maxLength: 2 }),
})

const someDocument = fc.record({
  lines: fc.array(someLine, { minLength: 1, maxLength: 8 }),
  method: fc.constantFrom('per_group' as const, 'per_line' as const),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  language: fc.constantFrom('en', 'fr', 'es', 'de'),
})

/** A document as issuing writes it: totals by EN 16931, a credit note where they are below zero. */
function issued(
  input: typeof someDocument extends fc.Arbitrary<infer T> ? T : never,
): StoredDocument {
  const totals = documentTotals({ ...input, roundingMode: 'half_up' })
  const document = storedDocument({
    kind: totals.payableMinor < 0n ? 'credit_note' : 'invoice',
    currency: input.currency,
    netMinor: totals.netMinor,
    taxMinor: totals.taxMinor,
    grossMinor: totals.grossMinor,
    roundingMinor: totals.roundingMinor,
    payableMinor: totals.payableMinor,
    lines: input.lines.map((line, i) =>
      storedLine({
        lineNo: i + 1,
        subscriptionId: `subscription-${i % 3}`,
        quantity: Decimal.of(line.amountMinor < 0n ? -1 : 1),
        unitPrice: new Decimal(line.amountMinor, 2).abs(),
        priceMinor: line.amountMinor,
        taxInclusive: line.inclusive,
        taxes: line.taxes,
        netMinor: totals.lineNets[i] ?? 0n,
      }),
    ),
    taxes: totals.groups.map(each => ({
      ...each,
      ratePercent: each.ratePercent.toString(),
      taxableMinor: each.taxableMinor.toString(),
      taxMinor: each.taxMinor.toString(),
    })),
  })
  return { ...document, buyer: { ...document.buyer, language: input.language } }
}

test('what the page adds up to is what the books say', () => {
  fc.assert(
    fc.property(someDocument, input => {
      const document = issued(input)
      const page = invoicePage(document)
      const sign = document.kind === 'credit_note' ? -1n : 1n
      const minor = (text: string | null | undefined) => {
        const amount = parseAmount((text ?? '0').replace(/^-(0(\.0+)?)$/, '$1'), document.currency)
        if (amount === undefined) throw new Error(`not an amount: ${text}`)
        return sign * amount
      }
      const sum = (texts: readonly (string | null | undefined)[]) =>
        texts.reduce((total, text) => total + minor(text), 0n)
      const { netMinor, taxMinor, grossMinor, roundingMinor, payableMinor } = document
      const { net, tax: taxes, gross, rounding, payable } = page.totals
      expect([net, taxes, gross, rounding, payable].map(minor)).toEqual([
        netMinor,
        taxMinor,
        grossMinor,
        roundingMinor,
        payableMinor,
      ])
      expect(sum(page.sections.flatMap(each => each.lines.map(line => line.net)))).toBe(netMinor)
      expect(sum(page.sections.map(each => each.subtotal))).toBe(netMinor)
      expect(sum(page.taxGroups.map(each => each.tax))).toBe(taxMinor)
      // Everything on it is a text that the page can word.
      printedPage(page)
    }),
  )
})

test('a shortened factor still multiplies to the amount of the line', () => {
  const positive = fc.bigInt(1n, 10n ** 13n)
  fc.assert(
    fc.property(positive, fc.bigInt(1n, 10n ** 6n), (coefficient, units) => {
      const value = new Decimal(coefficient, 10)
      const other = new Decimal(units, 2)
      const amount = roundToMinor(value.times(other), 'EUR')
      const shown = shortestFactor(value, other, amount, 'EUR', 2)
      if (shown.scale > 6 || !shown.equals(value.round(6))) {
        expect(roundToMinor(shown.times(other), 'EUR')).toBe(amount)
      }
    }),
  )
})
