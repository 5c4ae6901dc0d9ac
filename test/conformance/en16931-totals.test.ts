import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../../src/kernel/decimal.ts'
import { majorAmount, parseAmount } from '../../src/kernel/money.ts'
import { documentTotals } from '../../src/tax/document-totals.ts'
import type { TotalledLine } from '../../src/tax/tax-group.ts'
import type { LineTax, TaxCategory } from '../../src/tax/tax-rule.ts'

/**
 * The sample invoices of the standard stand beside the repository and are not ours to copy; without
 * them this suite has nothing to compare and is left out.
 */
const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const examples = join(dirname(repository), 'shared/standards/en16931/examples')
const files = existsSync(examples) ? globSync(`${examples}/*/*.{xml,XML}`).sort() : []

/** An element of a sample: enough of XML for well-formed files without CDATA. */
type Element = { name: string; attributes: string; text: string; children: Element[] }

function parse(xml: string): Element {
  const root: Element = { name: '', attributes: '', text: '', children: [] }
  const open = [root]
  const body = xml.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '')
  for (const [, close, name = '', attributes = '', self, text] of body.matchAll(
    /<(\/)?(?:[\w-]+:)?([\w-]+)([^>]*?)(\/)?>|([^<]+)/g,
  )) {
    const parent = open.at(-1)!
    if (text !== undefined) parent.text += text.trim()
    else if (close) open.pop()
    else {
      const element: Element = { name, attributes, text: '', children: [] }
      parent.children.push(element)
      if (!self) open.push(element)
    }
  }
  return root.children[0]!
}

/** Elements at a path of names below an element; the text of the first; undefined if none. */
function all(element: Element, path: string): Element[] {
  return path
    .split('/')
    .reduce((found, name) => found.flatMap(e => e.children.filter(c => c.name === name)), [element])
}
const textAt = (element: Element, path: string) => all(element, path)[0]?.text

/** What a sample states: amounts with their tax, and the sums that it printed. */
type Sample = {
  currency: string
  lines: TotalledLine[]
  groups: Map<string, string>
  gross: string
  payable: string
  prepaid: string
  rounding: string
}

function taxed(amount: string, currency: string, category = 'O', percent = '0'): TotalledLine {
  const ratePercent = Decimal.parse(percent)
  const tax: LineTax = {
    code: `${category}${ratePercent}`,
    name: { en: category },
    category: category as TaxCategory,
    ratePercent,
    exemptionCode: null,
    exemptionReason: null,
    compoundOn: [],
  }
  return { amountMinor: minor(amount, currency), inclusive: false, taxes: [tax] }
}

/** A sample may write 10157.5 or 4900.0; it never means a third decimal. */
function minor(amount: string, currency: string): bigint {
  const value = parseAmount(Decimal.parse(amount.replace('+', '')).toString(), currency)
  if (value === undefined) throw new Error(`no amount of ${currency}: ${amount}`)
  return value
}

const groupText = (category: string, percent: string, taxable: bigint, tax: bigint) =>
  [`${category} ${Decimal.parse(percent)}`, `${taxable} → ${tax}`] as const

function readUbl(root: Element): Sample {
  const currency = textAt(root, 'DocumentCurrencyCode')!
  const lines = [...all(root, 'InvoiceLine'), ...all(root, 'CreditNoteLine')].map(line =>
    taxed(
      textAt(line, 'LineExtensionAmount')!,
      currency,
      textAt(line, 'Item/ClassifiedTaxCategory/ID'),
      textAt(line, 'Item/ClassifiedTaxCategory/Percent'),
    ),
  )
  const extras = all(root, 'AllowanceCharge').map(extra => {
    const sign = textAt(extra, 'ChargeIndicator') === 'true' ? '' : '-'
    const category = textAt(extra, 'TaxCategory/ID')
    const percent = textAt(extra, 'TaxCategory/Percent')
    return taxed(sign + textAt(extra, 'Amount')!, currency, category, percent)
  })
  const totals = all(root, 'TaxTotal').filter(({ children }) =>
    children.some(c => c.name === 'TaxAmount' && c.attributes.includes(`"${currency}"`)),
  )
  const groups = totals
    .flatMap(total => all(total, 'TaxSubtotal'))
    .map(group =>
      groupText(
        textAt(group, 'TaxCategory/ID')!,
        textAt(group, 'TaxCategory/Percent') ?? '0',
        minor(textAt(group, 'TaxableAmount')!, currency),
        minor(textAt(group, 'TaxAmount')!, currency),
      ),
    )
  const sum = (name: string) => textAt(root, `LegalMonetaryTotal/${name}`)
  return {
    currency,
    lines: [...lines, ...extras],
    groups: new Map(groups),
    gross: sum('TaxInclusiveAmount')!,
    payable: sum('PayableAmount')!,
    prepaid: sum('PrepaidAmount') ?? '0',
    rounding: sum('PayableRoundingAmount') ?? '0',
  }
}

