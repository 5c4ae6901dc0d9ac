import { type Anchor, anchoredRhythm } from '../contracts/alignment.ts'
import { isFreeInTrial } from '../contracts/trial.ts'
import { periodNumberAt, type Rhythm, rhythmPeriod } from '../kernel/calendar.ts'
import { earlier, isBefore, later, overlap, type Period } from '../kernel/period.ts'
import type { ItemFacts, SubscriptionFacts } from './facts.ts'
import { activeParts } from './pauses.ts'
import { begunSince } from './progressive/begun-since.ts'

/** A billing period of an item. */
export type DuePeriod = {
  /** All of it, by the anchor. */
  readonly nominal: Period
  /** The part in which the item was alive. */
  readonly service: Period
  /** What of that is charged: all of it where the subscription was not paused. */
  readonly active: readonly Period[]
}

const FOREVER = Temporal.PlainDate.from('9999-12-31')

/**
 * The periods of an item to be proposed by a bill run through `through`: those that fell due since
 * the subscription was last billed, and those already billed in which facts have changed since.
 * In advance a period is due when its service starts, in arrears when its service has ended, on
 * `through` at the latest. The number of periods looked at depends on what is new, never on the
 * age of the contract.
 */
export function duePeriods(
  item: ItemFacts,
  subscription: SubscriptionFacts,
  through: Temporal.PlainDate,
): DuePeriod[] {
  const { billedThrough, staleFrom } = subscription.state
  const life = lifeOf(item, subscription)
  if (life === undefined) return []
  // What was billed ahead of this run's date is still due: proposing less would take it back.
  const horizon = later(through, billedThrough ?? through)
  const { billed, stale } = tests(subscription)
  if (item.charge.months === 0) {
    const day = firstDay(life)
    const dueOn = dueDate(item, day)
    if (isBefore(horizon, dueOn) || (billed(dueOn) && !stale(day))) return []
    return [{ nominal: day, service: day, active: [day] }]
  }
  const rhythm = rhythmOf(item, subscription)
  const resumeAt =
    billedThrough === null ? life.start : earlier(staleFrom ?? billedThrough, billedThrough)
  const first = periodNumberAt(rhythm, later(resumeAt, life.start))
  const due: DuePeriod[] = []
  // One period earlier too: in arrears, the period that ends on the date billed through is settled,
  // and one that ends the day after starts before it.
  for (let n = first - 1; ; n += 1) {
    const nominal = rhythmPeriod(rhythm, n)
    if (isBefore(horizon, nominal.start)) break
    const service = overlap(nominal, life)
    if (service === undefined) {
      if (!isBefore(nominal.start, life.end)) break
      continue
    }
    const dueOn = dueDate(item, service)
    if (isBefore(horizon, dueOn) || isWaived(item, subscription, dueOn)) continue
    if (billed(dueOn) && !stale(nominal)) continue
    const active = activeParts(item.charge, subscription.pauses, service)
    if (active.length > 0) due.push({ nominal, service, active })
  }
  return due
}

/** Whether what fell due on a date has been billed, and whether a period's facts changed since. */
function tests({ state: { billedThrough, staleFrom } }: SubscriptionFacts) {
  return {
    billed: (dueOn: Temporal.PlainDate) =>
      billedThrough !== null && !isBefore(billedThrough, dueOn),
    stale: (nominal: Period) => staleFrom !== null && isBefore(staleFrom, nominal.end),
  }
}

/** The one period of a one-off charge. */
function firstDay(life: Period): Period {
  return { start: life.start, end: life.start.add({ days: 1 }) }
}

/** The date on which a period can be billed first. */
export function dueDate(item: ItemFacts, service: Period): Temporal.PlainDate {
  return item.charge.timing === 'advance' ? service.start : service.end
}

/**
 * The nominal period from whose start on billed lines are compared with what is proposed now: the
 * earliest one that changed facts may touch. Undefined when nothing can have been billed for what
 * is proposed.
 */
