/** A level of a policy as it is stored. */
export type PolicyLevel = {
  readonly level: number
  readonly afterDays: number
  readonly daysSinceLast: number
  readonly channel: string
  readonly template: string
  readonly fees: Readonly<Record<string, string>>
}

export type PolicyVersion = {
  readonly policyCode: string
  readonly fromOn: string
  readonly revision: number
  readonly name: Readonly<Record<string, string>>
  readonly graceDays: number
  readonly thresholds: Readonly<Record<string, string>>
  readonly returnGraceDays: number
  readonly afterReturn: string
  readonly daysToPay: number
  readonly inHardship: string
  readonly beforePromise: string
  readonly levels: readonly PolicyLevel[]
  readonly recordedAt: string
  readonly recordedBy: string
  readonly letters: string
}

/** What the view of the policies of reminders answers. */
export type DunningPoliciesView = {
  readonly today: string
  readonly versions: readonly PolicyVersion[]
  readonly uses: readonly {
    readonly entity: string | null
    readonly segment: string | null
    readonly policyCode: string | null
    readonly fromOn: string
  }[]
  readonly ownAccounts: readonly { readonly policyCode: string | null; readonly count: string }[]
  readonly entities: readonly {
    readonly code: string
    readonly name: string
    readonly currency: string
  }[]
}

export type TrialCount = {
  readonly side: 'inForce' | 'drafted'
  readonly outcome: string
  readonly level: number | null
  readonly reason: string | null
  readonly currency: string
  readonly customers: number
  readonly overdueMinor: string
  readonly amountMinor: string
  readonly feeMinor: string
}

type Side = Pick<TrialCount, 'outcome' | 'level' | 'reason' | 'amountMinor' | 'feeMinor'> & {
  readonly channel: string | null
}

type ItemSide = { readonly level: number | null; readonly reason: string | null }

export type TrialSample = {
  readonly account: string
  readonly name: string
  readonly currency: string
  readonly overdueMinor: string
  readonly before: Side
  readonly after: Side
  readonly items: readonly {
    readonly label: string | null
    readonly dueOn: string
    readonly openMinor: string
    readonly before: ItemSide
    readonly after: ItemSide
  }[]
}

/** What a draft would change, for a part of the customers. */
export type Trial = {
  readonly on: string
  readonly customers: number
  readonly next: string | null
  readonly counts: readonly TrialCount[]
  readonly changed: number
  readonly samples: readonly TrialSample[]
}
