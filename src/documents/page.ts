import type { EntityLogo } from '../ledger/load.ts'

/**
 * What a printed invoice or credit note says: the whole input of the page, already decided and
 * already translated where it is data (product names), so that the template only lays out.
 * Amounts, quantities and rates are plain decimal strings; the page localizes them. On a credit
 * note amounts are printed as positive sums in the customer's favour.
 */
export type InvoicePage = {
  readonly kind: 'invoice' | 'credit_note' | 'debit_note'
  readonly language: Language
  readonly paper: 'a4' | 'us-letter'
  readonly number: string
  readonly issuedOn: string
  readonly dueOn: string | null
  /** Service dates covered by the document, end excluded. */
  readonly servicePeriod: { readonly start: string; readonly end: string } | null
  readonly currency: string
  readonly accountNumber: string
  readonly contractNumber: string | null
  /** The customer's own order number or buyer reference. */
  readonly buyerReference: string | null
  readonly paymentReference: string
  /** The same as banks check it: a creditor reference (ISO 11649) or a Swiss QR reference. */
  readonly structuredReference?: string | null
  /** What a banking app reads from the code beside it; null where there is none. */
  readonly paymentCode?: string | null
  readonly paymentTerms: string
  /** Set where the seller collects the money: replaces the request to transfer it. */
  readonly directDebit?: {
    readonly mandate: string
    readonly creditorId: string
    /** The buyer's account as it may be printed (usually shortened to its last digits). */
    readonly account: string
  } | null
  /** Documents that this one corrects (EN 16931 BG-3). */
  readonly corrects: readonly { readonly number: string; readonly issuedOn: string }[]
  readonly seller: SellerBlock
  readonly buyer: PartyBlock
  /** One section a site or subscription: a heading, its service address and its lines. */
  readonly sections: readonly PageSection[]
  readonly taxGroups: readonly PageTaxGroup[]
  readonly totals: {
    readonly net: string
    readonly tax: string
    readonly gross: string
    /** BT-114, cash or payable rounding; null where there is none. */
    readonly rounding: string | null
    readonly payable: string
  }
  /** Consumption history, oldest first, the billed period last; empty where nothing is metered. */
  readonly usage: readonly UsageChart[]
  readonly notes: readonly string[]
  /** Set on every reprint: the page is marked COPY and says when and as which copy. */
  readonly copy: { readonly printedOn: string; readonly copyNumber: number } | null
}

export type Language = 'en' | 'fr' | 'es' | 'de'

export type PartyBlock = {
  readonly name: string
  /** Postal address as it is written in its country, one line each, without the name. */
  readonly addressLines: readonly string[]
  readonly taxId: string | null
}

export type SellerBlock = PartyBlock & {
  readonly registration: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly bank: {
    readonly name: string
    /** An IBAN, or where there is none the account as its country writes it (`routing · account`). */
    readonly iban: string
    readonly bic: string | null
  } | null
  /** Accent colour as `#rrggbb`. */
  readonly accent: string
  readonly logo?: EntityLogo
}

export type PageSection = {
  readonly title: string
  /** Number of the subscription where the title does not say it. */
  readonly number?: string | null
  readonly serviceAddress: readonly string[]
  /** Meter serial numbers or other references worth printing. */
  readonly references: readonly string[]
  readonly lines: readonly PageLine[]
  /** Sum of the section's line nets; printed where a document has several sections. */
  readonly subtotal?: string | null
}

export type PageLine = {
  readonly description: string
  /** A second, smaller line: tier bounds, reads, days of a partial month, what is corrected. */
  readonly detail: string | null
  readonly period: { readonly start: string; readonly end: string } | null
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  /** Allowance on the line (positive = reduces it); null where there is none. */
  readonly allowance: { readonly label: string; readonly amount: string } | null
  readonly net: string
  /** Short label that leads to the tax group, such as `20 %` or `S1`. */
  readonly taxLabel: string
  readonly correction: boolean
}

export type PageTaxGroup = {
  readonly label: string
  readonly name: string
  /** In percent: `19` is 19 %. */
  readonly rate: string
  readonly taxable: string
  readonly tax: string
  /** Legal text for exempt, reverse-charge and zero-rated groups. */
  readonly reason: string | null
}

export type UsageChart = {
  readonly title: string
  readonly unit: string
  /** At most the last 13 are printed: the billed month and the year before it. */
  readonly bars: readonly {
    /** ISO month, `2026-03`. */
    readonly month: string
    /** Not negative; a negative quantity is drawn as an empty bar with its number. */
    readonly quantity: string
    readonly estimated: boolean
  }[]
}
