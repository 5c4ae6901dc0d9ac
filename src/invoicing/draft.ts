import type { Names } from '../catalog/charge.ts'
import { type Posting, payerPostings } from '../ledger/posting-rules.ts'
import type { TraceStep } from '../rating/component.ts'
import type { TaxGroup } from '../tax/tax-group.ts'
import type {
  DocumentKind,
  DocumentOf,
  DocumentPart,
  DraftDocument,
  PlacedLine,
} from './assemble.ts'
import type { BuyerSnapshot } from './buyer-snapshot.ts'
import type { CreditOutcome } from './credit-outcome.ts'
import type { DraftLine } from './difference.ts'
import type { DocumentTerms } from './document-terms.ts'
import type { Standing } from './facts.ts'
import type { LinesApart } from './long-account.ts'
import type { BegunPeriod } from './progressive/begun-period.ts'
import { type StoredWalletMove, storedMoves } from './wallet-draft.ts'

/**
 * A draft as it is kept until it is issued: plain JSON, every exact number a string. Issuing copies
 * it into the books unchanged; what was approved is what is issued.
 */
export type StoredDraft = {
  readonly kind: DocumentKind
  readonly currency: string
  readonly serviceStart: string
  readonly serviceEnd: string
  readonly netMinor: string
  readonly taxMinor: string
  readonly grossMinor: string
  readonly roundingMinor: string
  readonly payableMinor: string
  readonly termsDays: number
  /** When it is due, as a rule of payment terms; left out: after `termsDays`. */
  readonly terms?: string
  /** What becomes of a credit for an ended subscription; left out by drafts without such a choice. */
  readonly creditOutcome?: CreditOutcome
  /** Documents that took back what this one charges anew. */
  readonly replaces: readonly string[]
  /** The document that it takes back as a whole, in a run that bills again; and why. */
  readonly voids?: { readonly invoiceId: string; readonly reason: string }
  /** The document that it credits a part of, in a run that puts many right; and how. */
  readonly credits?: {
    readonly invoiceId: string
    readonly reason: string
    readonly outcome: CreditOutcome
    /** How many lines had corrected the document: whether somebody came in between. */
    readonly correctedLines: number
  }
  /** Why something is put right by it, by code. */
  readonly cause?: string
  /** The periods under way of which it bills a part. */
  readonly begun?: readonly (BegunPeriod & { readonly subscriptionId: string })[]
  /** The documents whose services it bills again. */
  readonly rebills?: readonly string[]
  readonly buyer: BuyerSnapshot
  readonly lines: readonly StoredLine[]
  /** Where its lines are, if there are very many; `lines` is empty then. */
  readonly apart?: LinesApart
  readonly taxes: readonly StoredTax[]
  readonly postings: readonly StoredPosting[]
  /** The account that owes it, where that is another. */
  readonly payerId?: string
  /** Its place on a consolidated document. */
  readonly part?: DocumentPart
  /** What its lines do to wallets of prepaid credits; left out: nothing. */
  readonly wallet?: readonly StoredWalletMove[]
}

export type StoredLine = {
  readonly kind: 'charge' | 'correction' | 'reversal' | 'credit' | 'added'
  readonly itemId: string | null
  readonly periodStart: string | null
  readonly component: string | null
  readonly revision: number | null
  readonly subscriptionId: string | null
  readonly chargeCode: string
  readonly productCode: string
  readonly description: string
  readonly serviceStart: string
  readonly serviceEnd: string
  readonly quantity: string
  readonly unit: string
  readonly unitPrice: string
  readonly priceMinor: string
  readonly allowanceMinor: string
  readonly amountMinor: string
  readonly taxInclusive: boolean
  readonly netMinor: string
  readonly revenueAccount: string
  readonly postedTo: string
  readonly taxes: readonly unknown[]
  readonly standing: StoredStanding | null
  readonly trace: readonly TraceStep[]
  readonly corrects: { readonly invoiceId: string; readonly lineNo: number } | null
}

export type StoredStanding = {
  readonly serviceStart: string
  readonly serviceEnd: string
  readonly quantity: string
  readonly unitPrice: string
  readonly priceMinor: string
  readonly allowanceMinor: string
}

export type StoredTax = {
  readonly code: string
  readonly category: string
  readonly ratePercent: string
  readonly name: Names
  readonly taxableMinor: string
  readonly taxMinor: string
  readonly exemptionCode: string | null
  readonly exemptionReason: Names | null
}

