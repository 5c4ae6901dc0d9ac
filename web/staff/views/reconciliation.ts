import type { Commands } from '../../ui/api.ts'
import type { Reason } from './receipt.ts'

/** What the views of the bank reconciliation answer. */

export type BankLine = {
  readonly lineId: string
  readonly bankAccount: string
  readonly entity: string
  readonly bookedOn: string
  readonly amountMinor: string
  readonly currency: string
  readonly payerName: string | null
  readonly payerBank: string | null
  readonly text: string
  readonly state: string
}

/** A statement of which no line is used until somebody decides. */
export type HeldStatement = {
  readonly statementId: string
  readonly bankAccount: string
  readonly currency: string
  readonly reference: string | null
  readonly openingMinor: string | null
  readonly bookedMinor: string
  readonly closingMinor: string | null
  readonly closingOn: string | null
  readonly lines: number
  readonly faults: readonly {
    readonly code: string
    readonly facts?: Readonly<Record<string, string>>
  }[]
  readonly file: string
  readonly recordedAt: string
  readonly recordedBy: string
}

export type ReconciliationView = {
  readonly lines: readonly BankLine[]
  readonly held: readonly HeldStatement[]
  readonly undoReasons: readonly Reason[]
  readonly most: number
  readonly reasons: readonly {
    readonly reason: string
    readonly use: string
    readonly name: Readonly<Record<string, string>>
  }[]
}

export type Suggested = {
  readonly rule: string
  readonly confidence: string
  readonly account: { readonly number: string; readonly name: string } | null
  /** The payer's own word of what it pays. */
  readonly remittance?: string
  readonly recorded?: {
    readonly kind: Commands['linkBankLine']['input']['to'][number]['kind']
    readonly subject: string
    readonly on: string
  }
  readonly parts: readonly {
    readonly itemId: string
    readonly document: string | null
    readonly amount: string
    readonly letGo: string
  }[]
  readonly left: string
  readonly evidence: readonly string[]
}

export type LineView = { readonly line: BankLine; readonly suggestions: readonly Suggested[] }

export type PayableView = {
  readonly account: { readonly number: string; readonly name: string }
  readonly items: readonly {
    readonly itemId: string
    readonly kind: string
    readonly document: string | null
    readonly reference: string | null
    readonly entity: string
    readonly currency: string
    readonly dueOn: string
    readonly openMinor: string
  }[]
}
