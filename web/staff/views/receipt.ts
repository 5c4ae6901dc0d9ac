/** What a receipt was used for, or what was taken back of that. */
export type ReceiptUse = {
  readonly account: string
  readonly allocationId: string
  readonly kind: string
  readonly amountMinor: string
  readonly document: string | null
  readonly otherKind: string | null
  readonly otherReference: string | null
  readonly otherAccount: string | null
  readonly otherName: string | null
  readonly dueOn: string | null
  readonly on: string
  readonly reason: string | null
  readonly note: string | null
  readonly reverses: string | null
  readonly isReversed: boolean
  readonly at: string
  readonly by: string
}

export type PayableItem = {
  readonly itemId: string
  readonly kind: string
  readonly document: string | null
  readonly reference: string | null
  readonly dueOn: string
  readonly openMinor: string
  /** What may be taken off by paying until a day; null once something of it is paid. */
  readonly discountMinor: string | null
  readonly discountOn: string | null
}

export type Reason = { readonly code: string; readonly name: string }

/** What the view of a receipt answers; amounts are minor units as texts. */
export type ReceiptView = {
  readonly today: string
  readonly receipt: {
    readonly accountId: string
    readonly receiptId: string
    readonly account: string | null
    readonly name: string | null
    readonly entityCode: string
    readonly entityName: string
    readonly method: string
    readonly currency: string
    readonly amountMinor: string
    readonly leftMinor: string
    readonly control: string
    readonly valueOn: string
    readonly bookedOn: string
    readonly cashAccount: string
    readonly reference: string | null
    readonly payerName: string | null
    readonly payerBank: string | null
    readonly checkNumber: string | null
    readonly note: string | null
    readonly recordedAt: string
    readonly recordedBy: string
    readonly reversal: {
      readonly kind: string
      readonly reason: string | null
      readonly note: string | null
      readonly on: string
      readonly at: string
      readonly by: string
    } | null
  }
  readonly sources: {
    readonly lineId: string | null
    readonly lineOn: string | null
    readonly lineMinor: string | null
    readonly lineText: string | null
    readonly bankAccount: string | null
    readonly depositReference: string | null
    readonly depositEntity: string | null
    readonly depositClosedOn: string | null
    readonly paymentId: string | null
    readonly provider: string | null
    readonly paymentState: string | null
    readonly paymentBy: string | null
    readonly paymentReference: string | null
    readonly debitRun: string | null
    readonly mandate: string | null
    readonly payoutId: string | null
  }
  readonly images: readonly {
    readonly imageId: string
    readonly bytes: number
    readonly at: string
    readonly by: string
  }[]
  readonly uses: readonly ReceiptUse[]
  readonly payable: readonly PayableItem[]
  readonly reasons: {
    readonly unapply: readonly Reason[]
    readonly return: readonly Reason[]
  }
}