export function comparedSince(
  item: ItemFacts,
  subscription: SubscriptionFacts,
): Temporal.PlainDate | undefined {
  const { staleFrom } = subscription.state
  const begun = begunSince(subscription.state, item)
  if (begun !== undefined) {
    const { begun: _, ...state } = subscription.state
    const since = comparedSince(item, { ...subscription, state })
    return since === undefined ? begun : earlier(since, begun)
  }
  const reopened = reopenedPeriod(item, subscription)
  if (staleFrom === null) return reopened
  // A one-off charge has no period but its first day: touched by changes from then on or earlier.
  if (item.charge.months === 0) return staleFrom
  // Periods counted anew may start before those that were billed did: then all are compared.
  const { start } = subscription
  if (!isBefore(start, staleFrom)) return start.subtract({ months: item.charge.months })
  const stale = periodAt(item, subscription, staleFrom).start
  return reopened === undefined ? stale : earlier(reopened, stale)
}

/**
 * In arrears, a period under way on the date billed through may have been billed before: up to an
 * end that was taken back later. Its lines were reversed then; it is due anew when it is over.
 */
function reopenedPeriod(
  item: ItemFacts,
  subscription: SubscriptionFacts,
): Temporal.PlainDate | undefined {
  const { billedThrough } = subscription.state
  const life = lifeOf(item, subscription)
  if (billedThrough === null || life === undefined) return undefined
  if (item.charge.timing === 'advance' || item.charge.months === 0) return undefined
  const nominal = periodAt(item, subscription, billedThrough)
  const service = overlap(nominal, life)
  const isUnderWay = isBefore(nominal.start, billedThrough)
  return isUnderWay && service !== undefined && isBefore(billedThrough, service.end)
    ? nominal.start
    : undefined
}

/** The nominal period of an item in which a date lies. */
export function periodAt(
  item: ItemFacts,
  subscription: SubscriptionFacts,
  date: Temporal.PlainDate,
): Period {
  const rhythm = rhythmOf(item, subscription)
  return rhythmPeriod(rhythm, periodNumberAt(rhythm, date))
}

/** Whether the end of a subscription waives what falls due on a date: its final bill. */
function isWaived(
  { charge }: ItemFacts,
  { end, ending }: SubscriptionFacts,
  dueOn: Temporal.PlainDate,
): boolean {
  if (end === null || ending?.finalBill !== 'none' || charge.timing === 'advance') return false
  return !isBefore(dueOn, end)
}

/** The rhythm of an item's periods: that of its subscription, unless it was aligned otherwise. */
export function rhythmOf(
  item: { readonly charge: { readonly months: number }; readonly anchor: Anchor | null },
  { start, anchorDay, periodsFrom }: Pick<SubscriptionFacts, 'start' | 'anchorDay' | 'periodsFrom'>,
): Rhythm {
  const anchor = item.anchor ?? { day: anchorDay, month: null }
  return anchoredRhythm(periodsFrom ?? start, anchor, item.charge.months)
}

/** The days in which an item is charged: its own and its subscription's, both. */
export function lifeOf(item: ItemFacts, subscription: SubscriptionFacts): Period | undefined {
  return overlap(
    { start: item.start, end: item.end ?? FOREVER },
    { start: chargedFrom(item, subscription), end: chargedUntil(item, subscription) },
  )
}

/** The start; where a trial frees the charge, the first day after it. */
export function chargedFrom(
  { charge }: Pick<ItemFacts, 'charge'>,
  { start, trial = null }: SubscriptionFacts,
): Temporal.PlainDate {
  return trial !== null && isFreeInTrial(trial, charge) ? later(start, trial.endOn) : start
}

/** The end; where the seller keeps what was paid in advance, that of the period which it falls in. */
function chargedUntil(item: ItemFacts, subscription: SubscriptionFacts): Temporal.PlainDate {
  const { start, end, ending } = subscription
  if (end === null) return FOREVER
  const { timing, months } = item.charge
  const isKept = ending?.unused === 'keep' && timing === 'advance' && months > 0
  if (!isKept || !isBefore(start, end)) return end
  return periodAt(item, subscription, end.subtract({ days: 1 })).end
}
