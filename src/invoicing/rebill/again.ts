import { earlier, isBefore } from '../../kernel/period.ts'
import { remembers } from '../../rating/closing.ts'
import type { DraftLine } from '../difference.ts'
import { duePeriods } from '../due.ts'
import type { AccountFacts, BilledKey, SubscriptionFacts } from '../facts.ts'
import { type PlannedCharge, plannedPeriod } from '../propose.ts'

/*
 * Rating again what was billed: the billed periods of a range are treated as if their facts had
 * changed. What has not been billed yet is left alone.
 */

/** Which billed periods are rated again. */
export type AgainTerms = {
  /** Periods with days on or after it … */
  readonly from: Temporal.PlainDate
  /** … that begin before it; null = up to what was billed last. */
  readonly to: Temporal.PlainDate | null
  /** Items it is limited to; null = all, one-off charges too. */
  readonly itemIds: ReadonlySet<string> | null
  /**
   * Whether the result is billed: then subscriptions whose facts have changed since are rated again
   * as a whole, because afterwards nothing of them is to be left.
   */
  readonly settling: boolean
  /** Periods (`itemId|start`) that were taken back on purpose: they are left as they are. */
  readonly takenBack: ReadonlySet<string>
}

/** What a run rates and compares, where it is not what is due. */
export type Chosen = {
  /** Through which date the terms of commitments are settled. */
  readonly termsThrough: Temporal.PlainDate
  plan(account: AccountFacts): PlannedCharge[]
  /** What the keys stand at, of those that were loaded for the account. */
  billedOf(
    account: AccountFacts,
    loaded: ReadonlyMap<string, BilledKey>,
  ): ReadonlyMap<string, BilledKey>
  /** Whether a line is billed; left out, all are. What is rated for others' sake may not be. */
  keeps?(line: Pick<DraftLine, 'itemId' | 'periodStart' | 'subscriptionId'>): boolean
}

/** Accounts made ready to be rated again, and what is chosen of them. */
export type Again = {
  readonly accounts: readonly AccountFacts[]
  readonly chosen: Chosen
  /** Whether a billed period of an item is in the range; its beginning is known to be after `from`. */
  readonly isIn: (itemId: string, periodStart: Temporal.PlainDate) => boolean
}

/** Before all bills: nothing is due by it but what was billed. */
export const BILLED_ONLY = Temporal.PlainDate.from('1900-01-01')

/** Prepares accounts for being rated again. Subscriptions that were never billed are left out. */
export function ratedAgain(accounts: readonly AccountFacts[], terms: AgainTerms): Again {
  const isIn = rangeOf(accounts, terms)
  const stale = new Set(
    accounts.flatMap(({ subscriptions }) =>
      subscriptions.flatMap(({ state, subscriptionId }) =>
        terms.settling && state.staleFrom !== null ? [subscriptionId] : [],
      ),
    ),
  )
  const chosen: Chosen = {
    termsThrough: BILLED_ONLY,
    plan: account => billedPeriods(account).filter(p => isIn(p.item.itemId, p.nominal.start)),
    billedOf: (_, loaded) =>
      new Map([...loaded].filter(([, key]) => isIn(key.itemId, key.periodStart))),
    keeps: line =>
      stale.has(line.subscriptionId) || !terms.takenBack.has(`${line.itemId}|${line.periodStart}`),
  }
  const reopen = (subscription: SubscriptionFacts): SubscriptionFacts => {
    const { staleFrom } = subscription.state
    const from = terms.settling && staleFrom !== null ? earlier(staleFrom, terms.from) : terms.from
    const { end, ending } = subscription
    const hasExit = ending !== null && end !== null && wasBilled(subscription, end)
    return {
      ...reopened(subscription, from),
      oneOffs: subscription.oneOffs.filter(one => isIn(one.oneOffId, one.serviceOn)),
      ending: hasExit && isIn(ending.endingId, end) ? ending : withoutExit(ending),
    }
  }
  return { accounts: accounts.map(account => withBilled(account, reopen)), chosen, isIn }
}

/** Which billed periods of which items are in the range. */
function rangeOf(accounts: readonly AccountFacts[], terms: AgainTerms): Again['isIn'] {
  const { itemIds } = terms
  const whole = new Set<string>()
  const openEnded = new Set<string>()
  const linked = new Set<string>()
  for (const { state, items, oneOffs, ending } of accounts.flatMap(each => each.subscriptions)) {
    const ids = items.map(item => item.itemId)
    if (terms.settling && state.staleFrom !== null) {
      const others = [...oneOffs.map(one => one.oneOffId), ...(ending ? [ending.endingId] : [])]
      for (const id of [...ids, ...others]) whole.add(id)
    }
    // Credits depend on what all charges of the subscription come to, and what is left goes on.
    const hasCredits = items.some(item => item.charge.energy?.kind === 'export_credit')
    if (hasCredits && ids.some(id => itemIds?.has(id))) for (const id of ids) linked.add(id)
    // What a period carries on reaches every later one.
    for (const { itemId, charge } of items) {
      if (hasCredits || remembers(charge)) openEnded.add(itemId)
    }
  }
  // What was committed depends on all that was charged in its term.
  for (const { commitments } of accounts)
    for (const each of commitments) whole.add(each.commitmentId)
  return (itemId, periodStart) => {
    if (whole.has(itemId)) return true
    if (itemIds !== null && !itemIds.has(itemId) && !linked.has(itemId)) return false
    return terms.to === null || openEnded.has(itemId) || isBefore(periodStart, terms.to)
  }
}

function wasBilled({ state }: SubscriptionFacts, date: Temporal.PlainDate): boolean {
  return state.billedThrough !== null && !isBefore(state.billedThrough, date)
}

/** An ending whose fee is not looked at: neither proposed nor compared. */
export function withoutExit(ending: SubscriptionFacts['ending']): SubscriptionFacts['ending'] {
  return ending === null ? null : { ...ending, exitFee: null }
}

/** The account with its billed subscriptions only, each changed. */
export function withBilled(
  account: AccountFacts,
  change: (subscription: SubscriptionFacts) => SubscriptionFacts,
): AccountFacts {
  const billed = account.subscriptions.filter(({ state }) => state.billedThrough !== null)
  return { ...account, subscriptions: billed.map(change) }
}

/** A subscription as if facts had changed on a date. */
export function reopened(
  subscription: SubscriptionFacts,
  from: Temporal.PlainDate,
): SubscriptionFacts {
  return { ...subscription, state: { ...subscription.state, staleFrom: from } }
}

/** Every billed period that facts as they are called changed touch. */
export function billedPeriods(account: AccountFacts): PlannedCharge[] {
  return account.subscriptions.flatMap(subscription => {
    const { billedThrough } = subscription.state
    if (billedThrough === null) return []
    return subscription.items.flatMap(item =>
      duePeriods(item, subscription, billedThrough).map(due =>
        plannedPeriod(subscription, item, due),
      ),
    )
  })
}
