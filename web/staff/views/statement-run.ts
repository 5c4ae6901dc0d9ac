/** What the view of a run of statements answers; amounts are minor units as texts. */
export type StatementRunView = {
  readonly run: {
    readonly runId: string
    readonly number: string
    readonly entityCode: string
    readonly entityName: string
    readonly fromOn: string
    readonly asOf: string
    readonly method: string | null
    readonly whose: string
    readonly segment: string | null
    readonly state: string
    readonly createdBy: string
    readonly createdAt: string
    readonly approvedBy: string | null
    readonly approvedAt: string | null
    readonly finishedAt: string | null
    readonly chunks: number
    readonly chunksDone: number
    readonly customers: number
    readonly idle: number
    readonly told: number
  }
  readonly totals: readonly {
    readonly currency: string
    readonly statements: string
    readonly openingMinor: string
    readonly movementMinor: string
    readonly closingMinor: string
    readonly overdueMinor: string
    readonly creditMinor: string
  }[]
  readonly ways: readonly {
    readonly channel: string
    readonly state: string
    readonly statements: string
  }[]
  readonly leftOut: readonly { readonly reason: string; readonly customers: string }[]
}
