import { Decimal } from '../kernel/decimal.ts'
import { accessibleAccent } from './accent.ts'
import { LABELS, type Labels } from './labels.ts'
import {
  groupedIban,
  localAmount,
  localDate,
  localeOf,
  localMoney,
  localPercent,
  localPeriod,
} from './localize.ts'
import type { InvoicePage, PageTaxGroup } from './page.ts'
import { type PrintedCode, printedCode } from './payment-code.ts'
import { type PrintedChart, printedChart } from './printed-chart.ts'
import {
  type ColumnWidths,
  columnWidths,
  linesWithTotals,
  type PrintedSection,
  printedSection,
  type Reader,
} from './printed-lines.ts'
import { type SwissSlip, swissSlip } from './swiss-slip.ts'

/** A label and its value, both ready to print. */
export type Fact = { readonly label: string; readonly value: string }

/**
 * What the template receives: every text already worded and localized, every choice already made.
 * It crosses to Typst as JSON, so none of it can become markup.
 */
export type PrintedPage = {
  /** How much less space its parts have, to stay on one page: 0 (none less) to 1. */
  readonly closeness: number
  readonly language: string
  readonly paper: 'a4' | 'us-letter'
  readonly accent: string
  readonly words: Readonly<Record<string, string>>
  readonly title: string
  readonly number: string
  readonly corrects: readonly string[]
  readonly seller: {
    readonly name: string
    readonly returnLine: string
    readonly address: readonly string[]
    readonly contact: readonly string[]
    readonly legal: readonly (readonly string[])[]
  }
  readonly buyer: { readonly name: string; readonly lines: readonly string[] }
  readonly facts: readonly Fact[]
  readonly summary: readonly Fact[]
  readonly widths: ColumnWidths
  readonly sections: readonly PrintedSection[]
  readonly taxGroups: readonly PrintedTaxGroup[]
  /** Letters by which lines name their taxes, one place each beside a line; empty where rates do. */
  readonly taxLetters: readonly string[]
  /** Whether the tax groups are few and short enough to stand beside the totals. */
  readonly taxBesideTotals: boolean
  /** How many of the last lines must stay on one page with the totals. */
  readonly linesWithTotals: number
  readonly totals: readonly Fact[]
  readonly grandTotal: Fact
  readonly payment: {
    readonly heading: string
    readonly text: string
    readonly facts: readonly Fact[]
    readonly code: PrintedCode | null
    /** Of a Swiss code: the sheet with payment part and receipt that it stands on. */
    readonly slip: SwissSlip | null
  }
  readonly charts: readonly PrintedChart[]
  readonly notes: readonly string[]
  readonly copy: { readonly mark: string; readonly line: string } | null
}

export type PrintedTaxGroup = {
  readonly label: string
  readonly name: string
  readonly rate: string
  readonly taxable: string
  readonly tax: string
  readonly reason: string | null
}

const TITLES = {
  invoice: 'invoice',
  credit_note: 'creditNote',
  debit_note: 'debitNote',
} as const

const NUMBERS = {
  invoice: 'invoiceNumber',
  credit_note: 'creditNoteNumber',
  debit_note: 'debitNoteNumber',
} as const

/**
 * Words and localizes a whole document. Throws a RangeError that names the text where an amount is
 * not a plain decimal, a date not an ISO date or a currency unknown.
 */
export function printedPage(page: InvoicePage): PrintedPage {
  const labels = LABELS[page.language]
  const reader = { labels, locale: localeOf(page.language, page.paper), currency: page.currency }
  const sections = page.sections.map(section => printedSection(section, page, reader))
  const taxLetters = lettersOf(page.taxGroups)
  return {
    closeness: 0,
    language: page.language,
    paper: page.paper,
    accent: accessibleAccent(page.seller.accent),
    words: fixedWords(reader),
    title: labels[TITLES[page.kind]],
    number: page.number,
    corrects: page.corrects.map(({ number, issuedOn }) =>
      labels.corrects(number, localDate(issuedOn, reader.locale)),
    ),
    seller: printedSeller(page, labels),
    buyer: { name: page.buyer.name, lines: page.buyer.addressLines },
    facts: printedFacts(page, reader),
    summary: printedSummary(page, reader),
    widths: columnWidths(sections, reader, taxLetters),
    sections,
    ...printedTaxes(page, reader),
    taxLetters,
    linesWithTotals: linesWithTotals(sections),
    ...printedTotals(page, reader),
    payment: printedPayment(page, reader),
    charts: page.usage.map(chart => printedChart(chart, labels, reader.locale)),
    notes: page.notes,
    copy: page.copy && {
      mark: labels.copy,
      line: labels.copyLine(page.copy.copyNumber, localDate(page.copy.printedOn, reader.locale)),
    },
  }
}

function fixedWords({ labels, currency }: Reader): Record<string, string> {
  const words: Record<string, string> = { amountIn: labels.amountIn(currency) }
  for (const [key, word] of Object.entries(labels)) {
    if (typeof word === 'string') words[key] = word
  }
  return words
}

function printedSeller({ seller }: InvoicePage, labels: Labels): PrintedPage['seller'] {
  const contact = [seller.phone, seller.email, seller.website].filter(text => text !== null)
  const taxId = seller.taxId === null ? [] : [`${labels.sellerTaxId} ${seller.taxId}`]
  return {
    name: seller.name,
    returnLine: [seller.name, ...seller.addressLines].join(' · '),
    address: seller.addressLines,
    contact,
    legal: [
      [seller.name, seller.addressLines.join(' · ')],
      [...(seller.registration === null ? [] : [seller.registration]), ...taxId],
    ],
  }
}

