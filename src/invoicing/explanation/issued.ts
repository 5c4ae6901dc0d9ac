import type { Names } from '../../catalog/charge.ts'
import type { Decimal } from '../../kernel/decimal.ts'
import type { TraceStep } from '../../rating/component.ts'

/** A line as it was issued, with what it corrects and what its key stood at. */
export type IssuedLineFacts = {
  readonly lineNo: number
  readonly kind: 'charge' | 'correction' | 'reversal' | 'credit' | 'added'
  readonly subscription: string
  readonly chargeCode: string
  readonly description: string
  readonly serviceStart: Temporal.PlainDate
  readonly serviceEnd: Temporal.PlainDate
  readonly quantity: Decimal
  readonly unit: string
  readonly unitPrice: Decimal
  readonly priceMinor: bigint
  readonly allowanceMinor: bigint
  readonly amountMinor: bigint
  readonly taxInclusive: boolean
  readonly netMinor: bigint
  readonly taxes: readonly IssuedTax[]
  readonly trace: readonly TraceStep[]
  readonly corrects: { readonly document: string; readonly line: number } | null
  /** What was billed for the key before this line, and with it; null for a first charge. */
  readonly standing: { readonly beforeMinor: bigint; readonly afterMinor: bigint } | null
}

/** A tax as it stands on a line. */
export type IssuedTax = {
  readonly code: string
  readonly name: Names
  readonly category: string
  readonly ratePercent: Decimal
  readonly exemptionReason: Names | null
}

/** A tax group as it stands on a document. */
export type IssuedGroup = IssuedTax & {
  readonly taxableMinor: bigint
  readonly taxMinor: bigint
}

/** A transfer that the document posted, with the names of its accounts. */
export type IssuedTransfer = {
  readonly event: string
  readonly debit: string
  readonly debitName: string
  readonly credit: string
  readonly creditName: string
  readonly amountMinor: bigint
  readonly memo: string | null
}

/** A document as it was issued: all that its explanation is made from. */
export type IssuedDocumentFacts = {
  readonly number: string
  readonly kind: 'invoice' | 'credit_note'
  readonly currency: string
  readonly issuedOn: Temporal.PlainDate
  readonly dueOn: Temporal.PlainDate
  readonly taxRounding: string
  readonly reason: string | null
  readonly buyer: {
    readonly name: string
    readonly accountNumber: string
    readonly language: string
  }
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly grossMinor: bigint
  readonly roundingMinor: bigint
  readonly payableMinor: bigint
  readonly lines: readonly IssuedLineFacts[]
  readonly groups: readonly IssuedGroup[]
  readonly transfers: readonly IssuedTransfer[]
}
