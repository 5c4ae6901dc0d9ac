import type { Posting } from '../../ledger/posting-rules.ts'
import { receivablePosting } from '../../ledger/receivable-rules.ts'

/** A payout as it is kept. */
export type StoredPayout = {
  readonly provider: string
  readonly payoutId: string
  readonly netMinor: bigint
}

export type PayoutSplit = {
  readonly grossMinor: bigint
  readonly feeMinor: bigint
  readonly postings: readonly Posting[]
}

/**
 * Splits a payout by its lines (payments, refunds, disputes, fees) and says what it posts: net from
 * clearing to the bank (`cash`: its account of the ledger), fees from clearing to expense. A payout below zero is taken from the bank.
 */
export function splitPayout(
  lines: readonly { readonly grossMinor: bigint; readonly feeMinor: bigint }[],
  memo: string,
  cash: string,
): PayoutSplit {
  const grossMinor = lines.reduce((sum, line) => sum + line.grossMinor, 0n)
  const feeMinor = lines.reduce((sum, line) => sum + line.feeMinor, 0n)
  const postings = [
    signed('payout', grossMinor - feeMinor, memo, cash),
    signed('payout_fee', feeMinor, memo, cash),
  ].filter(posting => posting !== undefined)
  return { grossMinor, feeMinor, postings }
}

/** A posting of an event; below zero with its sides swapped, none for zero. */
function signed(
  event: 'payout' | 'payout_fee',
  amountMinor: bigint,
  memo: string,
  cash: string,
): Posting | undefined {
  if (amountMinor === 0n) return undefined
  if (amountMinor > 0n) return receivablePosting(event, amountMinor, { cash }, memo)
  const { debit, credit, ...rest } = receivablePosting(event, -amountMinor, { cash }, memo)
  return { ...rest, debit: credit, credit: debit }
}
