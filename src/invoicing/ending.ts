import type { Names } from '../catalog/charge.ts'
import type { Decimal } from '../kernel/decimal.ts'
import type { ProductFacts } from './facts.ts'

/** How a subscription ends. It counts from the day on which there is an end. */
export type EndingFacts = {
  /** Names the fee for ending early among billed lines. */
  readonly endingId: string
  /** Whether what falls due on the end or later is billed, or waived. */
  readonly finalBill: 'bill' | 'none'
  /**
   * The part of fees in advance that is left: set off on the next document, credited or refunded by
   * a credit note of its own, or kept by the seller.
   */
  readonly unused: 'offset' | 'credit' | 'refund' | 'keep'
  /** What ending before the end of the term costs; null = nothing. */
  readonly exitFee: ExitFeeFacts | null
}

export type ExitFeeFacts = {
  readonly kind: 'fixed' | 'per_month' | 'percent'
  /** In the subscription's currency, or per cent of the recurring fees left. */
  readonly value: Decimal
  readonly name: Names
  readonly product: ProductFacts
  readonly termEnd: Temporal.PlainDate
}

/** The charge code of a fee for ending early, which no plan has. */
export const EXIT_CHARGE = 'exit'
