import type { Names } from '../catalog/charge.ts'
import { languageOf } from '../kernel/localize.ts'
import { isBefore } from '../kernel/period.ts'
import type { DraftDocument } from './assemble.ts'
import type { AccountFacts, PayerFacts, SubscriptionFacts } from './facts.ts'

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

/** Who is billed for which subscriptions, frozen for the document, names in the customer's language. */
export function buyerSnapshot(
  account: AccountFacts,
  document: Pick<DraftDocument, 'poNumber' | 'serviceEnd'> & {
    readonly lines: readonly NamedLine[]
  },
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

/** What of a line decides how its subscription and discounts are named. */
export type NamedLine = Pick<DraftDocument['lines'][number], 'subscriptionId' | 'trace'>

/** All lines of a document are of one payment method. */
function paymentMethodOf(
  { subscriptions }: AccountFacts,
  [line]: readonly NamedLine[],
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
  lines: readonly NamedLine[],
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
