import { epcQrText } from '../formats/payment-references/epc-qr.ts'
import { groupedReference, rfReference } from '../formats/payment-references/rf.ts'
import { groupedQrr, isQrIban, qrrReference } from '../formats/payment-references/swiss.ts'
import { isSwissIban, swissQrText } from '../formats/payment-references/swiss-qr.ts'
import { upiLink } from '../formats/payment-references/upi.ts'
import type { SubscriptionSnapshot } from '../invoicing/buyer-snapshot.ts'
import { languageOf } from '../kernel/localize.ts'
import { formatAmount } from '../kernel/money.ts'
import type { Speaker } from './line-quantity.ts'
import { localDate, localeOf } from './localize.ts'
import type { InvoicePage, Language, PageSection, PartyBlock, SellerBlock } from './page.ts'
import { type LinePage, pageLine } from './page-lines.ts'
import { PAGE_WORDS } from './page-words.ts'
import type { DocumentReference, StoredDocument, StoredDocumentLine } from './stored-document.ts'
import { pageTaxGroups, taxLabels } from './tax-labels.ts'
import { reverseChargeNotes } from './tax-texts.ts'
import { duesOf, paymentTermsText } from './terms-text.ts'
import { usageCharts } from './usage-charts.ts'

/** How a copy is printed; the original is printed without. */
export type CopyMark = {
  readonly printedOn: string
  readonly copyNumber: number
  readonly language: Language
}

/**
 * The page of an issued document, made of what was frozen when it was issued and nothing else: the
 * same document gives the same page whenever it is printed. A credit note states its amounts as
 * positive sums in the customer's favour. Texts that were data at issue (the names of charges)
 * stay in the customer's language also on a copy in another one.
 */
export function invoicePage(document: StoredDocument, copy: CopyMark | null = null): InvoicePage {
  const speaker = speakerOf(document, copy)
  const sign = document.kind === 'credit_note' ? -1n : 1n
  const labels = taxLabels(document, speaker)
  const corrects = correctedWhole(document)
  const lines: LinePage = { document, speaker, labels, sign, correctsOne: corrects.length === 1 }
  const contractNumber = onlyContract(document)
  const sections = pageSections(lines, contractNumber)
  const amount = (minor: bigint) => formatAmount(sign * minor, document.currency)
  return {
    kind: document.purpose === 'debit_note' ? 'debit_note' : document.kind,
    language: speaker.language,
    paper: paperOf(document),
    number: document.number,
    issuedOn: document.issuedOn,
    // Several dates are told in the terms of payment.
    dueOn: isPayable(document) && duesOf(document).parts.length < 2 ? document.dueOn : null,
    servicePeriod: { start: document.serviceStart, end: document.serviceEnd },
    currency: document.currency,
    accountNumber: document.buyer.accountNumber,
    contractNumber,
    buyerReference: buyerReference(document),
    paymentReference: document.number,
    ...paymentByCode(document),
    paymentTerms: paymentTerms(document, speaker),
    corrects: corrects.map(({ number, issuedOn }) => ({ number, issuedOn })),
    seller: sellerBlock(document),
    buyer: buyerBlock(document, speaker.language),
    sections: sections.map(({ page }) => page),
    taxGroups: pageTaxGroups(document, labels, speaker, sign),
    totals: {
      net: amount(document.netMinor),
      tax: amount(document.taxMinor),
      gross: amount(document.grossMinor),
      rounding: document.roundingMinor === 0n ? null : amount(document.roundingMinor),
      payable: amount(document.payableMinor),
    },
    usage: usageCharts(document, speaker, sectionNames(sections)),
    notes: notesOf(document, speaker),
    copy: copy && { printedOn: copy.printedOn, copyNumber: copy.copyNumber },
  }
}

function speakerOf(document: StoredDocument, copy: CopyMark | null): Speaker {
  const language = copy?.language ?? languageOf(document.buyer.language)
  return {
    language,
    words: PAGE_WORDS[language],
    locale: localeOf(language, paperOf(document)),
    currency: document.currency,
  }
}

function paperOf({ buyer, seller }: StoredDocument): 'a4' | 'us-letter' {
  return (buyer.paper ?? seller.paper) === 'us-letter' ? 'us-letter' : 'a4'
}

