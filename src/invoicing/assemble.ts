import type { Decimal, RoundingMode } from '../kernel/decimal.ts'
import { dayNumber, earlier, isBefore, later } from '../kernel/period.ts'
import { invoicePostings, lineAccount, type Posting } from '../ledger/posting-rules.ts'
import { documentTotals } from '../tax/document-totals.ts'
import type { TaxGroup } from '../tax/tax-group.ts'
import { type CreditOutcome, keptPostings } from './credit-outcome.ts'
import type { DraftLine } from './difference.ts'
import { EXIT_CHARGE } from './ending.ts'
import type { AccountFacts, SubscriptionFacts } from './facts.ts'

export type DocumentKind = 'invoice' | 'credit_note'

/** How the issuing legal entity does its sums. */
export type DocumentRules = {
  readonly legalEntityId: string
  readonly taxRounding: 'per_group' | 'per_line'
  readonly roundingMode: RoundingMode
  readonly cashRounding: Decimal | null
}

/** A line on its document: what it comes to without tax, and which account that is posted to. */
export type DocumentLine = Omit<DraftLine, 'postedTo'> & {
  readonly netMinor: bigint
  readonly postedTo: string
}

/** What of a line decides on which document it stands, where, and what the document comes to. */
export type PlacedLine = Pick<
  DraftLine,
  | 'kind'
  | 'itemId'
  | 'periodStart'
  | 'subscriptionId'
  | 'chargeCode'
  | 'serviceStart'
  | 'serviceEnd'
  | 'amountMinor'
  | 'taxInclusive'
  | 'taxes'
  | 'revenueAccount'
  | 'postedTo'
  | 'payerId'
>

/** A document of lines of which only the place and the amount are known, or more. */
export type DocumentOf<Line extends PlacedLine> = Omit<DraftDocument, 'lines'> & {
  readonly lines: readonly (Line & { readonly netMinor: bigint; readonly postedTo: string })[]
}

/** A document as it would be issued on `issueOn`: complete but for its number and ids. */
export type DraftDocument = {
  readonly kind: DocumentKind
  readonly currency: string
  readonly poNumber: string | null
  /** What becomes of a credit note that an ended subscription has a choice in; null otherwise. */
  readonly creditOutcome: CreditOutcome | null
  readonly lines: readonly DocumentLine[]
  readonly groups: readonly TaxGroup[]
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly grossMinor: bigint
  readonly roundingMinor: bigint
  readonly payableMinor: bigint
  readonly postings: readonly Posting[]
  /** The account that owes it, where that is another. */
  readonly payerId?: string | null
  /** Payment terms of the contracts on it; null where they have none of their own. */
  readonly terms?: string | null
  /** Where it is one account's part of a consolidated document; see `consolidate.ts`. */
  readonly part?: DocumentPart
}

/** The place of a part on the document that the payer gets. */
export type DocumentPart = {
  /** The account of the document, whose part bears its number. */
  readonly headId: string
  /** Which of the payer's consolidated documents of the run. */
  readonly no: number
  /** The number of its first line; lines are numbered through the document. */
  readonly firstLine: number
  /** Accounts of the other parts; only on the payer's. */
  readonly members: readonly string[]
}

/**
 * Puts an account's lines on documents: one for each currency, payer and purchase order of the
 * service, payment method and payment terms (and for each premise, where the customer wants that), in
 * the order of subscriptions and charges. What comes to less than nothing is a credit note. Lines that are all
 * zero make no document.
 */
export function assembleDocuments<Line extends PlacedLine>(
  account: AccountFacts,
  lines: readonly Line[],
  issueOn: Temporal.PlainDate,
  rules: DocumentRules,
): DocumentOf<Line>[] {
  const subscriptionOf = subscriptionsOf(account)
  const groups = new Map<string, LineGroup<Line>>()
  for (const line of inReadingOrder(account, lines)) {
    const subscription = subscriptionOf(line)
    const outcome = outcomeApart(line, subscription)
    const poNumber = poNumberOn(subscription, line.serviceStart)
    const place = placeApart(account, subscription)
    const { currency, paymentMethod, terms } = subscription
    const key = [currency, poNumber, outcome, line.payerId, place, paymentMethod, terms].join('|')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { subscription, poNumber, lines: [line], outcome })
    else group.lines.push(line)
  }
  return [...groups.values()]
    .filter(group => group.lines.some(line => line.amountMinor !== 0n))
    .map(({ subscription, poNumber, lines, outcome }) => {
      const document = {
        ...buildDocument(lines, subscription.currency, poNumber, issueOn, rules),
        payerId: lines[0]?.payerId ?? null,
        terms: subscription.terms ?? null,
      }
      return outcome === null ? document : withOutcome(document, outcome)
    })
}

type LineGroup<Line> = {
  readonly subscription: SubscriptionFacts
  readonly poNumber: string | null
  readonly lines: Line[]
  readonly outcome: CreditOutcome | null
}

