import type { AccountStanding } from '../parts/standing.tsx'
import type { RefundableCredit, RefundShown } from './refund.ts'

/** What the view of a customer's money answers; amounts are minor units as texts. */
export type AccountPaymentsView = {
  readonly today: string
  readonly standing: readonly AccountStanding[]
  readonly items: readonly OwedItem[]
  readonly underWay: readonly {
    readonly paymentId: string
    readonly state: string
    readonly collectOn: string
    readonly by: string | null
    readonly currency: string
    readonly amountMinor: string
  }[]
  readonly credits: readonly RefundableCredit[]
  readonly receipts: readonly ReceiptOfAccount[]
  readonly byOthers: readonly {
    readonly receiptId: string
    readonly effectiveOn: string
    readonly payer: string
    readonly payerName: string
    readonly document: string | null
    readonly currency: string
    readonly amountMinor: string
  }[]
  readonly means: readonly {
    readonly meansId: string
    readonly kind: string
    readonly shown: string
    readonly provider: string
    readonly expiresOn: string | null
    readonly blockedReason: string | null
  }[]
  readonly mandates: readonly {
    readonly reference: string
    readonly entity: string
    readonly shown: string
    readonly scheme: string
    readonly state: string
    readonly signedOn: string
    readonly lastUsedOn: string | null
  }[]
  readonly autopay: readonly {
    readonly entity: string
    readonly currency: string
    readonly by: string
    readonly meansId: string | null
    readonly mandate: string | null
    readonly capMinor: string | null
    readonly noticeDays: number
    readonly consentedOn: string
    readonly consent: string
  }[]
  readonly blocked: readonly {
    readonly method: string
    readonly reason: string
    readonly fromOn: string
  }[]
  readonly plans: readonly {
    readonly planId: string
    readonly agreedOn: string
    readonly state: string
    readonly currency: string
    readonly amountMinor: string
    readonly openMinor: string
    readonly nextDueOn: string | null
  }[]
  /** Whether the customer asks for a plan, and nobody has answered. */
  readonly isPlanAsked: boolean
  readonly refunds: readonly RefundShown[]
}

/** Something that the customer owes. */
export type OwedItem = {
  readonly itemId: string
  readonly kind: string
  readonly document: string | null
  readonly reference: string | null
  readonly entity: string
  readonly currency: string
  readonly dueOn: string
  readonly amountMinor: string
  readonly openMinor: string
  readonly isPlan: boolean
  readonly discountMinor: string | null
  readonly discountOn: string | null
  /** Why it must not be asked for now: a dispute, a promise, a plan … */
  readonly heldFor: readonly string[]
}

export type ReceiptOfAccount = {
  readonly receiptId: string
  readonly bookedOn: string
  readonly entity: string
  readonly currency: string
  readonly method: string
  readonly by: string | null
  readonly reference: string | null
  readonly amountMinor: string
  readonly leftMinor: string
  readonly wentBack: string | null
  readonly uses: readonly {
    readonly kind: string
    readonly document: string | null
    readonly reference: string | null
    readonly account: string | null
    readonly amountMinor: string
  }[]
}