function isPayable({ kind, payableMinor }: StoredDocument): boolean {
  return kind === 'invoice' && payableMinor > 0n
}

/**
 * The documents that a credit note as a whole is about. An invoice that corrects single lines of
 * earlier ones says so at those lines.
 */
function correctedWhole({ kind, links, lines }: StoredDocument): DocumentReference[] {
  if (kind !== 'credit_note') return []
  const corrected = links.filter(({ relation }) => relation === 'corrects' || relation === 'voids')
  const ids = new Set(corrected.map(link => link.invoiceId))
  const isWhole = lines.every(line => line.corrects !== null && ids.has(line.corrects.invoiceId))
  return isWhole ? corrected : []
}

function onlyContract({ buyer }: StoredDocument): string | null {
  const numbers = new Set(buyer.subscriptions.map(each => each.contractNumber))
  const [number] = numbers
  return numbers.size === 1 ? (number ?? null) : null
}

function buyerReference({ buyer }: StoredDocument): string | null {
  const references = [buyer.poNumber, buyer.buyerReference].filter(text => text !== null)
  return references.length === 0 ? null : [...new Set(references)].join(' · ')
}

function sellerBlock({ seller, buyer, logo }: StoredDocument): SellerBlock {
  const { name, taxId, registration, email, phone, website, bankName, iban, bic, accent } = seller
  const isAbroad = seller.country !== buyer.country
  return {
    name,
    addressLines: [
      ...seller.addressLines,
      ...(isAbroad ? [countryName(seller.country, 'en')] : []),
    ],
    taxId,
    registration,
    email,
    phone,
    website: website?.replace(/^https?:\/\//, '') ?? null,
    bank: iban === null ? null : { name: bankName ?? '', iban, bic },
    accent,
    ...(logo === undefined ? {} : { logo }),
  }
}

/**
 * How banks read the request to pay: in euro a creditor reference (ISO 11649) and the code of a SEPA
 * transfer; for an account in Switzerland or Liechtenstein what the Swiss QR-bill prescribes; in rupees the
 * code of a UPI payment.
 */
function paymentByCode(document: StoredDocument) {
  const { seller, currency, number, payableMinor } = document
  const { iban, bic, name } = seller
  if (document.kind !== 'invoice' || payableMinor <= 0n) return {}
  if (currency === 'INR') return upiPayment(document)
  if (iban === null) return {}
  if (isSwissIban(iban)) return swissPayment(document, iban)
  if (currency !== 'EUR') return {}
  const reference = rfReference(number) ?? null
  const amount = firstDue(document)
  const code = epcQrText({ name, iban, bic, amount, reference, text: number })
  return {
    structuredReference: reference === null ? null : groupedReference(reference),
    paymentCode: code ?? null,
  }
}

/** In India: the code that opens a UPI app with payee, amount and the invoice's number filled in. */
function upiPayment(document: StoredDocument) {
  const { seller, number } = document
  if (seller.upiAddress === undefined) return {}
  const { upiAddress: payee, name } = seller
  const asked = { payee, name, amount: firstDue(document), reference: number, note: number }
  return { paymentCode: upiLink(asked) ?? null }
}

/** In Switzerland and Liechtenstein: the QR reference of a QR-IBAN or a creditor reference, and the Swiss code. */
function swissPayment(document: StoredDocument, iban: string) {
  const { seller, currency, number } = document
  const isQr = isQrIban(iban)
  const reference = (isQr ? qrrReference(number) : rfReference(number)) ?? null
  const shown = reference === null || isQr ? reference : groupedReference(reference)
  const structuredReference = isQr && shown !== null ? groupedQrr(shown) : shown
  if (currency !== 'CHF' && currency !== 'EUR') return { structuredReference }
  const asked = { payee: seller, iban, currency, reference, text: number } as const
  const code = swissQrText({ ...asked, amount: firstDue(document) })
  return { structuredReference, paymentCode: code ?? null }
}

/** A code asks for what is due first: by instalments that is the first of them. */
function firstDue(document: StoredDocument): string {
  const first = duesOf(document).parts[0]?.amountMinor ?? document.payableMinor
  return formatAmount(first, document.currency)
}

/** Post that crosses a border needs the country below the address. */
function buyerBlock({ seller, buyer }: StoredDocument, language: Language): PartyBlock {
  const isAbroad = seller.country !== buyer.country
  return {
    name: buyer.name,
    addressLines: [
      ...buyer.addressLines,
      ...(isAbroad ? [countryName(buyer.country, language).toUpperCase()] : []),
    ],
    taxId: buyer.taxId,
  }
}

function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
}

