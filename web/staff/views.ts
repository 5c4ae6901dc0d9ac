import type { AccountStanding, DocumentStanding } from './parts/standing.tsx'
/** What the views of the API answer; amounts are minor units as texts. */
export type RunView = {
  readonly run: {
    readonly runId: string
    readonly number: string
    /** `rebill`: it bills past periods again. */
    readonly kind: string
    readonly entityCode: string
    readonly entityName: string
    readonly cycleCode: string | null
    readonly throughOn: string
    readonly issueOn: string
    readonly state: string
    readonly createdBy: string
    readonly createdAt: string
    readonly approvedBy: string | null
    readonly approvedAt: string | null
    readonly finishedAt: string | null
    readonly previousNumber: string | null
  }
  readonly outcomes: readonly {
    readonly outcome: string
    readonly reason: string | null
    readonly accounts: string
  }[]
  readonly exceptions: readonly { readonly state: string; readonly exceptions: string }[]
  readonly sums: readonly {
    readonly currency: string
    readonly kind: string
    readonly documents: string
    readonly netMinor: string
    readonly taxMinor: string
    readonly grossMinor: string
  }[]
}

export type WholeRunView = RunView & {
  readonly previous: RunView | null
  readonly chunks: readonly { readonly state: string; readonly chunks: string }[]
  /** Customers whose facts have changed since their bills were calculated. */
  readonly stale: number
  /** The last day of a series of its documents, where it is after its own day of issue. */
  readonly lastIssuedOn: string | null
}

export type HomeView = {
  readonly totals: {
    readonly accounts: string
    readonly invoices: string
    readonly creditNotes: string
    readonly openExceptions: string
  }
}

export type BooksView = {
  readonly books: readonly {
    readonly entityCode: string
    readonly currency: string
    readonly receivableMinor: string
    readonly deferredMinor: string
    readonly taxMinor: string
    readonly incomeMinor: string
  }[]
}

export type LedgerView = {
  readonly on: string
  readonly balances: readonly {
    readonly entityCode: string
    readonly entityName: string
    readonly currency: string
    readonly code: string
    readonly name: string
    readonly kind: string
    readonly debitMinor: string
    readonly creditMinor: string
  }[]
}

export type AgeingView = {
  readonly on: string
  readonly by: string
  /** What the ages of `buckets` are, such as 31-60. */
  readonly columns: readonly string[]
  readonly ageing: readonly {
    readonly entityCode: string
    readonly entityName: string
    readonly currency: string
    readonly buckets: readonly string[]
    readonly creditMinor: string
    readonly totalMinor: string
    readonly controlMinor: string
  }[]
  /** By what had been recorded until then. */
  readonly knownAt: string
  readonly groups:
    | readonly (AgedSums & {
        readonly entityCode: string
        readonly entityName: string
        readonly currency: string
        readonly group: string | null
        readonly groupName: string | null
      })[]
    | null
  readonly accounts: {
    readonly rows: readonly (AgedSums & {
      readonly accountNumber: string
      readonly accountName: string
      readonly entityCode: string
      readonly currency: string
    })[]
    readonly next: string | null
  } | null
}

/** Amounts by age, with credits in a column of their own; minor units as texts. */
export type AgedSums = {
  readonly buckets: readonly string[]
  readonly creditMinor: string
  readonly totalMinor: string
}

export type ProofsView = {
  readonly ranAt: string | null
  readonly seconds: string | null
  readonly askedBy: string | null
  readonly statements: readonly {
    readonly name: string
    readonly sentence: string
    readonly checked: string | null
    readonly violations: string | null
    readonly first: readonly string[]
  }[]
}

type Address = {
  readonly lines: readonly string[]
  readonly line1?: string | null
  readonly line2?: string | null
  readonly postalCode?: string | null
  readonly city?: string | null
  readonly region?: string | null
  readonly country?: string | null
}

export type DocumentRow = {
  readonly number: string
  readonly kind: 'invoice' | 'credit_note'
  readonly issuedOn: string
  readonly dueOn: string
  readonly serviceStart: string
  readonly serviceEnd: string
  readonly currency: string
  readonly grossMinor: string
  readonly isVoided: boolean
  readonly paymentState: string
  readonly openMinor: string
  readonly nextDueOn: string | null
}

