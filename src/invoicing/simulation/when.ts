import { isWord, longestPeriod, periodEnd, type When } from '../../contracts/when.ts'
import { isBefore } from '../../kernel/period.ts'
import { planName } from './catalog.ts'
import type { ToldSubscription } from './input.ts'

/** A list of changes of a subscription, each with its day. */
type Dated<List extends 'quantityChanges' | 'planChanges'> = readonly (Omit<
  ToldSubscription[List][number],
  'effectiveOn'
> & { readonly effectiveOn: Temporal.PlainDate })[]

/** A subscription whose changes all have their day. */
export type DatedSubscription = Omit<
  ToldSubscription,
  'quantityChanges' | 'planChanges' | 'ends'
> & {
  readonly quantityChanges: Dated<'quantityChanges'>
  readonly planChanges: Dated<'planChanges'>
  readonly ends: readonly (Omit<ToldSubscription['ends'][number], 'endOn'> & {
    readonly endOn: Temporal.PlainDate | null
  })[]
}

type ToldPlans = readonly {
  readonly planCode: string
  readonly planVersion: number
  readonly charges: readonly { readonly chargeCode: string; readonly months: number }[]
}[]

/**
 * Gives every change of a subscription its day, as the commands do when they are given: `now` is the
 * day on which it becomes known (the start where it is known from the start), `period_end` the end
 * of the period that holds that day.
 */
export function dated(subscription: ToldSubscription, plans: ToldPlans): DatedSubscription {
  const { startOn } = subscription
  const anchorDay = subscription.anchorDay ?? startOn.day
  const chargesOn = (on: Temporal.PlainDate) => {
    const changes = subscription.planChanges.filter(
      ({ effectiveOn, knownFrom }) =>
        !isWord(effectiveOn) && !isBefore(on, effectiveOn) && !isBefore(on, knownFrom ?? startOn),
    )
    const plan = changes.at(-1) ?? subscription
    return plans.find(each => planName(each) === planName(plan))?.charges ?? []
  }
  const dateOf = (when: When, known: Temporal.PlainDate | null, chargeCode: string | null) => {
    const today = known ?? startOn
    if (!isWord(when)) return when
    if (when === 'now') return today
    const charges = chargesOn(today).filter(
      charge => chargeCode === null || charge.chargeCode === chargeCode,
    )
    return periodEnd(
      { startOn, anchor: { day: anchorDay, month: null } },
      longestPeriod(charges),
      today,
    )
  }
  return {
    ...subscription,
    quantityChanges: subscription.quantityChanges.map(change => ({
      ...change,
      effectiveOn: dateOf(change.effectiveOn, change.knownFrom, change.chargeCode),
    })),
    planChanges: subscription.planChanges.map(change => ({
      ...change,
      effectiveOn: dateOf(change.effectiveOn, change.knownFrom, null),
    })),
    ends: subscription.ends.map(end => ({
      ...end,
      endOn: end.endOn === null ? null : dateOf(end.endOn, end.knownFrom, null),
    })),
  }
}
