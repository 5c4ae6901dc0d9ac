/** A stop on sales that a person placed. */
export type CreditHold = {
  readonly holdId: string
  readonly account: string
  readonly name: string
  /** None: of every legal entity. */
  readonly entity: string | null
  readonly fromOn: string
  readonly reason: string
  readonly recordedBy: string
}

/** How much of a limit is used; amounts are minor units as texts. */
export type CreditUse = {
  readonly account: string
  readonly name: string
  readonly entity: string
  readonly currency: string
  readonly limitMinor: string
  readonly usedMinor: string
  readonly verdict: 'placed' | 'above_limit' | 'overdue' | null
  readonly releasedUntil: string | null
}

export type SuspensionStepKind =
  | 'notice'
  | 'final_notice'
  | 'ordered'
  | 'suspended'
  | 'reconnect_ordered'
  | 'reconnected'
  | 'stopped'

/** Supply that is being suspended, or was. */
export type Suspension = {
  readonly suspensionId: string
  readonly account: string
  readonly name: string
  readonly entity: string
  readonly premise: string | null
  readonly currency: string
  readonly amountMinor: string
  readonly steps: readonly {
    readonly kind: SuspensionStepKind
    readonly on: string
    readonly note: string | null
    readonly messageId: string | null
    readonly fee: string | null
  }[]
  /** The day from which the next step may be taken by itself; none: people act next, or it is over. */
  readonly nextOn: string | null
}

/** What the view of holds and suspensions answers. */
export type HoldsAndSuspensionsView = {
  readonly today: string
  readonly holds: readonly CreditHold[]
  readonly limits: readonly CreditUse[]
  readonly suspensions: readonly Suspension[]
  readonly entities: readonly {
    readonly code: string
    readonly name: string
    readonly currency: string
  }[]
}
