/** What the view of returned payments answers; amounts are minor units as texts. */
export type ReturnsView = {
  readonly returns: readonly {
    readonly taskId: string
    readonly account: string
    readonly name: string
    readonly returnedOn: string
    readonly method: string
    readonly reason: string | null
    readonly bankSays: string | null
    readonly amountMinor: string
    readonly currency: string
    readonly reference: string | null
    readonly owner: string | null
    readonly owedMinor: string
    readonly feeMinor: string
    readonly isBlocked: boolean
    readonly isCardBlocked: boolean
    readonly isTold: boolean
    readonly times: number
  }[]
}
