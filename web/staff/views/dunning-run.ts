/** What the view of a dunning run answers; amounts are minor units as texts. */
export type DunningRunView = {
  readonly run: {
    readonly runId: string
    readonly number: string
    readonly kind: 'reminders' | 'late_charges'
    readonly entityCode: string
    readonly entityName: string
    readonly runOn: string
    readonly state: string
    readonly createdBy: string
    readonly createdAt: string
    readonly approvedBy: string | null
    readonly approvedAt: string | null
    readonly finishedAt: string | null
    readonly chunks: number
    readonly chunksDone: number
  }
  readonly outcomes: readonly DunningCount[]
}

export type DunningCount = {
  readonly outcome: 'asked' | 'left_out' | 'failed' | 'dropped'
  readonly reason: string | null
  readonly level: number | null
  readonly currency: string
  readonly customers: string
  readonly overdueMinor: string
  readonly amountMinor: string
  readonly feeMinor: string
}
