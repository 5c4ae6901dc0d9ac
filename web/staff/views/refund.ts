import type { RunFiles } from './taken-file.ts'

/** What the view of a customer's refunds answers; amounts are minor units as texts. */
export type RefundView = {
  readonly account: { readonly accountNumber: string; readonly name: string }
  readonly credits: readonly RefundableCredit[]
  readonly payments: readonly RefundablePayment[]
  readonly refunds: readonly RefundShown[]
  readonly reasons: readonly { readonly code: string; readonly name: string }[]
}

export type RefundableCredit = {
  readonly itemId: string
  readonly kind: string
  readonly label: string | null
  readonly on: string
  readonly valueOn: string
  readonly entity: string
  readonly currency: string
  readonly amountMinor: string
  readonly leftMinor: string
  readonly method: string | null
  readonly control: string
}

export type RefundablePayment = {
  readonly paymentId: string
  readonly receiptId: string
  readonly provider: string
  readonly shown: string | null
  readonly on: string
  readonly entity: string
  readonly currency: string
  readonly takenMinor: string
  readonly leftMinor: string
}

export type RefundShown = {
  readonly refundId: string
  readonly on: string
  readonly way: string
  readonly currency: string
  readonly amountMinor: string
  readonly payee: string
  readonly to: string | null
  readonly state: string
  readonly why: string | null
  readonly run: string | null
  readonly recordedBy: string
}

/** What the view of a run of refunds answers. */
export type RefundRunView = {
  readonly run: RunFiles & {
    readonly reference: string
    readonly entityCode: string
    readonly entityName: string
    readonly scheme: string
    readonly state: string
    readonly payOn: string
    readonly currency: string
    readonly refunds: number
    readonly totalMinor: string
    readonly paid: number
    readonly paidMinor: string
    readonly back: number
    readonly backMinor: string
    readonly outdated: number
    readonly recordedAt: string
    readonly recordedBy: string
    readonly changedAt: string
  }
}

/** What the view of a payout answers. */
export type PayoutView = {
  readonly payout: {
    readonly provider: string
    readonly payoutId: string
    readonly entityCode: string
    readonly entityName: string
    readonly currency: string
    readonly arrivesOn: string
    readonly grossMinor: string
    readonly feeMinor: string
    readonly netMinor: string
    readonly recordedAt: string
    readonly lineId: string | null
    readonly lineOn: string | null
    readonly lineMinor: string | null
    readonly bankAccount: string | null
  }
  readonly parts: readonly {
    readonly kind: string
    readonly lines: number
    readonly grossMinor: string
    readonly feeMinor: string
    readonly foreign: number
  }[]
}
