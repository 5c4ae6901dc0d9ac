import type { Decimal } from '../../kernel/decimal.ts'
import { earlier, later, type Period } from '../../kernel/period.ts'
import { assert } from '../../kernel/result.ts'
import type { LegalEntityRow } from '../../ledger/load.ts'
import { invoicePostings, lineAccount, payerPostings } from '../../ledger/posting-rules.ts'
import { documentTotals } from '../../tax/document-totals.ts'
import type { LineTax } from '../../tax/tax-rule.ts'
import type { BuyerSnapshot, SubscriptionSnapshot } from '../buyer-snapshot.ts'
import { documentTerms } from '../document-terms.ts'
import { type StoredDraft, type StoredLine, storedPosting, storedTax } from '../draft.ts'
import type { PayerFacts } from '../facts.ts'

/** What a document of given lines is for. Nothing else tells a debit note from an invoice. */
export const PURPOSES = [
  'debit_note',
  'late_fee',
  'interest',
  'fee',
  'goodwill',
  'credit_undone',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** Where the tax of a given line comes from. */
export type AddedTax =
  /** Decided as of the first day of the line's period. */
  | { readonly by: 'class'; readonly taxClass: string }
  /** As on a line issued before: what is corrected is taxed as it was supplied. */
  | { readonly by: 'line'; readonly invoiceId: string; readonly lineNo: number }

/** A line that no fact of service makes: somebody, or a policy, says what it is. */
export type AddedLine = {
  /** `late_fee`, `interest`, or the code of a product; it stands for charge and product. */
  readonly code: string
  /** In the customer's language. */
  readonly description: string
  readonly period: Period
  readonly quantity: Decimal
  readonly unit: string
  /** Never below zero: on a line in the customer's favour the quantity is. */
  readonly unitPrice: Decimal
  /** Quantity × price, rounded by the caller; above zero: the customer owes it. */
  readonly amountMinor: bigint
  readonly taxInclusive?: boolean
  readonly revenueAccount: string
  readonly subscriptionId?: string | null
  readonly tax: AddedTax
}

/** A document of given lines that is to be issued. */
export type AddedDocument = {
  readonly accountId: string
  /** Made by the caller, whose own rows may name it before it is issued. */
  readonly documentId: string
  readonly legalEntityId: string
  readonly currency: string
  readonly purpose: Purpose
  /** Printed below the lines. */
  readonly reason: string | null
  /** Days to pay; null: those of whoever pays. */
  readonly termsDays: number | null
  /** Invoices that it is about; those that are not of this account are left out. */
  readonly refersTo: readonly string[]
  readonly lines: readonly AddedLine[]
}

/** An account as a document is addressed to it, and who pays for it where that is another. */
export type Addressed = { readonly account: PayerFacts; readonly payer: PayerFacts | null }

/**
 * The draft of a document of given lines, as a bill run would have made it: totals and tax groups by
 * EN 16931, one posting a line to its revenue account. Below zero it is a credit note.
 */
export function addedDraft(
  document: AddedDocument,
  taxes: readonly (readonly LineTax[])[],
  { account, payer }: Addressed,
  subscriptions: readonly SubscriptionSnapshot[],
  entity: LegalEntityRow,
  issuedOn: Temporal.PlainDate,
): StoredDraft {
  const { lines, currency } = document
  assert(lines.length > 0, 'a document without lines')
  const totals = documentTotals({
    lines: lines.map((line, i) => ({
      amountMinor: line.amountMinor,
      inclusive: line.taxInclusive ?? false,
      taxes: taxes[i] ?? [],
    })),
    method: entity.taxRounding,
    currency,
    roundingMode: entity.roundingMode,
    cashRounding: entity.cashRounding,
  })
  const kind = totals.payableMinor < 0n ? 'credit_note' : 'invoice'
  const stored = lines.map((line, i) =>
    storedAdded(line, taxes[i] ?? [], totals.lineNets[i] ?? 0n, issuedOn),
  )
  const postings = invoicePostings({
    kind,
    issuedOn,
    lines: stored.map((line, i) => ({
      lineNo: i + 1,
      netMinor: BigInt(line.netMinor),
      revenueAccount: line.revenueAccount,
      serviceEnd: Temporal.PlainDate.from(line.serviceEnd),
      postedTo: line.postedTo,
    })),
    taxGroups: totals.groups.map(group => ({ taxCode: group.code, taxMinor: group.taxMinor })),
    roundingMinor: totals.roundingMinor,
  })
  const payerId = payer?.accountId
  return {
    kind,
    currency,
    serviceStart: lines
      .map(line => line.period.start)
      .reduce(earlier)
      .toString(),
    serviceEnd: lines
      .map(line => line.period.end)
      .reduce(later)
      .toString(),
    netMinor: totals.netMinor.toString(),
    taxMinor: totals.taxMinor.toString(),
    grossMinor: totals.grossMinor.toString(),
    roundingMinor: totals.roundingMinor.toString(),
    payableMinor: totals.payableMinor.toString(),
    ...(document.termsDays === null
      ? documentTerms(account, {}, payer ?? account)
      : { termsDays: document.termsDays }),
    replaces: [],
    buyer: buyerOf(payer ?? account, subscriptions),
    lines: stored,
    taxes: totals.groups.map(storedTax),
    postings: [
      ...postings,
      ...(payerId === undefined ? [] : payerPostings(totals.payableMinor, payerId)),
    ].map(storedPosting),
    ...(payerId === undefined ? {} : { payerId }),
  }
}

function storedAdded(
  line: AddedLine,
  taxes: readonly LineTax[],
  netMinor: bigint,
  issuedOn: Temporal.PlainDate,
): StoredLine {
  const { start, end } = line.period
  const posted = { revenueAccount: line.revenueAccount, serviceEnd: end }
  return {
    kind: 'added',
    itemId: null,
    periodStart: null,
    component: null,
    revision: null,
    subscriptionId: line.subscriptionId ?? null,
    chargeCode: line.code,
    productCode: line.code,
    description: line.description,
    serviceStart: start.toString(),
    serviceEnd: end.toString(),
    quantity: line.quantity.toString(),
    unit: line.unit,
    unitPrice: line.unitPrice.toString(),
    priceMinor: line.amountMinor.toString(),
    allowanceMinor: '0',
    amountMinor: line.amountMinor.toString(),
    taxInclusive: line.taxInclusive ?? false,
    netMinor: netMinor.toString(),
    revenueAccount: line.revenueAccount,
    postedTo: lineAccount(posted, issuedOn),
    taxes,
    standing: null,
    trace: [],
    corrects: null,
  }
}

function buyerOf(to: PayerFacts, subscriptions: readonly SubscriptionSnapshot[]): BuyerSnapshot {
  const { number: accountNumber, billTo: addressLines, name, country, taxId, email } = to
  const { language, paper, delivery, buyerReference } = to
  const known = { accountNumber, name, addressLines, country, taxId, email, language, paper }
  return { ...known, delivery, buyerReference, poNumber: null, subscriptions }
}
