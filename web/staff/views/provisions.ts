/** A provision that was posted; amounts are minor units as texts. */
export type Provision = {
  readonly entityCode: string
  readonly entityName: string
  readonly month: string
  readonly currency: string
  readonly revision: number
  readonly targetMinor: string
  readonly postedMinor: string
  readonly recordedAt: string
  readonly recordedBy: string
  /** By segment: what was open by age, the percents, and what of it is not expected. */
  readonly rows: readonly {
    readonly segment: string | null
    readonly open: readonly string[]
    readonly percents: readonly string[]
    readonly expected: readonly string[]
  }[]
}

/** What the view of provisions answers. */
export type ProvisionsView = {
  readonly today: string
  readonly segments: readonly {
    readonly segment: string
    readonly name: Readonly<Record<string, string>>
  }[]
  readonly rates: readonly { readonly segment: string; readonly percents: readonly string[] }[]
  readonly provisions: readonly Provision[]
}