function printedFacts(page: InvoicePage, { labels, locale }: Reader): readonly Fact[] {
  const numberLabel = labels[NUMBERS[page.kind]]
  const facts: readonly (readonly [string, string | null])[] = [
    [numberLabel, page.number],
    [labels.issuedOn, localDate(page.issuedOn, locale)],
    [labels.account, page.accountNumber],
    [labels.contract, page.contractNumber],
    [labels.buyerReference, page.buyerReference],
    [labels.buyerTaxId, page.buyer.taxId],
    [labels.servicePeriod, page.servicePeriod && localPeriod(page.servicePeriod, locale)],
  ]
  return factsPresent(facts)
}

function printedSummary(page: InvoicePage, { labels, locale, currency }: Reader): readonly Fact[] {
  const payable = localMoney(page.totals.payable, currency, locale)
  if (page.kind === 'credit_note') return [{ label: labels.amountCredited, value: payable }]
  if (Decimal.parse(page.totals.payable).sign <= 0) {
    return [{ label: labels.nothingDue, value: payable }]
  }
  return factsPresent([
    [labels.amountDue, payable],
    [labels.dueOn, page.dueOn && localDate(page.dueOn, locale)],
    [labels.paymentReference, page.paymentReference],
  ])
}

function printedTaxes(page: InvoicePage, { locale, currency }: Reader) {
  const taxGroups = page.taxGroups.map(group => ({
    label: isSaid(group.label, group) ? '' : group.label,
    name: group.name,
    rate: localPercent(group.rate, locale),
    taxable: localAmount(group.taxable, currency, locale),
    tax: localAmount(group.tax, currency, locale),
    reason: group.reason,
  }))
  const characters = sum(taxGroups.map(({ name, reason }) => name.length + (reason?.length ?? 0)))
  return { taxGroups, taxBesideTotals: taxGroups.length <= 5 && characters <= 600 }
}

function printedTotals({ kind, totals }: InvoicePage, { labels, locale, currency }: Reader) {
  const amount = (text: string) => localAmount(text, currency, locale)
  return {
    totals: factsPresent([
      [labels.net, amount(totals.net)],
      [labels.totalTax, amount(totals.tax)],
      [labels.gross, amount(totals.gross)],
      [labels.rounding, totals.rounding && amount(totals.rounding)],
    ]),
    grandTotal: {
      label: kind === 'credit_note' ? labels.amountCredited : labels.amountDue,
      value: localMoney(totals.payable, currency, locale),
    },
  }
}

function printedPayment(page: InvoicePage, { labels }: Reader): PrintedPage['payment'] {
  const { bank, name } = page.seller
  if (page.kind === 'credit_note' || Decimal.parse(page.totals.payable).sign <= 0) {
    const heading = page.kind === 'credit_note' ? labels.credit : labels.payment
    return { heading, text: page.paymentTerms, facts: [], code: null, slip: null }
  }
  const reference = [labels.paymentReference, page.paymentReference] as const
  if (page.directDebit) {
    const { account, mandate, creditorId } = page.directDebit
    const facts = factsPresent([
      [labels.debitedAccount, account],
      [labels.mandate, mandate],
      [labels.creditorId, creditorId],
      reference,
    ])
    return { heading: labels.directDebit, text: page.paymentTerms, facts, code: null, slip: null }
  }
  const facts = factsPresent([
    [labels.accountHolder, bank && name],
    [labels.bank, bank?.name],
    ...bankAccount(bank?.iban, labels),
    ['BIC', bank?.bic],
    reference,
    [labels.structuredReference, page.structuredReference],
  ])
  const code = page.paymentCode ? printedCode(page.paymentCode, labels.paymentCode) : null
  const slip = (page.paymentCode && swissSlip(page.paymentCode, page.language)) || null
  return { heading: labels.payment, text: page.paymentTerms, facts, code, slip }
}

function bankAccount(iban: string | undefined, labels: Labels): [string, string][] {
  if (iban === undefined) return []
  const isIban = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban.replace(/\s/g, ''))
  return [isIban ? ['IBAN', groupedIban(iban)] : [labels.bankAccount, iban]]
}

/** Lines that one page can hold in the best case. */
const MOST_LINES_OF_ONE_PAGE = 16

/** Whether a document of two pages is so short that it may fit on one when it is set closer. */
export function mayFitOnePage({ sections }: PrintedPage): boolean {
  return sum(sections.map(section => section.lines.length)) <= MOST_LINES_OF_ONE_PAGE
}

/** More letters than have a place of their own beside a line are set one after the other. */
const MOST_LETTERS = 6

function lettersOf(groups: readonly PageTaxGroup[]): string[] {
  const labels = groups.map(group => group.label)
  const areLetters = labels.length <= MOST_LETTERS && labels.every(label => /^[A-Z]$/.test(label))
  return areLetters ? labels : []
}

/** A label such as `19 %` says nothing beside the rate, nor does the name a second time. */
function isSaid(label: string, { name, rate }: PageTaxGroup): boolean {
  return label === name || label.replace(/[\s%]/g, '').replace(',', '.') === rate
}

function factsPresent(facts: readonly (readonly [string, string | null | undefined])[]): Fact[] {
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