function readCii(root: Element): Sample {
  const trade = all(root, 'SupplyChainTradeTransaction')[0]!
  const header = all(trade, 'ApplicableHeaderTradeSettlement')[0]!
  const currency = textAt(header, 'InvoiceCurrencyCode')!
  const lines = all(trade, 'IncludedSupplyChainTradeLineItem/SpecifiedLineTradeSettlement').map(
    line =>
      taxed(
        textAt(line, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount')!,
        currency,
        textAt(line, 'ApplicableTradeTax/CategoryCode'),
        textAt(line, 'ApplicableTradeTax/RateApplicablePercent'),
      ),
  )
  const extras = all(header, 'SpecifiedTradeAllowanceCharge').map(extra => {
    const sign = textAt(extra, 'ChargeIndicator/Indicator') === 'true' ? '' : '-'
    const category = textAt(extra, 'CategoryTradeTax/CategoryCode')
    const percent = textAt(extra, 'CategoryTradeTax/RateApplicablePercent')
    return taxed(sign + textAt(extra, 'ActualAmount')!, currency, category, percent)
  })
  const groups = all(header, 'ApplicableTradeTax').map(group =>
    groupText(
      textAt(group, 'CategoryCode')!,
      textAt(group, 'RateApplicablePercent') ?? '0',
      minor(textAt(group, 'BasisAmount')!, currency),
      minor(textAt(group, 'CalculatedAmount')!, currency),
    ),
  )
  const sum = (name: string) =>
    textAt(header, `SpecifiedTradeSettlementHeaderMonetarySummation/${name}`)
  return {
    currency,
    lines: [...lines, ...extras],
    groups: new Map(groups),
    gross: sum('GrandTotalAmount')!,
    payable: sum('DuePayableAmount')!,
    prepaid: sum('TotalPrepaidAmount') ?? '0',
    rounding: sum('RoundingAmount') ?? '0',
  }
}

/**
 * 19 % of 3986.34 is 757.4046; these two samples print 757.41. The official rules let a difference
 * below 1.00 pass (BR-CO-17), receivers may not: we are exact and differ from them.
 */
const OFF_BY_A_CENT = /^01\.06_minimal_test_/

describe.skipIf(files.length === 0)('the sample invoices of EN 16931', () => {
  test('are there in number', () => expect(files.length).toBeGreaterThan(50))

  const exact = files.filter(file => !OFF_BY_A_CENT.test(basename(file)))
  test.each(exact.map(file => [basename(file), file]))('%s has our totals', (_, file) => {
    const sample = read(file)
    const { currency, lines } = sample
    const totals = documentTotals({ lines, method: 'per_group', currency, roundingMode: 'half_up' })
    const ours = totals.groups.map(({ category, ratePercent, taxableMinor, taxMinor }) =>
      groupText(category, ratePercent.toString(), taxableMinor, taxMinor),
    )
    expect(new Map(withAmount(ours))).toEqual(new Map(withAmount([...sample.groups])))
    expect(totals.grossMinor).toBe(minor(sample.gross, currency))
    const payable = majorAmount(totals.payableMinor, currency)
      .minus(Decimal.parse(sample.prepaid))
      .plus(Decimal.parse(sample.rounding))
    expect(payable.toString()).toBe(Decimal.parse(sample.payable).toString())
  })
})

describe.skipIf(files.length === 0)('a sample that is off by a cent', () => {
  const inexact = files.filter(file => OFF_BY_A_CENT.test(basename(file)))
  test.each(inexact.map(file => [basename(file), file]))('%s', (_, file) => {
    const { currency, lines, gross } = read(file)
    const totals = documentTotals({ lines, method: 'per_group', currency, roundingMode: 'half_up' })
    expect(totals.taxMinor).toBe(75740n)
    expect(minor(gross, currency) - totals.grossMinor).toBe(1n)
  })
})

function read(file: string): Sample {
  const root = parse(readFileSync(file, 'utf8'))
  return root.name === 'CrossIndustryInvoice' ? readCii(root) : readUbl(root)
}

/** A sample may list a group of nothing, or leave it out. */
function withAmount(groups: (readonly [string, string])[]): (readonly [string, string])[] {
  return groups.filter(([, amounts]) => amounts !== '0 → 0')
}