export type AccountView = {
  readonly today: string
  readonly nextBill: { readonly throughOn: string; readonly issueOn: string } | null
  /** Why the last bill run made no bill of it. */
  readonly unbilled: {
    readonly runNumber: string
    readonly outcome: string
    readonly reason: string | null
    readonly message: string | null
  } | null
  readonly promises: readonly {
    readonly promiseId: string
    readonly currency: string
    readonly amountMinor: string
    readonly payBy: string
    readonly state: string
  }[]
  readonly disputes: readonly { readonly caseId: string; readonly number: string }[]
  /** Why nothing is sent to the e-mail address any more. */
  readonly emailBlock: string | null
  readonly account: {
    readonly accountNumber: string
    readonly name: string
    readonly kind: string
    readonly language: string
    readonly timeZone: string
    readonly billTo: Address
    readonly email: string | null
    readonly phone: string | null
    readonly taxId: string | null
    readonly termsDays: number
    readonly delivery: string
    readonly buyerReference: string | null
    readonly cycleCode: string | null
  }
  readonly balances: readonly {
    readonly code: string
    readonly name: string
    readonly currency: string
    readonly owedMinor: string
  }[]
  readonly standing: readonly AccountStanding[]
  readonly holds: readonly {
    readonly reason: string
    readonly fromOn: string
    readonly untilOn: string | null
  }[]
  readonly items: readonly {
    readonly subscriptionId: string
    readonly itemId: string | null
    readonly contractNumber: string
    readonly currency: string
    readonly subscriptionNumber: string
    readonly premise: string | null
    readonly subscribedFrom: string
    readonly subscribedUntil: string | null
    readonly billedThrough: string | null
    readonly planCode: string | null
    readonly planVersion: number | null
    readonly chargeName: Readonly<Record<string, string>> | null
    readonly quantity: string | null
    readonly startOn: string | null
    readonly endOn: string | null
  }[]
  readonly documents: readonly DocumentRow[]
}

export type DocumentView = DocumentStanding & {
  readonly head: DocumentRow & {
    readonly entityCode: string
    readonly runNumber: string | null
    readonly netMinor: string
    readonly taxMinor: string
    readonly payableMinor: string
    readonly reason: string | null
    readonly seller: { readonly name: string; readonly addressLines: readonly string[] }
    readonly buyer: {
      readonly name: string
      readonly accountNumber: string
      readonly addressLines: readonly string[]
    }
    readonly recordedAt: string
    readonly file: { readonly sha256: string; readonly sizeBytes: number } | null
  }
  readonly lines: readonly {
    readonly lineNo: number
    readonly kind: string
    readonly subscription: string
    readonly description: string
    readonly serviceStart: string
    readonly serviceEnd: string
    readonly quantity: string
    readonly unit: string
    readonly unitPrice: string
    /** Whether the unit price holds the tax; the amount never does. */
    readonly taxInclusive: boolean
    readonly netMinor: string
    readonly taxes: readonly { readonly code: string; readonly ratePercent: string }[]
    readonly why: readonly string[]
  }[]
  /** Line by line what its facts are. */
  readonly behind: readonly {
    readonly lineNo: number
    readonly account: string
    readonly contract: string | null
    readonly plan: string | null
    readonly charge: string
    readonly meter: string | null
    readonly source: 'events' | 'reads' | 'intervals' | null
    readonly serials: readonly string[]
  }[]
  readonly notAskedFor: readonly {
    readonly reason: string
    readonly amountMinor: string | null
    readonly untilOn: string | null
    readonly source: string | null
  }[]
  readonly openedAt: string | null
  readonly deliveries: readonly {
    readonly messageId: string
    readonly channel: string
    readonly state: string
    readonly to: string | null
    readonly at: string
    readonly answer: string | null
    readonly copyNumber: number | null
  }[]
  readonly taxes: readonly {
    readonly code: string
    readonly ratePercent: string
    readonly name: Readonly<Record<string, string>>
    readonly taxableMinor: string
    readonly taxMinor: string
  }[]
  readonly related: readonly {
    readonly number: string
    readonly kind: 'invoice' | 'credit_note'
    readonly issuedOn: string
    readonly currency: string
    readonly grossMinor: string
    readonly relation: string
    readonly direction: 'to' | 'from'
  }[]
  readonly transfers: readonly {
    readonly effectiveOn: string
    readonly debit: string
    readonly debitName: string
    readonly credit: string
    readonly creditName: string
    readonly amountMinor: string
    readonly currency: string
    readonly event: string
    readonly memo: string | null
  }[]
}
