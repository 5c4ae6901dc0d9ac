import type { DatedFact, Fact } from '../../payments/fact.ts'

/*
 * What a provider says of refunds, and which of them are ours. Facts arrive in any order, any number of
 * times; what they come to is a function of the set of them.
 */

export type RefundState = 'planned' | 'sending' | 'unknown' | 'pending' | 'done' | 'failed'

/** States in which it is not known yet whether the customer gets the money. */
export const LIVE_REFUNDS: readonly RefundState[] = ['planned', 'sending', 'unknown', 'pending']

/** What all facts of one refund of the provider's come to. */
export type RefundTold = {
  readonly providerRefundId: string
  /** Our own id of it, where the provider tells it. */
  readonly key: string | null
  /** Null: the provider never made it. */
  readonly amountMinor: bigint | null
  readonly state: 'pending' | 'done' | 'failed'
  readonly reason: string | null
}

type RefundFact = Extract<Fact, { kind: 'refund_pending' | 'refunded' | 'refund_failed' }>

const isRefund = (fact: Fact): fact is RefundFact =>
  fact.kind === 'refund_pending' || fact.kind === 'refunded' || fact.kind === 'refund_failed'

/**
 * The refunds of a payment as its provider tells them, by what it calls them. A failure is final: banks
 * send money back long after it was said to have arrived.
 */
export function refundsTold(facts: readonly DatedFact[]): RefundTold[] {
  const own = facts.map(({ fact }) => fact).filter(isRefund)
  return [...Map.groupBy(own, ({ refundId }) => refundId)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([providerRefundId, said]) => {
      const amounts = said.flatMap(fact => ('amountMinor' in fact ? [fact.amountMinor] : []))
      const reasons = said.flatMap(fact => ('reason' in fact && fact.reason ? [fact.reason] : []))
      const has = (kind: Fact['kind']): boolean => said.some(fact => fact.kind === kind)
      return {
        providerRefundId,
        key: said.find(fact => fact.key !== undefined)?.key ?? null,
        amountMinor: amounts.length === 0 ? null : amounts.reduce((a, b) => (a > b ? a : b)),
        state: has('refund_failed') ? 'failed' : has('refunded') ? 'done' : 'pending',
        reason: reasons.sort().at(-1) ?? null,
      }
    })
}

/** A refund that we asked for. */
export type Asked = { readonly refundId: string; readonly providerRefundId: string | null }

export type Assigned = {
  /** What became of ours, by our ids; those that nothing was said of are left out. */
  readonly ours: ReadonlyMap<string, RefundTold>
  /** What the provider gave back and we did not ask for. */
  readonly outside: readonly RefundTold[]
}

const RANK = { done: 0, pending: 1, failed: 2 } as const

/**
 * Which of the provider's refunds are ours: by our id, or by the name that the provider gave it. Should
 * it have made two for one of ours, one is ours and the other is not; what was done outweighs.
 */
export function assignRefunds(told: readonly RefundTold[], asked: readonly Asked[]): Assigned {
  const taken = new Set<string>()
  const ours = new Map<string, RefundTold>()
  for (const { refundId, providerRefundId } of asked) {
    const candidates = told
      .filter(
        each =>
          each.key === refundId ||
          (each.key === null && each.providerRefundId === providerRefundId),
      )
      .sort((a, b) => RANK[a.state] - RANK[b.state])
    const [best] = candidates
    if (best === undefined) continue
    ours.set(refundId, best)
    taken.add(best.providerRefundId)
  }
  const outside = told.filter(
    ({ providerRefundId, state, amountMinor }) =>
      state === 'done' && amountMinor !== null && !taken.has(providerRefundId),
  )
  return { ours, outside }
}
