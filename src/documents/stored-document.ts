import type { Purpose } from '../invoicing/added/document.ts'
import type { BuyerSnapshot } from '../invoicing/buyer-snapshot.ts'
import type { StoredStanding, StoredTax } from '../invoicing/draft.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { EntityLogo } from '../ledger/load.ts'
import type { TraceStep } from '../rating/component.ts'
import type { LineTax } from '../tax/tax-rule.ts'

/**
 * An issued document as it lies in the books: all that its page is made from. Nothing in it is
 * looked up in today's master data, so that it prints the same in ten years.
 */
export type StoredDocument = {
  readonly accountId: string
  readonly invoiceId: string
  readonly entityCode: string
  readonly number: string
  readonly kind: 'invoice' | 'credit_note'
  readonly currency: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly serviceStart: string
  readonly serviceEnd: string
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly grossMinor: bigint
  readonly roundingMinor: bigint
  readonly payableMinor: bigint
  /** Why a credit note was given by hand, in the words of whoever gave it. */
  readonly reason: string | null
  readonly creditOutcome: 'offset' | 'keep' | 'refund' | null
  /** What a document of given lines is for; null on all others. */
  readonly purpose?: Purpose | null
  readonly seller: SellerSnapshot
  readonly buyer: BuyerSnapshot
  readonly termsDays: number
  /** When it is due, as a rule of payment terms; left out: after `termsDays`. */
  readonly terms?: string
  readonly lines: readonly StoredDocumentLine[]
  readonly taxes: readonly StoredTax[]
  readonly links: readonly DocumentLink[]
  readonly usage: readonly BilledUsage[]
  /** The content of the logo that the seller's snapshot names. */
  readonly logo?: EntityLogo
}

export type SellerSnapshot = {
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
  readonly taxId: string | null
  readonly registration: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly bankName: string | null
  readonly iban: string | null
  readonly bic: string | null
  /** Where it is paid by UPI in India, if anywhere. */
  readonly upiAddress?: string
  readonly accent: string
  /** Its logo at issue, by the hash of its content. */
  readonly logo?: string
  readonly paper: string
}

export type StoredDocumentLine = {
  /** Whose services it bills, where that is told; else the document's account. */
  readonly accountId?: string
  readonly lineNo: number
  readonly kind: 'charge' | 'correction' | 'reversal' | 'credit' | 'added'
  readonly itemId: string | null
  readonly periodStart: string | null
  readonly component: string | null
  readonly subscriptionId: string | null
  readonly description: string
  readonly serviceStart: string
  readonly serviceEnd: string
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly priceMinor: bigint
  readonly allowanceMinor: bigint
  readonly taxInclusive: boolean
  readonly netMinor: bigint
  readonly taxes: readonly LineTax[]
  readonly standing: StoredStanding | null
  readonly trace: readonly TraceStep[]
  /** The document and line that a correction, reversal or credit refers to. */
  readonly corrects: (DocumentReference & { readonly kind: StoredDocument['kind'] }) | null
}

/** Another document by the number and date that a reader knows it by. */
export type DocumentReference = {
  readonly invoiceId: string
  readonly number: string
  readonly issuedOn: string
}

export type DocumentLink = DocumentReference & {
  readonly relation: 'corrects' | 'voids' | 'rebills' | 'adds_to'
}

/** What was billed of a meter for a month, up to and with the document itself. */
export type BilledUsage = {
  /** The charge on the document that stands for the meter. */
  readonly itemId: string
  /** ISO month in which the billing period starts. */
  readonly month: string
  readonly quantity: Decimal
  readonly estimated: boolean
}
