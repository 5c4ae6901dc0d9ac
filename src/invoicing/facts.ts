import type { Charge, Discount, Names } from '../catalog/charge.ts'
import type { Anchor } from '../contracts/alignment.ts'
import type { RedeemedCoupon } from '../contracts/coupon.ts'
import type { Trial } from '../contracts/trial.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { dateText } from '../kernel/period.ts'
import type { LineTax } from '../tax/tax-rule.ts'
import type { CommitmentFacts } from './committed.ts'
import type { EndingFacts } from './ending.ts'
import type { PauseFacts } from './pauses.ts'
import type { BegunPeriod } from './progressive/begun-period.ts'
import type { WalletFacts, WalletMove } from './wallet.ts'

/** Everything about an account that its bill is made from, as it stood in one snapshot. */
export type AccountFacts = {
  readonly accountId: string
  readonly number: string
  readonly kind: string
  readonly name: string
  readonly language: string
  readonly timeZone: string
  readonly country: string
  readonly region: string | null
  readonly email: string | null
  readonly taxId: string | null
  readonly exemptions: readonly TaxExemption[]
  readonly termsDays: number
  /** Payment terms of its own, as a rule; left out: none. */
  readonly terms?: string
  /** Those of the legal entity for customers without any. */
  readonly entityTerms?: string
  readonly delivery: string
  readonly buyerReference: string | null
  readonly paper: string | null
  /** `premise`: an invoice for each premise; else one for all. */
  readonly invoicePer?: string
  readonly billTo: readonly string[]
  /** Why nothing is billed for now; null = no hold in force. */
  readonly billingHold: { readonly reason: string; readonly until: string | null } | null
  readonly subscriptions: readonly SubscriptionFacts[]
  /** What it has agreed to spend at least, over several charges. */
  readonly commitments: readonly CommitmentFacts[]
  /** Its wallets of prepaid credits. */
  readonly wallets: readonly WalletFacts[]
  /** Who pays from when, where that was ever another; see `payers.ts`. */
  readonly payers?: readonly PayerSpanFacts[]
}

/** Another account that pays, as its documents are addressed. */
export type PayerFacts = Omit<
  AccountFacts,
  'billingHold' | 'subscriptions' | 'commitments' | 'wallets' | 'payers'
>

/** Who pays from a date on (null: since ever); without `payer` the account itself. */
export type PayerSpanFacts = {
  readonly from: Temporal.PlainDate | null
  readonly payer: PayerFacts | null
  readonly isConsolidated: boolean
}

export type TaxExemption = {
  readonly code: string
  readonly validFrom: string
  readonly validTo: string | null
  readonly reason: string
}

export type SubscriptionFacts = {
  readonly subscriptionId: string
  readonly number: string
  readonly contractId: string
  readonly contractNumber: string
  readonly currency: string
  /** The purchase order from the start on, and those that take its place from a service date on. */
  readonly poNumber: string | null
  /** Payment terms of its contract; left out: none of its own. */
  readonly terms?: string
  /** What its documents are paid by; left out where nothing is said. */
  readonly paymentMethod?: string
  readonly laterPoNumbers: readonly PoFacts[]
  readonly premise: PremiseFacts | null
  readonly start: Temporal.PlainDate
  readonly end: Temporal.PlainDate | null
  readonly anchorDay: number
  /** Where its billing periods are counted from; left out: its start. */
  readonly periodsFrom?: Temporal.PlainDate
  /** Left out: none. */
  readonly trial?: Trial | null
  readonly state: BillingState
  readonly items: readonly ItemFacts[]
  readonly discounts: readonly Discount[]
  /** Left out: none. */
  readonly coupons?: readonly RedeemedCoupon[]
  readonly pauses: readonly PauseFacts[]
  /** How it ends; null where it never had an end. */
  readonly ending: EndingFacts | null
  readonly oneOffs: readonly OneOffFacts[]
}

/** The purchase order from a service date on; null = none. */
export type PoFacts = { readonly from: Temporal.PlainDate; readonly poNumber: string | null }

/** How far a subscription has been billed; see table billing_state. */
export type BillingState = {
  readonly billedThrough: Temporal.PlainDate | null
  readonly staleFrom: Temporal.PlainDate | null
  readonly draftRunId: string | null
  /** Periods under way of which usage was billed already; left out for most. */
  readonly begun?: readonly BegunPeriod[]
}

export type PremiseFacts = {
  readonly premiseId: string
  readonly name: string
  readonly addressLines: readonly string[]
  readonly country: string
  readonly region: string | null
}

/** What a line says about the thing sold, however it was priced. */
export type ProductFacts = {
  readonly productCode: string
  readonly taxClass: string
  readonly revenueAccount: string
}

export type ItemFacts = {
  readonly itemId: string
  readonly planCode?: string
  readonly charge: Charge
  /** What the customer knows the plan of the charge as. */
  readonly planName: Names
  readonly product: ProductFacts
  readonly taxInclusive: boolean
  /** How the charge's usage is measured; null for charges without usage. */
  readonly measuredBy: 'events' | 'reads' | 'intervals' | null
  readonly start: Temporal.PlainDate
  readonly end: Temporal.PlainDate | null
  /** On which days its periods start; null = as those of its subscription. */
  readonly anchor: Anchor | null
  /** Quantities by date, the first from the item's start on. */
  readonly quantities: readonly { readonly from: Temporal.PlainDate; readonly quantity: Decimal }[]
}

export type OneOffFacts = {
  readonly oneOffId: string
  /** It was corrected after it was recorded, so that it may have been billed as it was before. */
  readonly revised?: boolean
  readonly product: ProductFacts
  readonly description: string
  readonly serviceOn: Temporal.PlainDate
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly taxInclusive: boolean
  /** Of a purchase of prepaid credits: the lot that it opens. */
  readonly wallet?: (WalletMove & { readonly kind: 'bought' }) | null
}

/** The stable identity of a billed part of a charge: its item, nominal period and component. */
export type LineKey = {
  readonly itemId: string
  readonly periodStart: Temporal.PlainDate
  readonly component: string
}

/** A key as text, for maps. */
export function keyText(key: LineKey): string {
  return `${key.itemId}|${dateText(key.periodStart)}|${key.component}`
}

/**
 * What a key comes to, all lines billed for it taken together: the yardstick that the next
 * proposal is compared with. Amounts are in the terms of the price (tax included or not).
 */
export type Standing = {
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly quantity: Decimal
  readonly unitPrice: Decimal
  readonly priceMinor: bigint
  readonly allowanceMinor: bigint
  readonly amountMinor: bigint
}

/** The last line billed for a key, and what the key stands at since. */
export type BilledKey = LineKey & {
  readonly revision: number
  readonly standing: Standing
  readonly taxes: readonly LineTax[]
  readonly taxInclusive: boolean
  readonly invoiceId: string
  readonly lineNo: number
  readonly subscriptionId: string
  readonly chargeCode: string
  readonly productCode: string
  readonly description: string
  readonly unit: string
  readonly revenueAccount: string
  /** The account its net was posted to: revenue, or contract liability when billed in advance. */
  readonly postedTo: string
  /** The account that owes what was billed, where that is another. */
  readonly payerId?: string | null
}
