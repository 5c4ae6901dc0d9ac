/*
 * What a provider or bank says of a payment, and what it all comes to. Facts arrive in any order, any
 * number of times; the standing is a function of the set of them, so that neither matters.
 */

type RefundOf = { readonly refundId: string; readonly key?: string }

export type Fact =
  /** The customer has to do something: confirm (3-D Secure), or fill in the provider's page. */
  | { readonly kind: 'needs_customer'; readonly page: string | null }
  | { readonly kind: 'pending' }
  /** The money is the provider's debt to us; by debit it may still come back. */
  | { readonly kind: 'succeeded'; readonly amountMinor: bigint }
  /** The same, of the whole amount that was asked for, from who does not tell it. */
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'cancelled' }
  /** A debit that had succeeded and came back. */
  | { readonly kind: 'returned'; readonly reason: string }
  /** Money given back; `key`: what we called the refund, where it was we who asked for it. */
  | (RefundOf & { readonly kind: 'refund_pending'; readonly amountMinor: bigint })
  | (RefundOf & { readonly kind: 'refunded'; readonly amountMinor: bigint })
  | (RefundOf & { readonly kind: 'refund_failed'; readonly reason?: string })
  | { readonly kind: 'dispute_opened'; readonly disputeId: string; readonly reason: string }
  | { readonly kind: 'dispute_won'; readonly disputeId: string }
  | { readonly kind: 'dispute_lost'; readonly disputeId: string }

/** A fact with when it happened, by the clock of who says it. */
export type DatedFact = { readonly at: Temporal.Instant; readonly fact: Fact }

export type PaymentState =
  | 'planned'
  | 'sending'
  | 'unknown'
  | 'needs_customer'
  | 'pending'
  | 'succeeded'
  | 'failed'
  | 'cancelled'
  | 'refunded'
  | 'returned'
  | 'disputed'
  | 'lost'

/** States in which it is not known yet whether money comes: what it is for is not asked for again. */
export const LIVE_STATES: readonly PaymentState[] = [
  'planned',
  'sending',
  'unknown',
  'needs_customer',
  'pending',
]

/** What the facts of a payment come to. */
export type Standing = {
  /** Null: nothing was said that decides anything. */
  readonly state: PaymentState | null
  readonly reason: string | null
  readonly page: string | null
  /** What the provider has taken for us; zero while it has not. */
  readonly capturedMinor: bigint
  readonly refundedMinor: bigint
  readonly dispute: 'none' | 'open' | 'won' | 'lost'
  readonly isReturned: boolean
}

/**
 * What the facts come to. What is final outweighs what is not, whenever it was said: a payment that
 * succeeded did so, even if a failure of an earlier try is told later; a lost dispute outweighs all.
 * `orderedMinor` is what was asked for.
 */
export function standingOf(facts: readonly DatedFact[], orderedMinor = 0n): Standing {
  const of = <Kind extends Fact['kind']>(kind: Kind): Extract<Fact, { kind: Kind }>[] =>
    inOrder(facts).filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind)
  const capturedMinor = largest([
    ...of('succeeded').map(({ amountMinor }) => amountMinor),
    ...of('confirmed').map(() => orderedMinor),
  ])
  const refundedMinor = refundsOf(of('refunded'), of('refund_failed'))
  const dispute = disputeOf(of('dispute_opened'), of('dispute_won'), of('dispute_lost'))
  const isReturned = capturedMinor > 0n && of('returned').length > 0
  const reasons = { returned: of('returned'), failed: of('failed'), disputed: of('dispute_opened') }
  const money = { capturedMinor, refundedMinor, dispute, isReturned }
  const has = (kind: Fact['kind']): boolean => facts.some(({ fact }) => fact.kind === kind)
  const state = stateFrom(money, has)
  const reasonsOf =
    state === 'returned'
      ? reasons.returned
      : state === 'failed'
        ? [...reasons.failed, ...reasons.returned]
        : state === 'disputed' || state === 'lost'
          ? reasons.disputed
          : []
  const page = of('needs_customer').at(-1)?.page ?? null
  return {
    ...money,
    state,
    reason: reasonsOf.at(-1)?.reason ?? null,
    page: state === 'needs_customer' ? page : null,
  }
}

type MoneyStanding = Pick<Standing, 'capturedMinor' | 'refundedMinor' | 'dispute' | 'isReturned'>

function stateFrom(
  money: MoneyStanding,
  has: (kind: Fact['kind']) => boolean,
): PaymentState | null {
  if (money.capturedMinor > 0n) {
    if (money.dispute === 'lost') return 'lost'
    if (money.isReturned) return 'returned'
    if (money.dispute === 'open') return 'disputed'
    return money.refundedMinor >= money.capturedMinor ? 'refunded' : 'succeeded'
  }
  // A return of what never succeeded for us is a failure.
  if (has('failed') || has('returned')) return 'failed'
  if (has('cancelled')) return 'cancelled'
  if (has('pending')) return 'pending'
  return has('needs_customer') ? 'needs_customer' : null
}

function largest(amounts: readonly bigint[]): bigint {
  let most = 0n
  for (const each of amounts) if (each > most) most = each
  return most
}

/** By time; facts of one moment by their text, so that their order of arrival never shows. */
function inOrder(facts: readonly DatedFact[]): Fact[] {
  const text = ({ fact }: DatedFact): string =>
    JSON.stringify(Object.values(fact).map(value => String(value)))
  return [...facts]
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at) || (text(a) < text(b) ? -1 : 1))
    .map(({ fact }) => fact)
}

function refundsOf(
  refunds: readonly { readonly refundId: string; readonly amountMinor: bigint }[],
  failed: readonly { readonly refundId: string }[],
): bigint {
  const byId = new Map(refunds.map(({ refundId, amountMinor }) => [refundId, amountMinor]))
  for (const { refundId } of failed) byId.delete(refundId)
  return [...byId.values()].reduce((sum, each) => sum + each, 0n)
}

function disputeOf(
  opened: readonly { readonly disputeId: string }[],
  won: readonly { readonly disputeId: string }[],
  lost: readonly { readonly disputeId: string }[],
): Standing['dispute'] {
  if (lost.length > 0) return 'lost'
  const over = new Set(won.map(({ disputeId }) => disputeId))
  if (opened.some(({ disputeId }) => !over.has(disputeId))) return 'open'
  return over.size > 0 ? 'won' : 'none'
}
