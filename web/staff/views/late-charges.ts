type Set = { readonly recordedAt: string; readonly recordedBy: string }
type Texts = Readonly<Record<string, string>>

/** A version of a policy of late charges. */
export type LateVersion = Set & {
  readonly policyCode: string
  readonly fromOn: string
  readonly revision: number
  readonly name: Texts
  readonly customers: string
  readonly rateCode: string | null
  readonly annualPercent: string | null
  readonly points: string
  readonly mostPercent: string | null
  readonly dayBasis: string
  readonly graceDays: number
  readonly flat: Texts
  readonly minimums: Texts
  readonly termsDays: number
  readonly billed: string
  readonly charges: string
}

export type ReferenceRate = Set & {
  readonly rateCode: string
  readonly fromOn: string
  readonly percent: string
}

export type RateCap = Set & {
  readonly country: string
  readonly region: string
  readonly customers: string
  readonly fromOn: string
  readonly mostPercent: string | null
}

/** What the view of late charges answers. */
export type LateChargesView = {
  readonly today: string
  readonly versions: readonly LateVersion[]
  readonly uses: readonly {
    readonly entity: string | null
    readonly segment: string | null
    readonly policyCode: string | null
  }[]
  readonly ownAccounts: readonly { readonly policyCode: string | null; readonly count: string }[]
  readonly rates: readonly ReferenceRate[]
  readonly caps: readonly RateCap[]
  readonly entities: readonly {
    readonly code: string
    readonly name: string
    readonly currency: string
  }[]
}

/** What the server works out of an example. */
export type LateExampleAnswer = {
  readonly on: string
  readonly outcome: 'charged' | 'other_customers' | 'in_grace' | 'nothing_due' | 'below_minimum'
  readonly segments: readonly {
    readonly from: string
    readonly through: string
    readonly days: number
    readonly principalMinor: string
    readonly percent: string
    readonly uncapped: string | null
    readonly dayBasis: number
    readonly exact: string
  }[]
  readonly interestMinor: string
  readonly flatMinor: string
  readonly minimumMinor: string
}
