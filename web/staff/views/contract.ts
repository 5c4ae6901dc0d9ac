import type { ShownPrice } from '../parts/price/price-text.ts'

type Members = Readonly<Record<string, unknown>>

/** Whose contract it is, and with whom. */
export type ContractHead = {
  readonly accountNumber: string
  readonly accountName: string
  readonly number: string
  readonly entityCode: string
  readonly entityName: string
  readonly currency: string
  readonly subscription: string | null
}

export type Amendment = {
  readonly subscription: string | null
  readonly kind: string
  readonly effectiveOn: string
  readonly before: Members
  readonly after: Members
  readonly madeBy: string
  readonly recordedAt: string
}

export type PriceChange = {
  readonly subscription: string
  readonly planCode: string
  readonly planVersion: number
  readonly chargeCode: string
  readonly chargeName: Readonly<Record<string, string>>
  readonly unit: string
  readonly from: string
  readonly before: ShownPrice | null
  readonly after: ShownPrice | null
  readonly isAgreed: boolean
  readonly by: string | null
  readonly recordedAt: string
}

export type Span = { readonly from: string; readonly to: string | null }

export type ContractView = {
  readonly today: string
  readonly on: string
  readonly known: string | null
  readonly choices: readonly ContractHead[]
  readonly head: ContractHead | null
  readonly contract: {
    readonly startOn: string
    readonly endOn: string | null
    readonly termMonths: number | null
    readonly notice: string | null
    readonly renewal: string
    readonly renewalMonths: number | null
    readonly renewals: number
    readonly termEndOn: string | null
    readonly noticeBy: string | null
    readonly noticeGivenOn: string | null
    readonly poNumber: string | null
    readonly commitments: readonly { readonly code: string }[]
  } | null
  readonly subscriptions: readonly {
    readonly number: string
    readonly premise: string | null
    readonly startOn: string
    readonly endOn: string | null
    readonly billedThrough: string | null
    readonly staleFrom: string | null
  }[]
  readonly terms: readonly (Span & {
    readonly number: number
    readonly noticeBy: string | null
    readonly isExpected: boolean
  })[]
  readonly plans: readonly (Span & {
    readonly subscription: string
    readonly planCode: string
    readonly planVersion: number
  })[]
  readonly pauses: readonly (Span & {
    readonly subscription: string
    readonly fees: string
    readonly usage: string
  })[]
  readonly quantities: readonly {
    readonly subscription: string
    readonly chargeCode: string
    readonly unit: string
    readonly from: string
    readonly quantity: string
  }[]
  readonly prices: readonly PriceChange[]
  readonly amendments: readonly Amendment[]
}

export type SubscriptionItem = {
  readonly chargeCode: string
  readonly chargeName: Readonly<Record<string, string>>
  readonly planCode: string
  readonly planVersion: number
  readonly kind: string
  readonly timing: string
  readonly months: number
  readonly unit: string
  readonly quantity: string
  readonly startOn: string
  readonly price: ShownPrice | null
  readonly isAgreed: boolean
}

export type SubscriptionView = {
  readonly on: string
  readonly head: ContractHead
  readonly subscription: {
    readonly number: string
    readonly premiseCode: string | null
    readonly startOn: string
    readonly endOn: string | null
    readonly pause: (Members & { readonly fromOn: string; readonly toOn: string | null }) | null
    readonly trial: { readonly endOn: string } | null
    readonly discounts: readonly {
      readonly code: string
      readonly percent: string
      readonly chargeCode: string | null
      readonly toOn: string | null
    }[]
    readonly coupons: readonly { readonly code: string }[]
  } | null
  readonly items: readonly SubscriptionItem[]
}
