import type { Names } from '../catalog/charge.ts'
import { Decimal } from '../kernel/decimal.ts'
import { formatAmount, majorAmount } from '../kernel/money.ts'
import { dayNumber, isBefore } from '../kernel/period.ts'
import { CODE } from '../ledger/chart.ts'
import type { TraceStep } from '../rating/component.ts'
import type { LineTax } from '../tax/tax-rule.ts'
import {
  buildDocument,
  type DocumentLine,
  type DocumentRules,
  type DraftDocument,
} from './assemble.ts'
import type { AccountFacts, ProductFacts } from './facts.ts'
import { type RatingContext, taxesOf } from './propose.ts'

/** Credits that came together, as far as they are left. */
export type LotFacts = {
  readonly lotId: string
  readonly kind: 'bought' | 'granted'
  readonly leftMinor: bigint
  /** Lower is used first; then what expires first. */
  readonly priority: number
  readonly from: Temporal.PlainDate
  /** First day on which they are gone; null = never. */
  readonly expires: Temporal.PlainDate | null
}

/** A wallet of prepaid credits with the lots that have something left. */
export type WalletFacts = {
  readonly walletId: string
  readonly subscriptionId: string
  readonly code: string
  readonly name: Names
  readonly product: ProductFacts
  /** Charges that it pays for; null = all but charges made once. */
  readonly chargeCodes: readonly string[] | null
  readonly lots: readonly LotFacts[]
}

/** What of a lot pays for a document. */
export type LotUse = { readonly lotId: string; readonly amountMinor: bigint }

/** What a line does to a wallet when its document is issued. */
export type WalletMove =
  | {
      readonly kind: 'bought'
      readonly walletId: string
      readonly expires: Temporal.PlainDate | null
      readonly priority: number
    }
  | { readonly kind: 'used'; readonly walletId: string; readonly lots: readonly LotUse[] }

/** What the use of credits depends on besides account and documents. */
export type WalletContext = {
  readonly runId: string
  readonly issueOn: Temporal.PlainDate
  readonly context: RatingContext
  readonly rules: DocumentRules
}

/**
 * Lets prepaid credits pay for documents: wallet by wallet, as far as the charges that it pays for
 * come to more than nothing and credits are left on the date of issue. What credits pay for is taken
 * off before tax, because they were taxed when they were sold; what was granted is a discount. Lots
 * of low priority number go first, then those that expire first.
 */
export function useCredits(
  account: AccountFacts,
  documents: readonly DraftDocument[],
  facts: WalletContext,
): readonly DraftDocument[] {
  if (account.wallets.length === 0) return documents
  const left = new Map(
    account.wallets.flatMap(({ lots }) => lots.map(lot => [lot.lotId, lot.leftMinor])),
  )
  return documents.map((document, i) => {
    // What another account owes is not paid from this one's credits.
    if (document.kind !== 'invoice' || document.payerId != null) return document
    const lines = account.wallets.flatMap(wallet =>
      creditLines(account, wallet, document, `${facts.runId}.${i + 1}`, left, facts),
    )
    if (lines.length === 0) return document
    const { currency, poNumber } = document
    return buildDocument(
      [...document.lines, ...lines],
      currency,
      poNumber,
      facts.issueOn,
      facts.rules,
    )
  })
}

function creditLines(
  account: AccountFacts,
  wallet: WalletFacts,
  document: DraftDocument,
  place: string,
  left: Map<string, bigint>,
  { issueOn, context }: WalletContext,
): DocumentLine[] {
  const carrier = account.subscriptions.find(each => each.subscriptionId === wallet.subscriptionId)
  if (carrier === undefined || carrier.currency !== document.currency) return []
  const taxes = taxesOf(account, carrier, wallet.product, issueOn, issueOn, context)
  const paid = document.lines.filter(line => pays(wallet, line) && sameTaxes(line.taxes, taxes))
  let open = paid.reduce((sum, line) => sum + line.netMinor, 0n)
  const lines: DocumentLine[] = []
  const used = new Map<LotFacts['kind'], (LotUse & { lot: LotFacts; restMinor: bigint })[]>()
  for (const lot of inOrder(wallet.lots, issueOn)) {
    const there = left.get(lot.lotId) ?? 0n
    const amountMinor = there < open ? there : open
    if (amountMinor <= 0n) continue
    open -= amountMinor
    left.set(lot.lotId, there - amountMinor)
    const uses = used.get(lot.kind) ?? []
    uses.push({ lotId: lot.lotId, amountMinor, lot, restMinor: there - amountMinor })
    used.set(lot.kind, uses)
  }
  for (const [kind, uses] of used) {
    lines.push(creditLine(account, wallet, document, `${kind}@${place}`, kind, uses, taxes))
  }
  return lines
}

