import type { Names } from '../catalog/charge.ts'
import type { Anchor } from '../contracts/alignment.ts'
import { periodNumberAt, type Rhythm, rhythmFrom, rhythmPeriod } from '../kernel/calendar.ts'
import type { Decimal } from '../kernel/decimal.ts'
import { containsDate, earlier, isBefore, later, overlap, type Period } from '../kernel/period.ts'
import { rhythmOf } from './due.ts'
import type { AccountFacts, ProductFacts, SubscriptionFacts } from './facts.ts'

/** What a customer has agreed to spend at least, term by term. */
export type CommitmentFacts = {
  readonly commitmentId: string
  readonly contractId: string
  /** The one subscription whose charges count; null = all of the contract. */
  readonly subscriptionId: string | null
  readonly code: string
  readonly name: Names
  readonly product: ProductFacts
  readonly amount: Decimal
  readonly months: number
  readonly start: Temporal.PlainDate
  readonly end: Temporal.PlainDate | null
  readonly renews: boolean
  readonly earlyExit: 'pro_rata' | 'full'
  readonly chargeCodes: readonly string[] | null
}

/** A term of a commitment: the whole one, and the part before the customer left. */
export type TermOf = {
  readonly commitment: CommitmentFacts
  readonly term: Period
  readonly service: Period
}

const FOREVER = Temporal.PlainDate.from('9999-12-31')

/** The subscriptions whose charges count towards a commitment, in the order they are printed. */
export function subscriptionsOf(
  { contractId, subscriptionId }: CommitmentFacts,
  subscriptions: readonly SubscriptionFacts[],
): SubscriptionFacts[] {
  return subscriptions.filter(subscription =>
    subscriptionId === null
      ? subscription.contractId === contractId
      : subscription.subscriptionId === subscriptionId,
  )
}

/**
 * The terms from whose start on a commitment is compared with what was billed for it: that in which
 * the subscriptions were billed through, or in which facts have changed since. Earlier ones are
 * settled.
 */
export function committedSince(
  commitment: CommitmentFacts,
  subscriptions: readonly SubscriptionFacts[],
): Temporal.PlainDate | undefined {
  const since = subscriptionsOf(commitment, subscriptions).map(({ state }) => {
    const { billedThrough, staleFrom } = state
    if (billedThrough === null) return commitment.start
    if (staleFrom === null) return billedThrough
    // A service that was to end on that day counted in the term of the day before.
    return earlier(staleFrom.subtract({ days: 1 }), billedThrough)
  })
  if (since.length === 0) return undefined
  const rhythm = termRhythm(commitment)
  const date = later(since.reduce(earlier), commitment.start)
  return rhythmPeriod(rhythm, periodNumberAt(rhythm, date)).start
}

/**
 * The terms that a bill through `through` settles, or settles anew: a term is due on its last day,
 * or when the last of its subscriptions has ended.
 */
export function dueTerms(account: AccountFacts, through: Temporal.PlainDate): TermOf[] {
  return account.commitments.flatMap(commitment => {
    const subscriptions = subscriptionsOf(commitment, account.subscriptions)
    const since = committedSince(commitment, subscriptions)
    if (since === undefined) return []
    const horizon = subscriptions.reduce(
      (latest, { state }) => later(latest, state.billedThrough ?? latest),
      through,
    )
    const life = lifeOf(commitment, subscriptions)
    return life === undefined ? [] : termsFrom(commitment, since, life, horizon)
  })
}

function termsFrom(
  commitment: CommitmentFacts,
  since: Temporal.PlainDate,
  life: Period,
  horizon: Temporal.PlainDate,
): TermOf[] {
  const rhythm = termRhythm(commitment)
  const terms: TermOf[] = []
  for (let n = periodNumberAt(rhythm, since); n === 0 || commitment.renews; n += 1) {
    const term = rhythmPeriod(rhythm, n)
    if (!isBefore(term.start, life.end)) break
    const service = overlap(term, life)
    if (service === undefined) continue
    if (isBefore(horizon, service.end)) break
    terms.push({ commitment, term, service })
  }
  return terms
}

/** The term that a commitment is in on a day; undefined where it does not run then. */
export function termUnderWay(
  commitment: CommitmentFacts,
  subscriptions: readonly SubscriptionFacts[],
  on: Temporal.PlainDate,
): TermOf | undefined {
  const life = lifeOf(commitment, subscriptionsOf(commitment, subscriptions))
  if (life === undefined || !containsDate(life, on)) return undefined
  const rhythm = termRhythm(commitment)
  const n = periodNumberAt(rhythm, on)
  if (n > 0 && !commitment.renews) return undefined
  const term = rhythmPeriod(rhythm, n)
  const service = overlap(term, life)
  return service === undefined ? undefined : { commitment, term, service }
}

/**
 * When the commitment runs: never without a subscription that counts. Those that were cancelled from
 * their first day on commit nobody to anything.
 */
function lifeOf({ start, end }: CommitmentFacts, subscriptions: readonly SubscriptionFacts[]) {
  const lives = subscriptions
    .map(subscription => ({ start: subscription.start, end: subscription.end ?? FOREVER }))
    .filter(life => isBefore(life.start, life.end))
  if (lives.length === 0) return undefined
  return overlap(
    { start, end: end ?? FOREVER },
    {
      start: lives.map(life => life.start).reduce(earlier),
      end: lives.map(life => life.end).reduce(later),
    },
  )
}

function termRhythm({ start, months }: CommitmentFacts): Rhythm {
  return rhythmFrom(start, start.day, months)
}

/** An item, ever of a subscription, as far as it matters for what counts. */
export type CommittedItem = {
  readonly itemId: string
  readonly subscriptionId: string
  readonly chargeCode: string
  /** 0 = charged once. */
  readonly months: number
  readonly start: Temporal.PlainDate
  readonly end: Temporal.PlainDate | null
  readonly anchor: Anchor | null
}

/** The nominal periods of an item that count in a term: those that start in `[from, to)`. */
export type CountedRange = {
  readonly itemId: string
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
}

/**
 * What counts in a term: of each item the billing periods whose service ends in it, so that all of
 * them have fallen due when the term is settled and each counts in one term.
 */
export function countedRanges(
  { commitment, term, service }: TermOf,
  subscriptions: readonly SubscriptionFacts[],
  items: readonly CommittedItem[],
): CountedRange[] {
  const { chargeCodes } = commitment
  const inScope = new Map(
    subscriptionsOf(commitment, subscriptions).map(each => [each.subscriptionId, each]),
  )
  return items.flatMap(item => {
    const subscription = inScope.get(item.subscriptionId)
    const counts =
      chargeCodes === null ? item.chargeCode !== 'once' : chargeCodes.includes(item.chargeCode)
    if (subscription === undefined || !counts) return []
    if (item.months === 0) return [{ itemId: item.itemId, from: term.start, to: service.end }]
    const end = earlier(item.end ?? FOREVER, subscription.end ?? FOREVER)
    if (!isBefore(term.start, end)) return []
    const rhythm = rhythmOf({ charge: item, anchor: item.anchor }, subscription)
    const startAt = (date: Temporal.PlainDate) =>
      rhythmPeriod(rhythm, periodNumberAt(rhythm, date)).start
    const to = isBefore(service.end, end) ? startAt(service.end) : service.end
    return [{ itemId: item.itemId, from: startAt(term.start), to }]
  })
}
