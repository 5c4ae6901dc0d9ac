import type { LetterAbout } from '../parts/letters-about.tsx'

/** What the view of all payment plans answers; amounts are minor units as texts. */
export type PlanCountsView = {
  readonly counts: readonly {
    readonly state: string
    readonly currency: string
    readonly plans: number
    readonly amountMinor: string
    readonly openMinor: string
    readonly late: number
  }[]
}

export type PlanInstalment = {
  readonly no: number
  readonly dueOn: string
  readonly amountMinor: string
  readonly openMinor: string
  readonly backMinor: string
  readonly paidOn: string | null
  readonly documents: readonly string[]
}

/** What the view of a payment plan answers. */
export type PaymentPlanView = {
  readonly today: string
  readonly plan: {
    readonly planId: string
    readonly account: string
    readonly name: string
    readonly entityCode: string
    readonly entityName: string
    readonly currency: string
    readonly agreedOn: string
    readonly amountMinor: string
    readonly openMinor: string
    readonly graceDays: number
    readonly acceleration: 'all' | 'none'
    readonly state: string
    readonly feeDocument: string | null
    readonly feeMinor: string | null
    readonly note: string | null
    readonly recordedAt: string
    readonly recordedBy: string
    readonly endedOn: string | null
    readonly missedOn: string | null
    readonly endNote: string | null
    readonly endedAt: string | null
    readonly endedBy: string | null
  }
  readonly instalments: readonly PlanInstalment[]
  readonly documents: readonly {
    readonly itemId: string
    readonly document: string | null
    readonly reference: string | null
    readonly kind: string
    readonly dueOn: string
    readonly plannedMinor: string
    readonly openMinor: string
  }[]
  readonly letters: readonly LetterAbout[]
}

/** Something that a customer owes and that may go on a plan. */
export type PlannableItem = {
  readonly itemId: string
  readonly kind: string
  readonly document: string | null
  readonly reference: string | null
  readonly entity: string
  readonly currency: string
  readonly documentOn: string
  readonly dueOn: string
  readonly openMinor: string
  readonly frozenFor: readonly string[]
}

/** What a customer asked for on their pages, and nobody has answered yet. */
export type PlanRequest = {
  readonly requestId: string
  readonly entity: string
  readonly currency: string
  readonly amountMinor: string
  readonly instalments: number
  readonly firstOn: string
  readonly requestedAt: string
  readonly note: string | null
}

/** What the view of an offer answers: what is owed, and what may be agreed. */
export type PlanOfferView = {
  readonly today: string
  readonly account: { readonly accountNumber: string; readonly name: string }
  readonly items: readonly PlannableItem[]
  readonly policies: readonly {
    readonly entity: string
    readonly currency: string
    readonly mostInstalments: number
    readonly mostDays: number
    readonly leastMinor: string
    readonly graceDays: number
    readonly acceleration: 'all' | 'none'
    readonly feeMinor: string
    readonly interestPercent: string
  }[]
  readonly request: PlanRequest | null
}