/** Finds the subscription that a line of an account bills. */
export function subscriptionsOf(
  account: AccountFacts,
): (line: Pick<DraftLine, 'subscriptionId'>) => SubscriptionFacts {
  const subscriptions = new Map(account.subscriptions.map(s => [s.subscriptionId, s]))
  return ({ subscriptionId }) => {
    const found = subscriptions.get(subscriptionId)
    if (found === undefined) throw new Error('defect: line of no subscription of the account')
    return found
  }
}

/** The premise that has an invoice of its own; null where one invoice is for all. */
export function placeApart(
  { invoicePer }: AccountFacts,
  { premise }: SubscriptionFacts,
): string | null {
  return invoicePer === 'premise' ? (premise?.premiseId ?? null) : null
}

/** The purchase order that service from a date on is billed under. */
export function poNumberOn(
  { poNumber, laterPoNumbers }: SubscriptionFacts,
  date: Temporal.PlainDate,
): string | null {
  const later = laterPoNumbers.findLast(({ from }) => !isBefore(date, from))
  return later === undefined ? poNumber : later.poNumber
}

/** What is given back of fees in advance beyond an end, where it is not simply set off. */
export function outcomeApart(
  line: PlacedLine,
  { end, ending }: SubscriptionFacts,
): CreditOutcome | null {
  if (end === null || (ending?.unused !== 'credit' && ending?.unused !== 'refund')) return null
  const isUnused =
    line.amountMinor < 0n && line.kind !== 'charge' && line.chargeCode !== EXIT_CHARGE
  if (!isUnused || isBefore(line.serviceStart, end)) return null
  return ending.unused === 'credit' ? 'keep' : 'refund'
}

function withOutcome<Document extends Omit<DraftDocument, 'lines'>>(
  document: Document,
  outcome: CreditOutcome,
): Document {
  const kept = keptPostings(-document.payableMinor, outcome, document.payerId)
  return { ...document, creditOutcome: outcome, postings: [...document.postings, ...kept] }
}

/**
 * As a customer reads: by subscription and charge, period by period, what is taken back right before
 * what takes its place.
 */
export function inReadingOrder<Line extends PlacedLine>(
  account: AccountFacts,
  lines: readonly Line[],
): Line[] {
  const ids = account.subscriptions.flatMap(({ items, oneOffs }) => [
    ...items.map(item => item.itemId),
    ...oneOffs.map(oneOff => oneOff.oneOffId),
  ])
  const rank = new Map(ids.map((id, i) => [id, i]))
  const rankOf = (line: PlacedLine): number => rank.get(line.itemId) ?? ids.length
  const taken = (line: PlacedLine): number => (line.kind === 'reversal' ? 0 : 1)
  return [...lines].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      dayNumber(a.periodStart) - dayNumber(b.periodStart) ||
      taken(a) - taken(b),
  )
}

/** Totals, tax groups and postings of one document, by the arithmetic of EN 16931. */
export function buildDocument<Line extends PlacedLine>(
  lines: readonly Line[],
  currency: string,
  poNumber: string | null,
  issueOn: Temporal.PlainDate,
  rules: DocumentRules,
): DocumentOf<Line> {
  const totals = documentTotals({
    lines: lines.map(line => ({
      amountMinor: line.amountMinor,
      inclusive: line.taxInclusive,
      taxes: line.taxes,
    })),
    method: rules.taxRounding,
    currency,
    roundingMode: rules.roundingMode,
    cashRounding: rules.cashRounding,
  })
  const netted = lines.map((line, i) => ({
    ...line,
    netMinor: totals.lineNets[i] ?? 0n,
    postedTo: line.postedTo ?? lineAccount(line, issueOn),
  }))
  const kind = totals.payableMinor < 0n ? 'credit_note' : 'invoice'
  return {
    kind,
    currency,
    poNumber,
    creditOutcome: null,
    lines: netted,
    groups: totals.groups,
    serviceStart: lines.map(line => line.serviceStart).reduce(earlier),
    serviceEnd: lines.map(line => line.serviceEnd).reduce(later),
    netMinor: totals.netMinor,
    taxMinor: totals.taxMinor,
    grossMinor: totals.grossMinor,
    roundingMinor: totals.roundingMinor,
    payableMinor: totals.payableMinor,
    postings: invoicePostings({
      kind,
      issuedOn: issueOn,
      lines: netted.map((line, i) => ({
        netMinor: line.netMinor,
        revenueAccount: line.revenueAccount,
        serviceEnd: line.serviceEnd,
        lineNo: i + 1,
        postedTo: line.postedTo,
      })),
      taxGroups: totals.groups.map(group => ({ taxMinor: group.taxMinor, taxCode: group.code })),
      roundingMinor: totals.roundingMinor,
    }),
  }
}
