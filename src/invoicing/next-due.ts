import { periodNumberAt, rhythmPeriod } from '../kernel/calendar.ts'
import { earlier, isBefore, later, overlap } from '../kernel/period.ts'
import { dueDate, lifeOf, rhythmOf } from './due.ts'
import type { AccountFacts, ItemFacts, SubscriptionFacts } from './facts.ts'
import { activeParts } from './pauses.ts'

/**
 * The first date on which something falls due that has not been billed: the next period of any
 * charge, or a one-off charge. Undefined when nothing will ever be due again. The account's facts
 * must hold its one-off charges to come.
 */
export function nextDueOn(account: AccountFacts): Temporal.PlainDate | undefined {
  let next: Temporal.PlainDate | undefined
  for (const subscription of account.subscriptions) {
    const dates = [
      ...subscription.items.flatMap(item => nextOfItem(item, subscription) ?? []),
      ...subscription.oneOffs.map(oneOff => oneOff.serviceOn),
    ]
    for (const date of dates) next = next === undefined ? date : earlier(next, date)
  }
  return next
}

function nextOfItem(
  item: ItemFacts,
  subscription: SubscriptionFacts,
): Temporal.PlainDate | undefined {
  const life = lifeOf(item, subscription)
  if (life === undefined) return undefined
  const { billedThrough } = subscription.state
  const isBilled = (date: Temporal.PlainDate): boolean =>
    billedThrough !== null && !isBefore(billedThrough, date)
  if (item.charge.months === 0) {
    const dueOn = dueDate(item, { start: life.start, end: life.start.add({ days: 1 }) })
    return isBilled(dueOn) ? undefined : dueOn
  }
  const rhythm = rhythmOf(item, subscription)
  const first = periodNumberAt(rhythm, later(billedThrough ?? life.start, life.start)) - 1
  for (let n = first; ; n += 1) {
    const nominal = rhythmPeriod(rhythm, n)
    if (!isBefore(nominal.start, life.end)) return undefined
    const service = overlap(nominal, life)
    if (service === undefined) continue
    if (activeParts(item.charge, subscription.pauses, service).length === 0) {
      if (isForGood(subscription, nominal.start)) return undefined
      continue
    }
    const dueOn = dueDate(item, service)
    if (!isBilled(dueOn)) return dueOn
  }
}

/** A pause until further notice, under way on a day: nothing after it is ever due. */
function isForGood({ pauses }: SubscriptionFacts, on: Temporal.PlainDate): boolean {
  return pauses.some(({ from, to }) => to === null && !isBefore(on, from))
}
