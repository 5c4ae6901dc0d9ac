import type { Reason } from './receipt.ts'

/** What a payer said of one document; amounts are minor units as texts. */
export type RemittanceLine = {
  readonly line: number
  readonly document: string
  readonly isKnown: boolean
  readonly debtor: string | null
  readonly debtorName: string | null
  readonly amountMinor: string
  readonly deductionMinor: string
  readonly reason: string | null
  readonly reasonCode: string | null
  readonly openMinor: string | null
  readonly state: 'applied' | 'left' | 'untied' | 'waiting'
  readonly fault: string | null
  readonly note: string | null
}

export type RemittanceMoney = {
  readonly receiptId: string
  readonly payerName: string | null
  readonly amountMinor: string
  readonly leftMinor: string
  readonly valueOn: string
  readonly lineId: string | null
  readonly bankAccount: string | null
  readonly text: string | null
  readonly confidence: string | null
  readonly isAutomatic: boolean
  readonly evidence: readonly string[]
  readonly at: string
  readonly by: string
  readonly undoneAt: string | null
  readonly undoneBy: string | null
}

export type RemittanceCandidate = {
  readonly receiptId: string
  readonly itemId: string
  readonly account: string | null
  readonly lineId: string | null
  readonly valueOn: string
  readonly payerName: string | null
  readonly text: string | null
  readonly amountMinor: string
  readonly isWhole: boolean
}

/** What the view of an advice answers. */
export type RemittanceView = {
  readonly remittance: {
    readonly remittanceId: string
    readonly state: 'waiting' | 'matched' | 'returned' | 'cancelled' | 'split'
    readonly source: string
    readonly entityCode: string
    readonly entityName: string
    readonly account: string | null
    readonly name: string | null
    readonly payerName: string | null
    readonly currency: string
    readonly amountMinor: string
    readonly reference: string | null
    readonly paidOn: string | null
    readonly note: string | null
    readonly recordedAt: string
    readonly recordedBy: string
    readonly splitOf: string | null
    readonly file: {
      readonly fileId: string
      readonly name: string
      readonly bytes: number
      readonly sha256: string
      readonly at: string
      readonly by: string
    } | null
  }
  readonly lines: readonly RemittanceLine[]
  readonly money: readonly RemittanceMoney[]
  readonly others: readonly {
    readonly remittanceId: string
    readonly amountMinor: string
    readonly state: string
    readonly isWhole: boolean
  }[]
  readonly deductions: readonly {
    readonly deductionId: string
    readonly document: string | null
    readonly amountMinor: string
    readonly reason: string
    readonly reasonName: Readonly<Record<string, string>>
    readonly isClosed: boolean
    readonly dispute: string | null
  }[]
  readonly candidates: readonly RemittanceCandidate[]
  readonly reasons: readonly Reason[]
}