function paymentTerms(document: StoredDocument, { words, locale, language }: Speaker): string {
  if (document.kind === 'credit_note') {
    if (document.creditOutcome === 'refund') return words.refunded
    return document.creditOutcome === 'keep' ? words.kept : words.setOff
  }
  return isPayable(document) ? paymentTermsText(document, language, locale) : words.nothingToPay
}

function notesOf(document: StoredDocument, { words, locale, language }: Speaker): string[] {
  const about = (reference: DocumentReference): [string, string] => [
    reference.number,
    localDate(reference.issuedOn, locale),
  ]
  return [
    ...(document.reason === null ? [] : [words.reason(document.reason)]),
    ...document.links.flatMap(link => {
      if (link.relation === 'voids') return [words.cancels(...about(link))]
      if (link.relation === 'adds_to') return [words.about(...about(link))]
      return link.relation === 'rebills' ? [words.replaces(...about(link))] : []
    }),
    ...reverseChargeNotes(document.taxes, language),
  ]
}

/** Serial numbers under a heading; the reads of the others name their meter at the line. */
const MOST_METERS = 6

type Section = { readonly subscriptionId: string | null; readonly page: PageSection }

/** One section a subscription, in the order in which the lines first name them. */
function pageSections(page: LinePage, only: string | null): Section[] {
  const { document } = page
  const bySubscription = Map.groupBy(document.lines, line => line.subscriptionId)
  const known = new Map(document.buyer.subscriptions.map(each => [each.subscriptionId, each]))
  return [...bySubscription].map(([subscriptionId, lines]) => ({
    subscriptionId,
    page: pageSection(known.get(subscriptionId ?? ''), lines, page, only),
  }))
}

function pageSection(
  subscription: SubscriptionSnapshot | undefined,
  lines: readonly StoredDocumentLine[],
  page: LinePage,
  only: string | null,
): PageSection {
  const { document, speaker, sign } = page
  const { words } = speaker
  const meters = metersOf(lines)
  const { discountNames = {}, planName = null } = subscription ?? {}
  const told = { evidence: new Set<string>(), meterCount: meters.length, discountNames }
  const title =
    subscription === undefined && lines.some(line => line.subscriptionId === null)
      ? words.servedAccount(document.buyer.accountNumber, document.buyer.name)
      : (planName ?? words.subscription(subscription?.number ?? '').trim())
  const name = subscription?.premise?.name ?? ''
  const contract = only === null ? subscription?.contractNumber : undefined
  const net = lines.reduce((sum, line) => sum + line.netMinor, 0n)
  return {
    title: name === '' ? title : `${title} · ${name}`,
    number: planName === null ? null : (subscription?.number ?? null),
    serviceAddress: subscription?.premise?.addressLines ?? [],
    references: [
      ...(subscription?.account === undefined
        ? []
        : [words.servedAccount(subscription.account.number, subscription.account.name)]),
      ...(contract === undefined ? [] : [words.contract(contract)]),
      ...meters.slice(0, MOST_METERS).map(serial => words.meter(serial)),
      ...(meters.length > MOST_METERS ? ['…'] : []),
    ],
    lines: lines.map(line => pageLine(line, page, told)),
    subtotal: formatAmount(sign * net, document.currency),
  }
}

/** Titles by subscription; those of the same plan at the same place are told apart by number. */
function sectionNames(sections: readonly Section[]): Map<string | null, string> {
  const count = Map.groupBy(sections, ({ page }) => page.title)
  return new Map(
    sections.map(({ subscriptionId, page: { title, number } }) => {
      const isAlone = count.get(title)?.length === 1 || number == null
      return [subscriptionId, isAlone ? title : `${title} ${number}`]
    }),
  )
}

/** Serial numbers of the meters whose reads the lines rest on. */
function metersOf(lines: readonly StoredDocumentLine[]): string[] {
  const serials = lines.flatMap(line =>
    line.trace.flatMap(step => (step.step === 'read' ? [step.meter] : [])),
  )
  return [...new Set(serials)]
}
