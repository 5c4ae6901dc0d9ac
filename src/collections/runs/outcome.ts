/** What a run proposes for an item: what is asked for, or why nothing. Minor units as text. */
export type OutcomeItem = {
  readonly itemId: string
  readonly open: string
  /** What of it may not be asked for. */
  readonly frozen: string
  readonly asked: string
  /** The level of reminders that it moves to. */
  readonly level?: number
  readonly reason?: string
  /** Why the rest of an item is not asked for of which a part is. */
  readonly restReason?: string
  /** How a charge comes about. */
  readonly detail?: unknown
}

/** What a run proposes for a customer in a currency. */
export type DunningOutcomeRow = {
  readonly accountId: string
  readonly currency: string
  readonly outcome: 'asked' | 'left_out' | 'failed'
  /** Null where something is asked for. */
  readonly reason: string | null
  readonly level: number | null
  readonly channel: string | null
  readonly policy: {
    readonly policyCode: string
    readonly fromOn: Temporal.PlainDate
    readonly revision: number
  } | null
  readonly amountMinor: bigint
  readonly feeMinor: bigint
  /** What is open and overdue in all. */
  readonly overdueMinor: bigint
  readonly items: readonly OutcomeItem[]
}
