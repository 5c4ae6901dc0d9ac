import type { CLOSE_WORDS } from '../words/close.ts'

type CheckCode =
  | 'earlierMonths'
  | 'heldOpen'
  | 'runsToIssue'
  | 'exceptions'
  | 'statements'
  | 'bankLines'
  | 'suspense'
  | 'deposits'
  | 'paymentRuns'
  | 'approvals'

/** A currency's receivables from the opening to the closing of a month, minor units as texts. */
export type Receivables = {
  readonly currency: string
  readonly openingMinor: string
  readonly parts: readonly { readonly part: keyof typeof CLOSE_WORDS.en; readonly minor: string }[]
  readonly closingMinor: string
}

/** A month of a legal entity with what stands between it and its closing. */
export type CheckedMonth = {
  readonly entityCode: string
  readonly month: string
  readonly isOver: boolean
  readonly checks: readonly {
    readonly code: CheckCode
    readonly count: number
    readonly blocks: boolean
    readonly to: string
  }[]
}

export type ShownMonth = CheckedMonth & {
  readonly receivables: readonly Receivables[]
  readonly journal: readonly {
    readonly currency: string
    readonly event: string
    readonly debit: string
    readonly debitName: string
    readonly credit: string
    readonly creditName: string
    readonly entries: number
    readonly minor: string
  }[]
}

/** What the close screen shows: the months of every legal entity, and one of them in full. */
export type CloseView = {
  readonly months: readonly {
    readonly entityCode: string
    readonly entityName: string
    readonly month: string
    readonly state: 'open' | 'closed'
    readonly changedAt: string
    readonly changedBy: string
    readonly reason: string | null
  }[]
  readonly shown: ShownMonth | null
}
