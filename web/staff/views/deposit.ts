/** What the view of a deposit answers; amounts are minor units as texts. */
export type DepositView = {
  readonly deposit: {
    readonly reference: string
    readonly entity: string
    readonly currency: string
    readonly openedOn: string
    readonly controlMinor: string
    readonly controlCount: number
    readonly closedOn: string | null
  }
  readonly receipts: readonly {
    readonly receiptId: string
    readonly account: string | null
    readonly name: string | null
    readonly method: string
    readonly checkNumber: string | null
    readonly amountMinor: string
    readonly unappliedMinor: string
  }[]
  readonly reasons: readonly { readonly code: string; readonly name: string }[]
}
