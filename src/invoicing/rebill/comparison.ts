import type { StoredDraft } from '../draft.ts'

/** What was billed for the periods rated again, without tax. */
export type BilledNet = {
  readonly accountId: string
  readonly itemId: string
  readonly periodStart: Temporal.PlainDate
  readonly currency: string
  readonly netMinor: bigint
}

/** Before and after of one account in one currency; amounts in minor units. */
export type Comparison = {
  readonly currency: string
  /** Item periods that were rated again, documents voided, documents made. */
  readonly periods: number
  readonly voided: number
  readonly documents: number
  readonly beforeNetMinor: bigint
  /** What the documents come to together: the difference. */
  readonly netMinor: bigint
  readonly taxMinor: bigint
  readonly payableMinor: bigint
}

/**
 * Compares what was billed with what the drafts change, by currency. A currency in which nothing
 * changes is told too: what was looked at is part of the answer.
 */
export function comparisonsOf(
  nets: readonly BilledNet[],
  drafts: readonly StoredDraft[],
): Comparison[] {
  const currencies = new Set([...nets, ...drafts].map(each => each.currency))
  return [...currencies].sort().map(currency => {
    const billed = nets.filter(net => net.currency === currency)
    const made = drafts.filter(draft => draft.currency === currency)
    const sum = (of: (draft: StoredDraft) => string): bigint =>
      made.reduce((total, draft) => total + BigInt(of(draft)), 0n)
    return {
      currency,
      periods: new Set(billed.map(net => `${net.itemId}|${net.periodStart}`)).size,
      voided: made.filter(draft => draft.voids !== undefined).length,
      documents: made.length,
      beforeNetMinor: billed.reduce((total, net) => total + net.netMinor, 0n),
      netMinor: sum(draft => draft.netMinor),
      taxMinor: sum(draft => draft.taxMinor),
      payableMinor: sum(draft => draft.payableMinor),
    }
  })
}
