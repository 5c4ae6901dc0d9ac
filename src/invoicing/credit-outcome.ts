import { CODE } from '../ledger/chart.ts'
import type { Posting } from '../ledger/posting-rules.ts'

/** What becomes of a credit: set off, kept as the customer's credit, or to be refunded. */
export type CreditOutcome = 'offset' | 'keep' | 'refund'

/** A credit that is not set off leaves the receivable and waits as the customer's credit. */
export function keptPostings(
  amountMinor: bigint,
  outcome: CreditOutcome,
  /** Whose credit it is, where another account paid. */
  payerId?: string | null,
): Posting[] {
  if (outcome === 'offset' || amountMinor <= 0n) return []
  const { receivable: debit, customerCredit: credit } = CODE
  const whose = payerId == null ? {} : { accountId: payerId }
  return [{ event: 'credit_kept', debit, credit, amountMinor, memo: outcome, ...whose }]
}
