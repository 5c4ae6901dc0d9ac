/** A stop on reminders that is in force; amounts are minor units as texts. */
export type HoldInForce = {
  readonly holdId: string
  readonly account: string
  readonly name: string
  readonly document: string | null
  readonly reason: string
  readonly fromOn: string
  readonly lastOn: string | null
  readonly recordedAt: string
  readonly recordedBy: string
  readonly kept: readonly { readonly currency: string; readonly minor: string }[]
}

/** What the view of stops on reminders answers. */
export type DunningHoldsView = { readonly today: string; readonly holds: readonly HoldInForce[] }
