/** What the collector's queue and card answer. */

/** Why a customer is judged a risk, in points of 10,000. */
export type RiskReason = { readonly what: string; readonly points: number }

/** A customer in a currency: a row of the list `collection-queue`. */
export type QueueRow = {
  readonly accountId: string
  readonly account: string
  readonly name: string
  readonly currency: string
  readonly overdue: string
  readonly expected: string
  readonly oldestDueOn: string
  readonly riskPercent: string
  readonly evidence: readonly RiskReason[]
  readonly nextOn: string | null
  readonly lastOutcome: string | null
  readonly flags: readonly string[]
  readonly asOf: string
}

export type CardItem = {
  readonly itemId: string
  readonly kind: string
  readonly document: string | null
  readonly reference: string | null
  readonly entity: string
  readonly currency: string
  readonly dueOn: string
  readonly openMinor: string
  readonly frozenMinor: string
  readonly frozenFor: readonly string[]
}

export type CardStanding = {
  readonly currency: string
  readonly overdueMinor: string
  readonly sparedMinor: string
  readonly expectedMinor: string
  readonly riskBps: number
  readonly evidence: readonly RiskReason[]
  readonly collector: string | null
  readonly segment: string | null
  readonly strategy: string | null
  readonly nextAction: string | null
  readonly tactic: string | null
  readonly nextOn: string | null
}

export type CardView = {
  readonly account: {
    readonly accountNumber: string
    readonly name: string
    readonly email: string | null
    readonly phone: string | null
    readonly language: string
    readonly timeZone: string
  }
  readonly on: string
  readonly localTime: string
  readonly mayNotCall: string | null
  readonly flags: readonly string[]
  readonly standings: readonly CardStanding[]
  readonly items: readonly CardItem[]
  readonly credits: readonly {
    readonly itemId: string
    readonly kind: string
    readonly currency: string
    readonly openMinor: string
  }[]
  readonly promises: readonly {
    readonly promiseId: string
    readonly currency: string
    readonly amountMinor: string
    readonly paidMinor: string
    readonly payBy: string
    readonly state: string
  }[]
  readonly disputes: readonly {
    readonly caseId: string
    readonly number: string
    readonly kind: string
    readonly subject: string
    readonly contact: string | null
    readonly currency: string | null
    readonly amountMinor: string | null
    readonly dueOn: string | null
  }[]
  readonly contacts: readonly {
    readonly interactionId: string
    readonly at: string
    readonly channel: string
    readonly direction: string
    readonly subject: string
    readonly body: string
    readonly outcome: string | null
    readonly nextOn: string | null
  }[]
}
