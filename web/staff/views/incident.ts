/** What the view of an incident answers; amounts are minor units as texts. */
export type IncidentView = {
  readonly head: {
    readonly number: string
    readonly title: string
    readonly wrong: string
    readonly cause: string
    readonly remedy: 'difference' | 'void' | 'credit'
    readonly state: string
    readonly reason: string
    readonly terms: Readonly<Record<string, unknown>>
    readonly notice: Readonly<Record<string, string>> | null
    readonly issueOn: string
    readonly createdAt: string
    readonly createdBy: string
    readonly approvedAt: string | null
    readonly approvedBy: string | null
  }
  readonly runs: readonly {
    readonly number: string
    readonly entity: string
    readonly state: string
    readonly chunks: number
    readonly chunksDone: number
  }[]
  readonly counts: readonly IncidentCount[]
  readonly taxes: readonly {
    readonly entity: string
    readonly currency: string
    readonly code: string
    readonly ratePercent: string
    readonly taxableMinor: string
    readonly taxMinor: string
  }[]
}

export type IncidentCount = {
  readonly state: 'selected' | 'changed' | 'no_change' | 'barred'
  readonly reason: string | null
  readonly entity: string
  readonly currency: string
  readonly documents: number
  readonly beforeMinor: string
  readonly netMinor: string
  readonly taxMinor: string
  readonly payableMinor: string
  readonly corrected: number
}
