import type { Names } from '../catalog/charge.ts'
import { languageOf } from '../kernel/localize.ts'
import { isBefore } from '../kernel/period.ts'
import { type Posting, payerPostings } from '../ledger/posting-rules.ts'
import type { TraceStep } from '../rating/component.ts'
import type { TaxGroup } from '../tax/tax-group.ts'
import type { DocumentKind, DocumentPart, DraftDocument } from './assemble.ts'
import type { CreditOutcome } from './credit-outcome.ts'
import type { AccountFacts, PayerFacts, Standing, SubscriptionFacts } from './facts.ts'
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
  /** What becomes of a credit for an ended subscription; left out by drafts without such a choice. */
  readonly creditOutcome?: CreditOutcome
  /** Documents that took back what this one charges anew. */
  readonly replaces: readonly string[]
  /** The document that it takes back as a whole, in a run that bills again; and why. */
  readonly voids?: { readonly invoiceId: string; readonly reason: string }
  /** The periods under way of which it bills a part. */
  readonly begun?: readonly (BegunPeriod & { readonly subscriptionId: string })[]
  /** The documents whose services it bills again. */
  readonly rebills?: readonly string[]
  readonly buyer: BuyerSnapshot
  readonly lines: readonly StoredLine[]
  readonly taxes: readonly StoredTax[]
  readonly postings: readonly StoredPosting[]
  /** The account that owes it, where that is another. */
  readonly payerId?: string
  /** Its place on a consolidated document. */
  readonly part?: DocumentPart
  /** What its lines do to wallets of prepaid credits; left out: nothing. */
  readonly wallet?: readonly StoredWalletMove[]
}

/** The customer and the subscriptions billed, as they were when the document was made. */
export type BuyerSnapshot = {
  readonly accountNumber: string
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
  readonly taxId: string | null
  readonly email: string | null
  readonly language: string
  readonly paper: string | null
  readonly delivery: string
  readonly buyerReference: string | null
  readonly poNumber: string | null
  /** What it is to be paid by; left out where nothing is said. */
  readonly paymentMethod?: string
  readonly subscriptions: readonly SubscriptionSnapshot[]
}

export type SubscriptionSnapshot = {
  readonly subscriptionId: string
  readonly number: string
  readonly contractNumber: string
  readonly premise: { readonly name: string; readonly addressLines: readonly string[] } | null
  /**
   * The plan on the last day billed, as the customer reads it; null where none is known any more.
   * Documents made before names were frozen lack it and the names of discounts.
   */
  readonly planName?: string | null
  /** The account that is served, where the document is addressed to another. */
  readonly account?: { readonly number: string; readonly name: string }
  /** Names of the discounts taken off the document's lines, by code. */
  readonly discountNames?: Readonly<Record<string, string>>
}

export type StoredLine = {
  readonly kind: 'charge' | 'correction' | 'reversal' | 'credit'
  readonly itemId: string | null
  readonly periodStart: string | null
  readonly component: string | null
  readonly revision: number | null
  readonly subscriptionId: string
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

/** Who is billed for which subscriptions, frozen for the document, names in the customer's language. */
export function buyerSnapshot(
  account: AccountFacts,
  document: Pick<DraftDocument, 'lines' | 'poNumber' | 'serviceEnd'>,
  to: PayerFacts = account,
): BuyerSnapshot {
  const linesOf = Map.groupBy(document.lines, line => line.subscriptionId)
  return {
    accountNumber: to.number,
    name: to.name,
    addressLines: to.billTo,
    country: to.country,
    taxId: to.taxId,
    email: to.email,
    language: to.language,
    paper: to.paper,
    delivery: to.delivery,
    buyerReference: to.buyerReference,
    poNumber: document.poNumber,
    ...paymentMethodOf(account, document.lines),
    subscriptions: account.subscriptions
      .filter(subscription => linesOf.has(subscription.subscriptionId))
      .map(subscription => {
        const { subscriptionId, number, contractNumber, premise } = subscription
        return {
          subscriptionId,
          number,
          contractNumber,
          premise: premise && { name: premise.name, addressLines: premise.addressLines },
          planName: planNameOn(subscription, document.serviceEnd, to.language),
          ...(to.accountId === account.accountId
            ? {}
            : { account: { number: account.number, name: account.name } }),
          discountNames: discountNames(
            subscription,
            linesOf.get(subscriptionId) ?? [],
            to.language,
          ),
        }
      }),
  }
}

/** All lines of a document are of one payment method. */
function paymentMethodOf(
  { subscriptions }: AccountFacts,
  [line]: DraftDocument['lines'],
): Pick<BuyerSnapshot, 'paymentMethod'> {
  const own = subscriptions.find(each => each.subscriptionId === line?.subscriptionId)
  return own?.paymentMethod === undefined ? {} : { paymentMethod: own.paymentMethod }
}

/** The plan of the item that started last before a date and was not replaced on the same day. */
function planNameOn(
  { items }: SubscriptionFacts,
  before: Temporal.PlainDate,
  language: string,
): string | null {
  let latest: SubscriptionFacts['items'][number] | undefined
  for (const item of items) {
    if (!isBefore(item.start, before) || item.end?.equals(item.start)) continue
    if (latest === undefined || !isBefore(item.start, latest.start)) latest = item
  }
  return latest === undefined ? null : nameIn(latest.planName, language)
}

function discountNames(
  { discounts, coupons = [] }: SubscriptionFacts,
  lines: DraftDocument['lines'],
  language: string,
): Record<string, string> {
  const named = [...discounts, ...coupons]
  if (named.length === 0) return {}
  const used = new Set(
    lines.flatMap(line =>
      line.trace.flatMap(step =>
        step.step === 'discount' || step.step === 'amount_off' ? step.code : [],
      ),
    ),
  )
  return Object.fromEntries(
    named
      .filter(discount => used.has(discount.code))
      .map(discount => [discount.code, nameIn(discount.name, language)]),
  )
}

function nameIn(names: Names, language: string): string {
  return names[languageOf(language)] ?? names.en
}

/** A document as it is stored until, and copied at, issue. */
export function storedDraft(
  document: DraftDocument,
  buyer: BuyerSnapshot,
  termsDays: number,
): StoredDraft {
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
    termsDays,
    ...(document.creditOutcome === null ? {} : { creditOutcome: document.creditOutcome }),
    replaces: [...new Set(document.lines.flatMap(line => line.replaces ?? []))],
    buyer,
    lines: document.lines.map(storedLine),
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

function storedLine(line: DraftDocument['lines'][number]): StoredLine {
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