function pays({ chargeCodes, walletId }: WalletFacts, line: DocumentLine): boolean {
  if (line.wallet !== undefined || line.itemId === walletId) return false
  return chargeCodes === null ? line.chargeCode !== 'once' : chargeCodes.includes(line.chargeCode)
}

function sameTaxes(a: readonly LineTax[], b: readonly LineTax[]): boolean {
  const text = (taxes: readonly LineTax[]) =>
    taxes.map(tax => `${tax.code}:${tax.category}:${tax.ratePercent}`).join('|')
  return text(a) === text(b)
}

const NEVER = Number.POSITIVE_INFINITY

/** Lots that are there on a day, in the order in which they are used. */
function inOrder(lots: readonly LotFacts[], on: Temporal.PlainDate): LotFacts[] {
  const ends = ({ expires }: LotFacts) => (expires === null ? NEVER : dayNumber(expires))
  return lots
    .filter(lot => !isBefore(on, lot.from) && (lot.expires === null || isBefore(on, lot.expires)))
    .sort((a, b) => {
      if (a.priority !== b.priority) return a.priority - b.priority
      if (ends(a) !== ends(b)) return ends(a) < ends(b) ? -1 : 1
      return dayNumber(a.from) - dayNumber(b.from) || (a.lotId < b.lotId ? -1 : 1)
    })
}

type Use = LotUse & { readonly lot: LotFacts; readonly restMinor: bigint }

/** Quantity −1, for a price may not be negative (EN 16931 BR-27). */
function creditLine(
  account: AccountFacts,
  wallet: WalletFacts,
  document: DraftDocument,
  component: string,
  kind: LotFacts['kind'],
  uses: readonly Use[],
  taxes: readonly LineTax[],
): DocumentLine {
  const { currency, serviceStart, serviceEnd } = document
  const sum = uses.reduce((total, use) => total + use.amountMinor, 0n)
  const amounts = { priceMinor: -sum, allowanceMinor: 0n, amountMinor: -sum }
  const figures = {
    serviceStart,
    serviceEnd,
    quantity: Decimal.one.negate(),
    unitPrice: majorAmount(sum, currency),
    ...amounts,
  }
  return {
    itemId: wallet.walletId,
    periodStart: serviceStart,
    component,
    kind: 'credit',
    revision: 0,
    subscriptionId: wallet.subscriptionId,
    chargeCode: 'prepaid',
    productCode: wallet.product.productCode,
    revenueAccount: wallet.product.revenueAccount,
    description: wallet.name[account.language as keyof Names] ?? wallet.name.en,
    unit: 'credits',
    taxInclusive: false,
    taxes,
    ...figures,
    standing: figures,
    estimated: false,
    trace: traceOf(uses, sum, currency),
    corrects: null,
    postedTo: kind === 'bought' ? CODE.prepaidCredits : CODE.salesDiscount,
    replaces: null,
    netMinor: -sum,
    wallet: {
      kind: 'used',
      walletId: wallet.walletId,
      lots: uses.map(({ lotId, amountMinor }) => ({ lotId, amountMinor })),
    },
  }
}

function traceOf(uses: readonly Use[], sum: bigint, currency: string): TraceStep[] {
  const amount = (minor: bigint) => formatAmount(minor, currency)
  return [
    ...uses.map(
      ({ lot, amountMinor, restMinor }): TraceStep => ({
        step: 'prepaid',
        kind: lot.kind,
        from: lot.from.toString(),
        expires: lot.expires?.toString() ?? null,
        creditsUsed: amount(amountMinor),
        creditsLeft: amount(restMinor),
      }),
    ),
    { step: 'amount', exact: amount(-sum), rounded: amount(-sum), mode: 'half_up' },
  ]
}