export type StoredPosting = {
  readonly event: string
  readonly debit: string
  readonly credit: string
  readonly amountMinor: string
  readonly memo: string | null
  /** On whose account, where that is not the document's. */
  readonly accountId?: string
}

/** A document as it is stored until, and copied at, issue. */
export function storedDraft(
  document: DraftDocument,
  buyer: BuyerSnapshot,
  terms: DocumentTerms,
): StoredDraft {
  return { ...storedFrame(document, buyer, terms), lines: document.lines.map(storedLine) }
}

/** All of a document but its lines. */
export function storedFrame(
  document: DocumentOf<PlacedLine & Pick<DraftLine, 'replaces' | 'wallet'>>,
  buyer: BuyerSnapshot,
  terms: DocumentTerms,
): Omit<StoredDraft, 'lines'> {
  return {
    kind: document.kind,
    currency: document.currency,
    serviceStart: document.serviceStart.toString(),
    serviceEnd: document.serviceEnd.toString(),
    netMinor: document.netMinor.toString(),
    taxMinor: document.taxMinor.toString(),
    grossMinor: document.grossMinor.toString(),
    roundingMinor: document.roundingMinor.toString(),
    payableMinor: document.payableMinor.toString(),
    ...terms,
    ...(document.creditOutcome === null ? {} : { creditOutcome: document.creditOutcome }),
    replaces: [...new Set(document.lines.flatMap(line => line.replaces ?? []))],
    buyer,
    taxes: document.groups.map(storedTax),
    postings: [
      ...document.postings,
      ...(document.payerId == null ? [] : payerPostings(document.payableMinor, document.payerId)),
    ].map(storedPosting),
    ...(document.payerId == null ? {} : { payerId: document.payerId }),
    ...(document.part === undefined ? {} : { part: document.part }),
    ...(document.lines.some(line => line.wallet !== undefined)
      ? { wallet: storedMoves(document) }
      : {}),
  }
}

/** A posting as it is stored with its document. */
export function storedPosting(posting: Posting): StoredPosting {
  const { event, debit, credit, accountId } = posting
  return {
    event,
    debit,
    credit,
    amountMinor: posting.amountMinor.toString(),
    memo: posting.memo ?? null,
    ...(accountId === undefined ? {} : { accountId }),
  }
}

/** A line as it is stored with its document. */
export function storedLine(line: DraftDocument['lines'][number]): StoredLine {
  // The use of credits follows from no fact: it has no key, and no bill takes it back.
  const key =
    line.kind === 'credit'
      ? { itemId: null, periodStart: null, component: null, revision: null }
      : {
          itemId: line.itemId,
          periodStart: line.periodStart.toString(),
          component: line.component,
          revision: line.revision,
        }
  return {
    kind: line.kind,
    ...key,
    subscriptionId: line.subscriptionId,
    chargeCode: line.chargeCode,
    productCode: line.productCode,
    description: line.description,
    serviceStart: line.serviceStart.toString(),
    serviceEnd: line.serviceEnd.toString(),
    quantity: line.quantity.toString(),
    unit: line.unit,
    unitPrice: line.unitPrice.toString(),
    priceMinor: line.priceMinor.toString(),
    allowanceMinor: line.allowanceMinor.toString(),
    amountMinor: line.amountMinor.toString(),
    taxInclusive: line.taxInclusive,
    netMinor: line.netMinor.toString(),
    revenueAccount: line.revenueAccount,
    postedTo: line.postedTo,
    taxes: line.taxes,
    standing:
      line.kind === 'charge' || line.kind === 'credit' ? null : storedStanding(line.standing),
    trace: line.trace,
    corrects: line.corrects,
  }
}

/** A standing as it is stored beside a line. */
export function storedStanding(standing: Standing): StoredStanding {
  return {
    serviceStart: standing.serviceStart.toString(),
    serviceEnd: standing.serviceEnd.toString(),
    quantity: standing.quantity.toString(),
    unitPrice: standing.unitPrice.toString(),
    priceMinor: standing.priceMinor.toString(),
    allowanceMinor: standing.allowanceMinor.toString(),
  }
}

/** A tax group of a document, exact numbers as strings. */
export function storedTax(group: TaxGroup): StoredTax {
  return {
    code: group.code,
    category: group.category,
    ratePercent: group.ratePercent.toString(),
    name: group.name,
    taxableMinor: group.taxableMinor.toString(),
    taxMinor: group.taxMinor.toString(),
    exemptionCode: group.exemptionCode,
    exemptionReason: group.exemptionReason,
  }
}
